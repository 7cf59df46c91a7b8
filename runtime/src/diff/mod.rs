//! Compares what is desired with what is live: whether anything that the operator wants is missing or different.
//!
//! The live object may hold more: defaults, status, what others own. Values are equal as the API server understands them:
//! lists by their merge keys, quantities by value, and a zero value that Go leaves out like one that is not there.

mod hash;
mod keys;
mod quantity;

use serde_json::{Map, Value};

use crate::cel::Root;

pub use crate::nulls::without_nulls;
pub use hash::Fingerprint;
pub(crate) use hash::Hex;

/// The paths at which the live object does not hold what is desired.
///
/// Both are objects of one kind. An item of a list does not repeat its `apiVersion` and `kind`, so neither is compared.
#[must_use]
pub fn differences<'a>(desired: &Value, live: impl Root<'a>) -> Vec<String> {
    let mut found = Vec::new();
    let parts = desired.as_object().into_iter().flatten();
    for (field, desired) in parts.filter(|(field, _)| !TYPE_META.contains(&field.as_str())) {
        let mut path = Path {
            fields: vec![field],
        };
        compare_field(desired, live.field(field), &mut path, &mut found);
    }
    found
}

/// What every object says of its kind.
const TYPE_META: [&str; 2] = ["apiVersion", "kind"];

/// Where the comparison is.
#[derive(Default)]
struct Path<'a> {
    fields: Vec<&'a str>,
}

impl<'a> Path<'a> {
    fn last(&self) -> &'a str {
        self.fields.last().copied().unwrap_or_default()
    }

    fn is_quantity(&self) -> bool {
        let parent = self
            .fields
            .len()
            .checked_sub(2)
            .and_then(|parent| self.fields.get(parent));
        quantity::FIELDS.contains(&self.last())
            || parent.is_some_and(|parent| quantity::MAPS.contains(parent))
    }

    fn found(&self, found: &mut Vec<String>) {
        found.push(self.fields.join("."));
    }
}

fn compare<'a>(desired: &'a Value, live: &Value, path: &mut Path<'a>, found: &mut Vec<String>) {
    match (desired, live) {
        (Value::Object(desired), Value::Object(live)) => compare_fields(desired, live, path, found),
        (Value::Array(desired), Value::Array(live)) => compare_lists(desired, live, path, found),
        _ if same_scalar(desired, live) => {}
        _ if path.is_quantity() && quantity::equal(desired, live) => {}
        _ => path.found(found),
    }
}

fn compare_fields<'a>(
    desired: &'a Map<String, Value>,
    live: &Map<String, Value>,
    path: &mut Path<'a>,
    found: &mut Vec<String>,
) {
    for (field, desired) in desired {
        path.fields.push(field);
        compare_field(desired, live.get(field), path, found);
        path.fields.pop();
    }
}

fn compare_field<'a>(
    desired: &'a Value,
    live: Option<&Value>,
    path: &mut Path<'a>,
    found: &mut Vec<String>,
) {
    match live {
        Some(live) => compare(desired, live, path, found),
        None if is_zero(desired) => {}
        None => path.found(found),
    }
}

fn compare_lists<'a>(
    desired: &'a [Value],
    live: &[Value],
    path: &mut Path<'a>,
    found: &mut Vec<String>,
) {
    if let Some(keys) = keys::of(path.last(), desired) {
        for element in desired {
            match live.iter().find(|live| keys::equal(keys, element, live)) {
                Some(live) => compare(element, live, path, found),
                None => path.found(found),
            }
        }
    } else if desired.len() == live.len() {
        for (desired, live) in desired.iter().zip(live) {
            compare(desired, live, path, found);
        }
    } else {
        path.found(found);
    }
}

fn same_scalar(desired: &Value, live: &Value) -> bool {
    match (desired, live) {
        (Value::Number(desired), Value::Number(live)) => {
            desired == live || desired.as_f64() == live.as_f64()
        }
        _ => desired == live || (is_zero(desired) && live.is_null()),
    }
}

/// Whether Go's `omitempty` leaves such a value out.
fn is_zero(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(value) => !value,
        Value::Number(value) => value.as_f64() == Some(0.0),
        Value::String(value) => value.is_empty(),
        Value::Array(value) => value.is_empty(),
        Value::Object(value) => value.values().all(is_zero),
    }
}
