//! The children of one resource in the course of one reconcile.

use std::collections::BTreeMap;

use serde_json::Value;

use super::expand::Part;
use super::slot::Slot;
use crate::api::ApiResource;
use crate::error::Error;
use crate::kind::Kind;
use crate::object::{Key, Live, Lives, Object};

/// What became of one object of a child.
#[derive(Debug)]
pub enum Fate {
    /// It is not wanted.
    Unwanted,
    /// It has to wait; for what, for people.
    Waiting(String),
    /// It could not be built or applied. Few are, so that it takes no room of the others'.
    Failed(Box<Error>),
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

/// What became of one object of a child, and what there is of it.
pub struct Result {
    /// Which one, or all of a child.
    pub slot: Slot,
    /// What became of it.
    pub fate: Fate,
    /// The live object, if there is one; all of them where the slot stands for all.
    pub live: Lives,
}

/// The children of one resource in the course of one reconcile: in waves, each after those it depends on.
pub struct Children {
    /// Whether the turn of each child has come, in the order of [`Kind::CHILDREN`].
    begun: Vec<bool>,
    /// What became of each object.
    fates: BTreeMap<Slot, Fate>,
    /// The live objects, by id.
    pub live: BTreeMap<&'static str, Lives>,
    /// The elements that a `readyWhen` will see.
    elements: BTreeMap<Slot, Value>,
    ids: Vec<&'static str>,
    resources: Vec<ApiResource>,
}

impl Children {
    /// The children of a kind, none of them dealt with yet.
    pub fn of<K: Kind>() -> Self {
        Self {
            begun: vec![false; K::CHILDREN.len()],
            fates: BTreeMap::new(),
            live: BTreeMap::new(),
            elements: BTreeMap::new(),
            ids: K::CHILDREN.iter().map(|child| child.id).collect(),
            resources: K::CHILDREN.iter().map(|child| child.resource).collect(),
        }
    }

    /// The next children that can be dealt with, all at once; `None` at the end.
    pub fn next_wave<K: Kind>(&mut self) -> Option<Vec<usize>> {
        let has_begun = |id: &&str| self.position(id).is_none_or(|at| self.begun[at]);
        let wave: Vec<usize> = (0..self.begun.len())
            .filter(|at| !self.begun[*at] && K::CHILDREN[*at].after.iter().all(&has_begun))
            .collect();
        for at in &wave {
            self.begun[*at] = true;
        }
        (!wave.is_empty()).then_some(wave)
    }

    /// Remembers the elements of which it matters later whether their objects are ready.
    pub fn expect<K: Kind>(&mut self, parts: &[Part]) {
        for Part { slot, element } in parts {
            if let (Some(_), Some(_), Ok(element)) =
                (&slot.key, K::CHILDREN[slot.child].ready_when, element)
            {
                self.elements.insert(slot.clone(), element.clone());
            }
        }
    }

    /// The element that an object is made for, as far as it matters.
    pub fn element(&self, slot: &Slot) -> &Value {
        self.elements.get(slot).unwrap_or(&Value::Null)
    }

    /// Remembers what became of the children of a wave.
    pub fn record(&mut self, results: Vec<Result>) {
        for Result { slot, fate, live } in results {
            if live.first().is_some() {
                let known = self.live.entry(self.ids[slot.child]).or_default();
                known.append(live);
            }
            self.fates.insert(slot, fate);
        }
    }

    /// What became of each object.
    pub fn fates(&self) -> impl Iterator<Item = (&Slot, &Fate)> {
        self.fates.iter()
    }

    /// A live object.
    pub fn live(&self, slot: &Slot) -> Option<&Live> {
        let lives = self.live.get(self.ids[slot.child])?;
        lives.get(slot.key.as_deref())
    }

    /// Whether an object is one of those that were applied.
    pub fn holds(&self, resource: ApiResource, object: &Object) -> bool {
        let is_it = |slot: &Slot, fate: &Fate| {
            self.resources[slot.child] == resource && fate.applied() == Some(&object.key)
        };
        // Its own account of itself is mostly true, and soon looked up.
        let own = self.slot(object);
        let own = own.and_then(|own| self.fates.get_key_value(&own));
        own.is_some_and(|(slot, fate)| is_it(slot, fate))
            || self.fates().any(|(slot, fate)| is_it(slot, fate))
    }

    /// What became of the child that an object is by its own account, or of all: `None` where it is known that there is no
    /// such object to be.
    pub fn fates_of(&self, object: &Object) -> Option<Vec<&Fate>> {
        let Some(slot) = self.slot(object) else {
            return Some(self.fates.values().collect());
        };
        let all = || self.fates.get(&Slot::of(slot.child));
        let fate = self.fates.get(&slot).or_else(all)?;
        Some(vec![fate])
    }

    /// Whether an object with this place could still be wanted.
    pub fn may_want(&self, slot: &Slot) -> bool {
        self.fates.contains_key(slot) || self.fates.contains_key(&Slot::of(slot.child))
    }

    /// Where an object belongs by its own account.
    fn slot(&self, object: &Object) -> Option<Slot> {
        Some(Slot {
            child: self.position(object.component.as_deref()?)?,
            key: object.element.as_deref().map(Into::into),
        })
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.ids.iter().position(|known| *known == id)
    }
}
