//! Settled children: found as desired and ready, with nothing changed since, neither they nor what they are made of. They are
//! neither built nor compared again: most reconciles are about one child of several.

use super::children::{Children, Fate, Result as ChildResult};
use super::context::Context;
use super::subject::Subject;
use crate::kind::{Child, Kind};
use crate::metrics::Apply;
use crate::object::{Key, Live};

/// The versions at which a child was as desired and ready.
#[derive(Clone)]
pub struct Settled {
    /// Its index in [`Kind::CHILDREN`].
    child: usize,
    key: Key,
    /// Its version.
    live: u64,
    /// The version of the resource that it was made of.
    resource: u64,
}

/// Takes out of a wave the children that are settled still.
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

/// Remembers the children that are settled now, given the ids of those that are ready.
pub fn remember<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
    children: &Children,
    ready: &[&'static str],
) {
    let settled = K::CHILDREN.iter().enumerate().filter_map(|(at, child)| {
        let key = children.fate(child.id)?.applied()?;
        let is_settled = depends_on_the_resource_alone(child) && ready.contains(&child.id);
        is_settled.then(|| Settled {
            child: at,
            key: key.clone(),
            live: children.live.get(child.id).map_or(0, Live::version),
            resource: subject.object.resource_version,
        })
    });
    context.memory.settle(&subject.object, settled.collect());
}

impl Settled {
    fn still<K: Kind>(&self, context: &Context<K>, subject: &Subject<K>) -> Option<ChildResult> {
        let live = context.children[self.child].get(&self.key)?;
        let same =
            live.resource_version == self.live && subject.object.resource_version == self.resource;
        same.then(|| {
            let plural = K::CHILDREN[self.child].resource.plural;
            context.metrics.apply(plural, Apply::Skipped);
            ChildResult {
                at: self.child,
                fate: Fate::Settled(self.key.clone()),
                live: Some(Live::of(live)),
            }
        })
    }
}

/// Whether nothing but the resource and the object itself says what a child should be and whether it is ready.
fn depends_on_the_resource_alone<K: Kind>(child: &Child<K>) -> bool {
    child.after.is_empty() && child.ready_when.is_none()
}
