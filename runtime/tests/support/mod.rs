//! An operator at work on an in-process API server.
#![allow(dead_code, reason = "each test uses a part of it")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

pub mod board;
pub mod depot;
pub mod depot_kind;
pub mod fleet;
pub mod reader;
mod resource;
pub mod site;
pub mod webapp;
pub mod webhooks;

use std::time::Duration;

use operator_runtime::metrics::Metrics;
use operator_runtime::settings::Settings;
use operator_runtime::testing::{ApiServer, Mark, Request, Verb};
use operator_runtime::{Kind, Operator, OperatorError, Value};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub(crate) use resource::resource;
use webapp::WebApp;

pub const OPERATOR: &str = "webapp-operator";

/// A server that knows the kind, with or without controllers that make workloads ready.
pub fn server(workloads: bool) -> ApiServer {
    let server = ApiServer::new();
    let server = if workloads {
        server.with_workloads()
    } else {
        server
    };
    server.register(webapp::definition()).expect("a valid CRD");
    server
}

/// An operator at work. Dropped, it dies as by a kill.
pub struct Running {
    task: JoinHandle<Result<(), OperatorError>>,
    stop: Option<oneshot::Sender<()>>,
    metrics: Metrics,
}

impl Running {
    pub fn start(client: operator_runtime::kube::Client) -> Self {
        Self::start_kind::<WebApp>(client)
    }

    pub fn start_kind<K: Kind>(client: operator_runtime::kube::Client) -> Self {
        let (stop, stopped) = oneshot::channel::<()>();
        let operator = Operator::new(OPERATOR).leader_election(false).kind::<K>();
        Self {
            metrics: operator.metrics(),
            task: tokio::spawn(operator.serve(client, settings(), stopped)),
            stop: Some(stop),
        }
    }

    /// What `/metrics` says.
    pub fn metrics(&self) -> String {
        self.metrics.encode()
    }

    /// How many reconciles have ended, however they did.
    pub fn reconciles(&self) -> f64 {
        let text = self.metrics();
        let counts = text
            .lines()
            .filter(|line| line.starts_with("operator_reconciles_total{"))
            .filter_map(|line| line.rsplit(' ').next()?.parse::<f64>().ok());
        counts.sum()
    }

    pub async fn kill(mut self) {
        self.task.abort();
        let _ = (&mut self.task).await;
    }

    pub async fn stop(mut self) -> Result<(), OperatorError> {
        drop(self.stop.take());
        (&mut self.task).await.expect("no panic")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

pub fn settings() -> Settings {
    Settings::from_lookup(|name| (name == "POD_NAMESPACE").then(|| "default".into()))
        .expect("valid settings")
}

/// Waits until something holds.
pub async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..6000 {
        if holds() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("never: {what}");
}

/// Lets time pass until the operator has done what it does on its own.
pub async fn settle() {
    tokio::time::sleep(Duration::from_secs(60)).await;
}

pub fn get(server: &ApiServer, kind: &str, name: &str) -> Option<Value> {
    let api_version = match kind {
        "WebApp" => "apps.example.com/v1",
        "Deployment" => "apps/v1",
        "Ingress" => "networking.k8s.io/v1",
        _ => "v1",
    };
    server.get(api_version, kind, "default", name)
}

/// What a condition of a resource says: status and reason.
pub fn condition(server: &ApiServer, name: &str, condition: &str) -> Option<(String, String)> {
    let object = get(server, "WebApp", name)?;
    let conditions = object["status"]["conditions"].as_array()?.clone();
    let found = conditions
        .into_iter()
        .find(|found| found["type"] == condition)?;
    let text = |field: &str| found[field].as_str().unwrap_or_default().to_owned();
    Some((text("status"), text("reason")))
}

/// Whether a resource is ready, and its status is about its latest spec.
pub fn is_ready(server: &ApiServer, name: &str) -> bool {
    let Some(object) = get(server, "WebApp", name) else {
        return false;
    };
    let current = object["status"]["observedGeneration"] == object["metadata"]["generation"];
    current && condition(server, name, "Ready").is_some_and(|(status, _)| status == "True")
}

/// The operator's requests after a mark but for watches and events.
pub fn requests(server: &ApiServer, mark: Mark) -> Vec<Request> {
    let mut requests = server.requests_since(mark);
    requests.retain(|request| {
        request.user_agent == OPERATOR
            && request.verb != Verb::Watch
            && request.resource != "events"
    });
    requests
}

/// Its writes after a mark.
pub fn writes(server: &ApiServer, mark: Mark) -> Vec<String> {
    let requests = requests(server, mark).into_iter();
    let writes = requests.filter(Request::writes);
    writes
        .map(|request| {
            format!(
                "{:?} {}/{} {} {}",
                request.verb, request.resource, request.subresource, request.name, request.code
            )
        })
        .collect()
}
