//! The defaults of a kind, as the API server fills them in.

use serde_json::{Map, Value};

use super::{Field, FieldType};

/// The value of an object with these fields, its defaults filled in. A null counts as not there, unless the field is nullable.
#[must_use]
pub fn defaulted(fields: &[Field], object: &Value) -> Value {
    let mut out = object.as_object().cloned().unwrap_or_default();
    for field in fields {
        let found = out.remove(&field.name);
        let found = found.filter(|value| field.nullable || !value.is_null());
        if let Some(value) = found.or_else(|| field.default.clone()) {
            out.insert(field.name.clone(), of_type(&field.kind, value));
        }
    }
    Value::Object(out)
}

/// What is there of an object of which nothing is said; `None` where something has to be said.
#[must_use]
pub fn of_nothing(fields: &[Field]) -> Option<Value> {
    let is_needed = |field: &Field| field.required && field.default.is_none();
    (!fields.iter().any(is_needed)).then(|| defaulted(fields, &Value::Null))
}

/// A value of a type, the defaults below it filled in.
#[must_use]
pub fn of_type(kind: &FieldType, value: Value) -> Value {
    match (kind, value) {
        (FieldType::Object { fields, .. }, value @ Value::Object(_)) => defaulted(fields, &value),
        (FieldType::List { items, .. }, Value::Array(list)) => {
            let list = list.into_iter();
            list.map(|item| of_type(&items.kind, item)).collect()
        }
        (FieldType::Map { values, .. }, Value::Object(map)) => {
            let entries = map.into_iter();
            let entries = entries.map(|(key, value)| (key, of_type(&values.kind, value)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
        (_, value) => value,
    }
}
