//! Site: The pages of a web site. Its types, its children, its status.

pub mod children;
pub mod conditions;
pub mod conversion;
pub mod status;
pub mod types;

use operator_runtime::{Child, Condition, Kind, StatusField};

pub use types::*;

impl Kind for Site {
    type Hooks = ();
    type HookStatus = ();
    type Process = ();

    const NAMESPACED: bool = true;
    const CHILDREN: &'static [Child<Self>] = children::ALL;
    const CONDITIONS: &'static [Condition<Self>] = conditions::ALL;
    const STATUS: &'static [StatusField<Self>] = status::ALL;
    const VERSIONS: &'static [operator_runtime::conversion::Version] = conversion::ALL;
}
