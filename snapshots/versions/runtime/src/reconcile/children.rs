//! The children of one resource in the course of one reconcile.

use std::collections::BTreeMap;

use crate::api::ApiResource;
use crate::error::Error;
use crate::kind::Kind;
use crate::object::{Key, Live};

/// What became of one child.
#[derive(Debug)]
pub enum Fate {
    /// It is not wanted.
    Unwanted,
    /// It has to wait; for what, for people.
    Waiting(String),
    /// It could not be built or applied.
    Failed(Error),
    /// It is as desired, under this key.
    Applied(Key),
    /// It is as desired and ready, as it was before.
    Settled(Key),
}

impl Fate {
    /// The key of the object, if it is as desired.
    pub fn applied(&self) -> Option<&Key> {
        match self {
            Self::Applied(key) | Self::Settled(key) => Some(key),
            Self::Unwanted | Self::Waiting(_) | Self::Failed(_) => None,
        }
    }
}

/// What became of one child of a wave, and its live object if there is one.
pub struct Result {
    /// Its index in [`Kind::CHILDREN`].
    pub at: usize,
    /// What became of it.
    pub fate: Fate,
    /// Its live object.
    pub live: Option<Live>,
}

/// The children of one resource in the course of one reconcile: in waves, each after those it depends on.
pub struct Children {
    /// What became of each child, in the order of [`Kind::CHILDREN`]; `None` before its wave.
    fates: Vec<Option<Fate>>,
    /// The live objects, by id.
    pub live: BTreeMap<&'static str, Live>,
    ids: Vec<&'static str>,
    resources: Vec<ApiResource>,
}

impl Children {
    /// The children of a kind, none of them dealt with yet.
    pub fn of<K: Kind>() -> Self {
        Self {
            fates: K::CHILDREN.iter().map(|_| None).collect(),
            live: BTreeMap::new(),
            ids: K::CHILDREN.iter().map(|child| child.id).collect(),
            resources: K::CHILDREN.iter().map(|child| child.resource).collect(),
        }
    }

    /// The next children that can be dealt with, all at once; `None` at the end.
    pub fn next_wave<K: Kind>(&self) -> Option<Vec<usize>> {
        let decided = |id: &&str| {
            self.ids
                .iter()
                .position(|known| known == id)
                .is_none_or(|at| self.fates[at].is_some())
        };
        let wave: Vec<usize> = (0..self.fates.len())
            .filter(|at| self.fates[*at].is_none() && K::CHILDREN[*at].after.iter().all(&decided))
            .collect();
        (!wave.is_empty()).then_some(wave)
    }

    /// Remembers what became of the children of a wave.
    pub fn record(&mut self, results: Vec<Result>) {
        for Result { at, fate, live } in results {
            if let Some(live) = live {
                self.live.insert(self.ids[at], live);
            }
            self.fates[at] = Some(fate);
        }
    }

    /// What became of each child, by id.
    pub fn fates(&self) -> impl Iterator<Item = (&'static str, &Fate)> {
        let fates = self.ids.iter().zip(&self.fates);
        fates.filter_map(|(id, fate)| fate.as_ref().map(|fate| (*id, fate)))
    }

    /// What became of one child.
    pub fn fate(&self, id: &str) -> Option<&Fate> {
        self.fates()
            .find(|(known, _)| *known == id)
            .map(|(_, fate)| fate)
    }

    /// Whether an object is one of those that were applied.
    pub fn holds(&self, resource: ApiResource, key: &Key) -> bool {
        let is_it = |fate: &Option<Fate>| fate.as_ref().and_then(Fate::applied) == Some(key);
        self.resources
            .iter()
            .zip(&self.fates)
            .any(|(known, fate)| *known == resource && is_it(fate))
    }
}
