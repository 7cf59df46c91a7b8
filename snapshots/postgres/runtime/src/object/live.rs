//! An object whose JSON is decoded at the first look, and of that only what is looked at: most looks are at one field.

use std::ops::Index;
use std::sync::{Arc, OnceLock};

use serde_json::Value;

use super::fields::Fields;
use super::{Object, Part, View};
use crate::cel::{Root, steps};

/// An object as last observed. Indexed by the name of a field it gives its value, null where there is none.
#[derive(Debug)]
pub struct Live {
    /// As the cache has it; `None` if it never was there.
    object: Option<Arc<Object>>,
    /// Its parts, as far as they were looked at, in the order of [`Part`].
    parts: [OnceLock<Value>; Part::COUNT],
    /// Fields of them, as far as only those were looked at.
    fields: [Fields; Part::COUNT],
    /// All of it, once that was looked at.
    whole: OnceLock<Value>,
}

impl<'a> Root<'a> for &'a Live {
    fn whole(self) -> &'a Value {
        self.value()
    }

    fn below(self, first: &str, others: &[&str]) -> Option<&'a Value> {
        match (Part::of(first), others.split_first()) {
            (Some(part), Some((first, others))) => self.below_part(part, first, others),
            _ => steps(&self[first], others),
        }
    }
}

impl Live {
    /// An object of the cache.
    #[must_use]
    pub fn of(object: Arc<Object>) -> Self {
        Self {
            object: Some(object),
            parts: Default::default(),
            fields: Default::default(),
            whole: OnceLock::new(),
        }
    }

    /// Its JSON.
    pub fn value(&self) -> &Value {
        let decode = || self.object.as_ref().map(|object| object.value());
        self.whole.get_or_init(|| decode().unwrap_or_default())
    }

    /// A look at a part of it that decodes nothing.
    #[must_use]
    pub fn view(&self, part: Part) -> View<'_> {
        match (&self.object, self.parts[part as usize].get()) {
            (Some(object), None) if self.whole.get().is_none() => object.view(part),
            _ => View::Value(&self[part.name()]),
        }
    }

    /// What a part of it holds below keys.
    pub(super) fn below_part(&self, part: Part, first: &str, others: &[&str]) -> Option<&Value> {
        let field = match self.view(part) {
            // The text of the metadata is not complete.
            View::Text(json) if part != Part::Metadata && json.starts_with('{') => {
                let fields = &self.fields[part as usize];
                fields.get(first, || View::Text(json).at(first).value())
            }
            _ => return steps(&self[part.name()], &[&[first], others].concat()),
        };
        steps(field, others)
    }

    /// Whether it is being deleted.
    #[must_use]
    pub fn is_deleting(&self) -> bool {
        match &self.object {
            Some(object) => object.deleting,
            None => !self["metadata"]["deletionTimestamp"].is_null(),
        }
    }

    /// The generation of its spec; 0 where the kind has none.
    #[must_use]
    pub fn generation(&self) -> i64 {
        match &self.object {
            Some(object) => object.generation,
            None => self["metadata"]["generation"].as_i64().unwrap_or(0),
        }
    }

    /// As the cache has it.
    #[must_use]
    pub fn object(&self) -> Option<&Object> {
        self.object.as_deref()
    }
}

impl Index<&str> for Live {
    type Output = Value;

    fn index(&self, field: &str) -> &Value {
        match (&self.object, Part::of(field)) {
            (Some(object), Some(part)) if self.whole.get().is_none() => {
                self.parts[part as usize].get_or_init(|| object.part(part))
            }
            _ => &self.value()[field],
        }
    }
}

impl From<Value> for Live {
    fn from(value: Value) -> Self {
        Self {
            object: None,
            parts: Default::default(),
            fields: Default::default(),
            whole: value.into(),
        }
    }
}
