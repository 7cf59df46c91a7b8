//! The objects that belong to a Postgres.

/// The Secret `credentials`.
pub mod credentials;

/// The Secret `connection`.
pub mod connection;

/// The ConfigMap `config`.
pub mod config;

/// The Service `pods`.
pub mod pods;

/// The Service `service`.
pub mod service;

/// The Service `reads`.
pub mod reads;

/// The StatefulSet `server`.
pub mod server;

/// The PodDisruptionBudget `budget`.
pub mod budget;

/// The PersistentVolumeClaim `backups`.
pub mod backups;

/// The CronJob `backup`.
pub mod backup;

use operator_runtime::Child;

use super::Postgres;

/// All of them.
pub const ALL: &[Child<Postgres>] = &[
    // Each comes after those it depends on.
    credentials::CHILD,
    connection::CHILD,
    config::CHILD,
    pods::CHILD,
    service::CHILD,
    reads::CHILD,
    server::CHILD,
    budget::CHILD,
    backups::CHILD,
    backup::CHILD,
];
