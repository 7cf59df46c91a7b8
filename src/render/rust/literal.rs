//! Rust expressions for the default values of fields.

use serde_json::Value;

use super::types::variant;
use crate::model::{Field, FieldType};

/// A Rust expression of a field's type, without the `Option`, for a JSON value that its schema accepts.
pub fn literal(kind: &FieldType, value: &Value) -> String {
    match (kind, value) {
        (FieldType::Enum { rust_type, .. }, Value::String(word)) => {
            format!("{rust_type}::{}", variant(kind, word))
        }
        (
            FieldType::String { .. } | FieldType::Duration | FieldType::DateTime,
            Value::String(text),
        ) => owned(text),
        (FieldType::Quantity, Value::String(text)) => format!("Quantity({})", owned(text)),
        (FieldType::Quantity, other) => format!("Quantity({})", owned(&other.to_string())),
        (FieldType::IntOrString, Value::String(text)) => {
            format!("IntOrString::String({})", owned(text))
        }
        (FieldType::IntOrString, other) => format!("IntOrString::Int({other})"),
        (FieldType::Number { .. }, number) => {
            let text = number.to_string();
            if text.contains(['.', 'e']) {
                text
            } else {
                format!("{text}.0")
            }
        }
        (FieldType::List { items, .. }, Value::Array(values)) => {
            let values: Vec<String> = values.iter().map(|value| item(items, value)).collect();
            format!("vec![{}]", values.join(", "))
        }
        (FieldType::Map { .. }, Value::Object(map)) if map.is_empty() => {
            "BTreeMap::new()".to_owned()
        }
        (FieldType::Map { values, .. }, Value::Object(map)) => {
            let entries: Vec<String> = map
                .iter()
                .map(|(key, value)| format!("({}, {})", owned(key), item(values, value)))
                .collect();
            format!("BTreeMap::from([{}])", entries.join(", "))
        }
        (FieldType::Object { fields, rust_type }, Value::Object(map)) => {
            let fields: Vec<String> = fields
                .iter()
                .map(|field| {
                    format!(
                        "{}: {}",
                        field.rust_name,
                        wrapped(field, map.get(&field.name))
                    )
                })
                .collect();
            format!("{rust_type} {{ {} }}", fields.join(", "))
        }
        (FieldType::Kubernetes { .. } | FieldType::Any, value) => format!("json!({value})"),
        (_, value) => value.to_string(),
    }
}

/// An item of a list or a value of a map.
fn item(field: &Field, value: &Value) -> String {
    match value {
        Value::Null if field.nullable => "None".to_owned(),
        value if field.nullable => format!("Some({})", literal(&field.kind, value)),
        value => literal(&field.kind, value),
    }
}

/// The same with `Some` or `None` where the field is optional, and the field's own default where the value is absent.
fn wrapped(field: &Field, value: Option<&Value>) -> String {
    match value
        .or(field.default.as_ref())
        .filter(|value| !value.is_null())
    {
        Some(value) if field.is_optional() => format!("Some({})", literal(&field.kind, value)),
        Some(value) => literal(&field.kind, value),
        None => "None".to_owned(),
    }
}

fn owned(text: &str) -> String {
    format!("{text:?}.to_owned()")
}
