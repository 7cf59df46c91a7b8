//! What generated code tells the runtime about a kind: its children, its status, its conditions.

use std::fmt::Debug;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

pub use crate::api::ApiResource as ChildResource;
pub use crate::reference::{
    Reference, ReferenceName, ReferenceNamespace, ReferenceSelector, ReferenceTarget,
};

use crate::cel;
use crate::conversion::Version;
use crate::desired::Desired;
use crate::hook::Hook;
use crate::process::Lifecycle;
use crate::scope::Scope;

/// A custom resource that the operator reconciles. Generated code implements it once per kind.
pub trait Kind:
    kube::Resource<DynamicType = ()>
    + Clone
    + Debug
    + DeserializeOwned
    + Serialize
    + Send
    + Sync
    + 'static
{
    /// Whether its objects live in namespaces.
    const NAMESPACED: bool;

    /// Which of its objects are reconciled, as a label selector: `tier in (gold,silver),!legacy`; `None` means all.
    const SELECTOR: Option<&'static str> = None;

    /// The objects that belong to one resource, each after those it depends on.
    const CHILDREN: &'static [Child<Self>];

    /// The ids of the children that take over an object which has their name already and no controller. Others leave it alone.
    const ADOPTING: &'static [&'static str] = &[];

    /// The ids of the children that are deleted and made anew where a field cannot be changed any more. Others stay as they
    /// are.
    const REPLACED: &'static [&'static str] = &[];

    /// The values in Secrets among the children that are made up once and kept.
    const GENERATED: &'static [Generated] = &[];

    /// The conditions besides `Ready`, `Reconciling` and `Stalled`.
    const CONDITIONS: &'static [Condition<Self>];

    /// The status fields that the operator computes from what it observed.
    const STATUS: &'static [StatusField<Self>];

    /// The objects that a resource reads and does not own.
    const REFERENCES: &'static [Reference<Self>] = &[];

    /// The user's code; `()` for a kind without hooks. One is made per process.
    type Hooks: Default + Send + Sync + 'static;

    /// The status fields that hooks set; `()` where there are none.
    type HookStatus: Default + Serialize + DeserializeOwned + Send + Sync + 'static;

    /// What the process made at its start, for all hooks of all kinds; `()` where it makes nothing.
    type Process: Lifecycle;

    /// The hooks, in the order in which they run when several are due.
    const HOOKS: &'static [Hook<Self>] = &[];

    /// The fields that are secret, each as the names that lead to it from the object; `*` stands for every item of a list and
    /// every value of a map.
    const SECRETS: &'static [&'static [&'static str]] = &[];

    /// The versions besides the one of this type, which is the one that is stored.
    const VERSIONS: &'static [Version] = &[];
}

/// Builds what an object should be from a resource and what was observed of its children.
pub type Template<K> = fn(&K, &Scope<'_>) -> cel::Result<Desired>;

/// Builds a JSON value, such as a status field, likewise.
pub type Build<K> = fn(&K, &Scope<'_>) -> cel::Result<Value>;

/// Decides something about a resource from what was observed of its children.
pub type Predicate<K> = fn(&K, &Scope<'_>) -> cel::Result<bool>;

/// One object that belongs to a resource, or one for each of some elements.
pub struct Child<K: 'static> {
    /// The name that the spec gives it; unique within the kind.
    pub id: &'static str,
    /// What kind of object it is.
    pub resource: ChildResource,
    /// The ids of the children and references that expressions of this one mention.
    pub after: &'static [&'static str],
    /// What it is made for, once for each; `None` means that it is one object.
    pub each: Option<Each<K>>,
    /// Whether the object is wanted at all; `None` means always.
    pub when: Option<Predicate<K>>,
    /// The desired object: what the operator owns of it and nothing else.
    pub build: Template<K>,
    /// When the live object counts as ready; `None` means the rule of its kind, see [`crate::readiness::of`].
    pub ready_when: Option<Predicate<K>>,
    /// What becomes of the object once it is no longer wanted or its resource is deleted.
    pub on_delete: OnDelete,
}

/// The elements that a child is made for: one object for each, which all of its other functions see in
/// [`Scope::element`].
pub struct Each<K: 'static> {
    /// The elements: a list, or a map, whose elements are then `{key, value}`; null means none.
    pub elements: Build<K>,
    /// What tells an element from the others, whatever their order: a text.
    pub key: Build<K>,
    /// How many characters the name of an object of the kind can have.
    pub longest_name: usize,
}

/// A value in a Secret that nobody writes down: made up once, and kept as long as the Secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Generated {
    /// The id of the child that is the Secret.
    pub child: &'static str,
    /// Its key in the Secret's data.
    pub key: &'static str,
    /// How many letters and digits it has.
    pub length: usize,
}

/// What becomes of a child that is no longer wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnDelete {
    /// It is deleted.
    #[default]
    Delete,
    /// It stays, without an owner.
    Orphan,
    /// It stays, and stays owned until its resource goes.
    Retain,
}

impl OnDelete {
    /// Its name in the spec.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Delete => "Delete",
            Self::Orphan => "Orphan",
            Self::Retain => "Retain",
        }
    }
}

/// A status field and the expression that gives its value.
pub struct StatusField<K: 'static> {
    /// The field's name below `status`.
    pub name: &'static str,
    /// Whether the field is set at all; `None` means whenever its value can be computed.
    pub when: Option<Predicate<K>>,
    /// Its value. A value that is missing in a child leaves the field out.
    pub value: Build<K>,
}

/// A condition of the user's own.
pub struct Condition<K: 'static> {
    /// Its type, such as `Exposed`.
    pub name: &'static str,
    /// `True` or `False`; an expression that lacks a value gives `Unknown`.
    pub status: Predicate<K>,
    /// A CamelCase word for the present status.
    pub reason: Build<K>,
    /// A sentence for people.
    pub message: Build<K>,
}
