//! The child `quota`: the ResourceQuota of a Tenant.

use operator_runtime::{Child, ChildResource, Desired, OnDelete, Scope, cel, desired};

use super::super::Tenant;

/// What the operator knows of it.
pub const CHILD: Child<Tenant> = Child {
    id: "quota",
    resource: ChildResource {
        group: "",
        version: "v1",
        kind: "ResourceQuota",
        plural: "resourcequotas",
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
fn build(this: &Tenant, scope: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({
        "apiVersion": "v1",
        "kind": "ResourceQuota",
        "metadata": {
            "name": "tenant",
            "namespace": cel::get(scope.child("space"), "space", &["metadata", "name"])?,
        },
        "spec": {
            "hard": {
                "requests.cpu": this.spec.cpu,
                "requests.memory": this.spec.memory,
                "pods": this.spec.pods.to_string(),
            },
        },
    }))
}
