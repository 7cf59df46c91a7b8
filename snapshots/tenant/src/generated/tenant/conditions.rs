//! What besides `Ready`, `Reconciling` and `Stalled` is said of a Tenant.

use operator_runtime::{Condition, Scope, Value, cel, json};

use super::Tenant;

/// The conditions.
pub const ALL: &[Condition<Tenant>] = &[
    // In the order of the spec.
    Condition {
        name: "Staffed",
        status: staffed_status,
        reason: staffed_reason,
        message: staffed_message,
    },
];

/// Whether `Staffed` is true.
fn staffed_status(_this: &Tenant, scope: &Scope<'_>) -> cel::Result<bool> {
    Ok(cel::size(scope.selected("access"))? > 0)
}

/// The reason of `Staffed`.
fn staffed_reason(_this: &Tenant, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!("Counted"))
}

/// The message of `Staffed`.
#[rustfmt::skip]
fn staffed_message(_this: &Tenant, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{} members", cel::size(scope.selected("access"))?)))
}
