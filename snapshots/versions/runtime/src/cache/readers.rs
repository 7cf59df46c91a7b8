//! Who reads what: the way back from an object to the resources of a kind whose references led to it.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::object::Key;

/// The resources of a kind and the objects that they read, by the place of the reference in
/// [`Kind::REFERENCES`](crate::Kind::REFERENCES). It is made of what reconciles found, so that it needs no other record.
#[derive(Default)]
pub struct Readers {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// The resources that read an object by the reference at this place.
    readers: HashMap<(usize, Key), HashSet<Key>>,
    /// Where the references of a resource lead, each in its place; `None` for one that is not read.
    reads: HashMap<Key, Vec<Option<Key>>>,
}

impl Readers {
    /// Remembers where the references of a resource lead now, in place of what they led to before.
    pub fn set(&self, reader: &Key, objects: Vec<Option<Key>>) {
        let mut state = self.state();
        if state.reads.get(reader) == Some(&objects) {
            return;
        }
        state.forget(reader);
        for (at, object) in objects.iter().enumerate() {
            if let Some(object) = object {
                let readers = state.readers.entry((at, object.clone())).or_default();
                readers.insert(reader.clone());
            }
        }
        state.reads.insert(reader.clone(), objects);
    }

    /// Forgets a resource that is gone.
    pub fn forget(&self, reader: &Key) {
        self.state().forget(reader);
    }

    /// The resources that read an object by the reference at this place.
    #[must_use]
    pub fn of(&self, at: usize, object: &Key) -> Vec<Key> {
        let state = self.state();
        let readers = state.readers.get(&(at, object.clone()));
        readers.into_iter().flatten().cloned().collect()
    }

    /// No code panics while it holds the lock, so a poisoned one is as good as any.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn forget(&mut self, reader: &Key) {
        let objects = self.reads.remove(reader).into_iter().flatten().enumerate();
        for (at, object) in objects {
            let Some(object) = object.map(|object| (at, object)) else {
                continue;
            };
            if let Some(readers) = self.readers.get_mut(&object) {
                readers.remove(reader);
                if readers.is_empty() {
                    self.readers.remove(&object);
                }
            }
        }
    }
}
