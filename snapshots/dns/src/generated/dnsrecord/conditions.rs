//! What besides `Ready`, `Reconciling` and `Stalled` is said of a DnsRecord.

use operator_runtime::{Condition, Scope, Value, cel, json};

use super::DnsRecord;

/// The conditions.
pub const ALL: &[Condition<DnsRecord>] = &[
    // In the order of the spec.
    Condition {
        name: "InUse",
        status: in_use_status,
        reason: in_use_reason,
        message: in_use_message,
    },
];

/// Whether `InUse` is true.
fn in_use_status(_this: &DnsRecord, scope: &Scope<'_>) -> cel::Result<bool> {
    Ok(cel::size(scope.selected("services"))? > 0)
}

/// The reason of `InUse`.
#[rustfmt::skip]
fn in_use_reason(_this: &DnsRecord, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if cel::size(scope.selected("services"))? > 0 { "Referenced" } else { "Unreferenced" }))
}

/// The message of `InUse`.
#[rustfmt::skip]
fn in_use_message(_this: &DnsRecord, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{} Services are labelled with the record", cel::size(scope.selected("services"))?)))
}
