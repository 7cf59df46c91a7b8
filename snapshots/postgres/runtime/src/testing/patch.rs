//! JSON merge patch (RFC 7386) and JSON patch (RFC 6902).

use serde_json::{Map, Value};

/// Why a JSON patch does not apply.
#[derive(Debug)]
pub(crate) struct Error(pub String);

/// Applies a merge patch: `null` removes.
pub(crate) fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Value::Object(target) = target else {
        return;
    };
    for (key, value) in patch {
        if value.is_null() {
            target.remove(key);
        } else {
            merge(target.entry(key.clone()).or_insert(Value::Null), value);
        }
    }
}

/// Applies the operations of a JSON patch in order.
pub(crate) fn json(target: &mut Value, patch: &Value) -> Result<(), Error> {
    let operations = patch
        .as_array()
        .ok_or_else(|| Error("a JSON patch is a list of operations".to_owned()))?;
    for operation in operations {
        let path = text(operation, "path")?;
        match text(operation, "op")? {
            "add" => add(target, path, operation["value"].clone())?,
            "remove" => drop(remove(target, path)?),
            "replace" => *find(target, path)? = operation["value"].clone(),
            "test" if *find(target, path)? == operation["value"] => {}
            "test" => return Err(Error(format!("testing path {path} failed"))),
            "move" => {
                let value = remove(target, text(operation, "from")?)?;
                add(target, path, value)?;
            }
            "copy" => {
                let value = find(target, text(operation, "from")?)?.clone();
                add(target, path, value)?;
            }
            other => return Err(Error(format!("unexpected kind: {other}"))),
        }
    }
    Ok(())
}

fn text<'o>(operation: &'o Value, field: &str) -> Result<&'o str, Error> {
    operation[field]
        .as_str()
        .ok_or_else(|| Error(format!("an operation without {field}")))
}

fn missing(path: &str) -> Error {
    Error(format!(
        "the operation's path is not there: missing path: {path}"
    ))
}

fn find<'t>(target: &'t mut Value, path: &str) -> Result<&'t mut Value, Error> {
    target.pointer_mut(path).ok_or_else(|| missing(path))
}

/// The container that a path ends in, and the last part of the path.
fn parent<'t>(target: &'t mut Value, path: &str) -> Result<(&'t mut Value, String), Error> {
    let (container, last) = path.rsplit_once('/').ok_or_else(|| missing(path))?;
    let container = find(target, container)?;
    Ok((container, last.replace("~1", "/").replace("~0", "~")))
}

fn add(target: &mut Value, path: &str, value: Value) -> Result<(), Error> {
    if path.is_empty() {
        *target = value;
        return Ok(());
    }
    let (container, last) = parent(target, path)?;
    match container {
        Value::Object(map) => {
            map.insert(last, value);
        }
        Value::Array(items) if last == "-" => items.push(value),
        Value::Array(items) => {
            let index = last.parse().ok().filter(|index| *index <= items.len());
            items.insert(index.ok_or_else(|| missing(path))?, value);
        }
        _ => return Err(missing(path)),
    }
    Ok(())
}

fn remove(target: &mut Value, path: &str) -> Result<Value, Error> {
    let (container, last) = parent(target, path)?;
    let removed = match container {
        Value::Object(map) => map.remove(&last),
        Value::Array(items) => last
            .parse()
            .ok()
            .filter(|index| *index < items.len())
            .map(|index| items.remove(index)),
        _ => None,
    };
    removed.ok_or_else(|| missing(path))
}
