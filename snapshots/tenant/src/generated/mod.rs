//! What operator-gen made of `operator.yaml`.

/// The kind Tenant.
pub mod tenant;
