//! A kind of an operator, its type forgotten, so that kinds of several types can be run side by side.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::sync::Arc;

use futures::future::BoxFuture;

use super::{Shared, SharedStore};
use crate::api::ApiResource;
use crate::cache::Readers;
use crate::controller;
use crate::kind::{
    Child, Kind, Reference, ReferenceName, ReferenceNamespace, ReferenceSelector, ReferenceTarget,
};
use crate::queue::Queue;
use crate::reconcile::{Caches, Context, Hooks};

/// The stores of all kinds that an operator watches.
pub type Stores = BTreeMap<Source, SharedStore>;

/// Why a kind is watched. The operator's own resources are all watched, children only those with its label, what is only read
/// as narrowly as the spec allows; a kind can be all of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// It is reconciled.
    Resource,
    /// Its objects are children.
    Child,
    /// Its objects are only read: all of them, or those of one namespace, and of one name or with some labels.
    Reference {
        /// The namespace, if it is always the same.
        namespace: Option<&'static str>,
        /// The name, if it is always the same.
        name: Option<&'static str>,
        /// What their labels are, if it is always the same.
        labels: Option<&'static str>,
        /// Whether their metadata are all that is read.
        metadata: bool,
    },
}

impl Role {
    fn of<K: Kind>(reference: &Reference<K>) -> Self {
        let fixed = |name: &ReferenceName<K>| match name {
            ReferenceName::Fixed(name) => Some(*name),
            ReferenceName::Computed(_) => None,
        };
        let (name, labels) = match &reference.target {
            ReferenceTarget::Name(name) => (fixed(name), None),
            ReferenceTarget::Selector(ReferenceSelector::Fixed(labels)) => (None, Some(*labels)),
            ReferenceTarget::Selector(ReferenceSelector::Computed(_)) => (None, None),
        };
        Self::Reference {
            namespace: match &reference.namespace {
                ReferenceNamespace::Own | ReferenceNamespace::All => None,
                ReferenceNamespace::Name(namespace) => fixed(namespace),
            },
            name,
            labels: labels.filter(|labels| !labels.is_empty()),
            metadata: reference.metadata_only,
        }
    }

    /// The roles whose objects are all that this one needs, and more of them or more of each: the widest first, itself last.
    fn wider(self) -> Vec<Self> {
        let Self::Reference {
            namespace,
            name,
            labels,
            metadata,
        } = self
        else {
            return vec![self];
        };
        let with = |labels, metadata| Self::Reference {
            namespace,
            name,
            labels,
            metadata,
        };
        vec![
            with(None, false),
            with(None, metadata),
            with(labels, false),
            self,
        ]
    }
}

/// A role of a kind.
pub type Source = (Role, ApiResource);

/// Where the objects of a role are kept: among others, where those are watched anyway.
pub fn place(stores: &Stores, (role, resource): Source) -> Source {
    let mut wider = role.wider().into_iter().map(|role| (role, resource));
    let known = wider.find(|source| stores.contains_key(source));
    known.unwrap_or((role, resource))
}

/// A kind whose type is forgotten.
pub trait Registration<P>: Send + Sync {
    /// The kind itself.
    fn resource(&self) -> ApiResource;

    /// Which of its objects are reconciled, as a label selector.
    fn selector(&self) -> Option<&'static str>;

    /// The kinds of its children.
    fn children(&self) -> Vec<ApiResource>;

    /// The ids of the children whose steps on their way to be ready nobody waits for: no other child, and no hook.
    fn unhurried(&self) -> Vec<&'static str>;

    /// Where its references are looked for, in the order of [`Kind::REFERENCES`].
    fn references(&self) -> Vec<Source>;

    /// Which of its resources read what.
    fn readers(&self) -> Arc<Readers>;

    /// Whether its objects may be stored in several versions.
    fn has_versions(&self) -> bool;

    /// Its controller, which reconciles what the queue holds until it is told to stop.
    fn controller(&self, shared: &Shared, process: Arc<P>, queue: Queue) -> BoxFuture<'static, ()>;
}

/// A kind that an operator reconciles.
pub struct Registered<K> {
    readers: Arc<Readers>,
    kind: PhantomData<fn() -> K>,
}

impl<K> Default for Registered<K> {
    fn default() -> Self {
        Self {
            readers: Arc::default(),
            kind: PhantomData,
        }
    }
}

impl<K: Kind> Registration<K::Process> for Registered<K> {
    fn resource(&self) -> ApiResource {
        ApiResource::of::<K>()
    }

    fn selector(&self) -> Option<&'static str> {
        K::SELECTOR
    }

    fn children(&self) -> Vec<ApiResource> {
        K::CHILDREN.iter().map(|child| child.resource).collect()
    }

    fn unhurried(&self) -> Vec<&'static str> {
        let is_unhurried = |child: &&Child<K>| {
            let mut others = K::CHILDREN.iter();
            child.ready_when.is_none() && !others.any(|other| other.after.contains(&child.id))
        };
        let children = K::CHILDREN.iter().filter(|_| K::HOOKS.is_empty());
        children
            .filter(is_unhurried)
            .map(|child| child.id)
            .collect()
    }

    fn references(&self) -> Vec<Source> {
        references::<K>()
    }

    fn readers(&self) -> Arc<Readers> {
        Arc::clone(&self.readers)
    }

    fn has_versions(&self) -> bool {
        !K::VERSIONS.is_empty()
    }

    fn controller(
        &self,
        shared: &Shared,
        process: Arc<K::Process>,
        queue: Queue,
    ) -> BoxFuture<'static, ()> {
        let store = |role, resource| {
            let place = place(&shared.stores, (role, resource));
            shared.stores.get(&place).cloned().unwrap_or_default()
        };
        let children = K::CHILDREN
            .iter()
            .map(|child| store(Role::Child, child.resource));
        let references = references::<K>()
            .into_iter()
            .map(|(role, resource)| store(role, resource));
        let context = Context::<K>::new(
            shared.client.clone(),
            Caches {
                resources: store(Role::Resource, ApiResource::of::<K>()),
                children: children.collect(),
                references: references.collect(),
                readers: Arc::clone(&self.readers),
            },
            shared.metrics.clone(),
            shared.recorder.clone(),
            Hooks::new(
                process,
                queue.clone(),
                shared.buckets.clone(),
                shared.clock,
                shared.stop.clone(),
            ),
        );
        Box::pin(controller::run(
            Arc::new(context),
            queue,
            shared.concurrency,
            shared.stop.clone(),
        ))
    }
}

/// Where the references of a kind are looked for.
fn references<K: Kind>() -> Vec<Source> {
    let references = K::REFERENCES.iter();
    references
        .map(|reference| (Role::of(reference), reference.resource))
        .collect()
}
