//! Whom a change of an object wakes, and how soon.

use std::sync::Arc;

use tokio::time::Instant;

use super::reading::Reading;
use super::registration::{Registration, Role, Stores};
use crate::api::ApiResource;
use crate::cache::Change;
use crate::object::{Key, Live, Object, Owner};
use crate::queue::Queue;
use crate::readiness::{self, Readiness};
use crate::reconcile::QUIET;

/// Those who can be woken.
pub struct Sleepers {
    kinds: Vec<Sleeper>,
    /// What all kinds read.
    readings: Vec<Reading>,
}

/// The resources of one kind.
struct Sleeper {
    resource: ApiResource,
    queue: Queue,
    /// The ids of the children whose steps nobody waits for, see [`Registration::unhurried`].
    unhurried: Vec<&'static str>,
}

impl Sleepers {
    /// The resources of these kinds, each with its queue.
    pub fn of<P>(kinds: &[Box<dyn Registration<P>>], queues: &[Queue], stores: &Stores) -> Self {
        let kinds = kinds.iter().zip(queues);
        Self {
            readings: kinds
                .clone()
                .map(|(kind, queue)| Reading::of(&**kind, queue, stores))
                .collect(),
            kinds: kinds
                .map(|(kind, queue)| Sleeper {
                    resource: kind.resource(),
                    queue: queue.clone(),
                    unhurried: kind.unhurried(),
                })
                .collect(),
        }
    }

    /// Wakes whom a change of an object concerns that is watched for this reason: the resource itself, the owner before and
    /// after, or those who read the object.
    pub fn wake(&self, role: Role, resource: ApiResource, change: &Change) {
        if matches!(role, Role::Reference { .. }) {
            let readings = self.readings.iter();
            return readings.for_each(|reading| reading.wake((role, resource), change));
        }
        for object in change.before.iter().chain(&change.after) {
            match (role, &object.owner) {
                (Role::Resource, _) => self.wake_resource(resource, &object.key),
                (_, Some(owner)) => self.wake_owner(owner, resource, change),
                (_, None) => {}
            }
        }
    }

    fn wake_resource(&self, resource: ApiResource, key: &Key) {
        if let Some(kind) = self.kinds.iter().find(|kind| kind.resource == resource) {
            kind.queue.add(key);
        }
    }

    fn wake_owner(&self, owner: &Owner, child: ApiResource, change: &Change) {
        let is_owner = |kind: &&Sleeper| {
            *kind.resource.kind == *owner.kind && *kind.resource.group == *owner.group
        };
        let Some(kind) = self.kinds.iter().find(is_owner) else {
            return;
        };
        let key = match kind.resource.namespaced {
            true => owner.key.clone(),
            false => Key::new("", &owner.key.name),
        };
        let mut at = Instant::now();
        if kind.is_unhurried(change) && is_step(child, change) {
            at += QUIET;
        }
        kind.queue.add_at(&key, at);
    }
}

impl Sleeper {
    fn is_unhurried(&self, change: &Change) -> bool {
        let after = change.after.as_ref();
        let component = after.and_then(|after| after.component.as_deref());
        component.is_some_and(|component| self.unhurried.contains(&component))
    }
}

/// Whether a change is a step of a child on its way: nothing but its status is another, it was not ready, and is not yet.
/// All that it could bring is a status that says so, and that is written only after [`QUIET`].
fn is_step(resource: ApiResource, change: &Change) -> bool {
    let (Some(before), Some(after)) = (&change.before, &change.after) else {
        return false;
    };
    let progresses = |object: &Arc<Object>| {
        let readiness = readiness::of(&resource, &Live::of(Arc::clone(object)));
        matches!(readiness, Readiness::Progressing(_))
    };
    before.has_body_of(after) && progresses(before) && progresses(after)
}
