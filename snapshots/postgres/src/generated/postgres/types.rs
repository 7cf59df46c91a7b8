//! The API of Postgres: `databases.example.com/v1`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use operator_runtime::k8s_openapi::apimachinery::pkg::api::resource::Quantity;
use operator_runtime::k8s_openapi::apimachinery::pkg::apis::meta::v1::{Condition, ObjectMeta};
use operator_runtime::kube::Resource;
use operator_runtime::kube::core::NamespaceResourceScope;
use operator_runtime::serde::{Deserialize, Serialize};

/// A PostgreSQL server with storage of its own, standbys and backups.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct Postgres {
    /// The group and version, as every object carries it.
    #[serde(default)]
    pub api_version: String,
    /// The kind, as every object carries it.
    #[serde(default)]
    pub kind: String,
    /// The object's name, labels and the like.
    pub metadata: ObjectMeta,
    /// What is wanted.
    #[serde(default)]
    pub spec: PostgresSpec,
    /// What was observed; written by the operator alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<PostgresStatus>,
}

impl Postgres {
    /// An object with this name, wanting this.
    pub fn new(name: &str, spec: PostgresSpec) -> Self {
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

impl Resource for Postgres {
    type DynamicType = ();
    type Scope = NamespaceResourceScope;

    fn kind((): &()) -> Cow<'_, str> {
        "Postgres".into()
    }

    fn group((): &()) -> Cow<'_, str> {
        "databases.example.com".into()
    }

    fn version((): &()) -> Cow<'_, str> {
        "v1".into()
    }

    fn plural((): &()) -> Cow<'_, str> {
        "postgreses".into()
    }

    fn meta(&self) -> &ObjectMeta {
        &self.metadata
    }

    fn meta_mut(&mut self) -> &mut ObjectMeta {
        &mut self.metadata
    }
}

/// What is wanted of a Postgres.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct PostgresSpec {
    /// The major version. Another one reads the files of this one only after a dump and a restore.
    /// Immutable, default `17`, 15 to 18.
    #[serde(default = "default_postgres_spec_version")]
    pub version: i64,
    /// The image to run instead of the official one of that version. 1 to 500 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// How many servers there are. The first is the primary, the others follow it and answer reads.
    /// Default `1`, 1 to 9.
    #[serde(default = "default_postgres_spec_instances")]
    pub instances: i64,
    /// The name of the database that is made at the start. Immutable, default `"app"`, at most 63
    /// characters, matches `^[a-z_][a-z0-9_]*$`.
    #[serde(default = "default_postgres_spec_database")]
    pub database: String,
    /// The role that the database belongs to. Immutable, default `"app"`, at most 63 characters,
    /// matches `^[a-z_][a-z0-9_]*$`.
    #[serde(default = "default_postgres_spec_owner")]
    pub owner: String,
    /// The volume of each server. Kubernetes lets nobody change the claims of a StatefulSet.
    /// Immutable, default `{}`.
    #[serde(default = "default_postgres_spec_storage")]
    pub storage: PostgresStorage,
    /// What each server gets. Default `{}`.
    #[serde(default = "default_postgres_spec_resources")]
    pub resources: PostgresResources,
    /// Settings of the server, as in postgresql.conf. A change restarts one server after the other,
    /// the primary last. Default `{}`, at most 100 entries.
    #[serde(default = "default_postgres_spec_parameters")]
    pub parameters: BTreeMap<String, String>,
    /// Dumps of the database, on a volume that outlives the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backup: Option<PostgresBackup>,
}

impl Default for PostgresSpec {
    fn default() -> Self {
        Self {
            version: default_postgres_spec_version(),
            image: None,
            instances: default_postgres_spec_instances(),
            database: default_postgres_spec_database(),
            owner: default_postgres_spec_owner(),
            storage: default_postgres_spec_storage(),
            resources: default_postgres_spec_resources(),
            parameters: default_postgres_spec_parameters(),
            backup: None,
        }
    }
}

fn default_postgres_spec_version() -> i64 {
    17
}

fn default_postgres_spec_instances() -> i64 {
    1
}

fn default_postgres_spec_database() -> String {
    "app".to_owned()
}

fn default_postgres_spec_owner() -> String {
    "app".to_owned()
}

#[rustfmt::skip]
fn default_postgres_spec_storage() -> PostgresStorage {
    PostgresStorage { size: Quantity("10Gi".to_owned()), class_name: None }
}

#[rustfmt::skip]
fn default_postgres_spec_resources() -> PostgresResources {
    PostgresResources { cpu: Quantity("250m".to_owned()), memory: Quantity("512Mi".to_owned()) }
}

fn default_postgres_spec_parameters() -> BTreeMap<String, String> {
    BTreeMap::new()
}

/// The volume of each server. Kubernetes lets nobody change the claims of a StatefulSet. Immutable,
/// default `{}`.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct PostgresStorage {
    /// How much it holds. Default `"10Gi"`.
    #[serde(default = "default_postgres_storage_size")]
    pub size: Quantity,
    /// The StorageClass; the default one of the cluster if unset. 1 to 253 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class_name: Option<String>,
}

impl Default for PostgresStorage {
    fn default() -> Self {
        Self {
            size: default_postgres_storage_size(),
            class_name: None,
        }
    }
}

fn default_postgres_storage_size() -> Quantity {
    Quantity("10Gi".to_owned())
}

/// What each server gets. Default `{}`.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct PostgresResources {
    /// How much CPU is kept for it. Default `"250m"`.
    #[serde(default = "default_postgres_resources_cpu")]
    pub cpu: Quantity,
    /// How much memory it has, no more and no less. Default `"512Mi"`.
    #[serde(default = "default_postgres_resources_memory")]
    pub memory: Quantity,
}

impl Default for PostgresResources {
    fn default() -> Self {
        Self {
            cpu: default_postgres_resources_cpu(),
            memory: default_postgres_resources_memory(),
        }
    }
}

fn default_postgres_resources_cpu() -> Quantity {
    Quantity("250m".to_owned())
}

fn default_postgres_resources_memory() -> Quantity {
    Quantity("512Mi".to_owned())
}

/// Dumps of the database, on a volume that outlives the server.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct PostgresBackup {
    /// When one is made, in the five fields of cron. Required, 9 to 100 characters.
    pub schedule: String,
    /// The time zone of the schedule; that of the cluster's controllers if unset. 1 to 64
    /// characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// For how many days a dump is kept. Default `7`, 1 to 3650.
    #[serde(default = "default_postgres_backup_keep_days")]
    pub keep_days: i64,
    /// How much the volume holds; more, later, where its class can expand. Default `"10Gi"`.
    #[serde(default = "default_postgres_backup_size")]
    pub size: Quantity,
}

fn default_postgres_backup_keep_days() -> i64 {
    7
}

fn default_postgres_backup_size() -> Quantity {
    Quantity("10Gi".to_owned())
}

/// What was observed of a Postgres.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct PostgresStatus {
    /// The `metadata.generation` that the status speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed_generation: Option<i64>,
    /// How the resource fares, by type.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    /// How many servers are ready.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ready_replicas: Option<i64>,
    /// Where the primary answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub primary_endpoint: Option<String>,
    /// Where any server answers reads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_endpoint: Option<String>,
    /// The Secret with what a client needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connection_secret: Option<String>,
    /// When a backup succeeded last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_backup_time: Option<String>,
}
