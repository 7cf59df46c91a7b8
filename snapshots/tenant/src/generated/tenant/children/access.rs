//! The child `access`: one RoleBinding of a Tenant for each of `spec.members`.

use operator_runtime::{
    Child, ChildResource, Desired, Each, OnDelete, Scope, Value, cel, desired, json,
};

use super::super::{Tenant, types};

/// What the operator knows of it.
pub const CHILD: Child<Tenant> = Child {
    id: "access",
    resource: ChildResource {
        group: "rbac.authorization.k8s.io",
        version: "v1",
        kind: "RoleBinding",
        plural: "rolebindings",
        namespaced: true,
    },
    after: &["space"],
    each: Some(Each {
        elements,
        key,
        longest_name: 253,
    }),
    when: None,
    build,
    ready_when: None,
    on_delete: OnDelete::Delete,
};

/// The object as it should be.
fn build(_this: &Tenant, scope: &Scope<'_>) -> cel::Result<Desired> {
    let member: types::TenantMembers = scope.element()?;
    Ok(desired!({
        "apiVersion": "rbac.authorization.k8s.io/v1",
        "kind": "RoleBinding",
        "metadata": {
            "namespace": cel::get(scope.child("space"), "space", &["metadata", "name"])?,
        },
        "roleRef": {
            "apiGroup": "rbac.authorization.k8s.io",
            "kind": "ClusterRole",
            "name": member.role,
        },
        "subjects": [
            {
                "apiGroup": "rbac.authorization.k8s.io",
                "kind": "User",
                "name": member.name,
            },
        ],
    }))
}

/// The elements: there is one of it for each.
fn elements(this: &Tenant, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.members))
}

/// What tells it from the others.
fn key(_this: &Tenant, scope: &Scope<'_>) -> cel::Result<Value> {
    let member: types::TenantMembers = scope.element()?;
    Ok(json!(member.name))
}
