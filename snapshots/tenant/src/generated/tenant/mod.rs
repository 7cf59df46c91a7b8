//! Tenant: A team with a namespace of its own. Its types, its children, its status.

pub mod children;
pub mod conditions;
pub mod status;
pub mod types;

use operator_runtime::{Child, Condition, Kind, StatusField};

pub use types::*;

impl Kind for Tenant {
    type Hooks = ();
    type HookStatus = ();
    type Process = ();

    const NAMESPACED: bool = false;
    const CHILDREN: &'static [Child<Self>] = children::ALL;
    const REPLACED: &'static [&'static str] = &["access"];
    const CONDITIONS: &'static [Condition<Self>] = conditions::ALL;
    const STATUS: &'static [StatusField<Self>] = status::ALL;
}
