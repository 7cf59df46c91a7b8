//! The child `credentials`: the Secret of a Postgres.

use operator_runtime::{Child, ChildResource, Desired, OnDelete, Scope, cel, desired};

use super::super::Postgres;

/// What the operator knows of it.
pub const CHILD: Child<Postgres> = Child {
    id: "credentials",
    resource: ChildResource {
        group: "",
        version: "v1",
        kind: "Secret",
        plural: "secrets",
        namespaced: true,
    },
    after: &[],
    each: None,
    when: None,
    build,
    ready_when: None,
    on_delete: OnDelete::Orphan,
};

/// The object as it should be.
fn build(this: &Postgres, scope: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": {
            "name": format!("{}-credentials", scope.name),
        },
        "stringData": {
            "username": this.spec.owner,
        },
    }))
}
