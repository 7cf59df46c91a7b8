//! The child `defaults`: the LimitRange of a Tenant.

use operator_runtime::{Child, ChildResource, Desired, OnDelete, Scope, cel, desired};

use super::super::Tenant;

/// What the operator knows of it.
pub const CHILD: Child<Tenant> = Child {
    id: "defaults",
    resource: ChildResource {
        group: "",
        version: "v1",
        kind: "LimitRange",
        plural: "limitranges",
        namespaced: true,
    },
    after: &["space"],
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
        "kind": "LimitRange",
        "metadata": {
            "name": "tenant",
            "namespace": cel::get(scope.child("space"), "space", &["metadata", "name"])?,
        },
        "spec": {
            "limits": [
                {
                    "type": "Container",
                    "defaultRequest": {
                        "cpu": "50m",
                        "memory": "64Mi",
                    },
                    "default": {
                        "memory": "256Mi",
                    },
                },
            ],
        },
    }))
}
