//! An object that a resource owns.

use super::Field;
use crate::expr::{Interpolation, Type, Typed};

/// An object that a resource owns.
#[derive(Clone, Debug)]
pub struct Child {
    /// The name in the spec, in lowerCamelCase.
    pub id: String,
    /// The Rust module: the id in snake_case, raw when it is a keyword.
    pub module: String,
    /// What kind of object it is.
    pub kind: ChildKind,
    /// The ids of the children and references that its expressions mention.
    pub after: Vec<String>,
    /// What it is made for, once for each; `None` means that it is one object.
    pub each: Option<Each>,
    /// Whether it is wanted at all.
    pub when: Option<Typed>,
    /// When it counts as ready; `None` means the rule of its kind, as kstatus has it.
    pub ready_when: Option<Typed>,
    /// What becomes of it once it is no longer wanted.
    pub on_delete: OnDelete,
    /// Whether it takes over an object that has its name already and no controller.
    pub adopt: bool,
    /// Whether it is deleted and made anew where a field that has to change is immutable.
    pub replace: bool,
    /// The values that the operator makes up for it, if it is a Secret.
    pub generated: Vec<Generated>,
    /// The object, a map with at least `apiVersion`, `kind` and `metadata.name`; the latter may be left to the runtime where there
    /// is one for each element.
    pub template: Template,
}

/// The elements that a child is made for.
#[derive(Clone, Debug)]
pub struct Each {
    /// The name of an element in expressions.
    pub variable: String,
    /// What an element is.
    pub ty: Type,
    /// All of them: a list, or a map whose entries they are.
    pub elements: Typed,
    /// What tells one from the others.
    pub key: Typed,
    /// The field that an element is, where the elements are a list of the spec.
    pub field: Option<Field>,
}

/// A value of a Secret that the operator makes up once and keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generated {
    /// Its key in the Secret's data.
    pub key: String,
    /// How many letters and digits it has.
    pub length: usize,
}

/// How the API server names the kind of a child or a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildKind {
    /// The API group; empty for the core group.
    pub group: String,
    /// The version, such as `v1`.
    pub version: String,
    /// The kind, such as `Deployment`.
    pub kind: String,
    /// The plural that URLs and RBAC rules use.
    pub plural: String,
    /// Whether its objects live in namespaces.
    pub namespaced: bool,
}

impl ChildKind {
    /// What `apiVersion` says in its objects: `apps/v1`, or `v1` in the core group.
    #[must_use]
    pub fn api_version(&self) -> String {
        match self.group.as_str() {
            "" => self.version.clone(),
            group => format!("{group}/{}", self.version),
        }
    }
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

/// A template with its expressions typed; what is left out at run time is decided by null values.
#[derive(Clone, Debug)]
pub enum Template {
    /// A null.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(serde_json::Number),
    /// Text, with or without expressions; exactly one expression keeps its type.
    Text(Interpolation),
    /// A list.
    List(Vec<Template>),
    /// A map, in the order of the spec file.
    Map(Vec<(String, Template)>),
}

impl Template {
    /// The expressions in it, in their order.
    #[must_use]
    pub fn expressions(&self) -> Vec<&Typed> {
        match self {
            Self::Text(text) => text.expressions().collect(),
            Self::List(items) => items.iter().flat_map(Self::expressions).collect(),
            Self::Map(entries) => {
                let values = entries.iter().map(|(_, value)| value);
                values.flat_map(Self::expressions).collect()
            }
            Self::Null | Self::Bool(_) | Self::Number(_) => Vec::new(),
        }
    }
}
