//! Whether the process lives and whether it is ready, as the kubelet's probes ask.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// How long the main loop may stay silent before `/healthz` says that it is stuck.
pub const STALL: Duration = Duration::from_secs(60);

/// The health of the process; clones share it.
///
/// It is not ready until at least one part was named and every named part is.
#[derive(Clone, Debug)]
pub struct Health {
    state: Arc<Mutex<State>>,
    stall: Duration,
}

#[derive(Debug)]
struct State {
    last_beat: Instant,
    parts: BTreeMap<String, bool>,
}

impl Default for Health {
    fn default() -> Self {
        Self::new(STALL)
    }
}

impl Health {
    /// A process that must call [`Health::alive`] at least once every `stall`.
    #[must_use]
    pub fn new(stall: Duration) -> Self {
        let state = State {
            last_beat: Instant::now(),
            parts: BTreeMap::new(),
        };
        Self {
            state: Arc::new(Mutex::new(state)),
            stall,
        }
    }

    /// The main loop's heartbeat.
    pub fn alive(&self) {
        self.state().last_beat = Instant::now();
    }

    /// Says whether a part of the operator, such as the cache of a resource, can do its work.
    pub fn ready(&self, part: &str, ready: bool) {
        let mut state = self.state();
        match state.parts.get_mut(part) {
            Some(known) => *known = ready,
            None => {
                state.parts.insert(part.to_owned(), ready);
            }
        }
    }

    /// For how long the main loop has been silent, if that is too long.
    #[must_use]
    pub fn stalled(&self) -> Option<Duration> {
        let silent = self.state().last_beat.elapsed();
        (silent > self.stall).then_some(silent)
    }

    /// The parts that are not ready, in order; `None` when the process is ready.
    #[must_use]
    pub fn waiting_for(&self) -> Option<Vec<String>> {
        let state = self.state();
        if state.parts.is_empty() {
            return Some(vec!["start".to_owned()]);
        }
        let waiting: Vec<String> = state
            .parts
            .iter()
            .filter(|(_, ready)| !**ready)
            .map(|(part, _)| part.clone())
            .collect();
        (!waiting.is_empty()).then_some(waiting)
    }

    /// No code panics while it holds the lock, so a poisoned one is as good as any.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
