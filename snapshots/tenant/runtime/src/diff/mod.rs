//! Compares what is desired with what is live: whether anything that the operator wants is missing or different.
//!
//! The live object may hold more: defaults, status, what others own. Values are equal as the API server understands them:
//! lists by their merge keys, quantities by value, and a zero value that Go leaves out like one that is not there.

mod compare;
mod hash;
mod keys;
mod literal;
mod path;
mod quantity;

use serde_json::Value;

use compare::Comparison;
use path::Path;

use crate::desired::Desired;
use crate::json::Reader;

pub use hash::Fingerprint;
pub(crate) use hash::Hex;

/// The paths at which the live object, which is JSON, does not hold what is desired, in their order. What cannot be read
/// differs as a whole: its path is empty.
///
/// Both are objects of one kind. An item of a list does not repeat its `apiVersion` and `kind`, so neither is compared.
#[must_use]
pub fn differences(desired: &Desired, live: &str) -> Vec<String> {
    if literal::holds(desired, live) {
        return Vec::new();
    }
    let desired = Value::from(desired);
    let (mut path, mut found) = (Path::default(), Vec::new());
    let comparison = Comparison {
        desired: &desired,
        path: &mut path,
        found: &mut found,
    };
    if comparison.read(&mut Reader::of(live)).is_err() {
        return vec![String::new()];
    }
    found.sort_unstable();
    found
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
