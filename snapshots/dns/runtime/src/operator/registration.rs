//! A kind of an operator, its type forgotten, so that kinds of several types can be run side by side.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::sync::Arc;

use futures::future::BoxFuture;

use super::{Shared, SharedStore};
use crate::api::ApiResource;
use crate::controller;
use crate::kind::Kind;
use crate::queue::Queue;
use crate::reconcile::Context;

/// The stores of all kinds that an operator watches.
pub type Stores = BTreeMap<(Role, ApiResource), SharedStore>;

/// Why a kind is watched. The operator's own resources are all watched, children only those with its label; a kind can be both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// It is reconciled.
    Resource,
    /// Its objects are children.
    Child,
}

/// A kind whose type is forgotten.
pub trait Registration: Send + Sync {
    /// The kind itself.
    fn resource(&self) -> ApiResource;

    /// Which of its objects are reconciled, as a label selector.
    fn selector(&self) -> Option<&'static str>;

    /// The kinds of its children.
    fn children(&self) -> Vec<ApiResource>;

    /// Its controller, which reconciles what the queue holds until it is told to stop.
    fn controller(&self, shared: &Shared, queue: Queue) -> BoxFuture<'static, ()>;
}

/// A kind that an operator reconciles.
pub struct Registered<K>(PhantomData<fn() -> K>);

impl<K> Default for Registered<K> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<K: Kind> Registration for Registered<K> {
    fn resource(&self) -> ApiResource {
        ApiResource::of::<K>()
    }

    fn selector(&self) -> Option<&'static str> {
        K::SELECTOR
    }

    fn children(&self) -> Vec<ApiResource> {
        K::CHILDREN.iter().map(|child| child.resource).collect()
    }

    fn controller(&self, shared: &Shared, queue: Queue) -> BoxFuture<'static, ()> {
        let store = |role, resource| {
            shared
                .stores
                .get(&(role, resource))
                .cloned()
                .unwrap_or_default()
        };
        let children = self
            .children()
            .into_iter()
            .map(|child| store(Role::Child, child));
        let context = Context::<K>::new(
            shared.client.clone(),
            store(Role::Resource, self.resource()),
            children.collect(),
            shared.metrics.clone(),
            shared.recorder.clone(),
            queue.clone(),
            shared.stop.clone(),
        );
        Box::pin(controller::run(
            Arc::new(context),
            queue,
            shared.concurrency,
            shared.stop.clone(),
        ))
    }
}
