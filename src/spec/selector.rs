//! Which objects of a kind are meant, by their labels.

use serde_json::json;

use super::decode::{Located, Named};
use super::mirror::{mirror, words};

mirror! {
    /// Labels that an object must have, and must not have.
    pub struct LabelSelector {
        /// Labels with the value that each must have.
        #[schemars(example = json!({ "tier": "gold" }))]
        pub match_labels: Option<Named<Located<String>>>,
        /// What else must hold for a label; all of it must.
        #[schemars(example = json!([{ "key": "tier", "operator": "In", "values": ["gold", "silver"] }]))]
        pub match_expressions: Option<Vec<LabelRequirement>>,
    }

    /// What must hold for one label.
    pub struct LabelRequirement {
        /// The key of the label.
        #[schemars(example = &"tier")]
        pub key: Located<String>,
        /// How it must be: `In` or `NotIn` the `values`, or `Exists` or `DoesNotExist`.
        #[schemars(example = &"In")]
        pub operator: Located<LabelOperator>,
        /// The values that `In` and `NotIn` are about.
        #[schemars(example = json!(["gold", "silver"]))]
        pub values: Option<Vec<Located<String>>>,
    }
}

words! {
    /// How a label must be.
    pub enum LabelOperator {
        /// It has one of the values.
        In = "In",
        /// It has none of the values, or is not there.
        NotIn = "NotIn",
        /// It is there.
        Exists = "Exists",
        /// It is not there.
        DoesNotExist = "DoesNotExist",
    }
}
