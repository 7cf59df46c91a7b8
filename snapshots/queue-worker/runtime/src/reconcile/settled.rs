//! Settled children: found as desired, with nothing changed since, neither they nor what they are made of. They are neither
//! built nor compared again: most reconciles are about one child of several, and most about its status alone.

use super::children::{Children, Fate, Result as ChildResult};
use super::context::Context;
use super::expand::Part;
use super::slot::Slot;
use super::subject::Subject;
use crate::kind::Kind;
use crate::metrics::Apply;
use crate::object::{Key, Live, Lives, Object};

/// An object as it was when it was found as desired.
pub struct Settled {
    /// Which one of its resource.
    slot: Slot,
    key: Key,
    /// Its version.
    version: u64,
    /// What it was but for its status, see [`crate::object::Object::body`].
    body: u64,
    /// Whether it was ready, as nothing but itself says.
    ready: bool,
    /// The version of the resource that it was made of.
    resource: u64,
}

/// Takes out of a wave the objects that are as desired still.
pub fn settled<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
    wave: &mut Vec<Part>,
) -> Vec<ChildResult> {
    let known = context.memory.settled(&subject.object);
    let mut results = Vec::new();
    wave.retain(|part| {
        let known = part
            .element
            .as_ref()
            .ok()
            .and_then(|_| find(&known, &part.slot));
        let result = known.and_then(|known| known.still(context, subject));
        let is_settled = result.is_some();
        results.extend(result);
        !is_settled
    });
    results
}

/// Whether nobody has changed an object, but for its status, since it was found as desired.
pub fn is_untouched<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
    slot: &Slot,
    live: &Object,
) -> bool {
    let known = context.memory.settled(&subject.object);
    find(&known, slot).is_some_and(|known| known.key == live.key && known.is_body_of(live))
}

/// Remembers the objects that are as desired, given those that are ready, in their order.
pub fn remember<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
    children: &Children,
    ready: &[Slot],
) {
    let before = context.memory.settled(&subject.object);
    // What is made of other children, too, changes with them.
    let is_alone = |slot: &Slot| K::CHILDREN[slot.child].after.is_empty();
    let alone = children.fates().filter(|(slot, _)| is_alone(slot));
    let settled = alone.filter_map(|(slot, fate)| {
        let key = fate.applied()?;
        let object = children.live(slot)?.object()?;
        let version = object.resource_version;
        let known = find(&before, slot).filter(|known| known.version == version);
        let by_itself = K::CHILDREN[slot.child].ready_when.is_none();
        Some(Settled {
            slot: slot.clone(),
            key: key.clone(),
            version,
            body: known.map_or_else(|| object.body(), |known| known.body),
            ready: by_itself && ready.binary_search(slot).is_ok(),
            resource: subject.object.resource_version,
        })
    });
    let settled = settled.collect();
    let memory = &context.memory;
    memory.settle(&subject.object, settled, |slot| children.may_want(slot));
}

/// What is remembered of an object, among others in their order.
fn find<'a>(known: &'a [Settled], slot: &Slot) -> Option<&'a Settled> {
    let place = known.binary_search_by(|known| known.slot.cmp(slot)).ok()?;
    known.get(place)
}

impl Settled {
    fn is_body_of(&self, live: &Object) -> bool {
        live.resource_version == self.version || live.body() == self.body
    }

    fn still<K: Kind>(&self, context: &Context<K>, subject: &Subject<K>) -> Option<ChildResult> {
        let live = context.children[self.slot.child].get(&self.key)?;
        if subject.object.resource_version != self.resource || !self.is_body_of(&live) {
            return None;
        }
        let same = live.resource_version == self.version;
        let plural = K::CHILDREN[self.slot.child].resource.plural;
        context.metrics.apply(plural, Apply::Skipped);
        let key = self.key.clone();
        Some(ChildResult {
            slot: self.slot.clone(),
            fate: match same && self.ready {
                true => Fate::Settled(key),
                false => Fate::Applied(key),
            },
            live: Lives::of(self.slot.key.clone(), Live::of(live)),
        })
    }
}
