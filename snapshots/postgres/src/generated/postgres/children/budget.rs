//! The child `budget`: the PodDisruptionBudget of a Postgres.

use operator_runtime::{Child, ChildResource, Desired, OnDelete, Scope, cel, desired};

use super::super::Postgres;

/// What the operator knows of it.
pub const CHILD: Child<Postgres> = Child {
    id: "budget",
    resource: ChildResource {
        group: "policy",
        version: "v1",
        kind: "PodDisruptionBudget",
        plural: "poddisruptionbudgets",
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
fn build(_this: &Postgres, scope: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({
        "apiVersion": "policy/v1",
        "kind": "PodDisruptionBudget",
        "metadata": {
            "name": scope.name,
        },
        "spec": {
            "maxUnavailable": 1,
            "selector": {
                "matchLabels": scope.selector,
            },
        },
    }))
}
