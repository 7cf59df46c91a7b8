//! What the references of a resource lead to.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::object::{Key, Object};
use crate::selector::LabelSelector;

/// What a reference of a resource leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The object with this key.
    Object(Key),
    /// The objects that are selected.
    Objects(Labelled),
}

/// Objects that are meant by their labels.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Labelled {
    /// Their namespace; `None` means any, or none where the kind has none.
    pub namespace: Option<Arc<str>>,
    /// What their labels must be.
    pub labels: LabelSelector,
}

impl Labelled {
    /// Whether an object is among them.
    #[must_use]
    pub fn selects(&self, object: &Object) -> bool {
        self.is_in(&object.key) && (self.labels.is_empty() || self.labels.matches(&object.labels()))
    }

    /// Whether an object with this key and these labels is among them.
    pub(crate) fn means(&self, key: &Key, labels: &BTreeMap<String, String>) -> bool {
        self.is_in(key) && self.labels.matches(labels)
    }

    /// Whether an object with this key is in the right place.
    pub(super) fn is_in(&self, key: &Key) -> bool {
        self.namespace
            .as_ref()
            .is_none_or(|namespace| *namespace == key.namespace)
    }
}

/// The rest of a sentence about objects of a kind.
impl fmt::Display for Labelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(namespace) = &self.namespace {
            write!(f, " in {namespace}")?;
        }
        if !self.labels.is_empty() {
            write!(f, " with {}", self.labels)?;
        }
        Ok(())
    }
}
