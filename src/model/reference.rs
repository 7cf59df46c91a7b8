//! Objects that a resource reads and does not own.

use serde_json::Value;

use super::ChildKind;
use super::selector::{self, LabelRequirement};
use crate::expr::{Interpolation, Typed};

/// Objects that a resource reads and does not own.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The name in the spec, in lowerCamelCase.
    pub id: String,
    /// What the names of its Rust functions begin with: the id in snake_case.
    pub stem: String,
    /// What kind of objects they are.
    pub kind: ChildKind,
    /// Which objects of the kind they are.
    pub target: ReferenceTarget,
    /// Where they are.
    pub namespace: ReferenceNamespace,
    /// Whether they are read at all.
    pub when: Option<Typed>,
    /// Whether the resource does without while there is none.
    pub optional: bool,
    /// Whether expressions read their metadata alone, and no hook sees them.
    pub metadata_only: bool,
    /// What such an object holds, for samples and tests; an object.
    pub example: Option<Value>,
}

/// Which objects of a kind a resource reads.
#[derive(Clone, Debug)]
pub enum ReferenceTarget {
    /// The one with this name, from the resource alone.
    Name(Interpolation),
    /// All whose labels meet this, from the resource alone; expressions see a list.
    Selector(Vec<LabelRequirement<Interpolation>>),
}

/// Where the objects are that a resource reads.
#[derive(Clone, Debug)]
pub enum ReferenceNamespace {
    /// In the resource's own namespace, or in none where the kind has none.
    Own,
    /// In every namespace that the operator watches.
    All,
    /// In the namespace with this name, from the resource alone.
    Name(Interpolation),
}

impl Reference {
    /// Whether it leads to a list of objects.
    #[must_use]
    pub fn is_list(&self) -> bool {
        matches!(self.target, ReferenceTarget::Selector(_))
    }

    /// The name, if it is the same for all resources: then that object alone is watched.
    #[must_use]
    pub fn fixed_name(&self) -> Option<String> {
        match &self.target {
            ReferenceTarget::Name(name) => name.literal(),
            ReferenceTarget::Selector(_) => None,
        }
    }

    /// The namespace, if it is the same for all resources.
    #[must_use]
    pub fn fixed_namespace(&self) -> Option<String> {
        match &self.namespace {
            ReferenceNamespace::Name(name) => name.literal(),
            ReferenceNamespace::Own | ReferenceNamespace::All => None,
        }
    }

    /// The text whose expressions say which objects they are and where.
    pub fn texts(&self) -> impl Iterator<Item = &Interpolation> {
        let namespace = match &self.namespace {
            ReferenceNamespace::Name(name) => Some(name),
            ReferenceNamespace::Own | ReferenceNamespace::All => None,
        };
        let (name, requirements) = match &self.target {
            ReferenceTarget::Name(name) => (Some(name), &[][..]),
            ReferenceTarget::Selector(requirements) => (None, &requirements[..]),
        };
        let values = requirements.iter().flat_map(LabelRequirement::values);
        name.into_iter().chain(namespace).chain(values)
    }
}

/// A selector as the API server reads it, if it is the same for all resources.
#[must_use]
pub fn fixed_selector(requirements: &[LabelRequirement<Interpolation>]) -> Option<String> {
    let literal = |value: &Interpolation| value.literal().ok_or(());
    let literal = |requirement: &LabelRequirement<_>| requirement.try_map(literal);
    let literals: Result<Vec<_>, ()> = requirements.iter().map(literal).collect();
    Some(selector::query(&literals.ok()?))
}
