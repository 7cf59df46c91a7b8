//! What is remembered of one resource's hooks while the process lives. Losing it costs a read, and an attempt at once of what
//! would have waited.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Map, Value};
use tokio::time::Instant;

use super::task::Task;
use crate::hook::Place;
use crate::hook::record::Record;
use crate::object::{Key, Object};

/// What is remembered of one resource's hooks.
pub struct Desk {
    /// Which resource: one made anew under the same name has a desk of its own.
    pub uid: Box<str>,
    /// When the process first saw it.
    pub since: Instant,
    /// Whether an earlier process had reconciled it.
    pub resumed: bool,
    /// Held while progress is written: the list of hooks is written as a whole.
    pub writing: tokio::sync::Mutex<()>,
    notes: Mutex<Notes>,
}

/// The part that changes.
#[derive(Default)]
pub struct Notes {
    /// Whether the resource was read from the API server, so that the cache holds all that earlier processes wrote.
    pub read: bool,
    /// Progress that could not be written yet.
    pub unwritten: Vec<Record>,
    /// Status fields that could not be written yet.
    pub fields: Map<String, Value>,
    /// The hooks that were called in this process.
    pub called: HashSet<&'static str>,
    /// The children and references as event hooks last handled them.
    pub seen: HashMap<&'static str, BTreeMap<Key, Arc<Object>>>,
    /// The timers and daemons.
    pub tasks: HashMap<&'static str, Task>,
    /// Where hooks stand in line whose rate is limited.
    pub places: HashMap<&'static str, Place>,
    /// When hooks asked for another reconcile.
    rescheduled: Option<Instant>,
    /// When hooks that failed are tried again.
    retries: HashMap<&'static str, Instant>,
    /// The generation of the spec, and since when.
    generation: Option<(i64, Instant)>,
}

impl Desk {
    /// The desk of a resource that the process sees for the first time; `status` is what it says of itself.
    pub fn new(object: &Object, status: &Value) -> Self {
        Self {
            uid: object.uid.clone(),
            since: Instant::now(),
            resumed: status["observedGeneration"].as_i64() >= Some(0),
            writing: tokio::sync::Mutex::default(),
            notes: Mutex::default(),
        }
    }

    /// The part that changes. No code panics while it holds the lock, so a poisoned one is as good as any.
    pub fn notes(&self) -> MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The timers and daemons, to be ended.
    pub fn take_tasks(&self) -> Vec<Task> {
        self.notes().tasks.drain().map(|(_, task)| task).collect()
    }

    /// The records that a status holds, overlaid by those that could not be written yet.
    pub fn records(&self, status: &Value) -> Vec<Record> {
        let mut records = Record::all(status);
        for record in &self.notes().unwritten {
            record.clone().put(&mut records);
        }
        records
    }
}

impl Notes {
    /// Whether nothing is left to be written.
    pub fn is_all_written(&self) -> bool {
        self.unwritten.is_empty() && self.fields.is_empty()
    }

    /// Remembers that a hook asked for a reconcile at a time.
    pub fn reschedule(&mut self, at: Instant) {
        self.rescheduled = Some(self.rescheduled.map_or(at, |earlier| earlier.min(at)));
    }

    /// When the next reconcile is that a hook asked for.
    pub fn rescheduled(&mut self) -> Option<Instant> {
        self.rescheduled = self.rescheduled.filter(|at| *at > Instant::now());
        self.rescheduled
    }

    /// Remembers when a hook that failed is tried again.
    pub fn retry_after(&mut self, hook: &'static str, wait: Duration) {
        self.retries.insert(hook, Instant::now() + wait);
    }

    /// How long a hook that failed still has to wait.
    pub fn wait(&self, hook: &str) -> Option<Duration> {
        let wait = self
            .retries
            .get(hook)?
            .checked_duration_since(Instant::now())?;
        (!wait.is_zero()).then_some(wait)
    }

    /// Since when the spec has had this generation.
    pub fn unchanged_since(&mut self, generation: i64) -> Instant {
        match self.generation {
            Some((known, since)) if known == generation => since,
            _ => {
                let now = Instant::now();
                self.generation = Some((generation, now));
                now
            }
        }
    }
}
