//! The child `backup`: the CronJob of a Postgres.

use operator_runtime::{Child, ChildResource, Desired, OnDelete, Scope, cel, desired};

use super::super::{Postgres, values};

/// What the operator knows of it.
pub const CHILD: Child<Postgres> = Child {
    id: "backup",
    resource: ChildResource {
        group: "batch",
        version: "v1",
        kind: "CronJob",
        plural: "cronjobs",
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
fn build(this: &Postgres, scope: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({
        "apiVersion": "batch/v1",
        "kind": "CronJob",
        "metadata": {
            "name": format!("{}-backup", scope.name),
        },
        "spec": {
            "schedule": cel::present(this.spec.backup.as_ref(), "spec.backup")?.schedule,
            "timeZone": cel::present(this.spec.backup.as_ref(), "spec.backup")?.time_zone,
            "concurrencyPolicy": "Forbid",
            "startingDeadlineSeconds": 3600,
            "jobTemplate": {
                "spec": {
                    "backoffLimit": 3,
                    "template": {
                        "metadata": {
                            "labels": {
                                "app.kubernetes.io/name": "postgres-backup",
                                "app.kubernetes.io/instance": scope.name,
                            },
                        },
                        "spec": {
                            "restartPolicy": "Never",
                            "automountServiceAccountToken": false,
                            "securityContext": {
                                "runAsNonRoot": true,
                                "runAsUser": 999,
                                "runAsGroup": 999,
                                "fsGroup": 999,
                                "seccompProfile": {
                                    "type": "RuntimeDefault",
                                },
                            },
                            "containers": [
                                {
                                    "name": "backup",
                                    "image": values::image(this, scope)?,
                                    "command": ["sh", "/etc/postgresql/backup.sh"],
                                    "env": [
                                        {
                                            "name": "PGHOST",
                                            "value": values::host(this, scope)?,
                                        },
                                        {
                                            "name": "PGDATABASE",
                                            "value": this.spec.database,
                                        },
                                        {
                                            "name": "PGUSER",
                                            "value": this.spec.owner,
                                        },
                                        {
                                            "name": "KEEP_DAYS",
                                            "value": cel::present(this.spec.backup.as_ref(), "spec.backup")?.keep_days.to_string(),
                                        },
                                        {
                                            "name": "PGPASSWORD",
                                            "valueFrom": {
                                                "secretKeyRef": {
                                                    "name": format!("{}-credentials", scope.name),
                                                    "key": "password",
                                                },
                                            },
                                        },
                                    ],
                                    "resources": {
                                        "requests": {
                                            "cpu": "100m",
                                            "memory": "128Mi",
                                        },
                                        "limits": {
                                            "memory": "512Mi",
                                        },
                                    },
                                    "securityContext": {
                                        "allowPrivilegeEscalation": false,
                                        "readOnlyRootFilesystem": true,
                                        "capabilities": {
                                            "drop": ["ALL"],
                                        },
                                    },
                                    "volumeMounts": [
                                        {
                                            "name": "backups",
                                            "mountPath": "/backups",
                                        },
                                        {
                                            "name": "config",
                                            "mountPath": "/etc/postgresql",
                                            "readOnly": true,
                                        },
                                    ],
                                },
                            ],
                            "volumes": [
                                {
                                    "name": "backups",
                                    "persistentVolumeClaim": {
                                        "claimName": format!("{}-backups", scope.name),
                                    },
                                },
                                {
                                    "name": "config",
                                    "configMap": {
                                        "name": format!("{}-config", scope.name),
                                    },
                                },
                            ],
                        },
                    },
                },
            },
        },
    }))
}

/// Whether it is wanted.
fn when(this: &Postgres, _scope: &Scope<'_>) -> cel::Result<bool> {
    Ok(this.spec.backup.is_some())
}
