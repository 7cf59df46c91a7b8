//! The codes of problems with a custom resource, each with its cause and its cure. A code never changes its meaning.

/// A custom resource is not one that the API server would take.
///
/// Cause: it is of another kind or version, does not fit the schema of its kind, or breaks a rule of its definition. Cure: follow
/// the message.
pub const RESOURCE: &str = "OG0901";

/// An expression has no value for a custom resource, and never will.
///
/// Cause: what it reads there is not of the form that it needs. Cure: let a validation refuse such resources, or let the
/// expression say what is to be then.
pub const NO_VALUE: &str = "OG0902";
