//! One object from one version to another.

use serde_json::Value;

use super::preserved::Preserved;
use super::{ConversionError, Fields, Version, unchanged};
use crate::Kind;

/// The versions of a kind.
#[derive(Clone, Debug)]
pub struct Conversions {
    /// The API group.
    pub group: String,
    /// The kind.
    pub kind: String,
    stored: Version,
    versions: &'static [Version],
    annotation: String,
}

impl Conversions {
    /// The versions of a kind.
    #[must_use]
    pub fn of<K: Kind>() -> Self {
        let resource = crate::ApiResource::of::<K>();
        Self {
            group: resource.group.to_owned(),
            kind: resource.kind.to_owned(),
            stored: Version {
                name: resource.version,
                to_stored: unchanged,
                from_stored: unchanged,
                secrets: K::SECRETS,
            },
            versions: K::VERSIONS,
            annotation: format!("{}/preserved", resource.group),
        }
    }

    /// The names of all versions, the stored one first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.stored.name).chain(self.versions.iter().map(|version| version.name))
    }

    /// Converts an object to the version of this name.
    ///
    /// # Errors
    /// When a version is not one of the kind's, code of the user's own refuses the object, or what would be lost of it cannot
    /// be kept.
    pub fn convert(&self, mut object: Value, wanted: &str) -> Result<Value, ConversionError> {
        let from = self.version(version_of(&object))?;
        let to = self.version(wanted)?;
        if from.name == to.name {
            return Ok(object);
        }
        let known = |name: &str| self.names().any(|version| version == name);
        let mut preserved = Preserved::take(&mut object, &self.annotation, known);
        if let Some(Value::Object(spec)) = object.get_mut("spec") {
            let (way, stored) = ((from.to_stored, from.from_stored), &self.stored);
            step(spec, from, stored, way, &mut preserved)?;
            step(
                spec,
                stored,
                to,
                (to.from_stored, to.to_stored),
                &mut preserved,
            )?;
        }
        object["apiVersion"] = format!("{}/{}", self.group, to.name).into();
        preserved.put(&mut object, &self.annotation)?;
        Ok(object)
    }

    fn version(&self, name: &str) -> Result<&Version, ConversionError> {
        let mut all = std::iter::once(&self.stored).chain(self.versions);
        all.find(|version| version.name == name)
            .ok_or_else(|| ConversionError::new(format!("{} has no version {name}", self.kind)))
    }
}

/// The version that an object says it is in.
fn version_of(object: &Value) -> &str {
    let api_version = object["apiVersion"].as_str().unwrap_or_default();
    api_version.rsplit('/').next().unwrap_or_default()
}

/// One half of the way: from a version to the stored one, or from that to a version.
fn step(
    spec: &mut Fields,
    from: &Version,
    to: &Version,
    (there, back): (super::Convert, super::Convert),
    preserved: &mut Preserved,
) -> Result<(), ConversionError> {
    if from.name == to.name {
        return Ok(());
    }
    let before = spec.clone();
    there(spec)?;
    preserved.restore(to.name, spec);
    let mut returned = spec.clone();
    back(&mut returned)?;
    preserved.keep(from.name, &before, &returned, from.secrets)
}
