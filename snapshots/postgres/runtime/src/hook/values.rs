//! The values that update and field hooks are about, with secrets hashed where they are kept.

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::On;
use crate::diff::Hex;

/// The values of an object that a hook is about: the spec, or some fields by their dotted paths. `None` for hooks that are
/// about no change.
pub fn declared(on: &On, object: &Value) -> Option<Value> {
    match on {
        On::Update => Some(object["spec"].clone()),
        On::Field { paths } => Some(Value::Object(fields(paths, object))),
        _ => None,
    }
}

/// The fields at these paths; those that are unset are left out.
fn fields(paths: &[&[&str]], object: &Value) -> Map<String, Value> {
    let field = |path: &&[&str]| {
        let value = path.iter().try_fold(object, |value, name| value.get(name));
        Some((
            path.join("."),
            value.filter(|value| !value.is_null())?.clone(),
        ))
    };
    paths.iter().filter_map(field).collect()
}

/// The object with its secrets hashed. The salt keeps equal secrets of two objects from being seen to be equal.
pub fn without_secrets(mut object: Value, secrets: &[&[&str]], salt: &str) -> Value {
    for path in secrets {
        hide(&mut object, path, salt);
    }
    object
}

fn hide(value: &mut Value, path: &[&str], salt: &str) {
    let Some((name, rest)) = path.split_first() else {
        return hash(value, salt);
    };
    match value {
        Value::Array(items) if *name == "*" => {
            items.iter_mut().for_each(|item| hide(item, rest, salt));
        }
        Value::Object(values) if *name == "*" => {
            values
                .values_mut()
                .for_each(|value| hide(value, rest, salt));
        }
        Value::Object(values) => {
            if let Some(value) = values.get_mut(*name) {
                hide(value, rest, salt);
            }
        }
        _ => {}
    }
}

/// Replaces each text by its hash, so that the value keeps its type. Numbers and booleans have too few values for a hash to
/// hide them: they are left out.
fn hash(value: &mut Value, salt: &str) {
    match value {
        Value::String(text) => {
            let digest = Sha256::new().chain_update(salt).chain_update([0]);
            let digest = digest.chain_update(&*text).finalize();
            *text = format!("sha256:{}", Hex(&digest));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| hash(item, salt)),
        Value::Object(values) => values.values_mut().for_each(|value| hash(value, salt)),
        Value::Number(_) | Value::Bool(_) => *value = Value::Null,
        Value::Null => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const OBJECT: fn() -> Value = || {
        json!({ "spec": {
            "replicas": 3,
            "key": "hunter2",
            "users": [{ "name": "a", "pin": "1" }],
            "tokens": { "x": "t" },
        }})
    };

    #[test]
    fn fields_go_by_their_path_and_unset_ones_are_left_out() {
        let on = On::Field {
            paths: &[&["spec", "replicas"], &["spec", "image"]],
        };
        assert_eq!(
            declared(&on, &OBJECT()),
            Some(json!({ "spec.replicas": 3 }))
        );
    }

    #[test]
    fn secrets_are_hashed_and_nothing_else() {
        let secrets: &[&[&str]] = &[
            &["spec", "key"],
            &["spec", "users", "*", "pin"],
            &["spec", "tokens"],
        ];
        let hidden = without_secrets(OBJECT(), secrets, "uid");
        let text = hidden.to_string();
        assert!(
            !text.contains("hunter2") && hidden["spec"]["replicas"] == 3,
            "{text}"
        );
        assert_eq!(hidden["spec"]["users"][0]["name"], "a");
        for place in ["/spec/key", "/spec/users/0/pin", "/spec/tokens/x"] {
            let hash = hidden.pointer(place).and_then(Value::as_str);
            assert!(
                hash.is_some_and(|hash| hash.starts_with("sha256:")),
                "{place}"
            );
        }
        assert_ne!(hidden, without_secrets(OBJECT(), secrets, "other"));
    }
}
