//! Values of expressions.

use std::collections::BTreeMap;

use serde_json::Value;

/// A value: JSON, but with ints and doubles apart, and with doubles that JSON lacks (infinity, not a number).
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// The null.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with a fraction.
    Double(f64),
    /// Text.
    String(String),
    /// Values in order.
    List(Vec<Self>),
    /// Values by text.
    Map(BTreeMap<String, Self>),
}

impl Data {
    /// What a message calls a value of this kind.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "bool",
            Self::Int(_) => "int",
            Self::Double(_) => "double",
            Self::String(_) => "string",
            Self::List(_) => "list",
            Self::Map(_) => "map",
        }
    }

    /// Equality as CEL has it: numbers by what they say, whichever type they have.
    pub fn equals(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Int(int), Self::Double(double)) | (Self::Double(double), Self::Int(int)) => {
                *int as f64 == *double
            }
            (Self::List(a), Self::List(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.equals(b))
            }
            (Self::Map(a), Self::Map(b)) => {
                a.len() == b.len()
                    && a.iter()
                        .all(|(key, a)| b.get(key).is_some_and(|b| a.equals(b)))
            }
            (a, b) => a == b,
        }
    }
}

impl From<&Value> for Data {
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(bool) => Self::Bool(*bool),
            Value::Number(number) => number.as_i64().map_or_else(
                || Self::Double(number.as_f64().unwrap_or(f64::NAN)),
                Self::Int,
            ),
            Value::String(text) => Self::String(text.clone()),
            Value::Array(items) => Self::List(items.iter().map(Self::from).collect()),
            Value::Object(entries) => Self::Map(
                entries
                    .iter()
                    .map(|(key, value)| (key.clone(), value.into()))
                    .collect(),
            ),
        }
    }
}

impl From<Data> for Value {
    fn from(data: Data) -> Self {
        match data {
            Data::Null => Self::Null,
            Data::Bool(bool) => Self::Bool(bool),
            Data::Int(int) => Self::from(int),
            Data::Double(double) => Self::from(double),
            Data::String(text) => Self::String(text),
            Data::List(items) => Self::Array(items.into_iter().map(Self::from).collect()),
            Data::Map(entries) => Self::Object(
                entries
                    .into_iter()
                    .map(|(key, data)| (key, data.into()))
                    .collect(),
            ),
        }
    }
}
