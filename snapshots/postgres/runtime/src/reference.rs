//! What generated code tells the runtime about the objects that a kind reads and does not own.

use crate::api::ApiResource;
use crate::kind::{Build, Predicate};

/// Objects that a resource reads and does not own. A change of one reconciles the resources that read it.
pub struct Reference<K: 'static> {
    /// The name that the spec gives it; unique among the kind's references and children.
    pub id: &'static str,
    /// What kind of objects they are.
    pub resource: ApiResource,
    /// Which objects of the kind they are.
    pub target: ReferenceTarget<K>,
    /// Where they are.
    pub namespace: ReferenceNamespace<K>,
    /// Whether they are read at all; `None` means always.
    pub when: Option<Predicate<K>>,
    /// Whether the resource does without while there is none. Otherwise it waits for one.
    pub optional: bool,
    /// Whether their metadata are all that is read, so that nothing else of them has to be watched.
    pub metadata_only: bool,
}

/// Which objects of a kind a resource reads.
pub enum ReferenceTarget<K: 'static> {
    /// The one with this name.
    Name(ReferenceName<K>),
    /// All that this selects by their labels; expressions see a list.
    Selector(ReferenceSelector<K>),
}

/// The name or the namespace of an object that a resource reads.
pub enum ReferenceName<K: 'static> {
    /// The same for all resources, so that this object alone has to be watched.
    Fixed(&'static str),
    /// What an expression gives.
    Computed(Build<K>),
}

/// The labels of the objects that a resource reads.
pub enum ReferenceSelector<K: 'static> {
    /// The same for all resources, so that these objects alone have to be watched. As the API server reads it:
    /// `tier in (gold,silver),!legacy`; empty for all objects.
    Fixed(&'static str),
    /// What an expression gives: a label selector as objects of the API have it.
    Computed(Build<K>),
}

/// Where the objects are that a resource reads.
pub enum ReferenceNamespace<K: 'static> {
    /// In the resource's own namespace, or in none where the kind has none.
    Own,
    /// In every namespace that the operator watches.
    All,
    /// In the namespace with this name.
    Name(ReferenceName<K>),
}
