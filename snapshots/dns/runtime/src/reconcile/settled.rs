//! Settled children: found as desired, with nothing changed since, neither they nor what they are made of. They are neither
//! built nor compared again: most reconciles are about one child of several, and most about its status alone.

use super::children::{Children, Fate, Result as ChildResult};
use super::context::Context;
use super::subject::Subject;
use crate::kind::Kind;
use crate::metrics::Apply;
use crate::object::{Key, Live, Object};

/// A child as it was when it was found as desired.
pub struct Settled {
    /// Its index in [`Kind::CHILDREN`].
    child: usize,
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

/// Takes out of a wave the children that are as desired still.
pub fn settled<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
    wave: &mut Vec<usize>,
) -> Vec<ChildResult> {
    let known = context.memory.settled(&subject.object);
    let mut results = Vec::new();
    wave.retain(|at| {
        let known = known.iter().find(|known| known.child == *at);
        let result = known.and_then(|known| known.still(context, subject));
        let is_settled = result.is_some();
        results.extend(result);
        !is_settled
    });
    results
}

/// Whether nobody has changed a child, but for its status, since it was found as desired.
pub fn is_untouched<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
    child: usize,
    live: &Object,
) -> bool {
    let known = context.memory.settled(&subject.object);
    let mut known = known.iter();
    known.any(|known| known.child == child && known.key == live.key && known.is_body_of(live))
}

/// Remembers the children that are as desired, given the ids of those that are ready.
pub fn remember<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
    children: &Children,
    ready: &[&'static str],
) {
    let before = context.memory.settled(&subject.object);
    // What is made of other children, too, changes with them.
    let alone = K::CHILDREN.iter().enumerate();
    let alone = alone.filter(|(_, child)| child.after.is_empty());
    let settled = alone.filter_map(|(at, child)| {
        let key = children.fate(child.id)?.applied()?;
        let object = children.live.get(child.id)?.object()?;
        let version = object.resource_version;
        let known = before
            .iter()
            .find(|known| known.child == at && known.version == version);
        Some(Settled {
            child: at,
            key: key.clone(),
            version,
            body: known.map_or_else(|| object.body(), |known| known.body),
            ready: child.ready_when.is_none() && ready.contains(&child.id),
            resource: subject.object.resource_version,
        })
    });
    context.memory.settle(&subject.object, settled.collect());
}

impl Settled {
    fn is_body_of(&self, live: &Object) -> bool {
        live.resource_version == self.version || live.body() == self.body
    }

    fn still<K: Kind>(&self, context: &Context<K>, subject: &Subject<K>) -> Option<ChildResult> {
        let live = context.children[self.child].get(&self.key)?;
        if subject.object.resource_version != self.resource || !self.is_body_of(&live) {
            return None;
        }
        let same = live.resource_version == self.version;
        let plural = K::CHILDREN[self.child].resource.plural;
        context.metrics.apply(plural, Apply::Skipped);
        let key = self.key.clone();
        Some(ChildResult {
            at: self.child,
            fate: match same && self.ready {
                true => Fate::Settled(key),
                false => Fate::Applied(key),
            },
            live: Some(Live::of(live)),
        })
    }
}
