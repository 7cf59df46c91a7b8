//! QueueWorker: Workers on a queue, in pools of different sizes. Its types, its children, its status.

pub mod children;
pub mod conditions;
pub mod status;
pub mod types;

use operator_runtime::{Child, Condition, Kind, StatusField};

pub use types::*;

impl Kind for QueueWorker {
    type Hooks = ();
    type HookStatus = ();
    type Process = ();

    const NAMESPACED: bool = true;
    const CHILDREN: &'static [Child<Self>] = children::ALL;
    const CONDITIONS: &'static [Condition<Self>] = conditions::ALL;
    const STATUS: &'static [StatusField<Self>] = status::ALL;
}
