//! An object that a resource owns.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::json;

use super::decode::{Located, Named};
use super::mirror::{mirror, words};
use super::node::Node;

mirror! {
    /// An object that a resource owns, or one for each of some elements.
    pub struct Child {
        /// A CEL expression, a list or a map: there is one object for each of its elements. An element of a map is its entry,
        /// with `key` and `value`.
        #[schemars(example = &"spec.pools")]
        pub for_each: Option<Located<String>>,
        /// The name by which expressions of the child name the element; `item` when left out.
        #[schemars(example = &"pool")]
        pub r#as: Option<Located<String>>,
        /// A CEL expression, the text that tells an element from the others whatever their order. The object of an element is
        /// the same as long as this is.
        #[schemars(example = &"pool.name")]
        pub key: Option<Located<String>>,
        /// A CEL expression: the object is made while it holds and deleted when it no longer does.
        #[schemars(example = &"has(spec.host)")]
        pub when: Option<Located<String>>,
        /// A CEL expression that says when the object is ready; every common kind has a good rule of its own.
        #[schemars(example = &"has(service.spec.clusterIP)")]
        pub ready_when: Option<Located<String>>,
        /// What becomes of the object when it is no longer wanted: `Delete` (the default), `Orphan` or `Retain`.
        #[schemars(example = &"Retain")]
        pub on_delete: Option<Located<OnDelete>>,
        /// Whether an object that has the child's name already is taken over, unless another controller owns it. By default
        /// it is left alone, and the resource says so.
        #[schemars(example = true)]
        pub adopt: Option<Located<bool>>,
        /// `WhenImmutable` deletes the object and makes it anew where the API server refuses a change because a field is
        /// immutable. By default it stays as it is, and the resource says so.
        #[schemars(example = &"WhenImmutable")]
        pub replace: Option<Located<Replace>>,
        /// Values that the operator makes up for a Secret, by their keys in its data: letters and digits at random, once, kept as
        /// long as the Secret.
        #[schemars(example = json!({ "password": {} }))]
        pub generate: Option<Named<Generated>>,
        /// The object. `${...}` holds a CEL expression; one that stands alone keeps its type, and is left out when unset.
        /// Without `metadata.name` it has the resource's name; with `forEach`, that and the child's name and the key. Namespace
        /// and labels are added.
        #[schemars(schema_with = "template_schema")]
        #[schemars(example = json!({ "apiVersion": "v1", "kind": "Service", "spec": { "selector": "${selector}", "ports": [{ "port": 80 }] } }))]
        pub template: Node,
    }
    later ["kind", "build", "let"]
}

mirror! {
    /// A value of a Secret that the operator makes up.
    pub struct Generated {
        /// How many letters and digits it has; 32 when left out.
        #[schemars(example = 40)]
        pub length: Option<Located<u64>>,
    }
}

words! {
    /// What becomes of an object that is no longer wanted.
    pub enum OnDelete {
        /// It is deleted.
        Delete = "Delete",
        /// It stays, without an owner.
        Orphan = "Orphan",
        /// It stays, and stays owned until its resource goes.
        Retain = "Retain",
    }
}

words! {
    /// When an object is deleted and made anew.
    pub enum Replace {
        /// When a field that has to change is immutable.
        WhenImmutable = "WhenImmutable",
    }
}

fn template_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "required": ["apiVersion", "kind"],
        "properties": {
            "apiVersion": { "type": "string", "description": "The API group and version.", "examples": ["apps/v1"] },
            "kind": { "type": "string", "description": "The kind of the object.", "examples": ["Deployment"] },
        },
    })
}
