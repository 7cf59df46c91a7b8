//! What user code changed of an object, as a JSON patch (RFC 6902) of the object as it came.
//!
//! The code has a typed object, which knows neither fields that are not of its type nor the way in which a value was written.
//! So the typed object before is compared with the one after, only the difference is put into the object as it came, and the
//! patch leads from the one to the other.

use serde_json::{Value, json};

/// The patch that does to `raw` what was done between `before` and `after`.
pub fn patch(raw: &Value, before: &Value, after: &Value) -> Vec<Value> {
    let mut changed = raw.clone();
    overlay(&mut changed, before, after);
    let mut operations = Vec::new();
    compare(raw, &changed, "", &mut operations);
    operations
}

/// Does to a value what was done between `before` and `after`.
fn overlay(raw: &mut Value, before: &Value, after: &Value) {
    if before == after {
        return;
    }
    match (raw, before, after) {
        (Value::Object(raw), Value::Object(before), Value::Object(after)) => {
            raw.retain(|key, _| after.contains_key(key) || !before.contains_key(key));
            for (key, after) in after {
                match (raw.get_mut(key), before.get(key)) {
                    (_, Some(before)) if before == after => {}
                    (Some(raw), Some(before)) => overlay(raw, before, after),
                    _ => {
                        raw.insert(key.clone(), after.clone());
                    }
                }
            }
        }
        // Of a list that became longer or shorter nothing tells which element is which.
        (Value::Array(raw), Value::Array(before), Value::Array(after))
            if raw.len() == before.len() && raw.len() == after.len() =>
        {
            for ((raw, before), after) in raw.iter_mut().zip(before).zip(after) {
                overlay(raw, before, after);
            }
        }
        (raw, _, after) => *raw = after.clone(),
    }
}

/// Adds what leads from one value to another.
fn compare(from: &Value, to: &Value, path: &str, operations: &mut Vec<Value>) {
    let (Value::Object(from), Value::Object(to)) = (from, to) else {
        if from != to {
            operations.push(json!({ "op": "replace", "path": path, "value": to }));
        }
        return;
    };
    let at = |key: &str| format!("{path}/{}", key.replace('~', "~0").replace('/', "~1"));
    for key in from.keys().filter(|key| !to.contains_key(*key)) {
        operations.push(json!({ "op": "remove", "path": at(key) }));
    }
    for (key, to) in to {
        match from.get(key) {
            Some(from) => compare(from, to, &at(key), operations),
            None => operations.push(json!({ "op": "add", "path": at(key), "value": to })),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_changed_changes() {
        let raw = json!({
            "metadata": { "name": "a", "labels": { "a/b": "1" } },
            "spec": { "name": "A", "unknown": 1, "list": [{ "x": 1, "unknown": 2 }], "gone": 1 },
        });
        // The typed object lacks what is unknown, and knows a default.
        let before = json!({
            "metadata": { "name": "a", "labels": { "a/b": "1" } },
            "spec": { "name": "A", "list": [{ "x": 1 }], "gone": 1, "default": { "on": true, "off": false } },
        });
        let mut after = before.clone();
        after["metadata"]["labels"]["a/b"] = json!("2");
        after["spec"]["name"] = json!("a");
        after["spec"]["list"][0]["x"] = json!(2);
        after["spec"]["default"]["on"] = json!(false);
        after["spec"]
            .as_object_mut()
            .map(|spec| spec.remove("gone"));
        assert_eq!(
            patch(&raw, &before, &after),
            [
                json!({ "op": "replace", "path": "/metadata/labels/a~1b", "value": "2" }),
                json!({ "op": "remove", "path": "/spec/gone" }),
                json!({ "op": "add", "path": "/spec/default", "value": { "off": false, "on": false } }),
                json!({ "op": "replace", "path": "/spec/list", "value": [{ "unknown": 2, "x": 2 }] }),
                json!({ "op": "replace", "path": "/spec/name", "value": "a" }),
            ]
        );
        assert_eq!(patch(&raw, &before, &before), Vec::<Value>::new());
    }
}
