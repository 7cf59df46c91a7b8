//! What besides `Ready`, `Reconciling` and `Stalled` is said of a QueueWorker.

use operator_runtime::{Condition, Scope, Value, cel, json};

use super::QueueWorker;

/// The conditions.
pub const ALL: &[Condition<QueueWorker>] = &[
    // In the order of the spec.
    Condition {
        name: "Working",
        status: working_status,
        reason: working_reason,
        message: working_message,
    },
];

/// Whether `Working` is true.
#[rustfmt::skip]
fn working_status(_this: &QueueWorker, scope: &Scope<'_>) -> cel::Result<bool> {
    cel::exists(cel::items(scope.selected("worker"))?.iter(), |deployment| Ok(cel::find(Some(deployment), &["status", "readyReplicas"]).map_or(Ok(0), cel::int)? > 0))
}

/// The reason of `Working`.
#[rustfmt::skip]
fn working_reason(_this: &QueueWorker, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if cel::exists(cel::items(scope.selected("worker"))?.iter(), |deployment| Ok(cel::find(Some(deployment), &["status", "readyReplicas"]).map_or(Ok(0), cel::int)? > 0))? { "WorkersReady" } else { "NoWorkers" }))
}

/// The message of `Working`.
#[rustfmt::skip]
fn working_message(_this: &QueueWorker, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{} pools", cel::size(scope.selected("worker"))?)))
}
