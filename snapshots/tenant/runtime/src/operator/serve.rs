//! The operator's work: watch, wait until everything is known, lead, reconcile, and end in good order.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{interval, timeout};

use super::migration;
use super::reading;
use super::registration::{Registration, Role, Stores, place};
use super::wake::Sleepers;
use super::{Operator, OperatorError, Shared, Watch};
use crate::api::{ApiResource, Client, Selection};
use crate::cache::{self, Synced};
use crate::events::Recorder;
use crate::hook::Buckets;
use crate::lease::{Leadership, Lease, Timing};
use crate::process::{self, Lifecycle, ProcessContext};
use crate::queue::Queue;
use crate::settings::Settings;

/// How often the main loop says that it lives.
const HEARTBEAT: Duration = Duration::from_secs(5);

/// How long the last events may take to be published.
const FLUSH: Duration = Duration::from_secs(2);

impl<P: Lifecycle> Operator<P> {
    /// Works until `shutdown` resolves, then ends what is under way. Everything that it started ends with the future, so that
    /// to drop it is as hard an end as a kill.
    ///
    /// # Errors
    /// When it ended for another reason than `shutdown`.
    #[cfg(not(feature = "webhooks"))]
    pub async fn serve(
        self,
        client: kube::Client,
        settings: Settings,
        shutdown: impl Future,
    ) -> Result<(), OperatorError> {
        self.work(client, settings, shutdown).await
    }

    /// Works until `shutdown` resolves, then ends what is under way; webhooks are served from before the beginning to after the
    /// end. Everything that it started ends with the future, so that to drop it is as hard an end as a kill.
    ///
    /// # Errors
    /// When it ended for another reason than `shutdown`.
    #[cfg(feature = "webhooks")]
    pub async fn serve(
        mut self,
        client: kube::Client,
        settings: Settings,
        shutdown: impl Future,
    ) -> Result<(), OperatorError> {
        let webhooks = match self.webhooks.take() {
            Some(webhooks) => {
                let namespace = namespace(&client, &settings);
                let client = Client::new(client.clone(), self.name, self.metrics.clone());
                webhooks
                    .with_metrics(self.metrics.clone())
                    .start(&client.for_hooks(), &namespace, &settings, &self.health)
                    .await?
            }
            None => None,
        };
        let result = self.work(client, settings, shutdown).await;
        if let Some(webhooks) = webhooks {
            webhooks.drain().await;
        }
        result
    }

    async fn work(
        self,
        client: kube::Client,
        settings: Settings,
        shutdown: impl Future,
    ) -> Result<(), OperatorError> {
        let mut tasks = JoinSet::new();
        tasks.spawn(heartbeat(self.health.clone()));

        let namespace = namespace(&client, &settings);
        let recorder = Recorder::new(
            client.clone(),
            self.name,
            &settings.identity,
            self.metrics.clone(),
        );
        let queues: Vec<Queue> = self.kinds.iter().map(|_| Queue::default()).collect();
        let (stop, stopped) = watch::channel(false);
        let lease = Lease::new(
            client.clone(),
            &namespace,
            self.name,
            &settings.identity,
            Timing::default(),
        );
        let concurrency = settings.concurrency.unwrap_or(self.concurrency);
        let shared = Shared {
            client: Client::new(client, self.name, self.metrics.clone())
                .fenced(lease.fence())
                .limited(concurrency),
            stores: stores(&self.kinds),
            metrics: self.metrics.clone(),
            recorder: recorder.clone(),
            buckets: Buckets::default(),
            clock: self.clock,
            concurrency,
            stop: stopped,
        };
        let sleepers = Arc::new(Sleepers::of(&self.kinds, &queues, &shared.stores));
        tokio::pin!(shutdown);
        let context =
            ProcessContext::new(shared.client.for_hooks(), &namespace, self.metrics.clone());
        let process = tokio::select! {
            _ = &mut shutdown => return Ok(()),
            process = process::in_time(P::STARTUP_TIMEOUT, P::startup(&context)) => process,
        };
        let process = Arc::new(process.map_err(OperatorError::Startup)?);
        self.health.ready("serving", true);

        let namespaces = self.namespaces(&settings, &namespace);
        let watches = self.watches(&shared, &sleepers, &namespaces);
        let synced = Arc::clone(&watches.1);
        watches
            .0
            .into_iter()
            .for_each(|watch| drop(tasks.spawn(watch.run())));

        let elects = settings.leader_election.unwrap_or(self.leader_election);
        let lead = async {
            synced.all().await;
            match elects {
                true => Some(lease.acquire().await),
                false => None,
            }
        };
        let leadership = tokio::select! {
            _ = &mut shutdown => return clean_up(&*process, &context).await,
            leadership = lead => leadership,
        };
        self.metrics.leader(true);

        for kind in self.kinds.iter().filter(|kind| kind.has_versions()) {
            tasks.spawn(migration::run(shared.client.clone(), kind.resource()));
        }
        let mut controllers = JoinSet::new();
        for (kind, queue) in self.kinds.iter().zip(&queues) {
            controllers.spawn(kind.controller(&shared, Arc::clone(&process), queue.clone()));
        }
        let result = tokio::select! {
            _ = &mut shutdown => Ok(()),
            () = lost(leadership.as_ref()) => Err(OperatorError::LeadershipLost),
        };
        self.metrics.leader(false);
        self.health.ready("serving", false);
        // Whoever lost the lead stops at once: another replica may be at work already.
        result?;
        stop.send_replace(true);
        let drained = timeout(settings.drain, async {
            while controllers.join_next().await.is_some() {}
        })
        .await;
        // What did not end in time is dropped, so that nothing needs any more what the next line puts away.
        controllers.shutdown().await;
        let cleaned = clean_up(&*process, &context).await;
        tasks.shutdown().await;
        // Events that cannot be published in time are lost; nothing depends on them.
        let _ = timeout(FLUSH, recorder.flush()).await;
        drained.map_err(|_| OperatorError::DrainTimeout)?;
        if let Some(leadership) = leadership {
            leadership.release().await;
        }
        cleaned
    }

    /// The namespaces to watch; `None` alone means all.
    fn namespaces(&self, settings: &Settings, own: &str) -> Vec<Option<String>> {
        match (&settings.watch_namespaces, &self.watch) {
            (Some(namespaces), _) | (None, Watch::Namespaces(namespaces)) => {
                namespaces.iter().cloned().map(Some).collect()
            }
            (None, Watch::OwnNamespace) => vec![Some(own.to_owned())],
            (None, Watch::Cluster) => vec![None],
        }
    }

    /// One watch per kind and namespace.
    fn watches(
        &self,
        shared: &Shared,
        sleepers: &Arc<Sleepers>,
        namespaces: &[Option<String>],
    ) -> (Vec<cache::Watch>, Arc<Synced>) {
        let selections = shared.stores.iter().flat_map(|((role, resource), store)| {
            let namespaces = match role {
                _ if !resource.namespaced => vec![None],
                Role::Reference {
                    namespace: Some(namespace),
                    ..
                } => vec![Some((*namespace).to_owned())],
                _ => namespaces.to_vec(),
            };
            namespaces
                .into_iter()
                .map(move |namespace| (*role, *resource, namespace, store))
        });
        let selections: Vec<_> = selections.collect();
        let synced = Synced::of(selections.len());
        let watches = selections
            .into_iter()
            .map(|(role, resource, namespace, store)| cache::Watch {
                part: part(role, resource, namespace.as_deref()),
                client: shared.client.clone(),
                selection: Selection {
                    resource,
                    namespace,
                    labels: self.labels(role, resource),
                    fields: reading::fields(role, resource),
                    metadata: matches!(role, Role::Reference { metadata: true, .. }),
                },
                store: Arc::clone(store),
                wake: {
                    let sleepers = Arc::clone(sleepers);
                    Arc::new(move |change| sleepers.wake(role, resource, change))
                },
                may_be_absent: matches!(role, Role::Reference { .. }),
                synced: Arc::clone(&synced),
                health: self.health.clone(),
                metrics: self.metrics.clone(),
            });
        (watches.collect(), Arc::clone(&synced))
    }

    /// Which objects of a kind are watched.
    fn labels(&self, role: Role, resource: ApiResource) -> Option<String> {
        match role {
            Role::Resource => {
                let kind = self.kinds.iter().find(|kind| kind.resource() == resource);
                kind.and_then(|kind| kind.selector()).map(str::to_owned)
            }
            Role::Child => Some(format!("app.kubernetes.io/managed-by={}", self.name)),
            Role::Reference { labels, .. } => labels.map(str::to_owned),
        }
    }
}

/// The operator's own namespace.
fn namespace(client: &kube::Client, settings: &Settings) -> String {
    let given = settings.pod_namespace.clone();
    given.unwrap_or_else(|| client.default_namespace().to_owned())
}

fn stores<P>(kinds: &[Box<dyn Registration<P>>]) -> Stores {
    let mut stores = Stores::new();
    for kind in kinds {
        stores.insert((Role::Resource, kind.resource()), Arc::default());
        for child in kind.children() {
            stores.insert((Role::Child, child), Arc::default());
        }
        for source in kind.references() {
            stores.insert(source, Arc::default());
        }
    }
    let all = stores.keys().copied();
    let superfluous: Vec<_> = all
        .filter(|source| place(&stores, *source) != *source)
        .collect();
    for source in superfluous {
        stores.remove(&source);
    }
    stores
}

/// What `/readyz` and the log call a watch.
fn part(role: Role, resource: ApiResource, namespace: Option<&str>) -> String {
    let what = match role {
        Role::Resource | Role::Child => resource.name(),
        Role::Reference {
            name,
            labels,
            metadata,
            ..
        } => {
            let metadata = if metadata { "the metadata of " } else { "" };
            let which = match (name, labels) {
                (Some(name), _) => format!("named {name}"),
                (None, Some(labels)) => format!("with {labels}"),
                (None, None) => "that are referred to".to_owned(),
            };
            format!("{metadata}{} {which}", resource.name())
        }
    };
    match namespace {
        Some(namespace) => format!("watch of {what} in {namespace}"),
        None => format!("watch of {what}"),
    }
}

/// Runs the cleanup hook.
async fn clean_up<P: Lifecycle>(
    process: &P,
    context: &ProcessContext,
) -> Result<(), OperatorError> {
    let cleaned = process::in_time(P::CLEANUP_TIMEOUT, process.cleanup(context)).await;
    cleaned.map_err(OperatorError::Cleanup)
}

async fn lost(leadership: Option<&Leadership>) {
    match leadership {
        Some(leadership) => leadership.lost().await,
        None => std::future::pending().await,
    }
}

async fn heartbeat(health: crate::health::Health) {
    let mut beats = interval(HEARTBEAT);
    loop {
        beats.tick().await;
        health.alive();
    }
}
