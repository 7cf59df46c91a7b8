//! Hooks in the course of a reconcile: which are due, what comes of them, and what is remembered of it.

mod daemon;
mod desk;
mod due;
mod events;
mod pass;
mod progress;
mod run;
mod task;
mod timer;
mod work;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use tokio::sync::watch;
use tokio::time::Instant;

use crate::api::{ApiResource, Client};
use crate::hook::{Buckets, Clock, Hook, On};
use crate::kind::Kind;
use crate::metrics::Metrics;
use crate::object::{Key, Object};
use crate::queue::Queue;

use super::subject::status_of;
use desk::Desk;
pub use events::run as run_events;
pub use pass::{Pass, run as run_due};
pub use task::{Tasks, attend};

/// Whether hooks of this kind run before the children are applied.
pub fn is_before_children(on: &On) -> bool {
    matches!(on, On::Create | On::Update | On::Resume | On::Field { .. })
}

/// The user's code, and how far it is with each resource.
pub struct Hooks<K: Kind> {
    /// The user's code.
    pub code: K::Hooks,
    /// What the user's code made at the start of the process.
    pub process: Arc<K::Process>,
    /// The API server, as the user's code sees it: made when that first asks for it.
    client: OnceLock<kube::Client>,
    /// What timers with a calendar go by.
    clock: Clock,
    /// Turns true when the process ends.
    stop: watch::Receiver<bool>,
    /// Where reconciles are asked for.
    queue: Queue,
    /// How often hooks may still run.
    buckets: Buckets,
    desks: Mutex<HashMap<Key, Arc<Desk>>>,
}

impl<K: Kind> Hooks<K> {
    /// The user's code, of which nothing has run yet.
    pub fn new(
        process: Arc<K::Process>,
        queue: Queue,
        buckets: Buckets,
        clock: Clock,
        stop: watch::Receiver<bool>,
    ) -> Self {
        Self {
            code: K::Hooks::default(),
            process,
            client: OnceLock::new(),
            clock,
            stop,
            queue,
            buckets,
            desks: Mutex::default(),
        }
    }

    /// The API server, as the user's code sees it.
    pub fn client(&self, engine: &Client) -> kube::Client {
        self.client.get_or_init(|| engine.for_hooks()).clone()
    }

    /// Whether the process ends, so that nothing new begins.
    pub fn is_stopping(&self) -> bool {
        *self.stop.borrow()
    }

    /// Takes the turn of a hook for a resource, if its rate allows; otherwise when that is. No call is made for it before.
    pub fn take_turn(&self, hook: &Hook<K>, desk: &Desk, metrics: &Metrics) -> Result<(), Instant> {
        let Some(limit) = &hook.policy.rate_limit else {
            return Ok(());
        };
        let place = desk.notes().places.remove(hook.name);
        self.buckets.take(limit, place).map_err(|waits| {
            if place.is_none() {
                metrics.hook_waits(ApiResource::of::<K>().kind, hook.name);
            }
            desk.notes().places.insert(hook.name, waits);
            waits.turn
        })
    }

    /// What is remembered of a resource. What ran for an earlier one with the same name is ended first.
    async fn desk(&self, object: &Object) -> Arc<Desk> {
        let known = self.desks().get(&object.key).cloned();
        if let Some(desk) = known.filter(|desk| desk.uid == object.uid) {
            return desk;
        }
        self.forget(&object.key).await;
        let desk = Arc::new(Desk::new(object, &status_of(object)));
        self.desks().insert(object.key.clone(), Arc::clone(&desk));
        desk
    }

    /// Asks for a reconcile of a resource at a time, whatever other reconciles there are before it.
    pub fn reschedule(&self, key: &Key, at: Instant) {
        if let Some(desk) = self.desks().get(key) {
            desk.notes().reschedule(at);
        }
        self.queue.add_at(key, at);
    }

    /// Remembers that the reconcile of a resource wrote this version of some object.
    pub fn wrote(&self, key: &Key, version: u64) {
        self.queue.wrote(key, version);
    }

    /// Ends what runs for a resource.
    pub async fn rest(&self, key: &Key) {
        let desk = self.desks().get(key).cloned();
        if let Some(desk) = desk {
            task::stop(desk.take_tasks()).await;
        }
    }

    /// Forgets a resource that is gone.
    pub async fn forget(&self, key: &Key) {
        self.rest(key).await;
        self.desks().remove(key);
    }

    /// No code panics while it holds the lock, so a poisoned one is as good as any.
    fn desks(&self) -> MutexGuard<'_, HashMap<Key, Arc<Desk>>> {
        self.desks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
