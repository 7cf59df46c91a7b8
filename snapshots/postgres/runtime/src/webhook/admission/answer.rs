//! From the body of a review to the body of its answer.

use std::error::Error;

use k8s_openapi::ByteString;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Admission;
use super::patch::patch;
use super::review::{Request, Review};
use crate::metrics::{WebhookOperation, WebhookOutcome};
use crate::webhook::{Answer, Note, Refusal};

/// What the user's code is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Whether an object may be so.
    Validate,
    /// What an object is to be.
    Mutate,
}

#[derive(Deserialize)]
struct AdmissionReview {
    request: Request,
}

/// Why the user's code has not decided.
enum Undecided {
    /// It was not asked: the object does not have the shape of its kind.
    Unreadable(String),
    /// It could not find out.
    Failed(Box<dyn Error + Send + Sync>),
}

impl From<Box<dyn Error + Send + Sync>> for Undecided {
    fn from(error: Box<dyn Error + Send + Sync>) -> Self {
        Self::Failed(error)
    }
}

/// Answers a review.
///
/// # Errors
/// When the body is no review, or the user's code could not decide.
pub async fn answer<K, A>(
    act: Act,
    admission: &Admission<K, A>,
    code: &A,
    client: kube::Client,
    body: &[u8],
    note: &Note,
) -> Answer
where
    K: DeserializeOwned + Serialize + Send + Sync,
    A: Sync,
{
    let AdmissionReview { mut request } = serde_json::from_slice(body).map_err(|error| {
        Refusal::bad_request(format!("the body is no AdmissionReview: {error}"))
    })?;
    let (operation, [old, new]) = (request.operation.clone(), request.take_objects());
    note.asks(named(&operation));
    let mut review = Review::new(request, client);
    let decided = match act {
        _ if operation == "UPDATE" && is_being_deleted(&new) => Ok(Vec::new()),
        Act::Validate => {
            let decided = validate(admission, code, &operation, &old, &new, &mut review).await;
            decided.map(|()| Vec::new())
        }
        Act::Mutate => mutate(admission, code, &operation, &old, &new, &mut review).await,
    };
    let patch = match decided {
        Ok(patch) => patch,
        Err(Undecided::Failed(error)) => return Err(Refusal::undecided(error.to_string())),
        Err(Undecided::Unreadable(why)) if operation == "DELETE" => {
            review.warn(format!("it cannot be read and goes unseen: {why}"));
            Vec::new()
        }
        Err(Undecided::Unreadable(why)) => {
            review.deny("", format!("it cannot be read: {why}"));
            Vec::new()
        }
    };
    note.comes_to(match review.is_denied() {
        true => WebhookOutcome::Denied,
        false => WebhookOutcome::Allowed,
    });
    let mut response = review.response();
    if !patch.is_empty() && !review.is_denied() {
        response["patchType"] = json!("JSONPatch");
        response["patch"] = json!(ByteString(Value::Array(patch).to_string().into_bytes()));
    }
    let answer = json!({
        "apiVersion": "admission.k8s.io/v1",
        "kind": "AdmissionReview",
        "response": response,
    });
    Ok(answer.to_string().into_bytes())
}

/// An operation as metrics call it.
fn named(operation: &str) -> WebhookOperation {
    match operation {
        "CREATE" => WebhookOperation::Create,
        "UPDATE" => WebhookOperation::Update,
        "DELETE" => WebhookOperation::Delete,
        _ => WebhookOperation::Other,
    }
}

async fn validate<K, A>(
    admission: &Admission<K, A>,
    code: &A,
    operation: &str,
    old: &Value,
    new: &Value,
    review: &mut Review,
) -> Result<(), Undecided>
where
    K: DeserializeOwned + Sync,
{
    match operation {
        "CREATE" => {
            if let Some(call) = admission.validate_create {
                call(code, &read(new)?, review).await?;
            }
        }
        "UPDATE" => {
            if let Some(call) = admission.validate_update {
                call(code, &read(old)?, &read(new)?, review).await?;
            }
        }
        "DELETE" => {
            if let Some(call) = admission.validate_delete {
                call(code, &read(old)?, review).await?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// What the user's code makes of an object, as a patch.
async fn mutate<K, A>(
    admission: &Admission<K, A>,
    code: &A,
    operation: &str,
    old: &Value,
    new: &Value,
    review: &mut Review,
) -> Result<Vec<Value>, Undecided>
where
    K: DeserializeOwned + Serialize + Send + Sync,
{
    let mut object: K = read(new)?;
    let before = write(&object)?;
    match operation {
        "CREATE" => {
            if let Some(call) = admission.mutate_create {
                call(code, &mut object, review).await?;
            }
        }
        "UPDATE" => {
            if let Some(call) = admission.mutate_update {
                call(code, &read(old)?, &mut object, review).await?;
            }
        }
        _ => {}
    }
    Ok(patch(new, &before, &write(&object)?))
}

fn read<K: DeserializeOwned>(object: &Value) -> Result<K, Undecided> {
    K::deserialize(object).map_err(|error| Undecided::Unreadable(error.to_string()))
}

fn write<K: Serialize>(object: &K) -> Result<Value, Undecided> {
    serde_json::to_value(object).map_err(|error| Undecided::Failed(error.into()))
}

fn is_being_deleted(object: &Value) -> bool {
    !object["metadata"]["deletionTimestamp"].is_null()
}
