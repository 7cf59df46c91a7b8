//! A version of a kind besides the one that is stored.

use serde_json::json;

use super::decode::Located;
use super::field::{Field, Validation};
use super::mirror::{mirror, words};
use super::node::Node;

mirror! {
    /// A version of a kind besides the one that is stored, told by what is different in it.
    pub struct Version {
        /// Whether the API server offers it; true when left out.
        #[schemars(example = false)]
        pub served: Option<Located<bool>>,
        /// That it will go, and what to use instead: a warning to everybody who uses it.
        #[schemars(example = &"apps.example.com/v1beta1 is deprecated; use apps.example.com/v1")]
        pub deprecated: Option<Located<String>>,
        /// What was changed from this version to the stored one, in order; nothing when left out.
        #[schemars(example = json!([
            { "rename": "spec.containerImage", "to": "image" },
            { "move": "spec.tlsSecret", "to": "spec.tls.secretName" },
            { "add": "spec.port", "default": 8080 },
            { "drop": "spec.debug", "field": { "type": "boolean" } },
        ]))]
        pub changes: Option<Vec<Change>>,
        /// CEL rules over the spec of this version, in place of those of the kind that mention what was changed.
        #[schemars(example = json!([{ "rule": "self.minPods <= self.maxPods", "message": "minPods is above maxPods" }]))]
        pub validations: Option<Vec<Validation>>,
        /// `code` when code of your own completes what the changes do.
        #[schemars(example = &"code")]
        pub conversion: Option<Located<Conversion>>,
    }

    /// One change from a version to the stored one: `rename`, `move`, `add` or `drop`.
    pub struct Change {
        /// The path, in this version, of a field that got another name in the same place.
        #[schemars(example = &"spec.containerImage")]
        pub rename: Option<Located<String>>,
        /// The path, in this version, of a field that got to another place.
        #[schemars(example = &"spec.tlsSecret")]
        pub r#move: Option<Located<String>>,
        /// The path of a field that the stored version has and this version does not.
        #[schemars(example = &"spec.port")]
        pub add: Option<Located<String>>,
        /// The path, in this version, of a field that the stored version does not have. Its value is kept in an annotation.
        #[schemars(example = &"spec.debug")]
        pub drop: Option<Located<String>>,
        /// For `rename` the new name, for `move` the new path.
        #[schemars(example = &"image", example = &"spec.tls.secretName")]
        pub to: Option<Located<String>>,
        /// For `add` and `drop`: what the field is set to in objects of the version that does not have it; the field's own
        /// default when left out.
        #[schemars(example = 8080)]
        pub default: Option<Node>,
        /// For `drop`: the field as it was.
        #[schemars(example = json!({ "type": "boolean", "default": false }))]
        pub field: Option<Field>,
    }
}

words! {
    /// How objects become one version and the other, besides what changes say.
    pub enum Conversion {
        /// By code of your own.
        Code = "code",
    }
}
