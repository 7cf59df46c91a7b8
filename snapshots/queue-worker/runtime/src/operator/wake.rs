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
    pub fn wake<'c>(&self, role: Role, resource: ApiResource, change: &'c Change) {
        let Some(object) = change.after.as_ref().or(change.before.as_ref()) else {
            return;
        };
        match role {
            Role::Resource => {
                if let Some(kind) = self.kinds.iter().find(|kind| kind.resource == resource) {
                    kind.wake(&object.key, change);
                }
            }
            Role::Child => {
                let owner = |object: &'c Arc<Object>| object.owner.as_deref();
                let after = change.after.as_ref().and_then(owner);
                let before = change.before.as_ref().and_then(owner);
                let before = before.filter(|before| after != Some(before));
                for owner in before.into_iter().chain(after) {
                    self.wake_owner(owner, resource, change);
                }
            }
            Role::Reference { .. } => {
                let readings = self.readings.iter();
                readings.for_each(|reading| reading.wake((role, resource), change));
            }
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
        match kind.is_unhurried(change) && is_step(child, change) {
            true => kind.queue.hint(&key, Instant::now() + QUIET),
            false => kind.wake(&key, change),
        }
    }
}

impl Sleeper {
    /// Wakes a resource, unless its own reconcile brought the change about.
    fn wake(&self, key: &Key, change: &Change) {
        match &change.after {
            Some(after) => self.queue.shown(key, after.resource_version),
            None => self.queue.add(key),
        }
    }

    fn is_unhurried(&self, change: &Change) -> bool {
        let after = change.after.as_ref();
        let component = after.and_then(|after| after.component.as_deref());
        component.is_some_and(|component| self.unhurried.contains(&component))
    }
}

/// Whether a change is a step of a child on its way: what it is to be is the same, it was not ready, and is not yet. All that it
/// could bring is a status that says so, and that is written only after [`QUIET`].
fn is_step(resource: ApiResource, change: &Change) -> bool {
    let (Some(before), Some(after)) = (&change.before, &change.after) else {
        return false;
    };
    let progresses = |object: &Arc<Object>| {
        let readiness = readiness::of(
            (resource.group, resource.kind),
            &Live::of(Arc::clone(object)),
        );
        matches!(readiness, Readiness::Progressing(_))
    };
    before.is_asked_the_same_as(after) && progresses(after) && progresses(before)
}
