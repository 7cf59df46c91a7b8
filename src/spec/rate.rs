//! How often hooks may run.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::decode::{Decode, Located};
use super::mirror::mirror;
use super::node::{Kind, Node};
use crate::problem::Problem;

mirror! {
    /// How often hooks may run, over all objects that the process works on.
    pub struct RateLimit {
        /// How many calls there may be in the long run.
        #[schemars(example = 10)]
        pub limit: Located<u64>,
        /// The time in which there may be so many: a second when left out.
        #[schemars(example = &"1m")]
        pub per: Option<Located<String>>,
        /// How many calls there may be at once after a time of rest; as many as `limit` when left out.
        #[schemars(example = 20)]
        pub burst: Option<Located<u64>>,
    }
}

/// The limit of a hook: one of the operator's by its name, or one of its own.
#[derive(Clone, Debug)]
pub enum HookRate {
    /// By name.
    Shared(Located<String>),
    /// Of its own.
    Own(RateLimit),
}

impl Decode for HookRate {
    fn decode(node: &Node, problems: &mut Vec<Problem>) -> Self {
        match node.kind {
            Kind::Map(_) => Self::Own(Decode::decode(node, problems)),
            _ => Self::Shared(Decode::decode(node, problems)),
        }
    }
}

impl JsonSchema for HookRate {
    fn schema_name() -> Cow<'static, str> {
        "HookRate".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let own = generator.subschema_for::<RateLimit>();
        schemars::json_schema!({ "anyOf": [{ "type": "string" }, own] })
    }
}
