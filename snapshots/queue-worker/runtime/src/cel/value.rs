//! Dynamic values as values of a type, and what can be asked of them without knowing their type.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Error, Result};

/// A bool.
///
/// # Errors
/// `Type`.
pub fn boolean(value: &Value) -> Result<bool> {
    value.as_bool().ok_or_else(|| mismatch("bool", value))
}

/// An int.
///
/// # Errors
/// `Type`.
pub fn int(value: &Value) -> Result<i64> {
    value.as_i64().ok_or_else(|| mismatch("int", value))
}

/// A uint.
///
/// # Errors
/// `Type`.
pub fn uint(value: &Value) -> Result<u64> {
    value.as_u64().ok_or_else(|| mismatch("uint", value))
}

/// A double; JSON may have written it as an int.
///
/// # Errors
/// `Type`.
pub fn double(value: &Value) -> Result<f64> {
    value.as_f64().ok_or_else(|| mismatch("double", value))
}

/// A text.
///
/// # Errors
/// `Type`.
pub fn string(value: &Value) -> Result<&str> {
    value.as_str().ok_or_else(|| mismatch("string", value))
}

/// A list.
///
/// # Errors
/// `Type`.
pub fn list(value: &Value) -> Result<&[Value]> {
    value
        .as_array()
        .map(Vec::as_slice)
        .ok_or_else(|| mismatch("list", value))
}

/// A dynamic value as one of a type.
///
/// # Errors
/// `Type`.
pub fn typed<T: Dynamic>(value: &Value) -> Result<T> {
    T::of(value)
}

/// A dynamic value as one of a type that is known in Rust, such as a generated struct.
///
/// # Errors
/// `Type`.
pub fn from_value<T: DeserializeOwned>(value: &Value) -> Result<T> {
    T::deserialize(value).map_err(|_| mismatch("a value of its type", value))
}

/// A type that dynamic values can have.
pub trait Dynamic: Sized {
    /// The value, if it has the type.
    ///
    /// # Errors
    /// `Type`.
    fn of(value: &Value) -> Result<Self>;
}

macro_rules! dynamic {
    ($($ty:ty: $of:expr;)*) => {$(
        impl Dynamic for $ty {
            fn of(value: &Value) -> Result<Self> {
                $of(value)
            }
        }
    )*};
}

dynamic! {
    bool: boolean;
    i64: int;
    u64: uint;
    f64: double;
    String: |value| string(value).map(str::to_owned);
    Value: |value: &Value| Ok(value.clone());
}

impl<T: Dynamic> Dynamic for Vec<T> {
    fn of(value: &Value) -> Result<Self> {
        list(value)?.iter().map(T::of).collect()
    }
}

impl<T: Dynamic> Dynamic for BTreeMap<String, T> {
    fn of(value: &Value) -> Result<Self> {
        let entries = value.as_object().ok_or_else(|| mismatch("map", value))?;
        entries
            .iter()
            .map(|(key, value)| Ok((key.clone(), T::of(value)?)))
            .collect()
    }
}

/// The name of a value's type, as CEL has it.
#[must_use]
pub fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null_type",
        Value::Bool(_) => "bool",
        Value::Number(number) if number.is_i64() => "int",
        Value::Number(number) if number.is_u64() => "uint",
        Value::Number(_) => "double",
        Value::String(_) => "string",
        Value::Array(_) => "list",
        Value::Object(_) => "map",
    }
}

/// The number of characters, items or entries.
///
/// # Errors
/// `Type`.
pub fn size(value: &Value) -> Result<i64> {
    let size = match value {
        Value::String(text) => text.chars().count(),
        Value::Array(items) => items.len(),
        Value::Object(entries) => entries.len(),
        other => return Err(mismatch("a string, list or map", other)),
    };
    i64::try_from(size).map_err(|_| Error::Overflow)
}

/// Equality: numbers by what they say, whether written as int or as double.
#[must_use]
pub fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(a), Value::Number(b)) => match (a.as_i64(), b.as_i64()) {
            (Some(a), Some(b)) => a == b,
            _ if a.is_u64() && b.is_u64() => a.as_u64() == b.as_u64(),
            _ => a.as_f64() == b.as_f64(),
        },
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| equal(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| b.get(key).is_some_and(|b| equal(a, b)))
        }
        (a, b) => a == b,
    }
}

/// The order of two numbers or two texts.
///
/// # Errors
/// `Type` when they are neither.
pub fn compare(left: &Value, right: &Value) -> Result<Ordering> {
    let ordering = match (left, right) {
        (Value::String(a), Value::String(b)) => Some(a.cmp(b)),
        (Value::Number(a), Value::Number(b)) => match (a.as_i64(), b.as_i64()) {
            (Some(a), Some(b)) => Some(a.cmp(&b)),
            _ if a.is_u64() && b.is_u64() => a.as_u64().partial_cmp(&b.as_u64()),
            // JSON has no number without an order.
            _ => a.as_f64().partial_cmp(&b.as_f64()),
        },
        (Value::Bool(a), Value::Bool(b)) => Some(a.cmp(b)),
        (Value::Bool(_), other) => return Err(mismatch("bool", other)),
        (Value::String(_), other) => return Err(mismatch("string", other)),
        (Value::Number(_), other) => return Err(mismatch("a number", other)),
        (other, _) => return Err(mismatch("a number or string", other)),
    };
    ordering.ok_or_else(|| mismatch("a number", right))
}

/// Whether a list has an item, or a map a key.
///
/// # Errors
/// `Type` when it is neither, or when the key of a map is not a text.
pub fn contains(of: &Value, item: &Value) -> Result<bool> {
    match of {
        Value::Array(items) => Ok(items.iter().any(|other| equal(item, other))),
        Value::Object(entries) => Ok(entries.contains_key(string(item)?)),
        other => Err(mismatch("a list or map", other)),
    }
}

/// That a value has another type than the one needed.
pub(super) fn mismatch(expected: &'static str, value: &Value) -> Error {
    let found = match value {
        Value::Null => "null",
        value => type_name(value),
    };
    Error::Type { expected, found }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn types_are_checked_and_named() {
        let wrong = |expected, found| Error::Type { expected, found };
        assert_eq!(int(&json!(3)), Ok(3));
        assert_eq!(int(&json!(3.5)), Err(wrong("int", "double")));
        assert_eq!(int(&json!("3")), Err(wrong("int", "string")));
        assert_eq!(double(&json!(3)), Ok(3.0));
        assert_eq!(string(&json!(null)), Err(wrong("string", "null")));
        assert_eq!(boolean(&json!([])), Err(wrong("bool", "list")));
        assert_eq!(size(&json!("äöü")), Ok(3));
        assert_eq!(size(&json!(3)), Err(wrong("a string, list or map", "int")));
    }

    #[test]
    fn numbers_are_equal_by_what_they_say() {
        assert!(equal(&json!({ "a": [1, 2.0] }), &json!({ "a": [1.0, 2] })));
        assert!(!equal(&json!(1), &json!("1")));
        assert!(!equal(&json!({ "a": 1 }), &json!({ "b": 1 })));
        // Doubles cannot tell these apart; ints can.
        assert!(!equal(&json!(i64::MAX), &json!(i64::MAX - 1)));
    }

    #[test]
    fn order_and_membership() {
        assert_eq!(compare(&json!(1), &json!(1.5)), Ok(Ordering::Less));
        assert_eq!(compare(&json!("b"), &json!("a")), Ok(Ordering::Greater));
        assert!(compare(&json!("b"), &json!(1)).is_err());
        assert_eq!(contains(&json!([1, "a"]), &json!("a")), Ok(true));
        assert_eq!(contains(&json!({ "a": 1 }), &json!("b")), Ok(false));
        assert!(contains(&json!({ "a": 1 }), &json!(1)).is_err());
    }
}
