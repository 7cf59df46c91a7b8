//! Webhooks: the HTTPS server that the API server calls, and its certificate.
//!
//! [`Webhooks`] describes them: a table of paths with the code that answers each (a body in, a body out), and the objects that
//! send the API server here ([`Target`]). An operator is given them once and does the rest:
//!
//! ```no_run
//! # use operator_runtime::{Operator, webhook::{Target, Webhooks}};
//! let webhooks = Webhooks::new("webapp-operator-webhook")
//!     .route("/convert", |body| async move { Ok(body.to_vec()) })
//!     .target(Target::conversion("webapps.apps.example.com"));
//! let operator: Operator = Operator::new("webapp-operator").webhooks(webhooks);
//! ```
//!
//! - **Every replica serves**, not only the one that leads, from before the first watch is opened; a replica is ready
//!   (`/readyz`) once it has a certificate and all targets say whom to trust.
//! - **The certificate** is made by the operator and kept in the Secret `<service>-tls`, which its manifests bring empty. It is
//!   for `<service>.<namespace>.svc`, valid for 90 days, and replaced after 60 without a gap: see `credentials`. Whoever wants
//!   a new one at once removes the Secret's `data`. With [`Certificates::CertManager`] the operator only reads the Secret, and
//!   cert-manager makes the certificate and tells the targets.
//! - **Bounds**: a body has 8 MiB at most, all of them together 16; an answer has 30 seconds; there are at most 256 connections.
//!   A panic is an answer with status 500, upon which the API server goes by the webhook's `failurePolicy`.
//! - **The end**: for [`LINGER`] after SIGTERM connections are still accepted, while the cluster learns that this pod leaves,
//!   and closed after their next answer; what is under way after that is answered.
//! - **Outside of the cluster** `WEBHOOK_URL` says where the API server reaches this process. It then goes into the targets in
//!   place of the Service, and the certificate is made for its host and kept in memory.
//!
//! [`Admission`] is a table of the user's code that decides about a kind; [`Webhooks::admission`] serves it.
//!
//! What the operator needs: `get`, `watch` and `update` on the Secret and on each target, by name.

mod admission;
mod certificate;
mod credentials;
mod follow;
mod keeper;
mod note;
mod routes;
mod server;
mod store;
mod target;
mod url;
mod validity;

use std::convert::Infallible;
use std::future::Future;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use k8s_openapi::api::core::v1::Secret;
use kube::Api;
use kube::core::DynamicObject;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::{Notify, watch};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{sleep, timeout};

pub use admission::{Act, Admission, AdmissionResult, Review};
pub use hyper::body::Bytes;
pub use note::Note;
pub use routes::{Answer, MAX_BODY_BYTES, Refusal, Routes};
pub use target::Target;
pub use url::WebhookUrl;

use crate::health::Health;
use crate::metrics::Metrics;
use crate::server::BindError;
use crate::settings::Settings;
use keeper::Keeper;
use server::Phase;
use store::Store;

/// How long connections are still accepted after the operator was told to end.
pub const LINGER: Duration = Duration::from_secs(5);

/// How long what is under way may take after that.
const LAST_ANSWERS: Duration = Duration::from_secs(10);

/// What `/readyz` calls them.
const PART: &str = "webhooks";

/// Who makes the certificate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Certificates {
    /// The operator.
    #[default]
    Operator,
    /// cert-manager.
    CertManager,
}

/// The webhooks of an operator.
pub struct Webhooks {
    service: &'static str,
    routes: Routes,
    targets: Vec<Target>,
    certificates: Certificates,
    /// The API server, for code that needs it; known once the server starts.
    client: Arc<OnceLock<kube::Client>>,
}

impl Webhooks {
    /// No webhooks yet, behind the Service with this name.
    #[must_use]
    pub fn new(service: &'static str) -> Self {
        Self {
            service,
            routes: Routes::default(),
            targets: Vec::new(),
            certificates: Certificates::default(),
            client: Arc::default(),
        }
    }

    /// Who makes the certificate; the operator by default.
    #[must_use]
    pub fn certificates(self, certificates: Certificates) -> Self {
        Self {
            certificates,
            ..self
        }
    }

    /// Has POSTs to a path answered by some code.
    #[must_use]
    pub fn route<F, A>(self, path: impl Into<String>, handler: F) -> Self
    where
        F: Fn(Bytes) -> A + Send + Sync + 'static,
        A: Future<Output = Answer> + Send + 'static,
    {
        self.noting(path, move |body, _note| handler(body))
    }

    /// The same by code that notes what it finds out.
    #[must_use]
    pub(crate) fn noting<F, A>(mut self, path: impl Into<String>, handler: F) -> Self
    where
        F: Fn(Bytes, Arc<Note>) -> A + Send + Sync + 'static,
        A: Future<Output = Answer> + Send + 'static,
    {
        self.routes.add(path, handler);
        self
    }

    /// Has the user's code decide about a kind: `/validate/<name>` and `/mutate/<name>`, as far as there is code for them.
    #[must_use]
    pub fn admission<K, A>(mut self, name: &str, admission: &'static Admission<K, A>) -> Self
    where
        K: DeserializeOwned + Serialize + Send + Sync + 'static,
        A: Default + Send + Sync + 'static,
    {
        let code = Arc::new(A::default());
        let acts = [
            (Act::Validate, "validate", admission.validates()),
            (Act::Mutate, "mutate", admission.mutates()),
        ];
        for (act, word, _) in acts.into_iter().filter(|(_, _, wanted)| *wanted) {
            let (code, client) = (Arc::clone(&code), Arc::clone(&self.client));
            self.routes
                .add(format!("/{word}/{name}"), move |body, note| {
                    let (code, client) = (Arc::clone(&code), client.get().cloned());
                    async move {
                        let client =
                            client.ok_or_else(|| Refusal::undecided("the operator starts"))?;
                        admission::answer(act, admission, &*code, client, &body, &note).await
                    }
                });
        }
        self
    }

    /// Keeps an object up to date that sends the API server here.
    #[must_use]
    pub fn target(mut self, target: Target) -> Self {
        self.targets.push(target);
        self
    }

    /// Answers a review without a server: status and body.
    pub async fn answer(&self, path: &str, body: Bytes) -> (u16, Bytes) {
        self.routes.post(path, body).await
    }

    /// Gives code the API server that it may ask, where nothing is started.
    #[must_use]
    pub fn with_client(self, client: kube::Client) -> Self {
        let _ = self.client.set(client);
        self
    }

    /// Has requests counted, and their time taken.
    #[must_use]
    pub fn with_metrics(mut self, metrics: Metrics) -> Self {
        self.routes.measure(metrics);
        self
    }

    /// Starts to serve; nothing if the environment says that webhooks are off.
    ///
    /// # Errors
    /// When the address cannot be listened at.
    pub async fn start(
        self,
        client: &kube::Client,
        namespace: &str,
        settings: &Settings,
        health: &Health,
    ) -> Result<Option<Serving>, BindError> {
        let Some(address) = settings.webhook_address else {
            tracing::warn!(reason = "WebhooksOff", "webhooks are not served");
            return Ok(None);
        };
        let listener = crate::server::bind(address).await?;
        health.ready(PART, false);
        let _ = self.client.set(client.clone());
        let (tls, served) = watch::channel(None);
        let (phase, reached) = watch::channel(Phase::Open);
        let routes = Arc::new(self.routes);
        let server = tokio::spawn(server::serve(listener, routes, served, reached));

        let changed = Arc::new(Notify::new());
        let mut tasks = JoinSet::new();
        let url = settings.webhook_url.as_ref();
        let (name, certificates, store) = match url {
            Some(url) => (
                url.host().to_owned(),
                Certificates::Operator,
                Store::Memory(None),
            ),
            None => {
                let secrets: Api<Secret> = Api::namespaced(client.clone(), namespace);
                let secret = format!("{}-tls", self.service);
                let follow = follow::follow(secrets.clone(), secret.clone(), Arc::clone(&changed));
                tasks.spawn(follow);
                (
                    format!("{}.{namespace}.svc", self.service),
                    self.certificates,
                    Store::Secret(secrets, secret),
                )
            }
        };
        let mut targets = Vec::new();
        // cert-manager tells the targets itself.
        if certificates == Certificates::Operator {
            for target in self.targets {
                let api: Api<DynamicObject> = Api::all_with(client.clone(), &target.resource);
                let (follow, name) = (api.clone(), target.name.clone());
                tasks.spawn(follow::follow(follow, name, Arc::clone(&changed)));
                targets.push((target, api));
            }
        }
        let keeper = Keeper {
            certificates,
            names: vec![name],
            store,
            targets,
            url: url.map(ToString::to_string),
            tls,
            changed,
            health: health.clone(),
            served: None,
            trusted: None,
        };
        tasks.spawn(keeper.run());
        Ok(Some(Serving {
            tasks,
            server,
            phase,
            health: health.clone(),
            // Outside of the cluster there is nobody to take over.
            linger: if url.is_some() {
                Duration::ZERO
            } else {
                LINGER
            },
        }))
    }
}

/// Webhooks that are served. Dropped, they end as by a kill.
pub struct Serving {
    tasks: JoinSet<Infallible>,
    server: JoinHandle<()>,
    phase: watch::Sender<Phase>,
    health: Health,
    linger: Duration,
}

impl Serving {
    /// Ends in good order, so that no request is lost.
    pub async fn drain(mut self) {
        self.health.ready(PART, false);
        self.phase.send_replace(Phase::Leaving);
        sleep(self.linger).await;
        self.phase.send_replace(Phase::Closed);
        if timeout(LAST_ANSWERS, &mut self.server).await.is_err() {
            tracing::warn!(reason = "WebhookDrain", "requests of webhooks were cut off");
        }
        self.tasks.shutdown().await;
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.server.abort();
    }
}
