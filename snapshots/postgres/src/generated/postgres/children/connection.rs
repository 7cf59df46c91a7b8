//! The child `connection`: the Secret of a Postgres.

use operator_runtime::{Child, ChildResource, Desired, OnDelete, Scope, cel, desired};

use super::super::{Postgres, values};

/// What the operator knows of it.
pub const CHILD: Child<Postgres> = Child {
    id: "connection",
    resource: ChildResource {
        group: "",
        version: "v1",
        kind: "Secret",
        plural: "secrets",
        namespaced: true,
    },
    after: &["credentials"],
    each: None,
    when: None,
    build,
    ready_when: None,
    on_delete: OnDelete::Delete,
};

/// The object as it should be.
fn build(this: &Postgres, scope: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({
        "apiVersion": "v1",
        "kind": "Secret",
        "type": "servicebinding.io/postgresql",
        "metadata": {
            "name": format!("{}-connection", scope.name),
        },
        "stringData": {
            "type": "postgresql",
            "host": values::host(this, scope)?,
            "port": "5432",
            "database": this.spec.database,
            "username": this.spec.owner,
            "password": cel::decode(cel::string(cel::get(scope.child("credentials"), "credentials", &["data", "password"])?)?)?.text()?,
            "uri": format!("postgresql://{}:{}@{}:5432/{}", this.spec.owner, cel::decode(cel::string(cel::get(scope.child("credentials"), "credentials", &["data", "password"])?)?)?.text()?, values::host(this, scope)?, this.spec.database),
        },
    }))
}
