//! What operator-gen made of `operator.yaml`.

/// The kind WebApp.
pub mod webapp;
