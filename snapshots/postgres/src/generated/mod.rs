//! What operator-gen made of `operator.yaml`.

/// The kind Postgres.
pub mod postgres;
