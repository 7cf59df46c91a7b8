//! How long to wait after a failure: twice as long after each, with jitter, up to a bound.

use std::time::Duration;

/// How long to wait after failures in a row.
#[derive(Clone, Copy, Debug)]
pub struct Backoff {
    /// The wait after the first failure.
    pub first: Duration,
    /// The longest wait.
    pub longest: Duration,
}

impl Backoff {
    /// For the reconciles of one object.
    pub const OBJECT: Self = Self {
        first: Duration::from_secs(1),
        longest: Duration::from_secs(300),
    };

    /// For one watch.
    pub const WATCH: Self = Self {
        first: Duration::from_millis(100),
        longest: Duration::from_secs(30),
    };

    /// The wait after this many failures in a row, between three and five quarters of the doubled value: objects that failed
    /// together do not come back together.
    #[must_use]
    pub fn after(&self, failures: u32) -> Duration {
        let doubled = 2_u32.saturating_pow(failures.saturating_sub(1));
        jitter(self.first.saturating_mul(doubled).min(self.longest))
    }
}

/// The duration, a quarter more or less.
#[must_use]
pub fn jitter(duration: Duration) -> Duration {
    duration.mul_f64(0.75 + fastrand::f64() / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_grows_up_to_its_bound() {
        for failures in 1..100 {
            let exact =
                Duration::from_secs(1 << (failures - 1).min(9)).min(Backoff::OBJECT.longest);
            let wait = Backoff::OBJECT.after(failures);
            assert!(
                wait >= exact.mul_f64(0.75) && wait <= exact.mul_f64(1.25),
                "{failures}: {wait:?}"
            );
        }
    }
}
