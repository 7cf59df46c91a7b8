//! What the status of a DnsRecord says of its children.

use operator_runtime::{Scope, StatusField, Value, cel, json};

use super::DnsRecord;

/// The computed fields.
pub const ALL: &[StatusField<DnsRecord>] = &[
    // In the order of the spec.
    StatusField {
        name: "services",
        when: None,
        value: services,
    },
];

/// `status.services`.
fn services(_this: &DnsRecord, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::size(scope.selected("services"))?))
}
