//! What the status of a QueueWorker says of its children.

use operator_runtime::{Scope, StatusField, Value, cel, json};

use super::QueueWorker;

/// The computed fields.
pub const ALL: &[StatusField<QueueWorker>] = &[
    // In the order of the spec.
    StatusField {
        name: "pools",
        when: None,
        value: pools,
    },
    StatusField {
        name: "workers",
        when: None,
        value: workers,
    },
];

/// `status.pools`.
fn pools(_this: &QueueWorker, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::size(scope.selected("worker"))?))
}

/// `status.workers`.
#[rustfmt::skip]
fn workers(_this: &QueueWorker, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sum(&cel::items(scope.selected("worker"))?.iter().map(|deployment| cel::find(Some(deployment), &["status", "readyReplicas"]).map_or(Ok(0), cel::int)).collect::<cel::Result<Vec<_>>>()?)?))
}
