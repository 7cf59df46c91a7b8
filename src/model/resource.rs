//! One kind.

use std::sync::Arc;

use super::{Admission, Child, Field, Hook, LabelSelector, Reference, Validation, Version};
use crate::expr::{Interpolation, Typed};

/// A kind that the operator reconciles.
#[derive(Clone, Debug)]
pub struct Resource {
    /// The API group, such as `apps.example.com`.
    pub group: String,
    /// The kind, such as `WebApp`; also the name of the Rust type.
    pub kind: String,
    /// The version that is stored, such as `v1`.
    pub version: String,
    /// The other versions, in the order of the spec file.
    pub versions: Vec<Version>,
    /// The plural that URLs use, such as `webapps`.
    pub plural: String,
    /// The singular, such as `webapp`.
    pub singular: String,
    /// The Rust module, such as `webapp`: the kind in lower case.
    pub module: String,
    /// Where its objects live.
    pub scope: Scope,
    /// Which of its objects are reconciled; `None` means all.
    pub selector: Option<LabelSelector>,
    /// Short names for kubectl.
    pub short_names: Vec<String>,
    /// Groups of kinds for kubectl, such as `all`.
    pub categories: Vec<String>,
    /// What the kind is, for people; empty when the spec says nothing.
    pub description: String,
    /// The fields below `spec`, in the order of the spec file.
    pub spec: Vec<Field>,
    /// CEL rules over the whole `spec`.
    pub validations: Vec<Validation>,
    /// The fields below `status`, besides those of the runtime's own.
    pub status: Vec<StatusField>,
    /// Conditions besides `Ready`, `Reconciling` and `Stalled`.
    pub conditions: Vec<Condition>,
    /// Columns of `kubectl get`, the runtime's own (`Ready`, `Reason`, `Age`) included.
    pub columns: Vec<Column>,
    /// The scale subresource, if asked for.
    pub scale: Option<Scale>,
    /// The objects that it reads and does not own, in the order of the spec file.
    pub references: Vec<Reference>,
    /// The values that expressions share, each after those that it reads.
    pub values: Vec<SharedValue>,
    /// The children, each after those it depends on; ties in the order of the spec file.
    pub children: Vec<Child>,
    /// The paths that lead to secrets in expressions, such as `spec.apiKey`, `tls.data` or `tokens[].data`; and the names of
    /// values that are made of secrets.
    pub secrets: Vec<String>,
    /// The hooks, in the order of the spec file.
    pub hooks: Vec<Hook>,
    /// The webhooks that admit its objects, if asked for.
    pub admission: Option<Admission>,
    /// The longest `metadata.name` for which every child's name fits, at most 253.
    pub name_limit: usize,
    /// What `metadata.name` must be for every child's name to be valid.
    pub name_form: NameForm,
}

/// The forms of names that Kubernetes has, each stricter than the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameForm {
    /// Lower-case letters, digits, `-` and `.`.
    #[default]
    Subdomain,
    /// Without `.`, as the name of a Namespace.
    Label,
    /// Without `.`, and a letter first, as the name of a Service.
    LetterFirst,
}

/// Where the objects of a kind live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// In namespaces.
    Namespaced,
    /// In the cluster itself.
    Cluster,
}

/// A status field.
#[derive(Clone, Debug)]
pub struct StatusField {
    /// Its schema.
    pub field: Field,
    /// The expression that gives its value, checked against the field's type; `None` when the user's code sets it.
    pub value: Option<Interpolation>,
    /// Whether it is set at all.
    pub when: Option<Typed>,
}

/// A condition of the user's own.
#[derive(Clone, Debug)]
pub struct Condition {
    /// Its type, in CamelCase.
    pub name: String,
    /// A boolean expression.
    pub status: Typed,
    /// The reason, a CamelCase word.
    pub reason: Interpolation,
    /// A sentence for people.
    pub message: Interpolation,
}

/// A column of `kubectl get`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The heading.
    pub name: String,
    /// `string`, `integer`, `number`, `boolean` or `date`.
    pub kind: String,
    /// The JSONPath, such as `.status.readyReplicas`.
    pub path: String,
    /// What it shows; empty when the spec says nothing.
    pub description: String,
    /// 0 is shown always, anything above only by `-o wide`.
    pub priority: i32,
}

/// The scale subresource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Path of the wanted number, such as `.spec.replicas`.
    pub spec_replicas_path: String,
    /// Path of the observed number, such as `.status.replicas`.
    pub status_replicas_path: String,
    /// Path of the selector as a string, if there is one.
    pub label_selector_path: Option<String>,
}

/// A value that expressions share by its name.
#[derive(Clone, Debug)]
pub struct SharedValue {
    /// Its name in expressions.
    pub name: String,
    /// What it is.
    pub text: Arc<Interpolation>,
}
