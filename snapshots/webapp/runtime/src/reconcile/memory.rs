//! What is remembered of each resource from one reconcile to the next. Losing it costs a few requests and nothing else.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use foldhash::HashMap;
use tokio::time::Instant;

use super::pace::{Line, Place};
use super::settled::Settled;
use super::slot::Slot;
use crate::backoff::Backoff;
use crate::diff::Fingerprint;
use crate::metrics::{Metrics, ObjectState};
use crate::object::{Key, Object};

/// A status that is merely on its way is written once it has stayed the same for so long,
pub const QUIET: Duration = Duration::from_secs(10);

/// or has been changing for so long; and once it is its turn, see [`super::pace`].
const PATIENCE: Duration = Duration::from_secs(30);

/// How often a child is written in a row to be the same without a pause,
const REPETITIONS: u32 = 3;

/// and how long it has to stay so that the count begins anew.
const TRUCE: Duration = Duration::from_secs(600);

/// The memory of all resources of a kind.
pub struct Memory {
    kind: &'static str,
    metrics: Metrics,
    resources: Mutex<Resources>,
    line: Line,
}

#[derive(Default)]
struct Resources {
    notes: HashMap<Key, Notes>,
    counts: HashMap<ObjectState, usize>,
}

/// What is remembered of one resource.
struct Notes {
    uid: Box<str>,
    /// What the annotation said last that asks for a reconcile.
    request: Option<Box<str>>,
    failures: u32,
    state: Option<ObjectState>,
    progress: Option<Box<Progress>>,
    written: Vec<Written>,
    settled: Arc<[Settled]>,
}

/// A status that is not written yet.
struct Progress {
    first: Instant,
    last: Instant,
    said: u64,
    /// Its place among the resources of its kind that have such a status.
    place: Place,
}

/// The last write of an object.
struct Written {
    slot: Slot,
    desired: Fingerprint,
    /// How often the same was written in a row.
    times: u32,
    at: Instant,
    /// Where the API server keeps it differently from what was applied: it writes some values in another way.
    deviations: Vec<String>,
}

impl Memory {
    pub fn new(kind: &'static str, metrics: Metrics) -> Self {
        Self {
            kind,
            metrics,
            resources: Mutex::default(),
            line: Line::default(),
        }
    }

    /// Forgets a resource that is gone.
    pub fn forget(&self, key: &Key) {
        let mut resources = self.resources();
        if let Some(state) = resources.notes.remove(key).and_then(|notes| notes.state) {
            self.count(&mut resources, state, usize::wrapping_sub);
        }
    }

    /// Takes note of a reconcile that somebody asks for. At a new one what was learnt of earlier writes is forgotten, so that
    /// every child is put right, be it contested or kept differently.
    pub fn requested(&self, resource: &Object, request: Option<&str>) {
        self.of(resource, |notes| {
            if notes.request.as_deref() == request {
                return;
            }
            notes.request = request.map(Into::into);
            if request.is_some() {
                notes.failures = 0;
                notes.written.clear();
                notes.settled = Arc::default();
            }
        });
    }

    /// Remembers that a reconcile failed; how many have in a row.
    pub fn failed(&self, resource: &Object) -> u32 {
        self.of(resource, |notes| {
            notes.failures = notes.failures.saturating_add(1);
            notes.failures
        })
    }

    /// Remembers that a reconcile succeeded.
    pub fn succeeded(&self, resource: &Object) {
        self.of(resource, |notes| notes.failures = 0);
    }

    /// Remembers the state of a resource, for the count of them.
    pub fn is(&self, resource: &Object, state: ObjectState) {
        let before = self.of(resource, |notes| notes.state.replace(state));
        if before != Some(state) {
            let mut resources = self.resources();
            if let Some(before) = before {
                self.count(&mut resources, before, usize::wrapping_sub);
            }
            self.count(&mut resources, state, usize::wrapping_add);
        }
    }

    /// When a status on its way, that says what has this hash, is to be written.
    pub fn progress_due(&self, resource: &Object, said: u64) -> Instant {
        let now = Instant::now();
        self.of(resource, |notes| {
            let begin = || {
                Box::new(Progress {
                    first: now,
                    last: now,
                    said,
                    place: self.line.join(),
                })
            };
            let progress = notes.progress.get_or_insert_with(begin);
            if progress.said != said {
                progress.said = said;
                progress.last = now;
            }
            (progress.last + QUIET).min(progress.first + PATIENCE) + progress.place.wait
        })
    }

    /// Remembers that no status is on its way any more.
    pub fn progress_over(&self, resource: &Object) {
        self.of(resource, |notes| notes.progress = None);
    }

    /// How often a child was written in a row to be the same, if it is too early to do it once more: whoever undoes it, be it
    /// the garbage collector while the cache is stale, would only do it again.
    pub fn is_contested(
        &self,
        resource: &Object,
        slot: &Slot,
        desired: Fingerprint,
    ) -> Option<u32> {
        self.of(resource, |notes| {
            let written = notes.written(slot, desired)?;
            let surplus = written.times.saturating_sub(REPETITIONS);
            let waits = surplus > 0 && written.at.elapsed() < Backoff::OBJECT.after(surplus);
            waits.then_some(written.times)
        })
    }

    /// Remembers that a child was written, and where the API server keeps it differently.
    pub fn wrote(
        &self,
        resource: &Object,
        slot: &Slot,
        desired: Fingerprint,
        deviations: Vec<String>,
    ) {
        self.of(resource, |notes| {
            let before = notes.written(slot, desired);
            let recently = before.filter(|before| before.at.elapsed() < TRUCE);
            let times = recently.map_or(1, |before| before.times.saturating_add(1));
            notes.written.retain(|written| written.slot != *slot);
            notes.written.reserve_exact(1);
            notes.written.push(Written {
                slot: slot.clone(),
                desired,
                times,
                at: Instant::now(),
                deviations,
            });
        });
    }

    /// Whether these differences are the API server's way to keep the child.
    pub fn is_known(
        &self,
        resource: &Object,
        slot: &Slot,
        desired: Fingerprint,
        paths: &[String],
    ) -> bool {
        self.of(resource, |notes| {
            notes
                .written(slot, desired)
                .is_some_and(|written| written.deviations == paths)
        })
    }

    /// The objects that were settled at the end of the last reconcile.
    pub fn settled(&self, resource: &Object) -> Arc<[Settled]> {
        self.of(resource, |notes| Arc::clone(&notes.settled))
    }

    /// Remembers the objects that are settled, and forgets the writes of those that can no longer be wanted.
    pub fn settle(
        &self,
        resource: &Object,
        settled: Arc<[Settled]>,
        may_want: impl Fn(&Slot) -> bool,
    ) {
        self.of(resource, |notes| {
            notes.settled = settled;
            notes.written.retain(|written| may_want(&written.slot));
        });
    }

    /// Works on the notes of a resource; those of an earlier one with the same name are dropped.
    fn of<T>(&self, resource: &Object, work: impl FnOnce(&mut Notes) -> T) -> T {
        let mut resources = self.resources();
        let notes = resources
            .notes
            .entry(resource.key.clone())
            .or_insert_with(|| Notes::of(resource));
        if notes.uid != resource.uid {
            let state = notes.state;
            *notes = Notes::of(resource);
            notes.state = state;
        }
        work(notes)
    }

    fn count(
        &self,
        resources: &mut Resources,
        state: ObjectState,
        change: fn(usize, usize) -> usize,
    ) {
        let count = resources.counts.entry(state).or_default();
        *count = change(*count, 1);
        self.metrics.objects(self.kind, state, *count);
    }

    /// No code panics while it holds the lock, so a poisoned one is as good as any.
    fn resources(&self) -> MutexGuard<'_, Resources> {
        self.resources
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Notes {
    /// The last write of a child, if it was to be the same.
    fn written(&self, slot: &Slot, desired: Fingerprint) -> Option<&Written> {
        let same = |written: &&Written| written.slot == *slot && written.desired == desired;
        self.written.iter().find(same)
    }

    fn of(resource: &Object) -> Self {
        Self {
            uid: resource.uid.clone(),
            request: None,
            failures: 0,
            state: None,
            progress: None,
            written: Vec::new(),
            settled: Arc::default(),
        }
    }
}
