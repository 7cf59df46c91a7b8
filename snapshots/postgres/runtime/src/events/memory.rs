//! What was published lately: to count repeats, and to limit the events of one object.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use jiff::Timestamp;
use k8s_openapi::api::core::v1::ObjectReference;
use tokio::time::Instant;

use super::Event;

/// How long an event is counted up after it was last published; then it is told anew.
const REMEMBERED: Duration = Duration::from_secs(600);
/// Events that one object may have at once.
const BURST: f64 = 25.0;
/// How long an object waits for one more event.
const REFILL: Duration = Duration::from_secs(300);
/// Entries in each of the two tables, which take about 100 bytes each.
pub(super) const ENTRIES: usize = 1024;

/// An event object that exists.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Known {
    /// When it was created; tells its name.
    pub(super) created: Timestamp,
    /// How often it was published.
    pub(super) count: i32,
    last: Instant,
}

impl Known {
    /// An event that was published for the first time.
    pub(super) fn first(created: Timestamp) -> Self {
        Self {
            created,
            count: 1,
            last: Instant::now(),
        }
    }

    /// The same event, once more.
    pub(super) fn again(self) -> Self {
        Self {
            count: self.count.saturating_add(1),
            last: Instant::now(),
            ..self
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Bucket {
    tokens: f64,
    at: Instant,
}

impl Bucket {
    fn tokens_now(&self) -> f64 {
        (self.tokens + self.at.elapsed().as_secs_f64() / REFILL.as_secs_f64()).min(BURST)
    }
}

/// Identifies an event about an object, within this process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key(u64);

#[derive(Debug, Default)]
pub(super) struct Memory {
    hasher: RandomState,
    known: HashMap<Key, Known>,
    buckets: HashMap<u64, Bucket>,
}

impl Memory {
    pub(super) fn key(&self, regarding: &ObjectReference, event: &Event) -> Key {
        let object = self.object(regarding);
        Key(self
            .hasher
            .hash_one((object, event.type_, &event.reason, &event.note)))
    }

    /// The event object to count up, if there is one.
    pub(super) fn known(&self, key: Key) -> Option<Known> {
        self.known
            .get(&key)
            .copied()
            .filter(|known| known.last.elapsed() < REMEMBERED)
    }

    pub(super) fn remember(&mut self, key: Key, known: Known) {
        if self.known.len() >= ENTRIES {
            self.known
                .retain(|_, known| known.last.elapsed() < REMEMBERED);
            if self.known.len() >= ENTRIES {
                self.known.clear();
            }
        }
        self.known.insert(key, known);
    }

    pub(super) fn forget(&mut self, key: Key) {
        self.known.remove(&key);
    }

    /// Takes one token of the object; `false` when it has none.
    pub(super) fn allow(&mut self, regarding: &ObjectReference) -> bool {
        let object = self.object(regarding);
        if self.buckets.len() >= ENTRIES && !self.buckets.contains_key(&object) {
            // A bucket that is full again says nothing; if none is, the fullest know the least: begin anew.
            self.buckets.retain(|_, bucket| bucket.tokens_now() < BURST);
            if self.buckets.len() >= ENTRIES {
                self.buckets.clear();
            }
        }
        let now = Instant::now();
        let bucket = self.buckets.entry(object).or_insert(Bucket {
            tokens: BURST,
            at: now,
        });
        let tokens = bucket.tokens_now();
        let allowed = tokens >= 1.0;
        *bucket = Bucket {
            tokens: if allowed { tokens - 1.0 } else { tokens },
            at: now,
        };
        allowed
    }

    fn object(&self, regarding: &ObjectReference) -> u64 {
        let ObjectReference {
            kind,
            namespace,
            name,
            uid,
            ..
        } = regarding;
        self.hasher.hash_one((kind, namespace, name, uid))
    }
}
