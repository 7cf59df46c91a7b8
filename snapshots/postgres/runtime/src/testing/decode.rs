//! From what a client sent to an object of its kind: unknown fields dropped, defaults filled in.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde_json::Value;

use super::defaults;
use super::golang;
use super::resource::{Resource, Schema};
use super::schema;
use super::status::Failure;

/// Decodes an object whose `apiVersion` and `kind` are those of `resource`.
pub(crate) fn decode(resource: &Resource, mut object: Value) -> Result<Value, Failure> {
    if let Schema::Custom(schema) = &resource.schema {
        schema::drop_nulls(&mut object, schema);
    }
    complete(resource, object)
}

/// The same for an object that an apply has merged, of which the real server keeps `null`s.
pub(crate) fn complete(resource: &Resource, mut object: Value) -> Result<Value, Failure> {
    let refuse = |error: serde_json::Error| {
        let Resource { kind, version, .. } = resource;
        Failure::bad_request(format!(
            "{kind} in version {version:?} cannot be handled as a {kind}: {error}"
        ))
    };
    match &resource.schema {
        Schema::Builtin(reencode) => {
            object = reencode(object).map_err(refuse)?;
            golang::normalize(&mut object);
            defaults::decode(resource, &mut object);
        }
        Schema::Custom(schema) => {
            let metadata: ObjectMeta =
                serde_json::from_value(object["metadata"].take()).map_err(refuse)?;
            object["metadata"] = serde_json::to_value(metadata).map_err(refuse)?;
            golang::normalize(&mut object["metadata"]);
            schema::prune_object(&mut object, schema);
            schema::fill_defaults(&mut object, schema);
        }
    }
    Ok(object)
}

/// Refuses an apply that sets fields its kind does not have; other writes just lose them.
pub(crate) fn refuse_undeclared(resource: &Resource, applied: &Value) -> Result<(), Failure> {
    let known = match &resource.schema {
        Schema::Builtin(reencode) => match reencode(applied.clone()) {
            Ok(known) => known,
            // The decoding of the merged object says what is wrong.
            Err(_) => return Ok(()),
        },
        Schema::Custom(schema) => {
            let mut known = applied.clone();
            schema::prune_object(&mut known, schema);
            known
        }
    };
    let Some(path) = lost(applied, &known) else {
        return Ok(());
    };
    let message = format!(
        "failed to create typed patch object ({}/{}; {}, Kind={}): {path}: field not declared in schema",
        applied["metadata"]["namespace"]
            .as_str()
            .unwrap_or_default(),
        applied["metadata"]["name"].as_str().unwrap_or_default(),
        resource.api_version(),
        resource.kind,
    );
    Err(Failure::new(500, "", message))
}

/// The path of the first field of `sent` that `known` lacks.
fn lost(sent: &Value, known: &Value) -> Option<String> {
    match (sent, known) {
        (Value::Object(sent), Value::Object(known)) => sent.iter().find_map(|(name, value)| {
            let inner = match known.get(name) {
                Some(known) => lost(value, known)?,
                None if value.is_null() => return None,
                None => String::new(),
            };
            Some(format!(".{name}{inner}"))
        }),
        (Value::Array(sent), Value::Array(known)) => {
            let mut pairs = sent.iter().zip(known).enumerate();
            pairs
                .find_map(|(index, (sent, known))| Some(format!("[{index}]{}", lost(sent, known)?)))
        }
        _ => None,
    }
}
