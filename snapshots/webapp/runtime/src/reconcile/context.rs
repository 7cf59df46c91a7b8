//! What the reconciles of one kind share.

use std::marker::PhantomData;
use std::sync::Arc;

use super::memory::Memory;
use crate::api::{ApiResource, Client};
use crate::cache::{Readers, Store};
use crate::events::Recorder;
use crate::kind::Kind;
use crate::metrics::Metrics;

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
    kind: PhantomData<fn() -> K>,
}

impl<K: Kind> Context<K> {
    /// A context that remembers nothing yet.
    #[must_use]
    pub fn new(
        client: Client,
        resources: Arc<Store>,
        children: Vec<Arc<Store>>,
        references: Vec<Arc<Store>>,
        readers: Arc<Readers>,
        metrics: Metrics,
        recorder: Recorder,
    ) -> Self {
        let resource = ApiResource::of::<K>();
        Self {
            client,
            resource,
            resources,
            children,
            references,
            readers,
            memory: Memory::new(resource.kind, metrics.clone()),
            metrics,
            recorder,
            kind: PhantomData,
        }
    }

    /// The annotation that keeps the operator away from a resource and its children.
    #[must_use]
    pub fn pause_annotation(&self) -> String {
        format!("{}/paused", self.resource.group)
    }

    /// The finalizer that holds a resource until its children are taken care of.
    #[must_use]
    pub fn finalizer(&self) -> String {
        format!("{}/finalizer", self.resource.group)
    }
}
