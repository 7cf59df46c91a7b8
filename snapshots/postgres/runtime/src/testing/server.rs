//! What all clients of one server share, and the way of a call through it.

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use super::faults::Faults;
use super::log::{Log, Request};
use super::read;
use super::request::{Call, Verb};
use super::state::State;
use super::status::Failure;
use super::watch::{self, Frames};

/// The server behind its clients.
pub(crate) struct Shared {
    state: Mutex<State>,
    pub log: Log,
    pub faults: Faults,
    pub workloads: AtomicBool,
    /// How many clients were made.
    pub clients: AtomicUsize,
    changed: tokio::sync::watch::Sender<u64>,
    epoch: AtomicU64,
    broken: AtomicBool,
    held: AtomicBool,
}

/// What a call gets.
pub(crate) enum Response {
    Object { code: u16, body: Arc<Value> },
    Watch(Frames),
    Failure(Failure),
}

impl Response {
    pub fn code(&self) -> u16 {
        match self {
            Self::Object { code, .. } => *code,
            Self::Watch(_) => 200,
            Self::Failure(failure) => failure.code,
        }
    }
}

impl Shared {
    pub fn new() -> Self {
        Self {
            state: Mutex::new(State::new()),
            log: Log::default(),
            faults: Faults::default(),
            workloads: AtomicBool::new(false),
            clients: AtomicUsize::new(0),
            changed: tokio::sync::watch::Sender::new(0),
            epoch: AtomicU64::new(0),
            broken: AtomicBool::new(false),
            held: AtomicBool::new(false),
        }
    }

    /// The state; a test that panicked elsewhere does not spoil it.
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers a call, and logs it.
    pub fn handle(self: &Arc<Self>, call: &Call) -> Response {
        let response = self.dispatch(call).unwrap_or_else(Response::Failure);
        self.log.push(Request::new(call, response.code()));
        response
    }

    pub fn dispatch(self: &Arc<Self>, call: &Call) -> Result<Response, Failure> {
        let mut state = self.state();
        if call.target.plural.is_empty() {
            let list = state
                .resources
                .discovery(&call.target.group, &call.target.version);
            let body = Arc::new(list.ok_or_else(Failure::page_not_found)?);
            return Ok(Response::Object { code: 200, body });
        }
        let resource = state.resource(call)?;
        let answer = match call.verb {
            Verb::Get => state.get(call, &resource),
            Verb::List => state.list(call, &resource),
            Verb::Watch => {
                return watch::start(self, &state, call, &resource).map(Response::Watch);
            }
            Verb::Create => state.create(call, &resource),
            Verb::Update => state.update(call, &resource),
            Verb::Patch => state.patch(call, &resource),
            Verb::Delete => state.delete(call, &resource),
            Verb::DeleteCollection => state.delete_collection(call, &resource),
        }?;
        if call.verb.writes() {
            state.collect_garbage();
            self.announce(&state);
        }
        let body = match call.metadata_only {
            true => Arc::new(read::metadata_only(&answer.body)),
            false => answer.body,
        };
        Ok(Response::Object {
            code: answer.code,
            body,
        })
    }

    /// Tells the watches, and the simulated controllers, that there is news.
    pub fn announce(&self, state: &State) {
        let revision = state.store.revision();
        self.changed
            .send_if_modified(|last| std::mem::replace(last, revision) != revision);
    }

    pub fn revisions(&self) -> tokio::sync::watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// The number of times that all watches were ended.
    pub fn epoch(&self) -> u64 {
        self.epoch.load(Ordering::SeqCst)
    }

    /// Ends all present watches, by the end of the stream or by a connection error.
    pub fn interrupt_watches(&self, broken: bool) {
        self.broken.store(broken, Ordering::SeqCst);
        self.epoch.fetch_add(1, Ordering::SeqCst);
        self.changed.send_modify(|_| {});
    }

    /// How a watch that began in `epoch` ends now, if it does.
    pub fn interruption(&self, epoch: u64) -> Option<Option<std::io::Error>> {
        (epoch < self.epoch()).then(|| {
            self.broken
                .load(Ordering::SeqCst)
                .then(|| std::io::ErrorKind::ConnectionReset.into())
        })
    }

    /// Holds back the events of all watches, or lets them go.
    pub fn hold_watches(&self, hold: bool) {
        self.held.store(hold, Ordering::SeqCst);
        self.changed.send_modify(|_| {});
    }

    /// The state as watches may see it; `None` while events are held back.
    pub fn visible(&self) -> Option<MutexGuard<'_, State>> {
        (!self.held.load(Ordering::SeqCst)).then(|| self.state())
    }
}
