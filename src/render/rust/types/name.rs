//! How Rust names the type of a field.

use crate::model::{Field, FieldType};

/// The Rust type of a field, the `Option` included.
pub fn rust_type(field: &Field) -> String {
    let bare = bare_type(&field.kind);
    if field.is_optional() {
        format!("Option<{bare}>")
    } else {
        bare
    }
}

/// The Rust type of an item of a list or a value of a map, which is there unless it may be null.
fn item_type(item: &Field) -> String {
    let bare = bare_type(&item.kind);
    if item.nullable {
        format!("Option<{bare}>")
    } else {
        bare
    }
}

pub fn bare_type(kind: &FieldType) -> String {
    match kind {
        FieldType::String { .. } | FieldType::Duration | FieldType::DateTime => "String".to_owned(),
        FieldType::Enum { rust_type, .. } | FieldType::Object { rust_type, .. } => {
            rust_type.clone()
        }
        FieldType::Integer { bits, .. } => format!("i{bits}"),
        FieldType::Number { .. } => "f64".to_owned(),
        FieldType::Boolean => "bool".to_owned(),
        FieldType::List { items, .. } => format!("Vec<{}>", item_type(items)),
        FieldType::Map { values, .. } => format!("BTreeMap<String, {}>", item_type(values)),
        FieldType::IntOrString => "IntOrString".to_owned(),
        FieldType::Quantity => "Quantity".to_owned(),
        FieldType::Kubernetes { .. } | FieldType::Any => "Value".to_owned(),
    }
}
