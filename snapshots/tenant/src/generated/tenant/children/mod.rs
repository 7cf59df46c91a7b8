//! The objects that belong to a Tenant.

/// The Namespace `space`.
pub mod space;

/// The ResourceQuota `quota`.
pub mod quota;

/// The LimitRange `defaults`.
pub mod defaults;

/// The NetworkPolicy `isolation`.
pub mod isolation;

/// The RoleBinding `access`.
pub mod access;

use operator_runtime::Child;

use super::Tenant;

/// All of them.
pub const ALL: &[Child<Tenant>] = &[
    // Each comes after those it depends on.
    space::CHILD,
    quota::CHILD,
    defaults::CHILD,
    isolation::CHILD,
    access::CHILD,
];
