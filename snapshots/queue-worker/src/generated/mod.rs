//! What operator-gen made of `operator.yaml`.

/// The kind QueueWorker.
pub mod queueworker;
