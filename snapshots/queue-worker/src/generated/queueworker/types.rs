//! The API of QueueWorker: `work.example.com/v1`.

use std::borrow::Cow;

use operator_runtime::k8s_openapi::apimachinery::pkg::api::resource::Quantity;
use operator_runtime::k8s_openapi::apimachinery::pkg::apis::meta::v1::{Condition, ObjectMeta};
use operator_runtime::kube::Resource;
use operator_runtime::kube::core::NamespaceResourceScope;
use operator_runtime::serde::{Deserialize, Serialize};

/// Workers on a queue, in pools of different sizes.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct QueueWorker {
    /// The group and version, as every object carries it.
    #[serde(default)]
    pub api_version: String,
    /// The kind, as every object carries it.
    #[serde(default)]
    pub kind: String,
    /// The object's name, labels and the like.
    pub metadata: ObjectMeta,
    /// What is wanted.
    pub spec: QueueWorkerSpec,
    /// What was observed; written by the operator alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<QueueWorkerStatus>,
}

impl QueueWorker {
    /// An object with this name, wanting this.
    pub fn new(name: &str, spec: QueueWorkerSpec) -> Self {
        Self {
            api_version: Self::api_version(&()).into_owned(),
            kind: Self::kind(&()).into_owned(),
            metadata: ObjectMeta {
                name: Some(name.to_owned()),
                ..ObjectMeta::default()
            },
            spec,
            status: None,
        }
    }
}

impl Resource for QueueWorker {
    type DynamicType = ();
    type Scope = NamespaceResourceScope;

    fn kind((): &()) -> Cow<'_, str> {
        "QueueWorker".into()
    }

    fn group((): &()) -> Cow<'_, str> {
        "work.example.com".into()
    }

    fn version((): &()) -> Cow<'_, str> {
        "v1".into()
    }

    fn plural((): &()) -> Cow<'_, str> {
        "queueworkers".into()
    }

    fn meta(&self) -> &ObjectMeta {
        &self.metadata
    }

    fn meta_mut(&mut self) -> &mut ObjectMeta {
        &mut self.metadata
    }
}

/// What is wanted of a QueueWorker.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct QueueWorkerSpec {
    /// The image that every worker runs. Required, 1 to 500 characters.
    pub image: String,
    /// The host name of the RabbitMQ server that has the queues. Required, at most 253 characters,
    /// format hostname.
    pub broker: String,
    /// The Secret with the keys `username` and `password` for the broker. 1 to 253 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credentials_secret: Option<String>,
    /// The pools, each with a size of its own. Required, 1 to 20 items.
    pub pools: Vec<QueueWorkerPools>,
}

/// The pools, each with a size of its own.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct QueueWorkerPools {
    /// The name of the pool. Required, 1 to 30 characters, matches
    /// `^[a-z0-9]([-a-z0-9]*[a-z0-9])?$`.
    pub name: String,
    /// The queue by whose length the pool is scaled; by CPU if unset. 1 to 255 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue: Option<String>,
    /// The fewest workers. Default `1`, 0 to 1000.
    #[serde(default = "default_queue_worker_pools_min_replicas")]
    pub min_replicas: i64,
    /// The most workers. Default `5`, 1 to 1000.
    #[serde(default = "default_queue_worker_pools_max_replicas")]
    pub max_replicas: i64,
    /// How many messages of the queue one worker is for. Default `20`, 1 to 1000000.
    #[serde(default = "default_queue_worker_pools_messages_per_worker")]
    pub messages_per_worker: i64,
    /// How much CPU a worker asks for. Default `"100m"`.
    #[serde(default = "default_queue_worker_pools_cpu")]
    pub cpu: Quantity,
    /// How much memory a worker gets. Default `"128Mi"`.
    #[serde(default = "default_queue_worker_pools_memory")]
    pub memory: Quantity,
}

fn default_queue_worker_pools_min_replicas() -> i64 {
    1
}

fn default_queue_worker_pools_max_replicas() -> i64 {
    5
}

fn default_queue_worker_pools_messages_per_worker() -> i64 {
    20
}

fn default_queue_worker_pools_cpu() -> Quantity {
    Quantity("100m".to_owned())
}

fn default_queue_worker_pools_memory() -> Quantity {
    Quantity("128Mi".to_owned())
}

/// What was observed of a QueueWorker.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct QueueWorkerStatus {
    /// The `metadata.generation` that the status speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed_generation: Option<i64>,
    /// How the resource fares, by type.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    /// How many pools there are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pools: Option<i64>,
    /// How many workers are ready in all pools.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workers: Option<i64>,
}
