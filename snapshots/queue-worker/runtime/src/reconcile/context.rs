//! What the reconciles of one kind share.

use std::sync::Arc;

use k8s_openapi::api::core::v1::ObjectReference;

use super::hooks::Hooks;
use super::memory::Memory;
use super::prune;
use crate::api::{ApiResource, Client};
use crate::cache::{Readers, Store};
use crate::events::{Event, Recorder};
use crate::kind::Kind;
use crate::metrics::Metrics;
use crate::object::{Key, Object};

/// The caches that a kind's reconciles look at.
pub struct Caches {
    /// The kind's resources.
    pub resources: Arc<Store>,
    /// Its children, in the order of [`Kind::CHILDREN`].
    pub children: Vec<Arc<Store>>,
    /// What it refers to, in the order of [`Kind::REFERENCES`].
    pub references: Vec<Arc<Store>>,
    /// Which of the kind's resources read what.
    pub readers: Arc<Readers>,
}

/// What the reconciles of one kind share.
pub struct Context<K: Kind> {
    /// The API server.
    pub client: Client,
    /// The kind.
    pub resource: ApiResource,
    /// The cache of the kind's resources.
    pub resources: Arc<Store>,
    /// The caches of its children, in the order of [`Kind::CHILDREN`].
    pub children: Vec<Arc<Store>>,
    /// The caches of what it refers to, in the order of [`Kind::REFERENCES`].
    pub references: Vec<Arc<Store>>,
    /// Which of the kind's resources read what.
    pub readers: Arc<Readers>,
    /// What is remembered from one reconcile to the next.
    pub(super) memory: Memory,
    /// Where reconciles are counted.
    pub metrics: Metrics,
    /// Where events go.
    pub recorder: Recorder,
    /// The user's code, and how far it is.
    pub(crate) hooks: Hooks<K>,
}

impl<K: Kind> Context<K> {
    /// A context that remembers nothing yet.
    #[must_use]
    pub fn new(
        client: Client,
        caches: Caches,
        metrics: Metrics,
        recorder: Recorder,
        hooks: Hooks<K>,
    ) -> Self {
        let resource = ApiResource::of::<K>();
        Self {
            hooks,
            client,
            resource,
            resources: caches.resources,
            children: caches.children,
            references: caches.references,
            readers: caches.readers,
            memory: Memory::new(resource.kind, metrics.clone()),
            metrics,
            recorder,
        }
    }

    /// The annotation that keeps the operator away from a resource and its children.
    #[must_use]
    pub fn pause_annotation(&self) -> String {
        format!("{}/paused", self.resource.group)
    }

    /// The annotation that asks for a reconcile: a new value makes the operator put right even what it has learnt to leave.
    #[must_use]
    pub fn request_annotation(&self) -> String {
        format!("{}/reconcile-requested", self.resource.group)
    }

    /// The annotation that lets a resource go although its delete hooks are not done.
    #[must_use]
    pub fn abandon_annotation(&self) -> String {
        format!("{}/abandon-hooks", self.resource.group)
    }

    /// The finalizer that holds a resource until its children are taken care of.
    #[must_use]
    pub fn finalizer(&self) -> String {
        format!("{}/finalizer", self.resource.group)
    }

    /// Remembers that the reconcile of a resource wrote this version of it, or of a child, so that it does not wake itself.
    pub(crate) fn wrote(&self, resource: &Key, version: u64) {
        self.hooks.wrote(resource, version);
    }

    /// A resource as the cache has it now; `None` when it is gone, be there another of its name or not.
    pub(crate) fn current(&self, resource: &Object) -> Option<Arc<Object>> {
        let current = self.resources.get(&resource.key);
        current.filter(|current| current.uid == resource.uid)
    }

    /// The children that the cache has of a resource.
    pub(crate) fn owned(&self, resource: &Object) -> impl Iterator<Item = Arc<Object>> {
        let uid = resource.uid.clone();
        prune::stores(self).flat_map(move |(_, store)| store.owned_by(&uid))
    }

    /// Publishes an event about a resource.
    pub(crate) fn announce(&self, resource: &Object, event: Event) {
        let namespace = resource.key.namespace.to_string();
        let regarding = ObjectReference {
            api_version: Some(self.resource.api_version()),
            kind: Some(self.resource.kind.to_owned()),
            namespace: Some(namespace).filter(|namespace| !namespace.is_empty()),
            name: Some(resource.key.name.to_string()),
            uid: Some(resource.uid.to_string()),
            ..ObjectReference::default()
        };
        self.recorder.publish(regarding, event);
    }
}
