//! An object that a resource reads and does not own.

use serde_json::Value;

use super::ChildKind;
use crate::expr::{Interpolation, Typed};

/// An object that a resource reads and does not own.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The name in the spec, in lowerCamelCase.
    pub id: String,
    /// What the names of its Rust functions begin with: the id in snake_case.
    pub stem: String,
    /// What kind of object it is.
    pub kind: ChildKind,
    /// Its name, from the resource alone.
    pub name: Interpolation,
    /// Its namespace, from the resource alone; `None` means the resource's own, or none where the kind has none.
    pub namespace: Option<Interpolation>,
    /// Whether it is read at all.
    pub when: Option<Typed>,
    /// Whether the resource does without it while it is not there.
    pub optional: bool,
    /// What such an object holds, for samples and tests; an object.
    pub example: Option<Value>,
}

impl Reference {
    /// The name, if it is the same for all resources: then that object alone is watched.
    #[must_use]
    pub fn fixed_name(&self) -> Option<String> {
        self.name.literal()
    }

    /// The namespace, if it is the same for all resources.
    #[must_use]
    pub fn fixed_namespace(&self) -> Option<String> {
        self.namespace.as_ref().and_then(Interpolation::literal)
    }
}
