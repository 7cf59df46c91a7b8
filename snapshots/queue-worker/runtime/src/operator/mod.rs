//! The operator as a whole: which kinds it reconciles, where, and its life from start to exit.

mod migration;
mod process;
mod reading;
mod registration;
mod serve;
mod wake;

use std::sync::Arc;

use crate::events::Recorder;
use crate::health::Health;
use crate::hook::{Buckets, Clock};
use crate::kind::Kind;
use crate::metrics::Metrics;
use crate::process::Lifecycle;

use registration::{Registered, Registration};

/// Where an operator looks for its resources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Watch {
    /// In all namespaces.
    Cluster,
    /// In the namespace that its pod runs in.
    OwnNamespace,
    /// In these namespaces.
    Namespaces(Vec<String>),
}

/// An operator: a name, some kinds, and how to run. Its process is what the hooks of all kinds share.
pub struct Operator<P: Lifecycle = ()> {
    name: &'static str,
    watch: Watch,
    concurrency: usize,
    leader_election: bool,
    kinds: Vec<Box<dyn Registration<P>>>,
    metrics: Metrics,
    health: Health,
    clock: Clock,
    #[cfg(feature = "webhooks")]
    webhooks: Option<crate::webhook::Webhooks>,
}

/// Why an operator ended other than by being asked to.
#[derive(Debug, thiserror::Error)]
pub enum OperatorError {
    /// Another replica leads now, or may.
    #[error("this replica leads no longer")]
    LeadershipLost,
    /// Reconciles were still under way when the time to drain was over.
    #[error("reconciles were still under way when the time to drain was over")]
    DrainTimeout,
    /// The user's code could not prepare the process.
    #[error("the startup hook failed: {0}")]
    Startup(String),
    /// The user's code could not put away what it had prepared.
    #[error("the cleanup hook failed: {0}")]
    Cleanup(String),
    /// The webhooks cannot be served.
    #[cfg(feature = "webhooks")]
    #[error("webhooks: {0}")]
    Webhooks(#[from] crate::server::BindError),
}

impl<P: Lifecycle> Operator<P> {
    /// An operator with this name, which is also its field manager, the value of its children's `managed-by` label and the
    /// name of its Lease.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            watch: Watch::Cluster,
            concurrency: 8,
            leader_election: true,
            kinds: Vec::new(),
            metrics: Metrics::new(name, env!("CARGO_PKG_VERSION")),
            health: Health::default(),
            clock: Clock::start(),
            #[cfg(feature = "webhooks")]
            webhooks: None,
        }
    }

    /// Where it looks for its resources; in the whole cluster by default. `WATCH_NAMESPACES` overrides it.
    #[must_use]
    pub fn watch(self, watch: Watch) -> Self {
        Self { watch, ..self }
    }

    /// How many resources of a kind it reconciles at the same time; 8 by default. `CONCURRENCY` overrides it.
    #[must_use]
    pub fn concurrency(self, concurrency: usize) -> Self {
        Self {
            concurrency,
            ..self
        }
    }

    /// Whether replicas agree by a Lease on one that works; true by default. `LEADER_ELECTION` overrides it.
    #[must_use]
    pub fn leader_election(self, leader_election: bool) -> Self {
        Self {
            leader_election,
            ..self
        }
    }

    /// Adds a kind.
    #[must_use]
    pub fn kind<K: Kind<Process = P>>(mut self) -> Self {
        self.kinds.push(Box::new(Registered::<K>::default()));
        self
    }

    /// Serves webhooks.
    #[cfg(feature = "webhooks")]
    #[must_use]
    pub fn webhooks(self, webhooks: crate::webhook::Webhooks) -> Self {
        Self {
            webhooks: Some(webhooks),
            ..self
        }
    }

    /// Lets timers with a calendar rest.
    #[cfg(feature = "testing")]
    pub(crate) fn without_time_of_day(self) -> Self {
        Self {
            clock: Clock::stopped(),
            ..self
        }
    }

    /// Its metrics.
    #[must_use]
    pub fn metrics(&self) -> Metrics {
        self.metrics.clone()
    }

    /// Its health.
    #[must_use]
    pub fn health(&self) -> Health {
        self.health.clone()
    }
}

/// What all kinds of one operator share.
struct Shared {
    client: crate::api::Client,
    stores: registration::Stores,
    metrics: Metrics,
    recorder: Recorder,
    buckets: Buckets,
    clock: Clock,
    concurrency: usize,
    stop: tokio::sync::watch::Receiver<bool>,
}

type SharedStore = Arc<crate::cache::Store>;
