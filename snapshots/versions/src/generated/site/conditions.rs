//! What besides `Ready`, `Reconciling` and `Stalled` is said of a Site.

use operator_runtime::Condition;

use super::Site;

/// Nothing is.
pub const ALL: &[Condition<Site>] = &[];
