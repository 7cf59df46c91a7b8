//! The child `reads`: the Service of a Postgres.

use operator_runtime::{Child, ChildResource, Desired, OnDelete, Scope, cel, desired};

use super::super::Postgres;

/// What the operator knows of it.
pub const CHILD: Child<Postgres> = Child {
    id: "reads",
    resource: ChildResource {
        group: "",
        version: "v1",
        kind: "Service",
        plural: "services",
        namespaced: true,
    },
    after: &[],
    each: None,
    when: Some(when),
    build,
    ready_when: None,
    on_delete: OnDelete::Delete,
};

/// The object as it should be.
fn build(_this: &Postgres, scope: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({
        "apiVersion": "v1",
        "kind": "Service",
        "metadata": {
            "name": format!("{}-read", scope.name),
        },
        "spec": {
            "selector": scope.selector,
            "ports": [
                {
                    "name": "postgres",
                    "port": 5432,
                    "targetPort": "postgres",
                },
            ],
        },
    }))
}

/// Whether it is wanted.
fn when(this: &Postgres, _scope: &Scope<'_>) -> cel::Result<bool> {
    Ok(this.spec.instances > 1)
}
