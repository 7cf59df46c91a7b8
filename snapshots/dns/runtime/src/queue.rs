//! What is to be reconciled and when: each object at most once in the queue and never twice at the same time.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use foldhash::HashMap;
use tokio::sync::Notify;
use tokio::time::{Instant, sleep_until};

use crate::object::Key;

/// A queue of objects; clones share it.
#[derive(Clone, Default)]
pub struct Queue {
    state: Arc<Mutex<State>>,
    changed: Arc<Notify>,
}

#[derive(Default)]
struct State {
    entries: HashMap<Key, Entry>,
    ready: VecDeque<Key>,
    delayed: BTreeSet<(Instant, Key)>,
}

enum Entry {
    /// In `ready`.
    Ready,
    /// In `delayed` under this deadline.
    Delayed(Instant),
    /// Being reconciled. Few are at a time, so that they take no room of the others'.
    Running(Box<Running>),
}

/// What happens in the course of a reconcile.
#[derive(Default)]
struct Running {
    /// When to reconcile the object again.
    again: Option<Instant>,
    /// The versions that watches showed.
    shown: Vec<u64>,
    /// The versions that the reconcile itself wrote.
    wrote: Vec<u64>,
    /// When to reconcile the object again at the latest, see [`Queue::hint`].
    hint: Option<Instant>,
}

impl Running {
    /// When to reconcile the object again: not for what the reconcile itself did.
    fn again(&self) -> Option<Instant> {
        let is_own = |version: &u64| self.wrote.contains(version);
        match self.shown.iter().all(is_own) {
            true => self.again,
            false => Some(Instant::now()),
        }
    }
}

/// A hint is no reason to reconcile an object that will be within so long anyway.
const SOON: Duration = Duration::from_secs(15 * 60);

impl Queue {
    /// Asks for a reconcile now.
    pub fn add(&self, key: &Key) {
        self.add_at(key, Instant::now());
    }

    /// Asks for a reconcile at a time. Of several times the earliest counts.
    pub fn add_at(&self, key: &Key, at: Instant) {
        self.state().add(key, at, Instant::now());
        self.changed.notify_one();
    }

    /// Asks for a reconcile now because a watch shows this version of some object: not, if a reconcile under way wrote it.
    pub fn shown(&self, key: &Key, version: u64) {
        if let Some(Entry::Running(running)) = self.state().entries.get_mut(key) {
            running.shown.push(version);
            return;
        }
        self.add(key);
    }

    /// Asks for a reconcile at a time unless there will be one anyway before long, if later.
    pub fn hint(&self, key: &Key, at: Instant) {
        match self.state().entries.get_mut(key) {
            Some(Entry::Ready) => return,
            Some(Entry::Delayed(deadline)) if *deadline <= Instant::now() + SOON => return,
            Some(Entry::Running(running)) => {
                running.hint = Some(at);
                return;
            }
            Some(Entry::Delayed(_)) | None => {}
        }
        self.add_at(key, at);
    }

    /// Remembers that the reconcile of an object wrote this version of it, or of another. Its watch may show it before the
    /// answer to the write is there.
    pub fn wrote(&self, key: &Key, version: u64) {
        if let Some(Entry::Running(running)) = self.state().entries.get_mut(key) {
            running.wrote.push(version);
        }
    }

    /// The next object to reconcile. Whoever takes one must give it back to [`Queue::done`].
    pub async fn next(&self) -> Key {
        loop {
            let changed = self.changed.notified();
            let deadline = {
                let mut state = self.state();
                match state.take(Instant::now()) {
                    Some(key) => return key,
                    None => state.delayed.first().map(|(deadline, _)| *deadline),
                }
            };
            match deadline {
                Some(deadline) => {
                    tokio::select! { () = changed => {}, () = sleep_until(deadline) => {} }
                }
                None => changed.await,
            }
        }
    }

    /// Ends a reconcile, which asks for the next at a time. If the object was asked for meanwhile, it comes earlier.
    pub fn done(&self, key: &Key, next: Option<Instant>) {
        let Some(Entry::Running(running)) = self.state().entries.remove(key) else {
            return;
        };
        if let Some(at) = running.again().into_iter().chain(next).min() {
            self.add_at(key, at);
        }
        if let Some(at) = running.hint {
            self.hint(key, at);
        }
    }

    /// How many objects are to be reconciled now.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.state().ready.len()
    }

    /// No code panics while it holds the lock, so a poisoned one is as good as any.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn add(&mut self, key: &Key, at: Instant, now: Instant) {
        match self.entries.get_mut(key) {
            Some(Entry::Ready) => {}
            Some(Entry::Running(running)) => {
                running.again = Some(running.again.map_or(at, |again| again.min(at)));
            }
            Some(Entry::Delayed(deadline)) if *deadline <= at => {}
            Some(Entry::Delayed(deadline)) => {
                self.delayed.remove(&(*deadline, key.clone()));
                self.enter(key, at, now);
            }
            None => self.enter(key, at, now),
        }
    }

    fn enter(&mut self, key: &Key, at: Instant, now: Instant) {
        if at <= now {
            self.entries.insert(key.clone(), Entry::Ready);
            self.ready.push_back(key.clone());
        } else {
            self.entries.insert(key.clone(), Entry::Delayed(at));
            self.delayed.insert((at, key.clone()));
        }
    }

    fn take(&mut self, now: Instant) -> Option<Key> {
        while self
            .delayed
            .first()
            .is_some_and(|(deadline, _)| *deadline <= now)
        {
            if let Some((_, key)) = self.delayed.pop_first() {
                self.entries.insert(key.clone(), Entry::Ready);
                self.ready.push_back(key);
            }
        }
        let key = self.ready.pop_front()?;
        self.entries
            .insert(key.clone(), Entry::Running(Box::default()));
        Some(key)
    }
}
