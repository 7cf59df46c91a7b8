//! The child `worker`: one Deployment of a QueueWorker for each of `spec.pools`.

use operator_runtime::{
    Child, ChildResource, Desired, Each, OnDelete, Scope, Value, cel, desired, json,
};

use super::super::{QueueWorker, types};

/// What the operator knows of it.
pub const CHILD: Child<QueueWorker> = Child {
    id: "worker",
    resource: ChildResource {
        group: "apps",
        version: "v1",
        kind: "Deployment",
        plural: "deployments",
        namespaced: true,
    },
    after: &["account"],
    each: Some(Each {
        elements,
        key,
        longest_name: 253,
    }),
    when: None,
    build,
    ready_when: None,
    on_delete: OnDelete::Delete,
};

/// The object as it should be.
fn build(this: &QueueWorker, scope: &Scope<'_>) -> cel::Result<Desired> {
    let pool: types::QueueWorkerPools = scope.element()?;
    Ok(desired!({
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "spec": {
            "selector": {
                "matchLabels": {
                    "app.kubernetes.io/instance": scope.name,
                    "work.example.com/pool": pool.name,
                },
            },
            "template": {
                "metadata": {
                    "labels": {
                        "app.kubernetes.io/instance": scope.name,
                        "work.example.com/pool": pool.name,
                    },
                },
                "spec": {
                    "serviceAccountName": cel::get(scope.child("account"), "account", &["metadata", "name"])?,
                    "automountServiceAccountToken": false,
                    "terminationGracePeriodSeconds": 60,
                    "securityContext": {
                        "runAsNonRoot": true,
                        "seccompProfile": {
                            "type": "RuntimeDefault",
                        },
                    },
                    "containers": [
                        {
                            "name": "worker",
                            "image": this.spec.image,
                            "env": [
                                {
                                    "name": "BROKER",
                                    "value": this.spec.broker,
                                },
                                {
                                    "name": "POOL",
                                    "value": pool.name,
                                },
                                {
                                    "name": "QUEUE",
                                    "value": pool.queue.as_deref().unwrap_or(pool.name.as_str()),
                                },
                            ],
                            "envFrom": [
                                {
                                    "prefix": "BROKER_",
                                    "secretRef": {
                                        "name": this.spec.credentials_secret.as_deref().unwrap_or("broker-login"),
                                        "optional": true,
                                    },
                                },
                            ],
                            "resources": {
                                "requests": {
                                    "cpu": pool.cpu,
                                    "memory": pool.memory,
                                },
                                "limits": {
                                    "memory": pool.memory,
                                },
                            },
                            "securityContext": {
                                "allowPrivilegeEscalation": false,
                                "readOnlyRootFilesystem": true,
                                "capabilities": {
                                    "drop": ["ALL"],
                                },
                            },
                        },
                    ],
                },
            },
        },
    }))
}

/// The elements: there is one of it for each.
fn elements(this: &QueueWorker, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.pools))
}

/// What tells it from the others.
fn key(_this: &QueueWorker, scope: &Scope<'_>) -> cel::Result<Value> {
    let pool: types::QueueWorkerPools = scope.element()?;
    Ok(json!(pool.name))
}
