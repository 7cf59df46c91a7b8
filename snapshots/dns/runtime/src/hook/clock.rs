//! The time of day, by which timers with a calendar go.

use std::time::Duration;

use jiff::Timestamp;
use tokio::time::Instant;

/// The clock of the world, which in tests runs ahead as Tokio's does.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// The same moment by the machine's clock and by Tokio's; `None` when the clock stands still.
    started: Option<(std::time::Instant, Instant)>,
}

impl Clock {
    /// A clock that goes from now on.
    pub fn start() -> Self {
        Self {
            started: Some((std::time::Instant::now(), Instant::now())),
        }
    }

    /// A clock that stands still long before any time that a calendar waits for: what a test comes to must not depend on the
    /// time of day at which it runs.
    #[cfg(feature = "testing")]
    pub fn stopped() -> Self {
        Self { started: None }
    }

    /// The time of day.
    pub fn now(&self) -> Timestamp {
        let Some((real, tokio)) = self.started else {
            return Timestamp::UNIX_EPOCH;
        };
        let ahead = tokio.elapsed().saturating_sub(real.elapsed());
        Timestamp::now()
            .checked_add(ahead)
            .unwrap_or(Timestamp::MAX)
    }

    /// How long it is until a time; nothing when that has passed.
    pub fn until(&self, time: Timestamp) -> Duration {
        Duration::try_from(time.duration_since(self.now())).unwrap_or_default()
    }
}
