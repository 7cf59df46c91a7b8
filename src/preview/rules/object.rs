//! An object as the runtime's rules look at it: here it is all JSON.

use std::borrow::Cow;
use std::ops::Index;

use serde_json::Value;

/// An object that was observed.
#[derive(Clone, Copy, Debug)]
pub struct Live<'a>(pub &'a Value);

/// A part of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its `spec`.
    Spec,
}

impl<'a> Live<'a> {
    /// What objects within a part of it hold below these keys; null where there is none.
    #[must_use]
    pub fn pick(&self, part: Part, keys: &[&str]) -> Cow<'a, Value> {
        let part = match part {
            Part::Spec => &self.0["spec"],
        };
        Cow::Borrowed(keys.iter().fold(part, |value, key| &value[*key]))
    }

    /// Whether it is being deleted.
    #[must_use]
    pub fn is_deleting(&self) -> bool {
        !self.0["metadata"]["deletionTimestamp"].is_null()
    }

    /// The generation of its spec; 0 where the kind has none.
    #[must_use]
    pub fn generation(&self) -> i64 {
        self.0["metadata"]["generation"].as_i64().unwrap_or(0)
    }
}

impl Index<&str> for Live<'_> {
    type Output = Value;

    fn index(&self, field: &str) -> &Value {
        &self.0[field]
    }
}
