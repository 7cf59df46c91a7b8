//! The child `isolation`: the NetworkPolicy of a Tenant.

use operator_runtime::{Child, ChildResource, Desired, OnDelete, Scope, cel, desired};

use super::super::Tenant;

/// What the operator knows of it.
pub const CHILD: Child<Tenant> = Child {
    id: "isolation",
    resource: ChildResource {
        group: "networking.k8s.io",
        version: "v1",
        kind: "NetworkPolicy",
        plural: "networkpolicies",
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
        "apiVersion": "networking.k8s.io/v1",
        "kind": "NetworkPolicy",
        "metadata": {
            "name": "tenant",
            "namespace": cel::get(scope.child("space"), "space", &["metadata", "name"])?,
        },
        "spec": {
            "podSelector": {},
            "policyTypes": ["Ingress"],
            "ingress": [
                {
                    "from": [
                        {
                            "podSelector": {},
                        },
                    ],
                },
            ],
        },
    }))
}
