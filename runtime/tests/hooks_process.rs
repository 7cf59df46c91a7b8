//! The hooks of the process: what they see, when they run, and what becomes of the process when they fail.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

mod support;

use std::time::Duration;

use operator_runtime::health::Health;
use operator_runtime::hook::{Hook, On};
use operator_runtime::settings::Settings;
use operator_runtime::testing::ApiServer;
use operator_runtime::{Operator, OperatorError};
use support::site::{Act, Hooked, Site, calls, count, hook, script, site};
use support::{OPERATOR, Running, get, is_ready, requests, server, until};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

#[derive(Clone, Copy, Debug)]
struct All;

impl Hooked for All {
    const HOOKS: &'static [Hook<Site<Self>>] = &[hook("provision", On::Create)];
}

fn start(server: &ApiServer) -> Running {
    Running::start_kind::<Site<All>>(server.client())
}

/// A replica that takes part in the election of a leader.
struct Replica {
    health: Health,
    stop: oneshot::Sender<()>,
    task: JoinHandle<Result<(), OperatorError>>,
}

impl Replica {
    fn start(server: &ApiServer, name: &'static str) -> Self {
        let (stop, stopped) = oneshot::channel::<()>();
        let operator = Operator::new(OPERATOR).kind::<Site<All>>();
        let settings = Settings::from_lookup(|variable| match variable {
            "POD_NAMESPACE" => Some("default".into()),
            "POD_NAME" => Some(name.into()),
            _ => None,
        });
        let settings = settings.expect("valid settings");
        Self {
            health: operator.health(),
            stop,
            task: tokio::spawn(operator.serve(server.client(), settings, stopped)),
        }
    }

    async fn stop(self) -> Result<(), OperatorError> {
        drop(self.stop);
        self.task.await.expect("no panic")
    }
}

/// Who holds the Lease; empty once it was released.
fn leader(server: &ApiServer) -> String {
    let lease = server.get("coordination.k8s.io/v1", "Lease", "default", OPERATOR);
    let holder = lease.map(|lease| lease["spec"]["holderIdentity"].clone());
    let holder = holder.and_then(|holder| holder.as_str().map(str::to_owned));
    holder.unwrap_or_default()
}

#[tokio::test(start_paused = true)]
async fn what_the_startup_hook_makes_is_there_for_all_hooks() {
    let server = server(false);
    server.create(site("shop", "a", 1)).expect("created");
    script("startup", [Act::Token("a pool")]);
    script("provision", [Act::PlaceAsToken]);
    script("cleanup", [Act::Succeed]);
    let operator = start(&server);
    until("ready", || is_ready(&server, "shop")).await;
    operator.stop().await.expect("a good end");
    assert_eq!(
        calls(),
        ["startup in default", "provision a", "cleanup in default"]
    );
    let shop = get(&server, "WebApp", "shop").expect("it");
    assert_eq!(shop["status"]["token"], "a pool");
}

#[tokio::test(start_paused = true)]
async fn nothing_is_asked_of_the_api_server_before_the_startup_hook_ended() {
    let server = server(false);
    let mark = server.mark();
    script("startup", [Act::Take(Duration::from_secs(30))]);
    let replica = Replica::start(&server, "first");
    tokio::time::sleep(Duration::from_secs(29)).await;
    assert_eq!(requests(&server, mark), []);
    assert!(replica.health.waiting_for().is_some(), "it is not ready");
    assert!(replica.health.stalled().is_none(), "and it is alive");
    until("it leads", || leader(&server) == "first").await;
    assert!(replica.health.waiting_for().is_none());
    replica.stop().await.expect("a good end");
}

#[tokio::test(start_paused = true)]
async fn a_startup_hook_that_fails_ends_the_process_and_says_why() {
    let takes_too_long = Act::Take(Duration::from_secs(41));
    for (act, why) in [
        (Act::Error, "broken pipe"),
        (Act::Panic, "it panicked: at the disco"),
        (takes_too_long, "it did not end within 40s"),
    ] {
        let server = server(false);
        script("startup", [act]);
        let ended = Replica::start(&server, "first").task.await;
        let error = ended.expect("no panic").expect_err("an error");
        assert_eq!(error.to_string(), format!("the startup hook failed: {why}"));
    }
}

#[tokio::test(start_paused = true)]
async fn the_startup_hook_does_not_keep_the_process_from_ending() {
    let server = server(false);
    script("startup", [Act::Take(Duration::from_secs(30))]);
    script("cleanup", [Act::Succeed]);
    let operator = start(&server);
    until("called", || count() == 1).await;
    let asked = tokio::time::Instant::now();
    operator.stop().await.expect("a good end");
    assert!(asked.elapsed() < Duration::from_secs(1));
    assert_eq!(
        calls(),
        ["startup in default"],
        "there is nothing to clean up"
    );
}

#[tokio::test(start_paused = true)]
async fn the_cleanup_hook_runs_when_all_has_ended_and_before_another_leads() {
    let server = server(false);
    server.create(site("shop", "a", 1)).expect("created");
    let first = Replica::start(&server, "first");
    script("provision", [Act::Take(Duration::from_secs(9))]);
    script("cleanup", [Act::Take(Duration::from_secs(9))]);
    until("called", || count() == 1).await;
    let mark = server.mark();
    let (end, ended) = oneshot::channel();
    tokio::spawn(async move { end.send(first.stop().await) });
    until("cleaning up", || count() == 2).await;
    assert_eq!(calls(), ["provision a", "cleanup in default"]);
    let status = requests(&server, mark);
    let written = status.iter().any(|request| request.subresource == "status");
    assert!(written, "the hook ended, and what came of it was written");
    tokio::time::sleep(Duration::from_secs(8)).await;
    assert_eq!(leader(&server), "first", "it cleans up as the leader");
    ended.await.expect("it ended").expect("a good end");
    assert_eq!(leader(&server), "");
}

#[tokio::test(start_paused = true)]
async fn a_replica_that_stands_by_starts_and_cleans_up_as_well() {
    let server = server(false);
    let first = Replica::start(&server, "first");
    until("it leads", || leader(&server) == "first").await;
    script("startup", [Act::Succeed]);
    script("cleanup", [Act::Succeed]);
    let second = Replica::start(&server, "second");
    until("ready", || second.health.waiting_for().is_none()).await;
    second.stop().await.expect("a good end");
    assert_eq!(calls(), ["startup in default", "cleanup in default"]);
    first.stop().await.expect("a good end");
}

#[tokio::test(start_paused = true)]
async fn a_cleanup_hook_that_fails_is_an_error_and_gives_up_the_lead_all_the_same() {
    let takes_too_long = Act::Take(Duration::from_secs(11));
    for (act, why) in [
        (Act::Panic, "it panicked: at the disco"),
        (takes_too_long, "it did not end within 10s"),
    ] {
        let server = server(false);
        let first = Replica::start(&server, "first");
        until("it leads", || leader(&server) == "first").await;
        script("cleanup", [act]);
        let error = first.stop().await.expect_err("an error");
        assert_eq!(error.to_string(), format!("the cleanup hook failed: {why}"));
        assert_eq!(leader(&server), "");
    }
}

#[tokio::test(start_paused = true)]
async fn metrics_that_the_startup_hook_registers_are_the_operators() {
    let server = server(false);
    let counter = operator_runtime::prometheus_client::metrics::counter::Counter::default();
    script("startup", [Act::Metric(counter.clone())]);
    let operator = Operator::new(OPERATOR).kind::<Site<All>>();
    let metrics = operator.metrics();
    let never = std::future::pending::<()>();
    let task = tokio::spawn(operator.serve(server.client(), support::settings(), never));
    until("called", || count() == 1).await;
    counter.inc_by(3);
    let text = metrics.encode();
    assert!(text.contains("\nrecords_kept_total 3\n"), "{text}");
    task.abort();
}
