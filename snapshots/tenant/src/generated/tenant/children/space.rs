//! The child `space`: the Namespace of a Tenant.

use operator_runtime::{Child, ChildResource, Desired, OnDelete, Scope, cel, desired};

use super::super::Tenant;

/// What the operator knows of it.
pub const CHILD: Child<Tenant> = Child {
    id: "space",
    resource: ChildResource {
        group: "",
        version: "v1",
        kind: "Namespace",
        plural: "namespaces",
        namespaced: false,
    },
    after: &[],
    each: None,
    when: None,
    build,
    ready_when: None,
    on_delete: OnDelete::Delete,
};

/// The object as it should be.
fn build(_this: &Tenant, scope: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({
        "apiVersion": "v1",
        "kind": "Namespace",
        "metadata": {
            "name": format!("tenant-{}", scope.name),
        },
    }))
}
