//! Refusals, as the `Status` objects that the API server answers with.

use serde_json::{Value, json};

use super::resource::Resource;

/// A request that was refused.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    /// The HTTP status code.
    pub code: u16,
    /// The whole `Status` object.
    pub body: Value,
    /// The value of the `Retry-After` header, in seconds.
    pub retry_after: Option<u64>,
}

/// What one field of an object does wrong.
#[derive(Clone, Debug)]
pub(crate) struct Cause {
    pub reason: &'static str,
    pub message: String,
    pub field: String,
}

impl Failure {
    pub fn new(code: u16, reason: &str, message: impl Into<String>) -> Self {
        let mut body = json!({
            "kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure",
            "message": message.into(), "code": code,
        });
        if !reason.is_empty() {
            body["reason"] = json!(reason);
        }
        Self {
            code,
            body,
            retry_after: None,
        }
    }

    fn of(code: u16, reason: &str, resource: &Resource, name: &str, message: String) -> Self {
        let mut details = json!({ "kind": resource.plural });
        if !name.is_empty() {
            details["name"] = json!(name);
        }
        if !resource.group.is_empty() {
            details["group"] = json!(resource.group);
        }
        let mut failure = Self::new(code, reason, message);
        failure.body["details"] = details;
        failure
    }

    pub fn not_found(resource: &Resource, name: &str) -> Self {
        let message = format!("{} \"{name}\" not found", resource.qualified());
        Self::of(404, "NotFound", resource, name, message)
    }

    pub fn already_exists(resource: &Resource, name: &str) -> Self {
        let message = format!("{} \"{name}\" already exists", resource.qualified());
        Self::of(409, "AlreadyExists", resource, name, message)
    }

    pub fn forbidden(resource: &Resource, name: &str, why: &str) -> Self {
        let message = format!("{} \"{name}\" is forbidden: {why}", resource.qualified());
        Self::of(403, "Forbidden", resource, name, message)
    }

    pub fn conflict(resource: &Resource, name: &str, why: &str) -> Self {
        let message = format!(
            "Operation cannot be fulfilled on {} \"{name}\": {why}",
            resource.qualified()
        );
        Self::of(409, "Conflict", resource, name, message)
    }

    /// The object changed since the caller read it.
    pub fn modified(resource: &Resource, name: &str) -> Self {
        let why = "the object has been modified; please apply your changes to the latest version and try again";
        Self::conflict(resource, name, why)
    }

    /// An object of another kind than the path's.
    pub fn invalid_as(resource: &Resource, object: &Value, causes: &[Cause]) -> Self {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let mut failure = Self::invalid(resource, &text(&object["metadata"]["name"]), causes);
        failure.body["details"]["kind"] = object["kind"].clone();
        failure
    }

    /// An object of another name than the path's.
    pub fn other_name(sent: &str, expected: &str) -> Self {
        Self::bad_request(match sent {
            "" => format!(
                "the name of the object ({expected} based on URL) was undeterminable: name must be provided"
            ),
            sent => format!(
                "the name of the object ({sent}) does not match the name on the URL ({expected})"
            ),
        })
    }

    /// An update without a `resourceVersion` of a kind that takes none.
    pub fn unversioned_update(resource: &Resource, name: &str) -> Self {
        let cause = Cause {
            reason: "FieldValueInvalid",
            message: "Invalid value: 0: must be specified for an update".to_owned(),
            field: "metadata.resourceVersion".to_owned(),
        };
        let mut failure = Self::invalid(resource, name, &[cause]);
        failure.body["details"]["kind"] = json!(resource.plural);
        failure
    }

    /// A deletion's precondition that does not hold.
    pub fn precondition(resource: &Resource, name: &str, why: &str) -> Self {
        let mut failure = Self::conflict(resource, name, why);
        failure.body["details"]["kind"] = json!(resource.kind);
        failure
    }

    /// An apply that does not say who applies.
    pub fn no_field_manager() -> Self {
        let cause = Cause {
            reason: "FieldValueRequired",
            message: "Required value: is required for apply patch".to_owned(),
            field: "fieldManager".to_owned(),
        };
        let message = format!(
            "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: {}",
            cause.message
        );
        let mut failure = Self::new(422, "Invalid", message);
        failure.body["details"] = json!({
            "group": "meta.k8s.io", "kind": "PatchOptions", "causes": causes_json(&[cause]),
        });
        failure
    }

    /// Other managers own what an apply would change.
    pub fn apply_conflict(message: String, causes: &[Cause]) -> Self {
        let mut failure = Self::new(409, "Conflict", message);
        failure.body["details"] = json!({ "causes": causes_json(causes) });
        failure
    }

    pub fn invalid(resource: &Resource, name: &str, causes: &[Cause]) -> Self {
        let mut lines: Vec<_> = causes
            .iter()
            .map(|cause| format!("{}: {}", cause.field, cause.message))
            .collect();
        lines.dedup();
        let list = match lines.as_slice() {
            [one] => one.clone(),
            many => format!("[{}]", many.join(", ")),
        };
        let kind = match resource.group.as_str() {
            "" => resource.kind.clone(),
            group => format!("{}.{group}", resource.kind),
        };
        let message = format!("{kind} \"{name}\" is invalid: {list}");
        let mut failure = Self::of(422, "Invalid", resource, name, message);
        failure.body["details"]["kind"] = json!(resource.kind);
        failure.body["details"]["causes"] = causes_json(causes);
        failure
    }

    /// A JSON patch that does not apply.
    pub fn invalid_patch(resource: &Resource, name: &str, why: &str) -> Self {
        let message =
            format!("the server rejected our request due to an error in our request: {why}");
        let mut failure = Self::of(422, "Invalid", resource, name, message);
        failure.body["details"] = json!({});
        failure
    }

    pub fn bad_request(message: impl Into<String>) -> Self {
        Self::new(400, "BadRequest", message)
    }

    /// A revision of which the history is gone.
    pub fn expired(message: impl Into<String>) -> Self {
        Self::new(410, "Expired", message)
    }

    pub fn method_not_allowed() -> Self {
        let message = "the server does not allow this method on the requested resource";
        let mut failure = Self::new(405, "MethodNotAllowed", message);
        failure.body["details"] = json!({});
        failure
    }

    pub fn unsupported_media_type(sent: &str) -> Self {
        let message = format!(
            "the body of the request was in an unknown format - accepted media types include: application/json-patch+json, \
             application/merge-patch+json, application/apply-patch+yaml: {sent}"
        );
        Self::new(415, "UnsupportedMediaType", message)
    }

    /// There is nothing at this path, and no API group either: the answer is plain text.
    pub fn page_not_found() -> Self {
        Self {
            code: 404,
            body: json!("404 page not found\n"),
            retry_after: None,
        }
    }

    /// There is nothing at this path.
    pub fn no_such_path() -> Self {
        let mut failure = Self::new(
            404,
            "NotFound",
            "the server could not find the requested resource",
        );
        failure.body["details"] = json!({});
        failure
    }
}

fn causes_json(causes: &[Cause]) -> Value {
    causes
        .iter()
        .map(
            |cause| json!({ "reason": cause.reason, "message": cause.message, "field": cause.field }),
        )
        .collect()
}
