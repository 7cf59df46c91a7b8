//! A field of a custom resource.

use serde_json::Value;

use crate::catalog::Schema;
use crate::expr::RESERVED;

/// A field of an object, with its schema and what the generated code needs to know.
#[derive(Clone, Debug)]
pub struct Field {
    /// The name in YAML and JSON, in camelCase.
    pub name: String,
    /// The name in Rust, in snake_case, raw (`r#type`) when it is a keyword.
    pub rust_name: String,
    /// What it is, for people; empty when the spec says nothing.
    pub description: String,
    /// What it holds.
    pub kind: FieldType,
    /// What is said about its type, where that is one of `definitions`; empty elsewhere.
    pub type_description: String,
    /// Whether an object without it is refused.
    pub required: bool,
    /// What the API server fills in.
    pub default: Option<Value>,
    /// A value for samples and documentation.
    pub example: Option<Value>,
    /// Whether null is a value of its own.
    pub nullable: bool,
    /// Whether it may never change once set.
    pub immutable: bool,
    /// Whether it must not appear in logs, events, status or plain objects.
    pub secret: bool,
    /// CEL rules over the field, `self` being its value.
    pub validations: Vec<Validation>,
}

impl Field {
    /// An object with these fields, without a name.
    #[must_use]
    pub fn object(fields: &[Self]) -> Self {
        Self {
            name: String::new(),
            rust_name: String::new(),
            description: String::new(),
            kind: FieldType::Object {
                fields: fields.to_vec(),
                rust_type: String::new(),
            },
            type_description: String::new(),
            required: false,
            default: None,
            example: None,
            nullable: false,
            immutable: false,
            secret: false,
            validations: Vec::new(),
        }
    }

    /// Whether rules are asked about it or about something in it.
    #[must_use]
    pub fn has_rules(&self) -> bool {
        let below = match &self.kind {
            FieldType::List { items: inner, .. } | FieldType::Map { values: inner, .. } => {
                inner.has_rules()
            }
            FieldType::Object { fields, .. } => fields.iter().any(Self::has_rules),
            _ => false,
        };
        below || !self.validations.is_empty()
    }

    /// Whether the field can be absent from an object that the API server accepted: neither required nor defaulted, or nullable.
    #[must_use]
    pub fn is_optional(&self) -> bool {
        self.nullable || (!self.required && self.default.is_none())
    }
}

/// What a field holds, in the terms of OpenAPI v3 as the API server understands it.
#[derive(Clone, Debug)]
pub enum FieldType {
    /// Text.
    String {
        /// An OpenAPI format that the API server checks, such as `hostname` or `uri`.
        format: Option<String>,
        /// The least number of characters.
        min_length: Option<u64>,
        /// The greatest number of characters.
        max_length: Option<u64>,
        /// A regular expression that the text must contain a match of.
        pattern: Option<String>,
    },
    /// One of a few words.
    Enum {
        /// The words.
        values: Vec<String>,
        /// The Rust enum's name, unique within the kind.
        rust_type: String,
    },
    /// A whole number.
    Integer {
        /// 32 or 64.
        bits: u8,
        /// The least value.
        minimum: Option<i64>,
        /// The greatest value.
        maximum: Option<i64>,
        /// Whether the least value itself is refused.
        exclusive_minimum: bool,
        /// Whether the greatest value itself is refused.
        exclusive_maximum: bool,
        /// What it must be a multiple of.
        multiple_of: Option<i64>,
    },
    /// A number with a fraction.
    Number {
        /// The least value.
        minimum: Option<f64>,
        /// The greatest value.
        maximum: Option<f64>,
        /// Whether the least value itself is refused.
        exclusive_minimum: bool,
        /// Whether the greatest value itself is refused.
        exclusive_maximum: bool,
    },
    /// True or false.
    Boolean,
    /// Values in order.
    List {
        /// What each is; its `name` is empty.
        items: Box<Field>,
        /// How server-side apply merges it.
        list_type: ListType,
        /// The least number of items.
        min_items: Option<u64>,
        /// The greatest number of items.
        max_items: Option<u64>,
    },
    /// Values by name.
    Map {
        /// What each value is; its `name` is empty.
        values: Box<Field>,
        /// The least number of entries.
        min_properties: Option<u64>,
        /// The greatest number of entries.
        max_properties: Option<u64>,
    },
    /// Named fields.
    Object {
        /// The fields, in the order of the spec file.
        fields: Vec<Field>,
        /// The Rust struct's name, unique within the kind.
        rust_type: String,
    },
    /// A whole number or text, such as a port or a percentage.
    IntOrString,
    /// A Kubernetes quantity, such as `500m` or `1Gi`.
    Quantity,
    /// A duration in Go's notation, such as `1h30m`.
    Duration,
    /// A moment in RFC 3339.
    DateTime,
    /// A type of Kubernetes.
    Kubernetes {
        /// Its name, such as `core/v1.Toleration`.
        name: String,
        /// What it holds.
        schema: Schema,
    },
    /// Anything at all; unknown fields are kept.
    Any,
}

/// How server-side apply merges a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListType {
    /// As a whole.
    Atomic,
    /// By value; the values are scalars.
    Set,
    /// By the values of these keys of its objects.
    Map(Vec<String>),
}

/// A CEL rule that the API server evaluates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validation {
    /// The expression, `self` being the value it stands at.
    pub rule: String,
    /// What the user is told when it does not hold.
    pub message: String,
    /// An expression of what the user is told in place of that.
    pub message_expression: Option<String>,
}

/// Words of CEL besides the reserved ones.
const CEL_WORDS: [&str; 4] = ["true", "false", "null", "in"];

/// A field's name as CEL rules of the API server spell it: words of CEL are escaped.
#[must_use]
pub fn name_in_rules(name: &str) -> String {
    if CEL_WORDS.contains(&name) || RESERVED.contains(&name) {
        format!("__{name}__")
    } else {
        name.to_owned()
    }
}
