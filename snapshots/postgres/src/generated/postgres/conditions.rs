//! What besides `Ready`, `Reconciling` and `Stalled` is said of a Postgres.

use operator_runtime::{Condition, Scope, Value, cel, json};

use super::Postgres;

/// The conditions.
pub const ALL: &[Condition<Postgres>] = &[
    // In the order of the spec.
    Condition {
        name: "PrimaryAvailable",
        status: primary_available_status,
        reason: primary_available_reason,
        message: primary_available_message,
    },
    Condition {
        name: "BackedUp",
        status: backed_up_status,
        reason: backed_up_reason,
        message: backed_up_message,
    },
];

/// Whether `PrimaryAvailable` is true.
#[rustfmt::skip]
fn primary_available_status(_this: &Postgres, scope: &Scope<'_>) -> cel::Result<bool> {
    Ok(cel::find(scope.child("server"), &["status", "readyReplicas"]).map_or(Ok(0), cel::int)? > 0)
}

/// The reason of `PrimaryAvailable`.
#[rustfmt::skip]
fn primary_available_reason(_this: &Postgres, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if cel::find(scope.child("server"), &["status", "readyReplicas"]).map_or(Ok(0), cel::int)? > 0 { "Ready" } else { "NotReady" }))
}

/// The message of `PrimaryAvailable`.
#[rustfmt::skip]
fn primary_available_message(this: &Postgres, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{} of {} servers are ready", cel::find(scope.child("server"), &["status", "readyReplicas"]).map_or(Ok(0), cel::int)?, this.spec.instances)))
}

/// Whether `BackedUp` is true.
#[rustfmt::skip]
fn backed_up_status(_this: &Postgres, scope: &Scope<'_>) -> cel::Result<bool> {
    Ok(cel::find(scope.child("backup"), &["status", "lastSuccessfulTime"]).is_some())
}

/// The reason of `BackedUp`.
#[rustfmt::skip]
fn backed_up_reason(this: &Postgres, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if this.spec.backup.is_some() { if cel::find(scope.child("backup"), &["status", "lastSuccessfulTime"]).is_some() { "Succeeded" } else { "Scheduled" } } else { "NotConfigured" }))
}

/// The message of `BackedUp`.
#[rustfmt::skip]
fn backed_up_message(this: &Postgres, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(backup) = &this.spec.backup { format!("a backup is made at {}", backup.schedule) } else { "spec.backup is not set".to_owned() }))
}
