//! `ConversionReview` of `apiextensions.k8s.io/v1`: what the API server asks, and the answer.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Deserialize;
use serde_json::{Value, json};

use super::{ConversionError, Conversions};

#[derive(Deserialize)]
struct Review {
    request: Request,
}

#[derive(Deserialize)]
struct Request {
    uid: String,
    #[serde(rename = "desiredAPIVersion")]
    desired: String,
    objects: Vec<Value>,
}

/// Answers a review: with all of its objects converted, or with why one of them could not be.
///
/// # Errors
/// When the text is no review.
pub fn review(kind: &Conversions, text: &[u8]) -> serde_json::Result<Value> {
    let Request {
        uid,
        desired,
        objects,
    } = serde_json::from_slice::<Review>(text)?.request;
    let converted: Result<Vec<Value>, String> = objects
        .into_iter()
        .map(|object| {
            let name = named(&object);
            convert(kind, object, &desired).map_err(|error| format!("{name} as {desired}: {error}"))
        })
        .collect();
    let response = match converted {
        Ok(objects) => {
            json!({ "uid": uid, "convertedObjects": objects, "result": { "status": "Success" } })
        }
        Err(message) => {
            tracing::warn!(
                reason = "ConversionFailed",
                remedy = "correct the object in the version that it is stored in",
                "an object could not be converted: {message}"
            );
            json!({ "uid": uid, "result": { "status": "Failure", "message": message } })
        }
    };
    Ok(
        json!({ "apiVersion": "apiextensions.k8s.io/v1", "kind": "ConversionReview", "response": response }),
    )
}

fn convert(kind: &Conversions, object: Value, desired: &str) -> Result<Value, ConversionError> {
    let (group, version) = desired.split_once('/').unwrap_or_default();
    if (group, object["kind"].as_str()) != (kind.group.as_str(), Some(kind.kind.as_str())) {
        let message = format!("only {} of {} is converted here", kind.kind, kind.group);
        return Err(ConversionError::new(message));
    }
    // Code of the user's own that panics must not take the server with it. The object is gone with the panic.
    catch_unwind(AssertUnwindSafe(|| kind.convert(object, version)))
        .unwrap_or_else(|_| Err(ConversionError::new("the code that converts it panicked")))
}

/// What an object is called in messages.
fn named(object: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let metadata = &object["metadata"];
    let names = [text(&metadata["namespace"]), text(&metadata["name"])];
    format!(
        "{} {}",
        text(&object["kind"]),
        names.join("/").trim_start_matches('/')
    )
}
