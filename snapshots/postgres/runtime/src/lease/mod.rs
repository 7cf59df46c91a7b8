//! Leader election with a Lease: at most one replica reconciles.
//!
//! A Lease is only ever written by compare-and-swap on its resourceVersion. When it expires is judged by this process'
//! monotonic clock, from the moment that a change of the Lease was seen: the times written in it are for people, so clocks
//! that disagree do no harm. A leader that cannot renew stops before anyone else may start, because its deadline counts
//! from before the last successful renewal was sent, and the others' longer wait from after it arrived. One that does not
//! notice in time, because it hung, is kept from writing by the [`Fence`].

mod fence;
mod leadership;
mod record;

use std::fmt::Display;
use std::future::Future;
use std::time::Duration;

use k8s_openapi::api::coordination::v1::Lease as Object;
use kube::api::{Api, PostParams};
use kube::{Client, Error as ApiError};
use tokio::time::{Instant, sleep, timeout};

pub use fence::Fence;
pub use leadership::Leadership;
use record::Observation;

/// The periods of an election; the defaults are those of Kubernetes' own components.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timing {
    /// How long the others wait after the last change that they saw before they take the Lease; whole seconds, 15 by default.
    pub duration: Duration,
    /// How long a leader goes on without a renewal; shorter than `duration`, 10 s by default.
    pub renew_deadline: Duration,
    /// The pause between two attempts, 2 s by default.
    pub retry: Duration,
    /// A pause lasts `retry` times a random factor from 1 to this, 1.2 by default.
    pub jitter: f64,
    /// How long one call may take; 3 s by default, so that a renewal is tried again before the deadline.
    pub call: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            duration: Duration::from_secs(15),
            renew_deadline: Duration::from_secs(10),
            retry: Duration::from_secs(2),
            jitter: 1.2,
            call: Duration::from_secs(3),
        }
    }
}

impl Timing {
    fn pause(&self) -> Duration {
        self.retry
            .mul_f64(1.0 + fastrand::f64() * (self.jitter - 1.0).max(0.0))
    }
}

/// A candidate for one Lease.
#[derive(Clone, Debug)]
pub struct Lease {
    api: Api<Object>,
    namespace: String,
    name: String,
    identity: String,
    timing: Timing,
    fence: Fence,
}

/// The Lease as this replica last wrote it.
#[derive(Debug)]
struct Held {
    object: Box<Object>,
    /// When the write was sent.
    since: Instant,
}

/// What came of an attempt to write this replica's name into the Lease.
#[derive(Debug)]
enum Claim {
    Held(Held),
    /// Someone else holds it.
    Theirs(String),
    /// It changed in between, or is gone.
    Outdated,
}

#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("no answer within {0:?}")]
    Timeout(Duration),
    #[error(transparent)]
    Api(#[from] ApiError),
}

impl Lease {
    /// A candidate named `identity`, unique among the replicas, for the Lease `namespace/name`.
    #[must_use]
    pub fn new(
        client: Client,
        namespace: &str,
        name: &str,
        identity: &str,
        timing: Timing,
    ) -> Self {
        Self {
            api: Api::namespaced(client, namespace),
            namespace: namespace.to_owned(),
            name: name.to_owned(),
            identity: identity.to_owned(),
            timing,
            fence: Fence::default(),
        }
    }

    /// What tells whether this replica may write.
    #[must_use]
    pub fn fence(&self) -> Fence {
        self.fence.clone()
    }

    /// Waits until this replica leads. A waiting replica makes one GET per [`Timing::retry`].
    ///
    /// Whatever the API server answers, the wait goes on: what stands in the way is logged once.
    pub async fn acquire(&self) -> Leadership {
        let mut observation = Observation::default();
        let mut holder = None;
        let mut trouble = Trouble::default();
        loop {
            let attempt = self
                .attempt(|object| observation.expired(object, self.timing.duration))
                .await;
            match attempt {
                Ok(Claim::Held(held)) => {
                    tracing::info!(lease = %self, identity = self.identity, "this replica leads");
                    return Leadership::keep(self.clone(), held);
                }
                Ok(Claim::Theirs(other)) => {
                    trouble.over();
                    if holder.as_ref() != Some(&other) {
                        tracing::info!(lease = %self, holder = other, "another replica leads, this one waits");
                        holder = Some(other);
                    }
                }
                Ok(Claim::Outdated) => trouble.over(),
                Err(error) => trouble.report(self, &error),
            }
            sleep(self.timing.pause()).await;
        }
    }

    /// Renews what is held, trying until it succeeds; `None` when someone else holds the Lease.
    async fn renew(&self, held: &Held) -> Option<Held> {
        let mut trouble = Trouble::default();
        loop {
            sleep(self.timing.pause()).await;
            let mut claim = self.claim(Some(&held.object)).await;
            if matches!(claim, Ok(Claim::Outdated)) {
                // An earlier renewal whose answer was lost, someone's annotation, or another leader: only a look tells.
                claim = self.attempt(|_| false).await;
            }
            match claim {
                Ok(Claim::Held(held)) => return Some(held),
                Ok(Claim::Theirs(other)) => {
                    tracing::warn!(lease = %self, holder = other, reason = "LeaseTaken", "another replica leads");
                    return None;
                }
                Ok(Claim::Outdated) => {}
                Err(error) => trouble.report(self, &error),
            }
        }
    }

    /// Reads the Lease and claims it if it is free, this replica's own, or `expired`.
    async fn attempt(&self, expired: impl FnOnce(&Object) -> bool) -> Result<Claim, Error> {
        let Some(object) = self.call(self.api.get_opt(&self.name)).await? else {
            return self.claim(None).await;
        };
        match record::holder(&object) {
            Some(other) if other != self.identity && !expired(&object) => {
                Ok(Claim::Theirs(other.to_owned()))
            }
            _ => self.claim(Some(&object)).await,
        }
    }

    /// Writes this replica's name into the Lease, provided that it still is as in `current`.
    async fn claim(&self, current: Option<&Object>) -> Result<Claim, Error> {
        let since = Instant::now();
        let claimed = record::claimed(current, &self.name, &self.identity, self.timing.duration);
        let params = PostParams::default();
        let written = match current {
            None => self.call(self.api.create(&params, &claimed)).await,
            Some(_) => {
                self.call(self.api.replace(&self.name, &params, &claimed))
                    .await
            }
        };
        match written {
            Ok(object) => Ok(Claim::Held(Held {
                object: Box::new(object),
                since,
            })),
            Err(Error::Api(ApiError::Api(status)))
                if matches!(status.code, 404 | 409) && !no_namespace(&status) =>
            {
                Ok(Claim::Outdated)
            }
            Err(error) => Err(error),
        }
    }

    /// Gives the Lease up, provided that this replica still holds it, so that another can take it at its next attempt.
    async fn release(&self, held: &Object) -> Result<(), Error> {
        let params = PostParams::default();
        match self
            .call(
                self.api
                    .replace(&self.name, &params, &record::released(held)),
            )
            .await
        {
            Err(Error::Api(ApiError::Api(status))) if status.code == 409 => {}
            other => return other.map(|_| ()),
        }
        match self.call(self.api.get_opt(&self.name)).await? {
            Some(object) if record::holder(&object) == Some(&self.identity) => {
                let released = record::released(&object);
                self.call(self.api.replace(&self.name, &params, &released))
                    .await
                    .map(|_| ())
            }
            _ => Ok(()),
        }
    }

    async fn call<T>(
        &self,
        request: impl Future<Output = Result<T, ApiError>>,
    ) -> Result<T, Error> {
        match timeout(self.timing.call, request).await {
            Ok(answer) => Ok(answer?),
            Err(_) => Err(Error::Timeout(self.timing.call)),
        }
    }
}

/// A create answered with 404 speaks of the namespace, which no second look would find.
fn no_namespace(status: &kube::core::Status) -> bool {
    status.code == 404
        && status
            .details
            .as_ref()
            .is_some_and(|details| details.kind == "namespaces")
}

impl Display for Lease {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}/{}", self.namespace, self.name)
    }
}

/// Says what stands in the way once, not at every attempt.
#[derive(Default)]
struct Trouble {
    last: Option<String>,
}

impl Trouble {
    fn over(&mut self) {
        self.last = None;
    }

    fn report(&mut self, lease: &Lease, error: &Error) {
        let (reason, remedy) = match error {
            Error::Api(ApiError::Api(status)) if matches!(status.code, 401 | 403) => (
                "LeaseForbidden",
                "grant get, create and update on leases in coordination.k8s.io to the ServiceAccount",
            ),
            Error::Api(ApiError::Api(status)) if status.code == 404 => (
                "LeaseNamespaceMissing",
                "create the namespace, or set POD_NAMESPACE to one that exists",
            ),
            _ => (
                "LeaseUnavailable",
                "nothing, if it passes; else see whether the API server can be reached",
            ),
        };
        let text = error.to_string();
        if self.last.as_ref() != Some(&text) {
            tracing::warn!(%lease, reason, error = text, remedy, "the lease could not be read or written");
            self.last = Some(text);
        }
    }
}
