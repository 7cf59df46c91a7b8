//! What the status of a Tenant says of its children.

use operator_runtime::{Scope, StatusField, Value, cel, json};

use super::Tenant;

/// The computed fields.
pub const ALL: &[StatusField<Tenant>] = &[
    // In the order of the spec.
    StatusField {
        name: "namespace",
        when: None,
        value: namespace,
    },
    StatusField {
        name: "members",
        when: None,
        value: members,
    },
];

/// `status.namespace`.
#[rustfmt::skip]
fn namespace(_this: &Tenant, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::get(scope.child("space"), "space", &["metadata", "name"])?))
}

/// `status.members`.
fn members(_this: &Tenant, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::size(scope.selected("access"))?))
}
