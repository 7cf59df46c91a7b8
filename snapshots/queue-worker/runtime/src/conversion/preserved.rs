//! What a version cannot hold, kept in the annotation `<group>/preserved` while an object is in that version.
//!
//! It is found by going there and back: where that does not give the spec as it was, the difference is kept under the name of
//! the version that the object came from. When the object is to be in that version again, the difference is put back, but for
//! the parts that somebody changed meanwhile, and is in the annotation no longer.
//!
//! Whoever may write an object may write its annotations. So the annotation can only say what the version that the object is
//! in cannot, and that in the types of the version that it is put back into; the API server does not hold it to that version's
//! bounds and rules.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::{ConversionError, Fields};

/// How long the annotation may be: half of what the API server allows all annotations of an object.
pub const LIMIT: usize = 128 * 1024;

/// Any item of a list and any value of a map, in paths of secrets.
const ANY: &str = "*";

/// The differences by the version that holds what they say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Preserved(BTreeMap<String, Differences>);

/// The differences of a spec by JSON pointer.
pub type Differences = BTreeMap<String, Difference>;

/// What is different at one place. A value that is left out is unset.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// What the spec holds.
    #[serde(
        default,
        deserialize_with = "set",
        skip_serializing_if = "Option::is_none"
    )]
    value: Option<Value>,
    /// What is there instead after going there and back.
    #[serde(
        default,
        deserialize_with = "set",
        skip_serializing_if = "Option::is_none"
    )]
    instead: Option<Value>,
}

/// A value that is there, null included.
fn set<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

impl Preserved {
    /// Takes the annotation from an object. One that someone has spoilt counts as none.
    pub fn take(object: &mut Value, annotation: &str, known: impl Fn(&str) -> bool) -> Self {
        let Some(metadata) = object.get_mut("metadata").and_then(Value::as_object_mut) else {
            return Self::default();
        };
        let Some(annotations) = metadata
            .get_mut("annotations")
            .and_then(Value::as_object_mut)
        else {
            return Self::default();
        };
        let text = annotations.remove(annotation);
        if annotations.is_empty() {
            metadata.remove("annotations");
        }
        let text = text.as_ref().and_then(Value::as_str).unwrap_or_default();
        let mut preserved: Self = serde_json::from_str(text).unwrap_or_default();
        preserved.0.retain(|version, _| known(version));
        preserved
    }

    /// Puts the annotation on an object, if there is anything to keep.
    ///
    /// # Errors
    /// When it would be too long.
    pub fn put(&self, object: &mut Value, annotation: &str) -> Result<(), ConversionError> {
        if self.0.is_empty() {
            return Ok(());
        }
        let text = serde_json::to_string(self)?;
        if text.len() > LIMIT {
            return Err(ConversionError::new(format!(
                "what the other version cannot hold is {} bytes long, and at most {LIMIT} can be kept in an annotation",
                text.len()
            )));
        }
        object["metadata"]["annotations"][annotation] = text.into();
        Ok(())
    }

    /// Keeps what the way back from `back` would lose of `spec`.
    ///
    /// # Errors
    /// When that is a secret: annotations are shown where specs are not.
    pub fn keep(
        &mut self,
        version: &str,
        spec: &Fields,
        back: &Fields,
        secrets: &[&[&str]],
    ) -> Result<(), ConversionError> {
        let mut found = Differences::new();
        compare(back, spec, "", &mut found);
        for (pointer, difference) in &found {
            let values = [&difference.value, &difference.instead];
            let values: Vec<&Value> = values.into_iter().flatten().collect();
            // Secrets are named from the object on.
            let below_spec = secrets
                .iter()
                .filter_map(|path| Some(path.split_first()?.1));
            let is_reached =
                |path: &[&str]| values.iter().any(|value| reaches(pointer, value, path));
            if below_spec.into_iter().any(is_reached) {
                return Err(ConversionError::new(format!(
                    "the other version cannot hold spec{}, which is or has a secret and must not be kept in an annotation",
                    pointer.replace('/', ".")
                )));
            }
        }
        if found.is_empty() {
            self.0.remove(version);
        } else {
            self.0.insert(version.to_owned(), found);
        }
        Ok(())
    }

    /// Puts back what was kept of a version, but for what somebody changed meanwhile.
    pub fn restore(&mut self, version: &str, spec: &mut Fields) {
        for (pointer, difference) in self.0.remove(version).unwrap_or_default() {
            put_back(spec, &pointer, difference);
        }
    }
}

fn compare(before: &Fields, after: &Fields, path: &str, found: &mut Differences) {
    let added = after.keys().filter(|name| !before.contains_key(*name));
    for name in before.keys().chain(added) {
        let path = format!("{path}/{}", name.replace('~', "~0").replace('/', "~1"));
        match (before.get(name), after.get(name)) {
            (before, after) if before == after => {}
            (Some(Value::Object(before)), Some(Value::Object(after))) => {
                compare(before, after, &path, found);
            }
            (instead, value) => {
                let (value, instead) = (value.cloned(), instead.cloned());
                found.insert(path, Difference { value, instead });
            }
        }
    }
}

fn put_back(spec: &mut Fields, pointer: &str, difference: Difference) {
    let names = pointer.split('/').skip(1);
    let names: Vec<String> = names
        .map(|name| name.replace("~1", "/").replace("~0", "~"))
        .collect();
    let Some((last, around)) = names.split_last() else {
        return;
    };
    let mut object = spec;
    for name in around {
        // Who removed the object around it did not want it.
        match object.get_mut(name).and_then(Value::as_object_mut) {
            Some(next) => object = next,
            None => return,
        }
    }
    if object.get(last) != difference.instead.as_ref() {
        return;
    }
    match difference.value {
        Some(value) => drop(object.insert(last.clone(), value)),
        None => drop(object.remove(last)),
    }
}

/// Whether a value at a pointer is, has or is part of what is at the path.
fn reaches(pointer: &str, value: &Value, path: &[&str]) -> bool {
    let mut path = path;
    for name in pointer.split('/').skip(1) {
        match path.split_first() {
            Some((next, below)) if *next == name || *next == ANY => path = below,
            Some(_) => return false,
            None => return true,
        }
    }
    has(value, path)
}

fn has(value: &Value, path: &[&str]) -> bool {
    match (path.split_first(), value) {
        (None, _) => true,
        (Some((&ANY, below)), Value::Object(map)) => map.values().any(|value| has(value, below)),
        (Some((&ANY, below)), Value::Array(items)) => items.iter().any(|item| has(item, below)),
        (Some((name, below)), Value::Object(map)) => {
            map.get(*name).is_some_and(|value| has(value, below))
        }
        _ => false,
    }
}
