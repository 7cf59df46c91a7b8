//! What a hook can see and do.

use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tokio::sync::{Notify, watch};
use tokio::time::Instant;

use crate::events::{Event, EventType};
use crate::kind::Kind;
use crate::metrics::Metrics;
use crate::object::Object;
use crate::reconcile::{Context, referred};

/// What a hook can see and do besides the resource itself.
pub struct HookContext<'a, K: Kind> {
    engine: &'a Context<K>,
    object: &'a Object,
    hook: &'static str,
    attempt: u32,
    cancelled: watch::Receiver<bool>,
    status: Mutex<K::HookStatus>,
    status_set: Notify,
}

impl<'a, K: Kind> HookContext<'a, K> {
    /// What a call of a hook sees; `status` are the fields that hooks have set so far.
    pub(crate) fn new(
        engine: &'a Context<K>,
        object: &'a Object,
        hook: &'static str,
        attempt: u32,
        status: K::HookStatus,
        cancelled: watch::Receiver<bool>,
    ) -> Self {
        Self {
            engine,
            object,
            hook,
            attempt,
            cancelled,
            status: Mutex::new(status),
            status_set: Notify::new(),
        }
    }

    /// The hook's name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.hook
    }

    /// The API server. Every request has a deadline.
    #[must_use]
    pub fn client(&self) -> kube::Client {
        self.engine.hooks.client(&self.engine.client)
    }

    /// The operator's metrics. Metrics of one's own are registered once, in the startup hook, and counted where that put them:
    /// at [`process`](Self::process).
    #[must_use]
    pub fn metrics(&self) -> &Metrics {
        &self.engine.metrics
    }

    /// What the startup hook of the process made.
    #[must_use]
    pub fn process(&self) -> &K::Process {
        &self.engine.hooks.process
    }

    /// A child as the operator's cache has it now, by its id in the spec; `None` while there is none.
    #[must_use]
    pub fn child(&self, id: &str) -> Option<Value> {
        let mut owned = self.engine.owned(self.object);
        let child = owned.find(|child| child.component.as_deref() == Some(id))?;
        Some(child.value())
    }

    /// All objects of a child that is one for each of some elements as the operator's cache has them now, by its id in the spec,
    /// in the order of their keys.
    #[must_use]
    pub fn children(&self, id: &str) -> Vec<Value> {
        let owned = self.engine.owned(self.object);
        let mut children: Vec<_> = owned
            .filter(|child| child.component.as_deref() == Some(id))
            .collect();
        children.sort_by(|one, other| one.element.cmp(&other.element));
        children.iter().map(|child| child.value()).collect()
    }

    /// What a reference leads to as the operator's cache has it now, by its id in the spec; `None` while there is nothing. Of
    /// a reference by selector it is the first, see [`HookContext::references`].
    #[must_use]
    pub fn reference(&self, id: &str) -> Option<Value> {
        Some(self.referred(id).first()?.value())
    }

    /// All that a reference by selector leads to as the operator's cache has it now, by its id in the spec, in the order of
    /// their namespaces and names.
    #[must_use]
    pub fn references(&self, id: &str) -> Vec<Value> {
        let objects = self.referred(id).into_iter();
        objects.map(|object| object.value()).collect()
    }

    /// What a reference leads to.
    fn referred(&self, id: &str) -> Vec<Arc<Object>> {
        let cached = self.cached().into_iter();
        let objects = cached.flat_map(|resource| referred(self.engine, resource, id));
        objects.collect()
    }

    /// Which attempt this is, from 1. It begins anew once the hook succeeded, or the spec changed.
    #[must_use]
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// Publishes a Kubernetes event about the resource. The reason is a CamelCase word, the note a sentence without secrets.
    pub fn event(&self, reason: impl Into<String>, note: impl Into<String>) {
        let event = Event {
            type_: EventType::Normal,
            reason: reason.into(),
            action: "Hook".to_owned(),
            note: note.into(),
        };
        self.engine.announce(self.object, event);
    }

    /// Sets status fields that the spec leaves to hooks. They are written when the hook ends, even if it fails; those of a
    /// daemon soon.
    pub fn set_status(&self, set: impl FnOnce(&mut K::HookStatus)) {
        set(&mut lock(&self.status));
        self.status_set.notify_one();
    }

    /// Asks for a reconcile of the resource after this time at the latest. A time that never comes asks for nothing.
    pub fn reschedule(&self, after: Duration) {
        if let Some(at) = Instant::now().checked_add(after) {
            self.engine.hooks.reschedule(&self.object.key, at);
        }
    }

    /// Resolves when the hook should end soon: the process ends or, for a timer or daemon, the resource goes, is paused or
    /// filtered out. A daemon that takes more than ten seconds then is stopped.
    pub fn cancelled(&self) -> impl Future<Output = ()> + Send + 'static {
        let mut cancelled = self.cancelled.clone();
        async move {
            // Whoever would say so is gone: that says it, too.
            let _ = cancelled.wait_for(|cancelled| *cancelled).await;
        }
    }

    /// Whether the hook should end soon.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        *self.cancelled.borrow()
    }

    /// Resolves when [`HookContext::set_status`] was called.
    pub(crate) async fn status_set(&self) {
        self.status_set.notified().await;
    }

    /// The status fields as set so far, as JSON.
    pub(crate) fn status(&self) -> Value {
        serde_json::to_value(&*lock(&self.status)).unwrap_or_default()
    }

    /// The resource as it is now, which a daemon outlives the changes of; `None` when it is gone.
    #[must_use]
    pub fn latest(&self) -> Option<K> {
        self.cached()?.parse().ok()
    }

    /// The resource as the operator's cache has it now.
    fn cached(&self) -> Option<Arc<Object>> {
        self.engine.current(self.object)
    }
}

/// The user's code runs while `set_status` holds the lock; what it left half-done in a panic is discarded with the call.
fn lock<T>(value: &Mutex<T>) -> MutexGuard<'_, T> {
    value.lock().unwrap_or_else(PoisonError::into_inner)
}
