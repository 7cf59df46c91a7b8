//! The objects of one kind as last seen, by the watch or in the answers to the operator's own writes.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use foldhash::{HashMap, HashSet};

use super::Labelled;
use super::labels::Labels;
use crate::object::{Key, Object};

/// The objects of one kind.
///
/// What the operator writes is there at once ([`Store::written`], [`Store::removed`]); the watch, which comes later, never
/// takes it back to an older version.
#[derive(Default)]
pub struct Store {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    objects: HashMap<Key, Arc<Object>>,
    /// The keys of the objects that a UID controls.
    owned: HashMap<Arc<str>, Vec<Key>>,
    /// The objects by their labels.
    labels: Labels,
    /// The UIDs of objects that the operator deleted and the watch still has.
    removed: HashSet<Box<str>>,
}

/// What an event changed in the store: the object before and after.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// What was there.
    pub before: Option<Arc<Object>>,
    /// What is there now.
    pub after: Option<Arc<Object>>,
}

impl Store {
    /// The object with this key.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<Arc<Object>> {
        self.state().objects.get(key).cloned()
    }

    /// The objects that are selected, in the order of their namespaces and names.
    #[must_use]
    pub fn selected(&self, selection: &Labelled) -> Vec<Arc<Object>> {
        // Labels are read without the lock, which watches wait for.
        let mut objects = self.candidates(selection);
        objects.retain(|object| selection.selects(object));
        objects.sort_by(|one, other| one.key.cmp(&other.key));
        objects
    }

    /// The objects that may be selected.
    fn candidates(&self, selection: &Labelled) -> Vec<Arc<Object>> {
        let mut state = self.state();
        let State {
            objects, labels, ..
        } = &mut *state;
        match selection.labels.anchor() {
            Some(label) => {
                let keys = labels.with(label, objects.values());
                let keys = keys.filter(|key| selection.is_in(key));
                keys.filter_map(|key| objects.get(key).cloned()).collect()
            }
            None => {
                let there = |object: &&Arc<Object>| selection.is_in(&object.key);
                objects.values().filter(there).cloned().collect()
            }
        }
    }

    /// The objects that a UID controls.
    #[must_use]
    pub fn owned_by(&self, uid: &str) -> Vec<Arc<Object>> {
        let state = self.state();
        let keys = state.owned.get(uid).into_iter().flatten();
        keys.filter_map(|key| state.objects.get(key).cloned())
            .collect()
    }

    /// The keys of all objects.
    #[must_use]
    pub fn keys(&self) -> Vec<Key> {
        self.state().objects.keys().cloned().collect()
    }

    /// Takes in what the watch or a list shows. Gives a change if anything differs that anyone reads.
    pub fn observed(&self, object: Object) -> Option<Change> {
        let mut state = self.state();
        if state.removed.contains(&object.uid) {
            return None;
        }
        let before = state.objects.get(&object.key).cloned();
        if before
            .as_ref()
            .is_some_and(|before| before.resource_version >= object.resource_version)
        {
            return None;
        }
        let silent = before
            .as_ref()
            .is_some_and(|before| before.reads_like(&object));
        let after = state.put(object);
        (!silent).then_some(Change {
            before,
            after: Some(after),
        })
    }

    /// Takes in the deletion that the watch shows. Gives a change unless the operator knew already.
    pub fn deleted(&self, object: &Object) -> Option<Change> {
        let mut state = self.state();
        if state.removed.remove(&object.uid) {
            return None;
        }
        state.take(&object.key, &object.uid).map(Change::gone)
    }

    /// Takes in the answer to a write of the operator's own.
    pub fn written(&self, object: Object) -> Arc<Object> {
        let mut state = self.state();
        match state.objects.get(&object.key) {
            Some(newer) if newer.resource_version >= object.resource_version => Arc::clone(newer),
            _ => state.put(object),
        }
    }

    /// Takes in the answer to a write of an object that the operator did not make. One that is not there was deleted
    /// meanwhile, or is selected no longer, and does not come back for it.
    pub fn rewritten(&self, object: Object) {
        let mut state = self.state();
        let known = state.objects.get(&object.key).is_some_and(|known| {
            known.uid == object.uid && known.resource_version < object.resource_version
        });
        if known {
            state.put(object);
        }
    }

    /// Forgets an object that the operator itself deleted.
    pub fn removed(&self, object: &Object) {
        let mut state = self.state();
        if state.take(&object.key, &object.uid).is_some() {
            state.removed.insert(object.uid.clone());
        }
    }

    /// Ends a list of one namespace, or of all, that showed the objects with these keys and UIDs at this version: what is not
    /// among them was deleted unseen.
    pub fn listed(
        &self,
        namespace: Option<&str>,
        seen: &HashMap<Key, Box<str>>,
        version: u64,
    ) -> Vec<Change> {
        let mut state = self.state();
        let vanished: Vec<Arc<Object>> = state
            .objects
            .values()
            .filter(|object| namespace.is_none_or(|namespace| &*object.key.namespace == namespace))
            .filter(|object| seen.get(&object.key) != Some(&object.uid))
            .filter(|object| object.resource_version <= version)
            .cloned()
            .collect();
        for object in &vanished {
            state.take(&object.key, &object.uid);
        }
        let shown: HashSet<&Box<str>> = seen.values().collect();
        state.removed.retain(|uid| shown.contains(uid));
        vanished.into_iter().map(Change::gone).collect()
    }

    /// No code panics while it holds the lock, so a poisoned one is as good as any.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Change {
    fn gone(before: Arc<Object>) -> Self {
        Self {
            before: Some(before),
            after: None,
        }
    }
}

impl State {
    fn put(&mut self, mut object: Object) -> Arc<Object> {
        // The map keeps the key that it has, which is in memory once then.
        if let Some((key, _)) = self.objects.get_key_value(&object.key) {
            object.key = key.clone();
        }
        let object = Arc::new(object);
        let before = self.objects.insert(object.key.clone(), Arc::clone(&object));
        if let Some(before) = &before {
            self.labels.remove(before);
        }
        self.labels.add(&object);
        let owner_before = before.as_ref().and_then(|before| before.owner.as_ref());
        if owner_before.map(|owner| &owner.uid) != object.owner.as_ref().map(|owner| &owner.uid) {
            if let Some(before) = &before {
                self.disown(before);
            }
            if let Some(owner) = &object.owner {
                let owned = self.owned.entry(Arc::clone(&owner.uid)).or_default();
                // Most own one object of a kind.
                owned.reserve_exact(1);
                owned.push(object.key.clone());
            }
        }
        object
    }

    fn take(&mut self, key: &Key, uid: &str) -> Option<Arc<Object>> {
        if &*self.objects.get(key)?.uid != uid {
            return None;
        }
        let object = self.objects.remove(key)?;
        self.labels.remove(&object);
        self.disown(&object);
        Some(object)
    }

    fn disown(&mut self, object: &Object) {
        let Some(owner) = &object.owner else { return };
        if let Some(keys) = self.owned.get_mut(&owner.uid) {
            keys.retain(|key| *key != object.key);
            if keys.is_empty() {
                self.owned.remove(&owner.uid);
            }
        }
    }
}
