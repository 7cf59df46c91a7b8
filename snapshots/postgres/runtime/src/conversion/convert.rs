//! One object from one version to another.

use serde_json::{Value, json};

use super::preserved::Preserved;
use super::{ConversionError, Convert, Fields, Version, unchanged};
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
    /// Whether a spec is one that the kind's type can hold.
    reads: fn(&Fields) -> bool,
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
            reads: |spec| {
                let object = json!({ "metadata": { "name": "any" }, "spec": spec });
                serde_json::from_value::<K>(object).is_ok()
            },
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
            let stored = &self.stored;
            let [inward, outward] = [
                Step {
                    from,
                    to: stored,
                    there: from.to_stored,
                    back: from.from_stored,
                },
                Step {
                    from: stored,
                    to,
                    there: to.from_stored,
                    back: to.to_stored,
                },
            ];
            inward.take(spec, &mut preserved, self.reads)?;
            outward.take(spec, &mut preserved, |_| true)?;
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
struct Step<'a> {
    from: &'a Version,
    to: &'a Version,
    there: Convert,
    back: Convert,
}

impl Step<'_> {
    /// Converts a spec. `reads` says whether one could be the spec of an object.
    fn take(
        &self,
        spec: &mut Fields,
        preserved: &mut Preserved,
        reads: impl Fn(&Fields) -> bool,
    ) -> Result<(), ConversionError> {
        if self.from.name == self.to.name {
            return Ok(());
        }
        let before = spec.clone();
        (self.there)(spec)?;
        let mut returned = self.returned(spec)?;
        let mut restored = spec.clone();
        preserved.restore(self.to.name, &mut restored);
        if restored != *spec
            && let Ok(told) = self.returned(&restored)
            // Whoever may write the object may write the annotation, too: it must not say what the version itself says.
            && (told == returned || told == before)
            && reads(&restored)
        {
            (*spec, returned) = (restored, told);
        }
        preserved.keep(self.from.name, &before, &returned, self.from.secrets)
    }

    fn returned(&self, spec: &Fields) -> Result<Fields, ConversionError> {
        let mut returned = spec.clone();
        (self.back)(&mut returned)?;
        Ok(returned)
    }
}
