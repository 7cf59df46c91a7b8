//! The objects of a store by their labels.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::object::{Key, Object};

/// The keys of objects by label and value. It is made when it is asked for the first time, and kept from then on: most stores
/// are never asked.
#[derive(Default)]
pub struct Labels {
    keys: Option<HashMap<(String, String), HashSet<Key>>>,
}

impl Labels {
    /// The keys of the objects with this label; `objects` are all that there are.
    pub fn with<'a>(
        &mut self,
        (label, value): (&str, &str),
        objects: impl Iterator<Item = &'a Arc<Object>>,
    ) -> impl Iterator<Item = &Key> {
        let keys = self.keys.get_or_insert_with(|| {
            let mut keys = HashMap::new();
            objects.for_each(|object| add(&mut keys, object));
            keys
        });
        let found = keys.get(&(label.to_owned(), value.to_owned()));
        found.into_iter().flatten()
    }

    /// An object came.
    pub fn add(&mut self, object: &Object) {
        if let Some(keys) = &mut self.keys {
            add(keys, object);
        }
    }

    /// An object went.
    pub fn remove(&mut self, object: &Object) {
        let Some(keys) = &mut self.keys else { return };
        for label in object.labels() {
            if let Some(found) = keys.get_mut(&label) {
                found.remove(&object.key);
                if found.is_empty() {
                    keys.remove(&label);
                }
            }
        }
    }
}

fn add(keys: &mut HashMap<(String, String), HashSet<Key>>, object: &Object) {
    for label in object.labels() {
        keys.entry(label).or_default().insert(object.key.clone());
    }
}
