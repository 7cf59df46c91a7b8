//! The status of an object, as expressions see it.

use serde_json::Value;

use super::{Live, Part};
use crate::cel::Root;

/// The status of an object, of which only that is decoded which is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Status<'a>(pub &'a Live);

impl<'a> Root<'a> for Status<'a> {
    fn whole(self) -> &'a Value {
        &self.0[Part::Status.name()]
    }

    fn below(self, first: &str, others: &[&str]) -> Option<&'a Value> {
        self.0.below_part(Part::Status, first, others)
    }
}
