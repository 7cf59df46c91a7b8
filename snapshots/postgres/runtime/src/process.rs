//! What the user's code does for the process as a whole: before anything is reconciled, and after everything was.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures::FutureExt;
use tokio::time::timeout;

use crate::controller::said;
use crate::hook::{HookError, HookResult};
use crate::metrics::Metrics;

/// What the process makes at its start and puts away at its end; all hooks share it. `()` is nothing.
///
/// Both hooks run in every process, whether it leads or stands by: a replica that takes over has nothing left to prepare, and
/// one that cannot start says so before it is needed. What one replica alone may do belongs into the hooks of a kind.
pub trait Lifecycle: Sized + Send + Sync + 'static {
    /// How long [`Lifecycle::startup`] may take.
    const STARTUP_TIMEOUT: Duration = Duration::from_secs(30);

    /// How long [`Lifecycle::cleanup`] may take.
    const CLEANUP_TIMEOUT: Duration = Duration::from_secs(10);

    /// Makes it, before anything is watched or reconciled. An error ends the process.
    fn startup(context: &ProcessContext) -> impl Future<Output = Result<Self, HookError>> + Send;

    /// Puts it away when the process was asked to end: everything under way has ended, and no other replica leads yet. It is
    /// not called when the process dies, or must end because another one leads.
    fn cleanup(&self, _context: &ProcessContext) -> impl Future<Output = HookResult> + Send {
        std::future::ready(Ok(()))
    }
}

impl Lifecycle for () {
    async fn startup(_context: &ProcessContext) -> Result<Self, HookError> {
        Ok(())
    }
}

/// What the hooks of the process can see and do.
#[derive(Clone)]
pub struct ProcessContext {
    client: kube::Client,
    namespace: String,
    metrics: Metrics,
}

impl ProcessContext {
    pub(crate) fn new(client: kube::Client, namespace: &str, metrics: Metrics) -> Self {
        Self {
            client,
            namespace: namespace.to_owned(),
            metrics,
        }
    }

    /// The API server. Every request has a deadline.
    #[must_use]
    pub fn client(&self) -> kube::Client {
        self.client.clone()
    }

    /// The namespace that the operator runs in.
    #[must_use]
    pub fn namespace(&self) -> &str {
        &self.namespace
    }

    /// The operator's metrics, to register one's own with: see [`Metrics::register`].
    #[must_use]
    pub fn metrics(&self) -> &Metrics {
        &self.metrics
    }
}

/// Waits for a hook of the process; what goes wrong, for people.
pub(crate) async fn in_time<T>(
    deadline: Duration,
    hook: impl Future<Output = Result<T, HookError>>,
) -> Result<T, String> {
    match timeout(deadline, AssertUnwindSafe(hook).catch_unwind()).await {
        Ok(Ok(result)) => result.map_err(|error| error.to_string()),
        Ok(Err(panic)) => Err(format!("it panicked: {}", said(&*panic))),
        Err(_) => Err(format!("it did not end within {deadline:?}")),
    }
}
