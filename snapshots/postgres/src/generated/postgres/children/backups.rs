//! The child `backups`: the PersistentVolumeClaim of a Postgres.

use operator_runtime::{Child, ChildResource, Desired, OnDelete, Scope, cel, desired};

use super::super::Postgres;

/// What the operator knows of it.
pub const CHILD: Child<Postgres> = Child {
    id: "backups",
    resource: ChildResource {
        group: "",
        version: "v1",
        kind: "PersistentVolumeClaim",
        plural: "persistentvolumeclaims",
        namespaced: true,
    },
    after: &[],
    each: None,
    when: Some(when),
    build,
    ready_when: Some(ready_when),
    on_delete: OnDelete::Orphan,
};

/// The object as it should be.
fn build(this: &Postgres, scope: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({
        "apiVersion": "v1",
        "kind": "PersistentVolumeClaim",
        "metadata": {
            "name": format!("{}-backups", scope.name),
        },
        "spec": {
            "accessModes": ["ReadWriteOnce"],
            "storageClassName": this.spec.storage.class_name,
            "resources": {
                "requests": {
                    "storage": cel::present(this.spec.backup.as_ref(), "spec.backup")?.size,
                },
            },
        },
    }))
}

/// Whether it is wanted.
fn when(this: &Postgres, _scope: &Scope<'_>) -> cel::Result<bool> {
    Ok(this.spec.backup.is_some())
}

/// Whether it does its work.
#[rustfmt::skip]
fn ready_when(_this: &Postgres, scope: &Scope<'_>) -> cel::Result<bool> {
    Ok(cel::find(scope.child("backups"), &["metadata", "uid"]).is_some())
}
