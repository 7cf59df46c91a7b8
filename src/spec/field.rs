//! A field of a custom resource.

use std::borrow::Cow;
use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Number, json};

use super::decode::{Decode, Keys, Located, Named};
use super::mirror::{mirror, words};
use super::node::Node;
use super::type_name::TypeName;
use crate::problem::Problem;

mirror! {
    /// A field, in the terms of OpenAPI v3 and a few of ours.
    pub struct Field {
        /// What it holds: `string`, `integer`, `number`, `boolean`, `list`, `map`, `object`, `int-or-string`, `quantity`,
        /// `duration`, `date-time` or `any`; a type of Kubernetes, such as `core/v1.Toleration`; or one from `definitions`.
        #[schemars(example = &"integer", example = &"core/v1.ResourceRequirements")]
        pub r#type: Located<TypeName>,
        /// What it is, for people; it goes into the CRD and into the Rust documentation.
        #[schemars(example = &"How many pods to run.")]
        pub description: Option<Located<String>>,
        /// Whether an object without it is refused.
        #[schemars(example = true)]
        pub required: Option<Located<bool>>,
        /// What the API server fills in when it is not set.
        #[schemars(example = 1)]
        pub default: Option<Node>,
        /// A value for samples and documentation.
        #[schemars(example = &"nginx:1.29")]
        pub example: Option<Node>,
        /// Whether null is a value of its own.
        #[schemars(example = true)]
        pub nullable: Option<Located<bool>>,
        /// Whether it may never change once the object exists.
        #[schemars(example = true)]
        pub immutable: Option<Located<bool>>,
        /// Whether it is a secret: it may flow into the data of a Secret and nowhere else.
        #[schemars(example = true)]
        pub secret: Option<Located<bool>>,
        /// A format. Text: `hostname`, `ipv4`, `ipv6`, `uri`, `email`, `uuid`, `byte`, ... Integers: `int32` or `int64` (the default).
        #[schemars(example = &"hostname")]
        pub format: Option<Located<String>>,
        /// The words that text may be.
        #[schemars(example = json!(["Always", "Never"]))]
        pub r#enum: Option<Vec<Located<String>>>,
        /// The least number of characters.
        #[schemars(example = 1)]
        pub min_length: Option<Located<u64>>,
        /// The greatest number of characters.
        #[schemars(example = 63)]
        pub max_length: Option<Located<u64>>,
        /// A regular expression (RE2) that text must contain a match of; `^` and `$` tie it to the ends.
        #[schemars(example = &"^[a-z]+$")]
        pub pattern: Option<Located<String>>,
        /// The least number.
        #[schemars(example = 0)]
        pub minimum: Option<Located<Number>>,
        /// The greatest number.
        #[schemars(example = 100)]
        pub maximum: Option<Located<Number>>,
        /// Whether the least number itself is refused.
        #[schemars(example = true)]
        pub exclusive_minimum: Option<Located<bool>>,
        /// Whether the greatest number itself is refused.
        #[schemars(example = true)]
        pub exclusive_maximum: Option<Located<bool>>,
        /// What a whole number must be a multiple of.
        #[schemars(example = 2)]
        pub multiple_of: Option<Located<Number>>,
        /// What each item of a list is.
        #[schemars(example = json!({ "type": "string" }))]
        pub items: Option<Box<Field>>,
        /// The least number of items of a list.
        #[schemars(example = 1)]
        pub min_items: Option<Located<u64>>,
        /// The greatest number of items of a list.
        #[schemars(example = 10)]
        pub max_items: Option<Located<u64>>,
        /// How several writers of a list are merged: `atomic` (the default), `set` or `map`.
        #[schemars(example = &"map")]
        pub list_type: Option<Located<ListType>>,
        /// The fields that tell the items of a list of type `map` apart.
        #[schemars(example = json!(["name"]))]
        pub list_map_keys: Option<Vec<Located<String>>>,
        /// What each value of a map is.
        #[schemars(example = json!({ "type": "string" }))]
        pub values: Option<Box<Field>>,
        /// The least number of entries of a map.
        #[schemars(example = 1)]
        pub min_properties: Option<Located<u64>>,
        /// The greatest number of entries of a map.
        #[schemars(example = 10)]
        pub max_properties: Option<Located<u64>>,
        /// The fields of an object, by name.
        #[schemars(example = json!({ "secretName": { "type": "string", "required": true } }))]
        pub fields: Option<Named<Field>>,
        /// CEL rules over the field, evaluated by the API server; `self` is its value.
        #[schemars(example = json!([{ "rule": "self.startsWith('/')", "message": "must be an absolute path" }]))]
        pub validations: Option<Vec<Validation>>,
    }

    /// A CEL rule that the API server evaluates.
    pub struct Validation {
        /// The expression, `self` being the value it stands at.
        #[schemars(example = &"self.min <= self.max")]
        pub rule: Located<String>,
        /// What a user is told whose object breaks the rule.
        #[schemars(example = &"min is above max")]
        pub message: Located<String>,
        /// An expression that says more about what is wrong; where it fails, the user is told the message.
        #[schemars(example = &"'min is above ' + string(self.max)")]
        pub message_expression: Option<Located<String>>,
    }

    /// Where the value of a status field comes from.
    pub struct Source {
        /// What the operator writes, with `${...}`; without it, code of your own sets the field.
        #[schemars(example = &"${deployment.status.?readyReplicas.orValue(0)}")]
        pub value: Option<Located<String>>,
        /// A CEL expression: the field is set only while it holds.
        #[schemars(example = &"has(spec.host)")]
        pub when: Option<Located<String>>,
    }
}

words! {
    /// What a field holds.
    pub enum FieldType {
        /// Text.
        String = "string",
        /// A whole number.
        Integer = "integer",
        /// A number.
        Number = "number",
        /// True or false.
        Boolean = "boolean",
        /// Values in order.
        List = "list",
        /// Values by name.
        Map = "map",
        /// Named fields.
        Object = "object",
        /// A whole number or text, such as a port or a percentage.
        IntOrString = "int-or-string",
        /// A Kubernetes quantity, such as `500m` or `1Gi`.
        Quantity = "quantity",
        /// A duration, such as `1h30m`.
        Duration = "duration",
        /// A moment in RFC 3339.
        DateTime = "date-time",
        /// Anything at all.
        Any = "any",
    }

    /// How several writers of a list are merged.
    pub enum ListType {
        /// As a whole.
        Atomic = "atomic",
        /// By value.
        Set = "set",
        /// By key.
        Map = "map",
    }
}

/// A field that the operator reports.
#[derive(Clone, Debug)]
pub struct StatusField {
    /// Its schema.
    pub field: Field,
    /// Where its value comes from.
    pub source: Source,
}

impl Decode for StatusField {
    fn decode(node: &Node, problems: &mut Vec<Problem>) -> Self {
        Keys::read(node, &[], problems, |keys| Self {
            field: Field::from_keys(keys),
            source: Source::from_keys(keys),
        })
    }
}

impl JsonSchema for StatusField {
    fn schema_name() -> Cow<'static, str> {
        "StatusField".into()
    }

    /// The keys of both.
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = Field::json_schema(generator);
        let source = Source::json_schema(generator);
        let extra = source
            .get("properties")
            .and_then(|keys| keys.as_object())
            .cloned();
        if let Some(keys) = schema
            .get_mut("properties")
            .and_then(|keys| keys.as_object_mut())
        {
            keys.extend(extra.unwrap_or_default());
        }
        schema.insert(
            "description".into(),
            json!("A field that the operator reports."),
        );
        schema
    }
}

impl Field {
    /// A field of which nothing is known, in a place that was reported.
    #[must_use]
    pub fn unknown(span: &Range<usize>) -> Self {
        Self::decode(&Node::absent(span), &mut Vec::new())
    }
}
