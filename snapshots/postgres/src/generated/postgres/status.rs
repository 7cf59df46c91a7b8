//! What the status of a Postgres says of its children.

use operator_runtime::{Scope, StatusField, Value, cel, json};

use super::{Postgres, values};

/// The computed fields.
pub const ALL: &[StatusField<Postgres>] = &[
    // In the order of the spec.
    StatusField {
        name: "readyReplicas",
        when: None,
        value: ready_replicas,
    },
    StatusField {
        name: "primaryEndpoint",
        when: None,
        value: primary_endpoint,
    },
    StatusField {
        name: "readEndpoint",
        when: Some(read_endpoint_when),
        value: read_endpoint,
    },
    StatusField {
        name: "connectionSecret",
        when: None,
        value: connection_secret,
    },
    StatusField {
        name: "lastBackupTime",
        when: Some(last_backup_time_when),
        value: last_backup_time,
    },
];

/// `status.readyReplicas`.
#[rustfmt::skip]
fn ready_replicas(_this: &Postgres, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.child("server"), &["status", "readyReplicas"]).map_or(Ok(0), cel::int)?))
}

/// `status.primaryEndpoint`.
#[rustfmt::skip]
fn primary_endpoint(this: &Postgres, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{}:5432", values::host(this, scope)?)))
}

/// `status.readEndpoint`.
#[rustfmt::skip]
fn read_endpoint(_this: &Postgres, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{}-read.{}.svc:5432", scope.name, scope.namespace)))
}

/// Whether `status.readEndpoint` is set.
fn read_endpoint_when(this: &Postgres, _scope: &Scope<'_>) -> cel::Result<bool> {
    Ok(this.spec.instances > 1)
}

/// `status.connectionSecret`.
#[rustfmt::skip]
fn connection_secret(_this: &Postgres, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::get(scope.child("connection"), "connection", &["metadata", "name"])?))
}

/// `status.lastBackupTime`.
#[rustfmt::skip]
fn last_backup_time(_this: &Postgres, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.child("backup"), &["status", "lastSuccessfulTime"])))
}

/// Whether `status.lastBackupTime` is set.
fn last_backup_time_when(this: &Postgres, _scope: &Scope<'_>) -> cel::Result<bool> {
    Ok(this.spec.backup.is_some())
}
