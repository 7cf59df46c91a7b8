//! What keeps a replica that leads no longer from writing, however late it notices.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::time::Instant;

/// Until when a replica may write. One that hung, or whose machine slept, finds out by the clock, before anything has told it
/// that its Lease could not be renewed.
#[derive(Clone, Debug, Default)]
pub struct Fence(Arc<Mutex<Option<Instant>>>);

impl Fence {
    /// Whether writes may begin now; always before this replica first led, and where there is no election.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.deadline().is_none_or(|end| Instant::now() < end)
    }

    /// Opens it until then.
    pub(super) fn open_until(&self, end: Instant) {
        *self.deadline() = Some(end);
    }

    /// No code panics while it holds the lock, so a poisoned one is as good as any.
    fn deadline(&self) -> MutexGuard<'_, Option<Instant>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
