//! Objects that a resource reads and does not own.

use serde_json::json;

use super::decode::Located;
use super::mirror::mirror;
use super::node::Node;
use super::resource::Scope;
use super::selector::LabelSelector;

mirror! {
    /// An object that a resource reads and does not own, or all those that a selector selects. A change of one reconciles the
    /// resources that read it.
    pub struct Reference {
        /// Its kind behind its group and version, such as `v1/Secret` or `apps/v1/Deployment`.
        #[schemars(example = &"v1/Secret")]
        pub kind: Located<String>,
        /// Its name; `${...}` holds a CEL expression over the resource alone. One that never changes needs the fewest permissions.
        #[schemars(example = &"${spec.tlsSecret}", example = &"shared-settings")]
        pub name: Option<Located<String>>,
        /// In place of a name: the labels of the objects, which expressions see as a list in the order of their namespaces and
        /// names. Values may hold `${...}`, expressions over the resource alone; `{}` selects all objects of the kind. One
        /// that never changes needs the fewest objects to be watched.
        #[schemars(example = json!({ "matchLabels": { "app": "${metadata.name}" } }))]
        pub selector: Option<LabelSelector>,
        /// Its namespace; the resource's own when left out. With a selector, `*` stands for every namespace that the operator
        /// watches.
        #[schemars(example = &"platform")]
        pub namespace: Option<Located<String>>,
        /// A CEL expression over the resource alone: the object is read while it holds.
        #[schemars(example = &"has(spec.tlsSecret)")]
        pub when: Option<Located<String>>,
        /// Whether the resource does without the object while it is not there, or while the selector finds none; otherwise
        /// whatever mentions it waits for one.
        #[schemars(example = true)]
        pub optional: Option<Located<bool>>,
        /// The plural that URLs use, for a kind that Kubernetes has not built in.
        #[schemars(example = &"backends")]
        pub plural: Option<Located<String>>,
        /// Whether objects of a kind that Kubernetes has not built in live in namespaces (the default) or in the cluster.
        #[schemars(example = &"Namespaced")]
        pub scope: Option<Located<Scope>>,
        /// What such an object holds, for samples and tests. What expressions read besides is made up,
        /// as text where nothing says what it has to be.
        #[schemars(example = json!({ "data": { "color": "blue" } }))]
        pub example: Option<Node>,
    }
}
