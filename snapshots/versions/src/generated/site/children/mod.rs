//! The objects that belong to a Site.

/// The ConfigMap `pages`.
pub mod pages;

/// The ConfigMap `headers`.
pub mod headers;

use operator_runtime::Child;

use super::Site;

/// All of them.
pub const ALL: &[Child<Site>] = &[
    // Each comes after those it depends on.
    pages::CHILD,
    headers::CHILD,
];
