//! An API server in the process, for tests: no sockets, no programs to build, milliseconds to start.
//!
//! [`ApiServer::client`] gives a `kube::Client` whose requests end in a map of JSON objects. What operators rely on
//! is there and behaves as on the real server, which the differential test of the `operator-gen-cluster` crate checks
//! call by call: optimistic concurrency, server-side apply with field managers, status subresources, generations,
//! finalizers, owner references with garbage collection, watches with selectors, bookmarks and expiry, the schemas of
//! CRDs, and the defaults of the common built-in kinds.
//!
//! Not there: CEL rules of CRDs, strategic merge patches, conversion between versions, authorization, admission
//! webhooks, and most of the validation of built-in kinds.

mod apply;
mod arbitrary;
mod body;
mod builtin;
mod commit;
mod constraints;
pub mod conversion;
mod crash;
mod decode;
mod defaults;
mod delete;
mod direct;
mod faults;
mod fields;
mod fixtures;
mod gc;
mod golang;
pub mod golden;
mod log;
mod managed;
mod patch;
mod pods;
mod ports;
mod prepare;
mod read;
mod request;
mod resource;
#[cfg(feature = "webhooks")]
mod reviews;
mod scenario;
mod schema;
mod selectors;
mod server;
mod service;
mod shape;
mod sparse;
mod state;
mod status;
mod store;
mod validate;
mod watch;
mod workloads;
mod write;
pub mod yaml;

use std::sync::Arc;
use std::sync::atomic::Ordering;

use serde_json::Value;

pub use crash::Crash;
pub use faults::{Fault, Rule};
pub use fixtures::Fixtures;
pub use log::Request;
pub use request::Verb;
#[cfg(feature = "webhooks")]
pub use reviews::Reviews;
pub use scenario::Scenario;

use server::Shared;

/// An API server in the process. Clones are the same server.
#[derive(Clone)]
pub struct ApiServer {
    shared: Arc<Shared>,
}

/// A place in the log of requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark(usize);

impl Default for ApiServer {
    fn default() -> Self {
        Self::new()
    }
}

impl ApiServer {
    /// A server with the built-in kinds and the namespaces `default` and `kube-system`.
    pub fn new() -> Self {
        Self {
            shared: Arc::new(Shared::new()),
        }
    }

    /// Simulates the controllers of workloads: what is created becomes ready a moment later. Owner references are
    /// garbage-collected with and without it. Only while a client of this server exists and its runtime runs.
    #[must_use]
    pub fn with_workloads(self) -> Self {
        self.shared.workloads.store(true, Ordering::SeqCst);
        self
    }

    /// A client whose default namespace is `default`. To be called within a Tokio runtime.
    pub fn client(&self) -> kube::Client {
        self.connect(None)
    }

    /// A client that dies of its `writes`-th successful write: that write is performed, its answer lost, and every
    /// later request of the client fails, as when the process is killed. Other clients go on.
    pub fn client_that_crashes_after(&self, writes: usize) -> (kube::Client, Crash) {
        let crash = Crash::after(writes);
        (self.connect(Some(crash.clone())), crash)
    }

    fn connect(&self, crash: Option<Crash>) -> kube::Client {
        workloads::start(&self.shared);
        let shared = Arc::clone(&self.shared);
        let number = shared.clients.fetch_add(1, Ordering::SeqCst) + 1;
        let service = tower::service_fn(move |request| {
            service::serve(Arc::clone(&shared), number, crash.clone(), request)
        });
        kube::Client::new(service, "default")
    }

    /// Creates a CustomResourceDefinition; its kinds are served at once.
    ///
    /// # Errors
    /// The `Status` with which it is refused.
    pub fn register(&self, crd: Value) -> Result<Value, Value> {
        self.create(crd)
    }

    /// Makes requests fail from now on.
    pub fn fail(&self, rule: Rule) {
        self.shared.faults.add(rule);
    }

    /// Ends all failures that [`ApiServer::fail`] began.
    pub fn clear_faults(&self) {
        self.shared.faults.clear();
    }

    /// Ends all open watches, as the real server does now and then; clients may watch again.
    pub fn end_watches(&self) {
        self.shared.interrupt_watches(false);
    }

    /// Breaks the connections of all open watches.
    pub fn break_watches(&self) {
        self.shared.interrupt_watches(true);
    }

    /// Holds back the events of all watches: caches grow stale, while reads and writes go on.
    pub fn hold_watches(&self) {
        self.shared.hold_watches(true);
    }

    /// Lets the events go that [`ApiServer::hold_watches`] holds.
    pub fn release_watches(&self) {
        self.shared.hold_watches(false);
    }

    /// Forgets the history of changes: a watch or a continued list that starts in it is answered with 410.
    pub fn compact(&self) {
        let mut state = self.shared.state();
        state.store.compact();
        self.shared.announce(&state);
    }

    /// Every request of clients since the start, oldest first, faults included.
    pub fn requests(&self) -> Vec<Request> {
        self.shared.log.since(0)
    }

    /// The present end of the log.
    pub fn mark(&self) -> Mark {
        Mark(self.shared.log.len())
    }

    /// The requests after `mark`.
    pub fn requests_since(&self, mark: Mark) -> Vec<Request> {
        self.shared.log.since(mark.0)
    }

    /// The writes after `mark`, successful or not.
    pub fn writes_since(&self, mark: Mark) -> Vec<Request> {
        let mut requests = self.requests_since(mark);
        requests.retain(Request::writes);
        requests
    }
}
