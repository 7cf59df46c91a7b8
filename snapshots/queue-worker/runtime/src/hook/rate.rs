//! How often hooks may run: a bucket that fills with calls at a steady rate, and a line of those that wait for one.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// How long a place in the line is kept for a resource whose turn has come and who does not ask.
const KEPT: Duration = Duration::from_secs(60);

/// How often hooks may run, over all resources of the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// Its name: hooks with a limit of the same name share it.
    pub name: &'static str,
    /// How many calls there may be in the long run ...
    pub limit: u32,
    /// ... in each so long.
    pub per: Duration,
    /// How many there may be at once after a time of rest.
    pub burst: u32,
}

impl RateLimit {
    /// The time from one call to the next in the long run.
    fn interval(&self) -> Duration {
        self.per / self.limit.max(1)
    }
}

/// The buckets of a process; clones share them.
#[derive(Clone, Debug, Default)]
pub struct Buckets(Arc<Mutex<HashMap<&'static str, Bucket>>>);

/// A place in the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The lower, the earlier.
    number: u64,
    /// When to ask again.
    pub turn: Instant,
}

impl Buckets {
    /// Takes a call, or a place in the line; who has one already keeps it.
    pub fn take(&self, limit: &RateLimit, place: Option<Place>) -> Result<(), Place> {
        // No code panics while it holds the lock, so a poisoned one is as good as any.
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let bucket = buckets.entry(limit.name).or_insert_with(|| Bucket {
            saved: limit.interval().saturating_mul(limit.burst),
            since: now,
            line: BTreeMap::new(),
            last: 0,
        });
        bucket.take(limit, place, now)
    }
}

/// What is left of a limit.
#[derive(Debug)]
struct Bucket {
    /// What may be used at once, as the time in which it comes back.
    saved: Duration,
    /// When that was so.
    since: Instant,
    /// Those who wait, each with when its turn is.
    line: BTreeMap<u64, Instant>,
    /// The last place that was given.
    last: u64,
}

impl Bucket {
    fn take(&mut self, limit: &RateLimit, place: Option<Place>, now: Instant) -> Result<(), Place> {
        let interval = limit.interval();
        let most = interval.saturating_mul(limit.burst);
        let saved = self.saved + now.saturating_duration_since(self.since);
        (self.saved, self.since) = (saved.min(most), now);
        self.line.retain(|_, turn| *turn + KEPT > now);
        let number = place.map_or(self.last + 1, |place| place.number);
        self.last = self.last.max(number);
        // Whoever lets its turn pass keeps its place and holds up nobody.
        let before = self.line.range(..number);
        let before = before.filter(|(_, turn)| **turn > now).count();
        let calls = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1);
        let needed = interval.saturating_mul(calls);
        if needed <= self.saved {
            self.saved -= interval;
            self.line.remove(&number);
            return Ok(());
        }
        let turn = now + (needed - self.saved);
        self.line.insert(number, turn);
        Err(Place { number, turn })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::{advance, sleep_until};

    const TWO_A_SECOND: RateLimit = RateLimit {
        name: "api",
        limit: 2,
        per: Duration::from_secs(1),
        burst: 3,
    };

    /// When each of some callers gets its call, in milliseconds, if all ask at once.
    async fn turns(buckets: &Buckets, callers: usize) -> Vec<u128> {
        let start = Instant::now();
        let mut waiting: Vec<_> = (0..callers).map(|caller| (start, caller, None)).collect();
        let mut turns = vec![0; callers];
        while !waiting.is_empty() {
            waiting.sort_by_key(|(at, caller, _)| (*at, *caller));
            let (at, caller, place) = waiting.remove(0);
            sleep_until(at).await;
            match buckets.take(&TWO_A_SECOND, place) {
                Ok(()) => turns[caller] = start.elapsed().as_millis(),
                Err(place) => waiting.push((place.turn, caller, Some(place))),
            }
        }
        turns
    }

    #[tokio::test(start_paused = true)]
    async fn after_a_burst_calls_come_at_the_rate_and_in_the_order_in_which_they_were_asked_for() {
        let buckets = Buckets::default();
        let expected = [0, 0, 0, 500, 1000, 1500, 2000];
        assert_eq!(turns(&buckets, 7).await, expected);
        advance(Duration::from_secs(3600)).await;
        assert_eq!(
            turns(&buckets, 7).await,
            expected,
            "no more than a burst is saved"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn nobody_waits_for_one_who_does_not_come_and_nobody_comes_before_those_who_wait() {
        let buckets = Buckets::default();
        let ask = |place| buckets.take(&TWO_A_SECOND, place);
        for _ in 0..3 {
            assert_eq!(ask(None), Ok(()));
        }
        let late = ask(None).expect_err("a place");
        let next = ask(None).expect_err("a place");
        advance(Duration::from_millis(100)).await;
        let last = ask(None).expect_err("a place behind those who wait");
        assert!(late.turn < next.turn && next.turn < last.turn);
        advance(Duration::from_millis(900)).await;
        assert_eq!(ask(Some(next)), Ok(()), "though `late` is before it");
        assert_eq!(ask(Some(late)), Ok(()), "which has not lost its place");
        let again = ask(Some(last)).expect_err("its turn is to come");
        assert_eq!(again.turn, last.turn);
    }

    #[tokio::test(start_paused = true)]
    async fn no_rate_is_too_high_and_none_is_too_low() {
        for (limit, per) in [(u32::MAX, 1), (1, u64::from(u32::MAX))] {
            let per = Duration::from_secs(per);
            let limit = RateLimit {
                name: "edge",
                limit,
                per,
                burst: u32::MAX,
            };
            assert_eq!(Buckets::default().take(&limit, None), Ok(()));
        }
    }
}
