//! The live objects of one child.

use std::sync::{Arc, OnceLock};

use serde_json::Value;

use super::Live;

/// The live objects of one child, in the order of their keys: of a child that is one object, that one without a key.
#[derive(Debug, Default)]
pub struct Lives {
    objects: Vec<(Option<Arc<str>>, Live)>,
    /// Their JSON, once that was looked at.
    list: OnceLock<Value>,
}

impl Lives {
    /// One object, with its key where the child has several.
    #[must_use]
    pub fn of(key: Option<Arc<str>>, live: Live) -> Self {
        Self {
            objects: vec![(key, live)],
            list: OnceLock::new(),
        }
    }

    /// Adds others; of two with the same key, the later stays.
    pub fn append(&mut self, others: Self) {
        self.list.take();
        if self.objects.is_empty() {
            self.objects = others.objects;
            return;
        }
        for (key, live) in others.objects {
            match self.place(key.as_deref()) {
                Ok(place) => self.objects[place].1 = live,
                Err(place) => self.objects.insert(place, (key, live)),
            }
        }
    }

    /// The first of them, which is the only one of a child that is one object.
    #[must_use]
    pub fn first(&self) -> Option<&Live> {
        self.objects.first().map(|(_, live)| live)
    }

    /// The object with this key.
    #[must_use]
    pub fn get(&self, key: Option<&str>) -> Option<&Live> {
        let place = self.place(key).ok()?;
        self.objects.get(place).map(|(_, live)| live)
    }

    /// Their JSON: a list.
    pub fn list(&self) -> &Value {
        let objects = || self.objects.iter().map(|(_, live)| live.value().clone());
        self.list.get_or_init(|| objects().collect())
    }

    fn place(&self, key: Option<&str>) -> Result<usize, usize> {
        self.objects
            .binary_search_by(|(known, _)| known.as_deref().cmp(&key))
    }
}

impl From<Live> for Lives {
    fn from(live: Live) -> Self {
        Self::of(None, live)
    }
}
