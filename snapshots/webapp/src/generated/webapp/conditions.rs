//! What besides `Ready`, `Reconciling` and `Stalled` is said of a WebApp.

use operator_runtime::{Condition, Scope, Value, cel, json};

use super::WebApp;

/// The conditions.
pub const ALL: &[Condition<WebApp>] = &[
    // In the order of the spec.
    Condition {
        name: "Exposed",
        status: exposed_status,
        reason: exposed_reason,
        message: exposed_message,
    },
];

/// Whether `Exposed` is true.
#[rustfmt::skip]
fn exposed_status(_this: &WebApp, scope: &Scope<'_>) -> cel::Result<bool> {
    Ok(cel::find(scope.child("ingress"), &["status", "loadBalancer", "ingress"]).is_some())
}

/// The reason of `Exposed`.
#[rustfmt::skip]
fn exposed_reason(this: &WebApp, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if this.spec.host.is_some() { "IngressAddress" } else { "NoHost" }))
}

/// The message of `Exposed`.
#[rustfmt::skip]
fn exposed_message(this: &WebApp, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(host) = &this.spec.host { format!("the ingress answers for {host} once it has an address") } else { "spec.host is not set".to_owned() }))
}
