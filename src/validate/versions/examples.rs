//! Defaults and examples of objects, which hold values of the fields in them.

use serde_json::{Map, Value};

use crate::model::{Field, FieldType, Path};

/// Brings the examples of the objects around a field in line with its being somewhere else, or nowhere; false when a default
/// would have to be, and cannot without being another one.
pub(super) fn without(fields: &mut [Field], path: &[String], now: Option<&Path>) -> bool {
    let Some((name, below)) = path.split_first() else {
        return true;
    };
    let mut fits = true;
    for field in fields.iter_mut().filter(|field| field.name == *name) {
        let here = now.and_then(|now| now.split_first());
        let now = here
            .filter(|(first, _)| *first == name)
            .map(|(_, now)| now.to_vec());
        if below.is_empty() {
            continue;
        }
        for example in field.example.iter_mut().filter_map(Value::as_object_mut) {
            adjust(example, below, now.as_deref());
        }
        for default in field.default.iter_mut().filter_map(Value::as_object_mut) {
            fits &= adjust(default, below, now.as_deref());
        }
        if let FieldType::Object { fields, .. } = &mut field.kind {
            fits &= without(fields, below, now.as_ref());
        }
    }
    fits
}

/// Moves a value inside of an object, or takes it out; whether there was none, or it is still in the object.
fn adjust(object: &mut Map<String, Value>, path: &[String], now: Option<&[String]>) -> bool {
    let Some((name, below)) = path.split_first() else {
        return true;
    };
    if !below.is_empty() {
        let inner = object.get_mut(name).and_then(Value::as_object_mut);
        let here = now.and_then(|now| now.split_first());
        let now = here.filter(|(first, _)| *first == name).map(|(_, now)| now);
        return inner.is_none_or(|inner| adjust(inner, below, now));
    }
    let Some(value) = object.remove(name) else {
        return true;
    };
    let Some([name]) = now else {
        return false;
    };
    object.insert(name.clone(), value);
    true
}
