//! How long a hook may take, how often it may run, and what becomes of it when it fails.

use std::time::Duration;

use super::RateLimit;
use crate::backoff::Backoff;

/// How long a hook may take, how often it may run, and what becomes of it when it fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// How often it is tried again after failures before it counts as failed for good; `None` means for ever.
    pub retries: Option<u32>,
    /// How long one call may take. A daemon may take for ever.
    pub timeout: Duration,
    /// The wait after the first failure; it doubles with each, with jitter, up to five minutes or this, whichever is longer.
    pub backoff: Duration,
    /// How often it may be called, over all resources; `None` means as often as it is due.
    pub rate_limit: Option<RateLimit>,
}

impl Policy {
    /// What holds where the spec says nothing.
    pub const DEFAULT: Self = Self {
        retries: None,
        timeout: Duration::from_secs(30),
        backoff: Duration::from_secs(1),
        rate_limit: None,
    };

    /// The wait after so many failures in a row.
    pub(crate) fn wait(&self, failures: u32) -> Duration {
        let backoff = Backoff {
            first: self.backoff,
            longest: Backoff::OBJECT.longest.max(self.backoff),
        };
        backoff.after(failures)
    }

    /// Whether so many failures in a row are too many.
    pub(crate) fn is_used_up(&self, failures: u32) -> bool {
        self.retries.is_some_and(|retries| failures > retries)
    }
}
