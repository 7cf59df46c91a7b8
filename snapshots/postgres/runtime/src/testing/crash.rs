//! The sudden death of a client.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::watch;

/// The death of a client after a number of writes: the last of them is performed, its answer lost, and every later
/// request of that client fails.
#[derive(Clone, Debug)]
pub struct Crash {
    writes_left: Arc<AtomicUsize>,
    happened: Arc<watch::Sender<bool>>,
}

impl Crash {
    pub(crate) fn after(writes: usize) -> Self {
        Self {
            writes_left: Arc::new(AtomicUsize::new(writes)),
            happened: Arc::new(watch::Sender::new(writes == 0)),
        }
    }

    /// Whether the client is dead.
    pub fn has_happened(&self) -> bool {
        *self.happened.borrow()
    }

    /// Completes when the client is dead.
    pub async fn happened(&self) {
        let mut happened = self.happened.subscribe();
        // The sender lives in `self`.
        let _ = happened.wait_for(|happened| *happened).await;
    }

    /// Counts a successful write; whether it was the last.
    pub(crate) fn count_write(&self) -> bool {
        let left = self.writes_left.fetch_sub(1, Ordering::SeqCst);
        if left == 1 {
            self.happened.send_replace(true);
        }
        left == 1
    }
}
