//! What the status of a WebApp says of its children.

use operator_runtime::{Scope, StatusField, Value, cel, json};

use super::WebApp;

/// The computed fields.
pub const ALL: &[StatusField<WebApp>] = &[
    // In the order of the spec.
    StatusField {
        name: "readyReplicas",
        when: None,
        value: ready_replicas,
    },
    StatusField {
        name: "url",
        when: Some(url_when),
        value: url,
    },
];

/// `status.readyReplicas`.
#[rustfmt::skip]
fn ready_replicas(_this: &WebApp, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.child("deployment"), &["status", "readyReplicas"]).map_or(Ok(0), cel::int)?))
}

/// `status.url`.
#[rustfmt::skip]
fn url(this: &WebApp, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("http://{}", cel::present(this.spec.host.as_ref(), "spec.host")?)))
}

/// Whether `status.url` is set.
fn url_when(this: &WebApp, _scope: &Scope<'_>) -> cel::Result<bool> {
    Ok(this.spec.host.is_some())
}
