//! Hooks whose rate is limited: they wait for their turn, hold no worker meanwhile, and none of it counts as a failure.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

mod support;

use std::time::Duration;

use operator_runtime::hook::{Hook, On, Order, Policy, RateLimit, Schedule};
use operator_runtime::testing::ApiServer;
use operator_runtime::{Operator, json};
use support::site::{Act, Hooked, Site, calls, count, hook, script, site};
use support::{OPERATOR, condition, get, is_ready, requests, server, settings, settle, until};
use tokio::task::JoinHandle;
use tokio::time::Instant;

const LIMIT: RateLimit = RateLimit {
    name: "provider",
    limit: 1,
    per: Duration::from_secs(10),
    burst: 2,
};

/// A hook that shares the limit.
const fn limited<S: Hooked>(name: &'static str, on: On) -> Hook<Site<S>> {
    Hook {
        policy: Policy {
            rate_limit: Some(LIMIT),
            ..Policy::DEFAULT
        },
        ..hook(name, on)
    }
}

#[derive(Clone, Copy, Debug)]
struct All;

impl Hooked for All {
    const HOOKS: &'static [Hook<Site<Self>>] = &[
        limited("provision", On::Create),
        limited("migrate", On::Update),
        limited(
            "release",
            On::Delete {
                children: Order::Before,
            },
        ),
    ];
}

#[derive(Clone, Copy, Debug)]
struct Timers;

impl Hooked for Timers {
    const HOOKS: &'static [Hook<Site<Self>>] = &[limited(
        "sweep",
        On::Timer(Schedule::Every {
            every: Duration::from_secs(1),
            idle: None,
            initial_delay: Duration::ZERO,
            sharp: false,
        }),
    )];
}

/// An operator with one worker; gives its metrics, too.
fn start<S: Hooked>(server: &ApiServer) -> (JoinHandle<()>, operator_runtime::metrics::Metrics) {
    let operator = Operator::new(OPERATOR)
        .leader_election(false)
        .concurrency(1)
        .kind::<Site<S>>();
    let (metrics, client) = (operator.metrics(), server.client());
    let task = tokio::spawn(async move {
        let never = std::future::pending::<()>();
        let _ = operator.serve(client, settings(), never).await;
    });
    (task, metrics)
}

fn create(server: &ApiServer, names: &[&str]) {
    for name in names {
        server.create(site(name, "a", 1)).expect("created");
    }
}

fn are_ready(server: &ApiServer, names: &[&str]) -> bool {
    names.iter().all(|name| is_ready(server, name))
}

#[tokio::test(start_paused = true)]
async fn calls_come_at_the_rate_over_all_resources_and_waiting_is_no_failure() {
    let server = server(false);
    let names = ["a", "b", "c", "d", "e"];
    create(&server, &names);
    let begin = Instant::now();
    let (operator, metrics) = start::<All>(&server);
    until("a burst", || count() == 2).await;
    until("its status says so", || {
        condition(&server, "e", "Reconciling").is_some()
    })
    .await;
    let (status, reason) = condition(&server, "e", "Reconciling").expect("a condition");
    assert_eq!((&*status, &*reason), ("True", "Progressing"));
    assert!(
        get(&server, "ConfigMap", "e").is_some(),
        "the children do not wait"
    );
    until("all", || count() == 5).await;
    let took = begin.elapsed().as_secs();
    assert!(
        (30..32).contains(&took),
        "three calls wait for 10 s each: {took} s"
    );
    until("ready", || are_ready(&server, &names)).await;
    let text = metrics.encode();
    for line in [
        r#"operator_hook_waits_total{kind="WebApp",hook="provision"} 3"#,
        r#"operator_hook_calls_total{kind="WebApp",hook="provision",outcome="succeeded"} 5"#,
        r#"operator_hook_duration_seconds_count{kind="WebApp",hook="provision"} 5"#,
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
    assert!(!text.contains(r#"outcome="failed""#), "{text}");
    let mark = server.mark();
    settle().await;
    assert_eq!(requests(&server, mark), []);
    operator.abort();
}

#[tokio::test(start_paused = true)]
async fn a_deleted_resource_waits_for_its_turn_and_then_goes() {
    let server = server(false);
    let names = ["a", "b", "c"];
    create(&server, &names);
    let (operator, _) = start::<All>(&server);
    until("ready", || are_ready(&server, &names)).await;
    tokio::time::sleep(Duration::from_secs(60)).await;
    let begin = Instant::now();
    for name in names {
        let deleted = server.delete("apps.example.com/v1", "WebApp", "default", name);
        deleted.expect("deleted");
    }
    let gone = |name: &&str| get(&server, "WebApp", name).is_none();
    until("two are gone", || {
        names.iter().filter(|name| gone(name)).count() == 2
    })
    .await;
    assert!(begin.elapsed() < Duration::from_secs(2));
    until("all are gone", || names.iter().all(gone)).await;
    let took = begin.elapsed().as_secs();
    assert!((10..12).contains(&took), "{took} s");
    operator.abort();
}

#[tokio::test(start_paused = true)]
async fn a_retry_waits_for_its_turn_as_well() {
    let server = server(false);
    create(&server, &["a"]);
    script("provision", [Act::Error, Act::Error, Act::Error]);
    let begin = Instant::now();
    let (operator, metrics) = start::<All>(&server);
    until("ready", || is_ready(&server, "a")).await;
    let took = begin.elapsed().as_secs();
    assert!((20..22).contains(&took), "two at once, two later: {took} s");
    assert_eq!(
        calls(),
        [
            "provision a",
            "provision a #2",
            "provision a #3",
            "provision a #4"
        ]
    );
    let retried =
        r#"operator_hook_calls_total{kind="WebApp",hook="provision",outcome="retried"} 3"#;
    assert!(metrics.encode().contains(retried));
    operator.abort();
}

#[tokio::test(start_paused = true)]
async fn who_is_gone_holds_up_nobody() {
    let server = server(false);
    create(&server, &["a", "b", "c", "d"]);
    let (operator, _) = start::<All>(&server);
    until("a burst", || count() == 2).await;
    server
        .merge(json!({
            "apiVersion": "apps.example.com/v1", "kind": "WebApp",
            "metadata": {
                "name": "c", "namespace": "default",
                "annotations": { "apps.example.com/abandon-hooks": "true" },
            },
        }))
        .expect("changed");
    let deleted = server.delete("apps.example.com/v1", "WebApp", "default", "c");
    deleted.expect("deleted");
    until("the last", || is_ready(&server, "d")).await;
    assert!(get(&server, "WebApp", "c").is_none());
    operator.abort();
}

#[tokio::test(start_paused = true)]
async fn a_timer_waits_for_its_turn() {
    let server = server(false);
    create(&server, &["a", "b"]);
    let (operator, _) = start::<Timers>(&server);
    tokio::time::sleep(Duration::from_secs(101)).await;
    let runs = calls().len();
    assert!((11..=12).contains(&runs), "two, and one every 10 s: {runs}");
    operator.abort();
}
