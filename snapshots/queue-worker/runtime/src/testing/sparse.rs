//! Whether generated types fill in the defaults that the schema of their kind has: objects from before a field was added, and
//! those of tests, come without.

use serde_json::Value;

use super::schema;
use crate::kind::Kind;

/// Takes everything out of an object that has a default, and compares what the type makes of it with what it makes of the same
/// object as the API server completes it.
///
/// # Panics
/// When they differ: that is what a test is for.
pub(super) fn completes<K: Kind>(definition: &Value, object: &Value) {
    let schema = schema::of_version(definition, &K::version(&()));
    let mut sparse = object.clone();
    leave_out(&mut sparse, schema);
    let mut complete = sparse.clone();
    schema::fill_defaults(&mut complete, schema);
    assert_eq!(read::<K>(&sparse), read::<K>(&complete), "of {sparse:#}");
}

/// What a type makes of the spec of an object.
#[expect(clippy::panic, reason = "a test fails by panicking")]
fn read<K: Kind>(object: &Value) -> Value {
    let read = K::deserialize(object).and_then(serde_json::to_value);
    let read = read.unwrap_or_else(|error| panic!("{error} in {object:#}"));
    read["spec"].clone()
}

/// Puts in the keys that tell the items of a list apart: no object was ever kept without them, so that types may rely on that.
fn put_keys(item: &mut Value, list: &Value) {
    let keys = list["x-kubernetes-list-map-keys"].as_array();
    for key in keys.into_iter().flatten().filter_map(Value::as_str) {
        let default = &list["items"]["properties"][key]["default"];
        if let (Value::Object(item), false) = (&mut *item, default.is_null()) {
            item.entry(key).or_insert_with(|| default.clone());
        }
    }
}

/// Takes out what the schema has a default for.
fn leave_out(value: &mut Value, schema: &Value) {
    match value {
        Value::Object(map) => {
            let (properties, others) = (&schema["properties"], &schema["additionalProperties"]);
            map.retain(|name, _| properties[name].get("default").is_none());
            for (name, value) in map {
                leave_out(value, properties.get(name).unwrap_or(others));
            }
        }
        Value::Array(items) => {
            for item in items {
                leave_out(item, &schema["items"]);
                put_keys(item, schema);
            }
        }
        _ => {}
    }
}
