//! An object whose JSON is decoded at the first look: many are never looked into.

use std::sync::{Arc, OnceLock};

use serde_json::Value;

use super::Object;

/// An object as last observed.
#[derive(Debug)]
pub struct Live {
    /// As the cache has it; `None` if it never was there.
    object: Option<Arc<Object>>,
    value: OnceLock<Value>,
}

impl Live {
    /// An object of the cache.
    #[must_use]
    pub fn of(object: Arc<Object>) -> Self {
        Self {
            object: Some(object),
            value: OnceLock::new(),
        }
    }

    /// Its JSON.
    pub fn value(&self) -> &Value {
        let decode = || self.object.as_ref().map(|object| object.value());
        self.value.get_or_init(|| decode().unwrap_or_default())
    }

    /// As the cache has it.
    #[must_use]
    pub fn object(&self) -> Option<&Object> {
        self.object.as_deref()
    }
}

impl From<Value> for Live {
    fn from(value: Value) -> Self {
        Self {
            object: None,
            value: value.into(),
        }
    }
}
