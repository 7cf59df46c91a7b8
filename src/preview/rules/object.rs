//! An object as the runtime's rules look at it: here it is all JSON.

use serde_json::Value;

#[path = "../../../runtime/src/object/view.rs"]
mod view;

pub use view::{Opened, View};

/// An object that was observed.
#[derive(Clone, Copy, Debug)]
pub struct Live<'a>(pub &'a Value);

/// A part of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its `spec`.
    Spec,
    /// Its `status`.
    Status,
}

impl<'a> Live<'a> {
    /// A look at a part of it.
    #[must_use]
    pub fn view(&self, part: Part) -> View<'a> {
        View::Value(match part {
            Part::Spec => &self.0["spec"],
            Part::Status => &self.0["status"],
        })
    }

    /// Whether it is being deleted.
    #[must_use]
    pub fn is_deleting(&self) -> bool {
        !self.0["metadata"]["deletionTimestamp"].is_null()
    }

    /// The generation of its spec; 0 where the kind has none.
    #[must_use]
    pub fn generation(&self) -> i64 {
        self.0["metadata"]["generation"].as_i64().unwrap_or(0)
    }
}
