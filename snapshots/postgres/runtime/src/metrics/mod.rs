//! What Prometheus may ask: counts, durations and states, with labels that come from the program and never from objects.

mod labels;
mod process;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Metric, Registry};

pub use labels::{
    Apply, ErrorClass, EventResult, HookOutcome, ObjectState, Outcome, Verb, WebhookOperation,
    WebhookOutcome,
};

/// The content type of [`Metrics::encode`].
pub const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

type By<const N: usize> = [(&'static str, &'static str); N];
/// With values that the program knows only once it runs.
type ByNamed<const N: usize> = [(&'static str, String); N];
type Histograms<L> = Family<L, Histogram, fn() -> Histogram>;

/// The operator's metrics; clones share them.
#[derive(Clone, Debug)]
pub struct Metrics {
    families: Arc<Families>,
}

#[derive(Debug)]
struct Families {
    registry: Mutex<Registry>,
    leader: Gauge,
    reconciles: Family<By<2>, Counter>,
    reconciles_active: Family<By<1>, Gauge>,
    reconcile_duration: Histograms<By<1>>,
    reconcile_errors: Family<By<2>, Counter>,
    queue_depth: Family<By<1>, Gauge>,
    objects: Family<By<2>, Gauge>,
    applies: Family<By<2>, Counter>,
    api_requests: Family<ByNamed<3>, Counter>,
    watch_restarts: Family<By<1>, Counter>,
    events: Family<By<1>, Counter>,
    hook_calls: Family<By<3>, Counter>,
    hook_duration: Histograms<By<2>>,
    hook_waits: Family<By<2>, Counter>,
    webhook_requests: Family<ByNamed<3>, Counter>,
    webhook_duration: Histograms<ByNamed<1>>,
}

impl Metrics {
    /// The metrics of an operator, named and versioned as `operator_build_info` shows it.
    #[must_use]
    pub fn new(name: &str, version: &str) -> Self {
        let families = Families {
            registry: Mutex::default(),
            leader: Gauge::default(),
            reconciles: Family::default(),
            reconciles_active: Family::default(),
            reconcile_duration: Family::new_with_constructor(duration_histogram),
            reconcile_errors: Family::default(),
            queue_depth: Family::default(),
            objects: Family::default(),
            applies: Family::default(),
            api_requests: Family::default(),
            watch_restarts: Family::default(),
            events: Family::default(),
            hook_calls: Family::default(),
            hook_duration: Family::new_with_constructor(duration_histogram),
            hook_waits: Family::default(),
            webhook_requests: Family::default(),
            webhook_duration: Family::new_with_constructor(duration_histogram),
        };
        families.register(name, version);
        Self {
            families: Arc::new(families),
        }
    }

    /// Adds a metric of the user's own, once: a clone of it stays where it is counted. Names are in snake_case and begin with
    /// what is counted; a counter gets `_total` behind its name. Labels must have few values: none may come from an object.
    pub fn register(&self, name: &str, help: &str, metric: impl Metric) {
        self.families.registry().register(name, help, metric);
    }

    /// Whether this replica reconciles: it leads, or there is no election.
    pub fn leader(&self, leads: bool) {
        self.families.leader.set(i64::from(leads));
    }

    /// A reconcile of an object of `kind` begins; [`Metrics::reconcile_finished`] must follow, whatever happens.
    pub fn reconcile_started(&self, kind: &'static str) {
        self.families
            .reconciles_active
            .get_or_create(&[("kind", kind)])
            .inc();
    }

    /// A reconcile ended with `outcome` after `duration`.
    pub fn reconcile_finished(&self, kind: &'static str, outcome: Outcome, duration: Duration) {
        let families = &self.families;
        families
            .reconciles_active
            .get_or_create(&[("kind", kind)])
            .dec();
        families
            .reconciles
            .get_or_create(&[("kind", kind), ("outcome", outcome.as_str())])
            .inc();
        families
            .reconcile_duration
            .get_or_create(&[("kind", kind)])
            .observe(duration.as_secs_f64());
    }

    /// A reconcile ended in an error of this class; to be called besides [`Metrics::reconcile_finished`].
    pub fn reconcile_error(&self, kind: &'static str, class: ErrorClass) {
        self.families
            .reconcile_errors
            .get_or_create(&[("kind", kind), ("class", class.as_str())])
            .inc();
    }

    /// How many objects of `kind` wait for a worker.
    pub fn queue_depth(&self, kind: &'static str, objects: usize) {
        self.families
            .queue_depth
            .get_or_create(&[("kind", kind)])
            .set(gauge(objects));
    }

    /// How many objects of `kind` are in `state`.
    pub fn objects(&self, kind: &'static str, state: ObjectState, objects: usize) {
        self.families
            .objects
            .get_or_create(&[("kind", kind), ("readiness", state.as_str())])
            .set(gauge(objects));
    }

    /// A child, of the resource with this plural, was matched against its desired state.
    pub fn apply(&self, resource: &'static str, result: Apply) {
        self.families
            .applies
            .get_or_create(&[("resource", resource), ("result", result.as_str())])
            .inc();
    }

    /// The API server answered a request with `status`; `None` when no answer came. `resource` is the lowercase plural.
    pub fn api_request(&self, verb: Verb, resource: &str, status: Option<u16>) {
        let labels = [
            ("verb", verb.as_str().to_owned()),
            ("resource", resource.to_owned()),
            ("code", labels::code_class(status).to_owned()),
        ];
        self.families.api_requests.get_or_create(&labels).inc();
    }

    /// The watch of the resource with this plural broke and starts again.
    pub fn watch_restarted(&self, resource: &'static str) {
        self.families
            .watch_restarts
            .get_or_create(&[("resource", resource)])
            .inc();
    }

    /// What became of a Kubernetes event.
    pub fn event(&self, result: EventResult) {
        self.families
            .events
            .get_or_create(&[("result", result.as_str())])
            .inc();
    }

    /// A call of a hook of `kind` ended with `outcome` after `duration`. Daemons take as long as they are wanted: they have none.
    pub fn hook_called(
        &self,
        kind: &'static str,
        hook: &'static str,
        outcome: HookOutcome,
        duration: Option<Duration>,
    ) {
        let labels = [
            ("kind", kind),
            ("hook", hook),
            ("outcome", outcome.as_str()),
        ];
        self.families.hook_calls.get_or_create(&labels).inc();
        if let Some(duration) = duration {
            self.families
                .hook_duration
                .get_or_create(&[("kind", kind), ("hook", hook)])
                .observe(duration.as_secs_f64());
        }
    }

    /// A hook of `kind` is due for an object, and has to wait because of its rate limit.
    pub fn hook_waits(&self, kind: &'static str, hook: &'static str) {
        self.families
            .hook_waits
            .get_or_create(&[("kind", kind), ("hook", hook)])
            .inc();
    }

    /// A request to a webhook came to `outcome` after `duration`. `webhook` is one that there is.
    pub fn webhook_asked(
        &self,
        webhook: &str,
        operation: WebhookOperation,
        outcome: WebhookOutcome,
        duration: Duration,
    ) {
        let labels = [
            ("webhook", webhook.to_owned()),
            ("operation", operation.as_str().to_owned()),
            ("outcome", outcome.as_str().to_owned()),
        ];
        self.families.webhook_requests.get_or_create(&labels).inc();
        self.families
            .webhook_duration
            .get_or_create(&[("webhook", webhook.to_owned())])
            .observe(duration.as_secs_f64());
    }

    /// All metrics as OpenMetrics text; see [`CONTENT_TYPE`].
    #[must_use]
    pub fn encode(&self) -> String {
        let mut text = String::new();
        // Only the collectors could refuse to write, and ours do not: a `String` takes everything.
        if prometheus_client::encoding::text::encode(&mut text, &self.families.registry()).is_err()
        {
            tracing::warn!(
                reason = "MetricsIncomplete",
                "the metrics could not be written in full"
            );
        }
        text
    }
}

impl Families {
    /// No code panics while it holds the lock, so a poisoned one is as good as any.
    fn registry(&self) -> MutexGuard<'_, Registry> {
        self.registry.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn register(&self, name: &str, version: &str) {
        let mut registry = self.registry();
        let build = Info::new([("name", name.to_owned()), ("version", version.to_owned())]);
        registry.register("operator_build", "The operator's name and version", build);
        registry.register(
            "operator_leader",
            "1 while this replica reconciles",
            self.leader.clone(),
        );
        registry.register(
            "operator_reconciles",
            "Finished reconciles",
            self.reconciles.clone(),
        );
        registry.register(
            "operator_reconciles_active",
            "Reconciles running now",
            self.reconciles_active.clone(),
        );
        let help = "Duration of a reconcile in seconds";
        registry.register(
            "operator_reconcile_duration_seconds",
            help,
            self.reconcile_duration.clone(),
        );
        let help = "Reconciles that ended in an error";
        registry.register(
            "operator_reconcile_errors",
            help,
            self.reconcile_errors.clone(),
        );
        registry.register(
            "operator_queue_depth",
            "Objects waiting for a worker",
            self.queue_depth.clone(),
        );
        registry.register(
            "operator_objects",
            "Custom resources by state",
            self.objects.clone(),
        );
        let help = "Children matched against their desired state";
        registry.register("operator_applies", help, self.applies.clone());
        registry.register(
            "operator_api_requests",
            "Requests to the API server",
            self.api_requests.clone(),
        );
        let help = "Watches that broke and were started again";
        registry.register("operator_watch_restarts", help, self.watch_restarts.clone());
        registry.register(
            "operator_events",
            "Kubernetes events by what became of them",
            self.events.clone(),
        );
        registry.register(
            "operator_hook_calls",
            "Finished calls of hooks",
            self.hook_calls.clone(),
        );
        let help = "Duration of a call of a hook in seconds";
        registry.register(
            "operator_hook_duration_seconds",
            help,
            self.hook_duration.clone(),
        );
        let help = "Calls of hooks that had to wait for their turn";
        registry.register("operator_hook_waits", help, self.hook_waits.clone());
        let help = "Requests of the API server to webhooks";
        registry.register(
            "operator_webhook_requests",
            help,
            self.webhook_requests.clone(),
        );
        let help = "Duration of a request to a webhook in seconds";
        registry.register(
            "operator_webhook_duration_seconds",
            help,
            self.webhook_duration.clone(),
        );
        registry.register_collector(Box::new(process::Process));
    }
}

/// The upper bounds of the buckets of durations, in seconds, in steps of four: eight, so that a kind costs ten series.
/// Computed, they would be all that the operator needs the mathematical library for, which takes 300 KiB.
const DURATIONS: [f64; 8] = [0.0005, 0.002, 0.008, 0.032, 0.128, 0.512, 2.048, 8.192];

fn duration_histogram() -> Histogram {
    Histogram::new(DURATIONS)
}

fn gauge(objects: usize) -> i64 {
    i64::try_from(objects).unwrap_or(i64::MAX)
}
