//! What is to be reconciled and when: each object at most once in the queue and never twice at the same time.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    /// In `ready`.
    Ready,
    /// In `delayed` under this deadline.
    Delayed(Instant),
    /// Being reconciled; when to reconcile it again.
    Running(Option<Instant>),
}

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

    /// Ends a reconcile. If the object was asked for meanwhile, it comes again.
    pub fn done(&self, key: &Key) {
        let again = match self.state().entries.remove(key) {
            Some(Entry::Running(again)) => again,
            _ => None,
        };
        if let Some(at) = again {
            self.add_at(key, at);
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
        match self.entries.get(key).copied() {
            Some(Entry::Ready) => {}
            Some(Entry::Running(again)) => {
                let at = again.map_or(at, |again| again.min(at));
                self.entries.insert(key.clone(), Entry::Running(Some(at)));
            }
            Some(Entry::Delayed(deadline)) if deadline <= at => {}
            Some(Entry::Delayed(deadline)) => {
                self.delayed.remove(&(deadline, key.clone()));
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
        self.entries.insert(key.clone(), Entry::Running(None));
        Some(key)
    }
}
