//! The pace of statuses that are merely on their way. When many resources change at once, the cluster is slow because of
//! that, and a write about every step of each of them would make it slower.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// How far apart two such writes of a kind are,
const APART: Duration = Duration::from_millis(200);

/// and how long one may have to wait for its turn.
const LONGEST: Duration = Duration::from_secs(600);

/// Gives out the times of writes.
#[derive(Debug, Default)]
pub struct Pace {
    last: Mutex<Option<Instant>>,
}

impl Pace {
    /// The next time that is free.
    pub fn turn(&self) -> Instant {
        let now = Instant::now();
        // No code panics while it holds the lock, so a poisoned one is as good as any.
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let next = last.map_or(now, |last| last + APART);
        let turn = next.clamp(now, now + LONGEST);
        *last = Some(turn);
        turn
    }
}
