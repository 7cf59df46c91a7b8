//! The child `server`: the StatefulSet of a Postgres.

use operator_runtime::{Child, ChildResource, Desired, OnDelete, Scope, cel, desired};

use super::super::{Postgres, values};

/// What the operator knows of it.
pub const CHILD: Child<Postgres> = Child {
    id: "server",
    resource: ChildResource {
        group: "apps",
        version: "v1",
        kind: "StatefulSet",
        plural: "statefulsets",
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
fn build(this: &Postgres, scope: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({
        "apiVersion": "apps/v1",
        "kind": "StatefulSet",
        "metadata": {
            "name": scope.name,
        },
        "spec": {
            "replicas": this.spec.instances,
            "serviceName": format!("{}-pods", scope.name),
            "selector": {
                "matchLabels": scope.selector,
            },
            "persistentVolumeClaimRetentionPolicy": {
                "whenDeleted": "Retain",
                "whenScaled": "Delete",
            },
            "volumeClaimTemplates": [
                {
                    "metadata": {
                        "name": "data",
                    },
                    "spec": {
                        "accessModes": ["ReadWriteOnce"],
                        "storageClassName": this.spec.storage.class_name,
                        "resources": {
                            "requests": {
                                "storage": this.spec.storage.size,
                            },
                        },
                    },
                },
            ],
            "template": {
                "metadata": {
                    "labels": scope.selector,
                    "annotations": {
                        "databases.example.com/settings": cel::sha256(&values::settings(this, scope)?),
                    },
                },
                "spec": {
                    "automountServiceAccountToken": false,
                    "terminationGracePeriodSeconds": 120,
                    "securityContext": {
                        "runAsNonRoot": true,
                        "runAsUser": 999,
                        "runAsGroup": 999,
                        "fsGroup": 999,
                        "fsGroupChangePolicy": "OnRootMismatch",
                        "seccompProfile": {
                            "type": "RuntimeDefault",
                        },
                    },
                    "affinity": {
                        "podAntiAffinity": {
                            "preferredDuringSchedulingIgnoredDuringExecution": [
                                {
                                    "weight": 100,
                                    "podAffinityTerm": {
                                        "topologyKey": "kubernetes.io/hostname",
                                        "labelSelector": {
                                            "matchLabels": scope.selector,
                                        },
                                    },
                                },
                            ],
                        },
                    },
                    "initContainers": [
                        {
                            "name": "follow",
                            "image": values::image(this, scope)?,
                            "command": ["sh", "/etc/postgresql/follow.sh"],
                            "env": [
                                {
                                    "name": "PGDATA",
                                    "value": "/var/lib/postgresql/data/pgdata",
                                },
                                {
                                    "name": "PRIMARY",
                                    "value": values::primary(this, scope)?,
                                },
                                {
                                    "name": "PGPASSWORD",
                                    "valueFrom": {
                                        "secretKeyRef": {
                                            "name": format!("{}-credentials", scope.name),
                                            "key": "replication-password",
                                        },
                                    },
                                },
                            ],
                            "resources": {
                                "requests": {
                                    "cpu": this.spec.resources.cpu,
                                    "memory": this.spec.resources.memory,
                                },
                                "limits": {
                                    "memory": this.spec.resources.memory,
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
                                    "name": "data",
                                    "mountPath": "/var/lib/postgresql/data",
                                },
                                {
                                    "name": "config",
                                    "mountPath": "/etc/postgresql",
                                    "readOnly": true,
                                },
                            ],
                        },
                    ],
                    "containers": [
                        {
                            "name": "postgres",
                            "image": values::image(this, scope)?,
                            "args": [
                                "postgres",
                                "-c",
                                "config_file=/etc/postgresql/postgresql.conf",
                                "-c",
                                "hba_file=/etc/postgresql/pg_hba.conf",
                            ],
                            "ports": [
                                {
                                    "name": "postgres",
                                    "containerPort": 5432,
                                },
                            ],
                            "env": [
                                {
                                    "name": "PGDATA",
                                    "value": "/var/lib/postgresql/data/pgdata",
                                },
                                {
                                    "name": "POSTGRES_DB",
                                    "value": this.spec.database,
                                },
                                {
                                    "name": "POSTGRES_USER",
                                    "value": this.spec.owner,
                                },
                                {
                                    "name": "POSTGRES_PASSWORD_FILE",
                                    "value": "/etc/postgresql-credentials/password",
                                },
                                {
                                    "name": "REPLICATION_PASSWORD",
                                    "valueFrom": {
                                        "secretKeyRef": {
                                            "name": format!("{}-credentials", scope.name),
                                            "key": "replication-password",
                                        },
                                    },
                                },
                            ],
                            "startupProbe": {
                                "exec": {
                                    "command": [
                                        "pg_isready",
                                        "--quiet",
                                        format!("--username={}", this.spec.owner),
                                        format!("--dbname={}", this.spec.database),
                                    ],
                                },
                                "periodSeconds": 5,
                                "failureThreshold": 120,
                            },
                            "readinessProbe": {
                                "exec": {
                                    "command": [
                                        "pg_isready",
                                        "--quiet",
                                        format!("--username={}", this.spec.owner),
                                        format!("--dbname={}", this.spec.database),
                                    ],
                                },
                                "periodSeconds": 5,
                                "timeoutSeconds": 3,
                            },
                            "livenessProbe": {
                                "tcpSocket": {
                                    "port": "postgres",
                                },
                                "periodSeconds": 20,
                                "failureThreshold": 6,
                            },
                            "resources": {
                                "requests": {
                                    "cpu": this.spec.resources.cpu,
                                    "memory": this.spec.resources.memory,
                                },
                                "limits": {
                                    "memory": this.spec.resources.memory,
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
                                    "name": "data",
                                    "mountPath": "/var/lib/postgresql/data",
                                },
                                {
                                    "name": "config",
                                    "mountPath": "/etc/postgresql",
                                    "readOnly": true,
                                },
                                {
                                    "name": "config",
                                    "mountPath": "/docker-entrypoint-initdb.d/roles.sh",
                                    "subPath": "roles.sh",
                                    "readOnly": true,
                                },
                                {
                                    "name": "credentials",
                                    "mountPath": "/etc/postgresql-credentials",
                                    "readOnly": true,
                                },
                                {
                                    "name": "run",
                                    "mountPath": "/var/run/postgresql",
                                },
                                {
                                    "name": "tmp",
                                    "mountPath": "/tmp",
                                },
                            ],
                        },
                    ],
                    "volumes": [
                        {
                            "name": "config",
                            "configMap": {
                                "name": format!("{}-config", scope.name),
                            },
                        },
                        {
                            "name": "credentials",
                            "secret": {
                                "secretName": format!("{}-credentials", scope.name),
                                "items": [
                                    {
                                        "key": "password",
                                        "path": "password",
                                    },
                                ],
                            },
                        },
                        {
                            "name": "run",
                            "emptyDir": {},
                        },
                        {
                            "name": "tmp",
                            "emptyDir": {},
                        },
                    ],
                },
            },
        },
    }))
}
