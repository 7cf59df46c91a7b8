//! The structural schema of a field: OpenAPI v3 as the API server understands it.

use serde_json::{Value, json};

use super::{crd_kubernetes, crd_rules};
use crate::model::{Field, FieldType, ListType, Resource, defaults, rules};

/// What the API server takes for a quantity: the pattern that controller-gen writes for `resource.Quantity`.
const QUANTITY: &str = r"^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$";

/// 2^63. The API server keeps bounds as floating-point numbers; a maximum that becomes this one is no 64-bit integer to it,
/// and it refuses every object.
const INT64_END: f64 = 9_223_372_036_854_775_808.0;

/// The schema of `spec`. It is there even when no field is set, so that defaults below it apply.
#[must_use]
pub fn spec(resource: &Resource) -> Value {
    let mut schema = object(&resource.spec);
    schema["description"] = json!(format!("What a {} should be.", resource.kind));
    if let Some(defaults) = defaults::of_nothing(&resource.spec) {
        // The API server asks the rules about it before it fills in any default below it.
        schema["default"] = match resource.validations.as_slice() {
            [] => json!({}),
            _ => defaults,
        };
    }
    let rules = rules::of_spec(&resource.spec, &resource.validations);
    crd_rules::set(&mut schema, &rules);
    schema
}

/// The schema of a field.
#[must_use]
pub fn field(field: &Field) -> Value {
    let mut schema = kind(field);
    if !field.description.is_empty() {
        schema["description"] = json!(field.description);
    }
    if let Some(default) = &field.default {
        schema["default"] = match field.has_rules() {
            false => default.clone(),
            true => defaults::of_type(&field.kind, default.clone()),
        };
    }
    if let Some(example) = &field.example {
        schema["example"] = example.clone();
    }
    if field.nullable {
        schema["nullable"] = json!(true);
    }
    crd_rules::set(&mut schema, &rules::of_field(field));
    schema
}

/// An object schema with these fields.
#[must_use]
pub fn object(fields: &[Field]) -> Value {
    let mut schema = json!({ "type": "object" });
    if !fields.is_empty() {
        schema["properties"] = fields
            .iter()
            .map(|one| (one.name.clone(), field(one)))
            .collect();
    }
    let required: Vec<&str> = fields
        .iter()
        .filter(|one| one.required)
        .map(|one| one.name.as_str())
        .collect();
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

fn kind(field: &Field) -> Value {
    match &field.kind {
        FieldType::String {
            format,
            min_length,
            max_length,
            pattern,
        } => {
            let mut schema = json!({ "type": "string" });
            // The API server ignores the format `password`; forms that are made from the schema hide what is typed.
            set(
                &mut schema,
                "format",
                format.as_deref().or(field.secret.then_some("password")),
            );
            set(&mut schema, "minLength", *min_length);
            set(&mut schema, "maxLength", *max_length);
            set(&mut schema, "pattern", pattern.as_deref());
            schema
        }
        // A plain enum refuses null even where null is allowed, and even where the enum names it.
        FieldType::Enum { values, .. } if field.nullable => {
            json!({ "type": "string", "anyOf": [{ "enum": values }] })
        }
        FieldType::Enum { values, .. } => json!({ "type": "string", "enum": values }),
        FieldType::Integer {
            bits,
            minimum,
            maximum,
            exclusive_minimum,
            exclusive_maximum,
            multiple_of,
        } => {
            let mut schema =
                json!({ "type": "integer", "format": if *bits == 32 { "int32" } else { "int64" } });
            set(&mut schema, "minimum", *minimum);
            set(
                &mut schema,
                "maximum",
                maximum.filter(|bound| (*bound as f64) < INT64_END),
            );
            set(
                &mut schema,
                "exclusiveMinimum",
                exclusive_minimum.then_some(true),
            );
            set(
                &mut schema,
                "exclusiveMaximum",
                exclusive_maximum.then_some(true),
            );
            set(&mut schema, "multipleOf", *multiple_of);
            schema
        }
        FieldType::Number {
            minimum,
            maximum,
            exclusive_minimum,
            exclusive_maximum,
        } => {
            let mut schema = json!({ "type": "number", "format": "double" });
            set(&mut schema, "minimum", *minimum);
            set(&mut schema, "maximum", *maximum);
            set(
                &mut schema,
                "exclusiveMinimum",
                exclusive_minimum.then_some(true),
            );
            set(
                &mut schema,
                "exclusiveMaximum",
                exclusive_maximum.then_some(true),
            );
            schema
        }
        FieldType::Boolean => json!({ "type": "boolean" }),
        FieldType::List {
            items,
            list_type,
            min_items,
            max_items,
        } => {
            let mut schema = list(items, list_type);
            set(&mut schema, "minItems", *min_items);
            set(&mut schema, "maxItems", *max_items);
            schema
        }
        FieldType::Map {
            values,
            min_properties,
            max_properties,
        } => {
            let mut schema =
                json!({ "type": "object", "additionalProperties": self::field(values) });
            set(&mut schema, "minProperties", *min_properties);
            set(&mut schema, "maxProperties", *max_properties);
            schema
        }
        FieldType::Object { fields, .. } => object(fields),
        FieldType::IntOrString => int_or_string(),
        FieldType::Quantity => quantity(),
        FieldType::Duration => json!({ "type": "string", "format": "duration" }),
        FieldType::DateTime => json!({ "type": "string", "format": "date-time" }),
        FieldType::Kubernetes { schema, .. } => crd_kubernetes::schema(schema),
        FieldType::Any => json!({ "x-kubernetes-preserve-unknown-fields": true }),
    }
}

fn list(items: &Field, list_type: &ListType) -> Value {
    let mut schema = json!({ "type": "array", "items": field(items) });
    schema["x-kubernetes-list-type"] = match list_type {
        ListType::Atomic => json!("atomic"),
        ListType::Set => json!("set"),
        ListType::Map(keys) => {
            schema["x-kubernetes-list-map-keys"] = json!(keys);
            json!("map")
        }
    };
    schema
}

/// A quantity.
pub fn quantity() -> Value {
    let mut schema = int_or_string();
    schema["pattern"] = json!(QUANTITY);
    schema
}

/// A whole number or text.
pub fn int_or_string() -> Value {
    json!({ "x-kubernetes-int-or-string": true, "anyOf": [{ "type": "integer" }, { "type": "string" }] })
}

fn set(schema: &mut Value, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        schema[key] = value.into();
    }
}
