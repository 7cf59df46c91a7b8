//! Who reads what: the way back from an object to the resources of a kind whose references led to it, or would lead to it now.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Change, Labelled, Target};
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
    named: HashMap<(usize, Key), HashSet<Key>>,
    /// The resources that read what they select by the reference at this place.
    selecting: HashMap<usize, Selecting>,
    /// Where the references of a resource lead, each in its place; `None` for one that is not read.
    reads: HashMap<Key, Vec<Option<Target>>>,
}

/// A label with the value that every selected object has. Few selectors without one aside, so those that may select an
/// object are found by its labels, however many others there are.
type Anchor = Option<(String, String)>;

/// The resources that select objects, by what they select.
type Selecting = HashMap<Anchor, HashMap<Labelled, HashSet<Key>>>;

impl Readers {
    /// Remembers where the references of a resource lead now, in place of what they led to before.
    pub fn set(&self, reader: &Key, targets: Vec<Option<Target>>) {
        let mut state = self.state();
        if state.reads.get(reader) == Some(&targets) {
            return;
        }
        state.forget(reader);
        for (at, target) in targets.iter().enumerate() {
            let readers = match target {
                None => continue,
                Some(Target::Object(key)) => state.named.entry((at, key.clone())).or_default(),
                Some(Target::Objects(selection)) => {
                    let selecting = state.selecting.entry(at).or_default();
                    let selections = selecting.entry(anchor(selection)).or_default();
                    selections.entry(selection.clone()).or_default()
                }
            };
            readers.insert(reader.clone());
        }
        state.reads.insert(reader.clone(), targets);
    }

    /// Forgets a resource that is gone.
    pub fn forget(&self, reader: &Key) {
        self.state().forget(reader);
    }

    /// The resources that read an object by the reference at this place, as it was or as it is.
    #[must_use]
    pub fn of(&self, at: usize, change: &Change) -> HashSet<Key> {
        let state = self.state();
        let mut found = HashSet::new();
        for object in change.before.iter().chain(&change.after) {
            let named = state.named.get(&(at, object.key.clone()));
            found.extend(named.into_iter().flatten().cloned());
            if let Some(selecting) = state.selecting.get(&at) {
                found.extend(who_selects(selecting, &object.key, &object.labels()));
            }
        }
        found
    }

    /// No code panics while it holds the lock, so a poisoned one is as good as any.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn forget(&mut self, reader: &Key) {
        let targets = self.reads.remove(reader).into_iter().flatten();
        for (at, target) in targets.enumerate() {
            match target {
                None => {}
                Some(Target::Object(key)) => leave(&mut self.named, &(at, key), reader),
                Some(Target::Objects(selection)) => {
                    let anchor = anchor(&selection);
                    let Some(selecting) = self.selecting.get_mut(&at) else {
                        continue;
                    };
                    if let Some(selections) = selecting.get_mut(&anchor) {
                        leave(selections, &selection, reader);
                        if selections.is_empty() {
                            selecting.remove(&anchor);
                        }
                    }
                }
            }
        }
    }
}

/// The resources that select an object with this key and these labels.
fn who_selects(
    selecting: &Selecting,
    key: &Key,
    labels: &BTreeMap<String, String>,
) -> impl Iterator<Item = Key> {
    let label = |(key, value): (&String, &String)| Some((key.clone(), value.clone()));
    let anchors = labels.iter().map(label).chain([None]);
    anchors
        .filter_map(move |anchor| selecting.get(&anchor))
        .flatten()
        .filter(|(selection, _)| selection.means(key, labels))
        .flat_map(|(_, readers)| readers.iter().cloned())
}

fn anchor(selection: &Labelled) -> Anchor {
    let anchor = selection.labels.anchor();
    anchor.map(|(key, value)| (key.to_owned(), value.to_owned()))
}

/// Takes a reader from those of a target, and the target away with its last one.
fn leave<T: Eq + std::hash::Hash>(
    targets: &mut HashMap<T, HashSet<Key>>,
    target: &T,
    reader: &Key,
) {
    if let Some(readers) = targets.get_mut(target) {
        readers.remove(reader);
        if readers.is_empty() {
            targets.remove(target);
        }
    }
}
