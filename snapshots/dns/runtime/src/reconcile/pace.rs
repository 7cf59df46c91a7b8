//! The pace of statuses that are merely on their way. When many resources change at once, the cluster is slow because of
//! that, and a write about every step of each of them would make it slower.

use std::sync::Arc;
use std::time::Duration;

/// How far apart two such writes of a kind are,
const APART: Duration = Duration::from_millis(400);

/// and how long one waits at most for those before it.
const LONGEST: Duration = Duration::from_secs(600);

/// The line of the resources of a kind whose status is on its way.
#[derive(Debug, Default)]
pub struct Line {
    /// As many clones as there are resources in the line.
    places: Arc<()>,
}

/// A place in the line, until it is dropped.
#[derive(Debug)]
pub struct Place {
    /// How long to wait for those that were in the line before.
    pub wait: Duration,
    _taken: Arc<()>,
}

impl Line {
    /// The place at its end.
    pub fn join(&self) -> Place {
        let before = Arc::strong_count(&self.places) - 1;
        let before = u32::try_from(before).unwrap_or(u32::MAX);
        Place {
            wait: APART.saturating_mul(before).min(LONGEST),
            _taken: Arc::clone(&self.places),
        }
    }
}
