//! What operator-gen made of `operator.yaml`.

/// The kind Site.
pub mod site;
