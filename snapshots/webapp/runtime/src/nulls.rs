//! Optional values that are unset. `operator-gen render` leaves them out by this very source.

use serde_json::Value;

/// The value without any null in its objects: an optional value that is unset leaves its field out.
#[must_use]
pub fn without_nulls(mut value: Value) -> Value {
    drop_nulls(&mut value);
    value
}

fn drop_nulls(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, field| !field.is_null());
            fields.values_mut().for_each(drop_nulls);
        }
        Value::Array(elements) => elements.iter_mut().for_each(drop_nulls),
        _ => {}
    }
}
