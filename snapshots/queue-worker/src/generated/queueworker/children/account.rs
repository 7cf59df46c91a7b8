//! The child `account`: the ServiceAccount of a QueueWorker.

use operator_runtime::{Child, ChildResource, Desired, OnDelete, Scope, cel, desired};

use super::super::QueueWorker;

/// What the operator knows of it.
pub const CHILD: Child<QueueWorker> = Child {
    id: "account",
    resource: ChildResource {
        group: "",
        version: "v1",
        kind: "ServiceAccount",
        plural: "serviceaccounts",
        namespaced: true,
    },
    after: &[],
    each: None,
    when: None,
    build,
    ready_when: None,
    on_delete: OnDelete::Delete,
};

/// The object as it should be.
fn build(_this: &QueueWorker, scope: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({
        "apiVersion": "v1",
        "kind": "ServiceAccount",
        "metadata": {
            "name": scope.name,
        },
        "automountServiceAccountToken": false,
    }))
}
