//! Rules of the runtime, by its own source, so that the tool and the operator cannot differ.

#[path = "../../../runtime/src/complete.rs"]
pub mod complete;
#[path = "../../../runtime/src/desired/mod.rs"]
pub mod desired;
#[path = "../../../runtime/src/json.rs"]
#[expect(dead_code, reason = "the runtime reads whole texts, too")]
mod json;
#[path = "../../../runtime/src/name.rs"]
pub mod name;
pub mod object;
#[path = "../../../runtime/src/readiness.rs"]
pub mod readiness;
#[path = "../../../runtime/src/selector.rs"]
pub mod selector;

pub use crate::expr::cel;
