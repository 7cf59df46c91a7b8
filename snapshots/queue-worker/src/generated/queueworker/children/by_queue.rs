//! The child `byQueue`: one ScaledObject of a QueueWorker for each of `spec.pools`.

use operator_runtime::{
    Child, ChildResource, Desired, Each, OnDelete, Scope, Value, cel, desired, json,
};

use super::super::{QueueWorker, types};

/// What the operator knows of it.
pub const CHILD: Child<QueueWorker> = Child {
    id: "byQueue",
    resource: ChildResource {
        group: "keda.sh",
        version: "v1alpha1",
        kind: "ScaledObject",
        plural: "scaledobjects",
        namespaced: true,
    },
    after: &[],
    each: Some(Each {
        elements,
        key,
        longest_name: 253,
    }),
    when: Some(when),
    build,
    ready_when: None,
    on_delete: OnDelete::Delete,
};

/// The object as it should be.
fn build(this: &QueueWorker, scope: &Scope<'_>) -> cel::Result<Desired> {
    let pool: types::QueueWorkerPools = scope.element()?;
    Ok(desired!({
        "apiVersion": "keda.sh/v1alpha1",
        "kind": "ScaledObject",
        "metadata": {
            "name": format!("{}-worker-{}", scope.name, pool.name),
        },
        "spec": {
            "scaleTargetRef": {
                "apiVersion": "apps/v1",
                "kind": "Deployment",
                "name": format!("{}-worker-{}", scope.name, pool.name),
            },
            "minReplicaCount": pool.min_replicas,
            "maxReplicaCount": pool.max_replicas,
            "triggers": [
                {
                    "type": "rabbitmq",
                    "metadata": {
                        "host": format!("amqp://{}:5672/", this.spec.broker),
                        "queueName": pool.queue,
                        "mode": "QueueLength",
                        "value": pool.messages_per_worker.to_string(),
                    },
                },
            ],
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

/// Whether it is wanted.
fn when(_this: &QueueWorker, scope: &Scope<'_>) -> cel::Result<bool> {
    let pool: types::QueueWorkerPools = scope.element()?;
    Ok(pool.queue.is_some())
}
