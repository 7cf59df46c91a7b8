//! Objects that are read together, whose JSON is decoded at the first look.

use std::sync::{Arc, OnceLock};

use serde_json::Value;

use super::Object;

/// The objects that a reference by selector leads to, in the order of their namespaces and names.
#[derive(Debug, Default)]
pub struct Selected {
    /// As the cache has them.
    objects: Vec<Arc<Object>>,
    /// Their JSON, once that was looked at.
    list: OnceLock<Value>,
}

impl Selected {
    /// Objects of the cache.
    #[must_use]
    pub fn of(objects: Vec<Arc<Object>>) -> Self {
        let list = OnceLock::new();
        Self { objects, list }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.objects.is_empty() && self.list().as_array().is_none_or(Vec::is_empty)
    }

    /// Their JSON: a list.
    pub fn list(&self) -> &Value {
        let objects = || self.objects.iter().map(|object| object.value());
        self.list.get_or_init(|| objects().collect())
    }
}

impl From<Value> for Selected {
    fn from(list: Value) -> Self {
        Self {
            objects: Vec::new(),
            list: list.into(),
        }
    }
}
