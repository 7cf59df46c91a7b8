//! The body of a write, before it is understood: it is an object, and says where it belongs.

use serde_json::{Value, json};

use super::request::Call;
use super::resource::Resource;
use super::status::{Cause, Failure};

/// Takes a field out of the object's metadata.
pub(crate) fn take_metadata(object: &mut Value, field: &str) -> Option<Value> {
    object["metadata"].as_object_mut()?.remove(field)
}

/// Reads it.
pub(crate) fn parse_body(body: &[u8]) -> Result<Value, Failure> {
    let object =
        serde_json::from_slice(body).map_err(|error| Failure::bad_request(error.to_string()))?;
    with_metadata(object)
}

/// Refuses what is not an object with metadata; absent metadata are empty.
pub(crate) fn with_metadata(mut object: Value) -> Result<Value, Failure> {
    if !object.is_object() {
        return Err(Failure::bad_request("the request's body is not an object"));
    }
    if object["metadata"].is_null() {
        object["metadata"] = json!({});
    }
    if !object["metadata"].is_object() {
        return Err(Failure::bad_request("metadata is not an object"));
    }
    Ok(object)
}

/// Puts the object into the request's namespace, and refuses one that says otherwise.
pub(crate) fn place(
    object: &mut Value,
    resource: &Resource,
    call: &Call,
) -> Result<String, Failure> {
    let mut causes = Vec::new();
    for (field, expected) in [
        ("apiVersion", resource.api_version()),
        ("kind", resource.kind.clone()),
    ] {
        let sent = object[field].as_str().unwrap_or_default().to_owned();
        if sent.is_empty() && !resource.is_custom() {
            object[field] = json!(expected);
        } else if sent != expected && !sent.is_empty() && resource.is_custom() {
            causes.push(Cause {
                reason: "FieldValueInvalid",
                message: format!("Invalid value: {sent:?}: must be {expected}"),
                field: field.to_owned(),
            });
        } else if sent != expected {
            let message = format!(
                "the {field} in the data ({sent}) does not match the expected {field} ({expected})"
            );
            return Err(Failure::bad_request(message));
        }
    }
    if !causes.is_empty() {
        return Err(Failure::invalid_as(resource, object, &causes));
    }
    let namespace = call.target.namespace.clone().unwrap_or_default();
    let sent = object["metadata"]["namespace"].as_str().unwrap_or_default();
    if !sent.is_empty() && sent != namespace {
        let message =
            "the namespace of the provided object does not match the namespace sent on the request";
        return Err(Failure::bad_request(message));
    }
    if namespace.is_empty() {
        take_metadata(object, "namespace");
    } else {
        object["metadata"]["namespace"] = json!(namespace);
    }
    Ok(namespace)
}
