//! The steps that conversions are made of. None fails: what is not there is not moved, and where an object on the way is
//! missing or is none, nothing is set.

use serde_json::Value;

use super::Fields;

/// Moves a field to another place, and makes the objects around that place.
pub fn relocate(spec: &mut Fields, from: &[&str], to: &[&str]) {
    if let Some(value) = remove(spec, from)
        && let Some((name, around)) = to.split_last()
        && let Some(object) = make(spec, around)
    {
        object.insert((*name).to_owned(), value);
    }
}

/// Sets a field that is unset, if the object that it belongs to is there.
pub fn set_default(spec: &mut Fields, path: &[&str], value: Value) {
    if let Some((name, around)) = path.split_last()
        && let Some(object) = find(spec, around)
    {
        object.entry(*name).or_insert(value);
    }
}

/// Removes a field, and gives what it was.
pub fn remove(spec: &mut Fields, path: &[&str]) -> Option<Value> {
    let (name, around) = path.split_last()?;
    find(spec, around)?.remove(*name)
}

/// Removes an object that has nothing in it, or is null.
pub fn remove_empty(spec: &mut Fields, path: &[&str]) {
    if let Some((name, around)) = path.split_last()
        && let Some(object) = find(spec, around)
        && object.get(*name).is_some_and(is_empty)
    {
        object.remove(*name);
    }
}

fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_object().is_some_and(Fields::is_empty)
}

/// The object at a path.
fn find<'a>(spec: &'a mut Fields, path: &[&str]) -> Option<&'a mut Fields> {
    let mut object = spec;
    for name in path {
        object = object.get_mut(*name)?.as_object_mut()?;
    }
    Some(object)
}

/// The object at a path, made where it is missing or null; `None` where something else is in the way.
fn make<'a>(spec: &'a mut Fields, path: &[&str]) -> Option<&'a mut Fields> {
    let mut object = spec;
    for name in path {
        let next = object.entry(*name).or_insert(Value::Null);
        if next.is_null() {
            *next = Fields::new().into();
        }
        object = next.as_object_mut()?;
    }
    Some(object)
}
