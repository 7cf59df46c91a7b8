//! The objects that belong to a QueueWorker.

/// The ServiceAccount `account`.
pub mod account;

/// The Deployment `worker`.
pub mod worker;

/// The HorizontalPodAutoscaler `byLoad`.
pub mod by_load;

/// The ScaledObject `byQueue`.
pub mod by_queue;

use operator_runtime::Child;

use super::QueueWorker;

/// All of them.
pub const ALL: &[Child<QueueWorker>] = &[
    // Each comes after those it depends on.
    account::CHILD,
    worker::CHILD,
    by_load::CHILD,
    by_queue::CHILD,
];
