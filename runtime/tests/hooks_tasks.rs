//! Timers and daemons: when they run, and that none is left when it should not be.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

mod support;

use std::time::Duration;

use operator_runtime::hook::{Hook, Match, Missed, On, Schedule};
use operator_runtime::testing::ApiServer;
use operator_runtime::{Value, json};
use support::site::{Act, Hooked, Site, alive, always, calls, count, hook, script, site};
use support::{Running, condition, get, is_ready, requests, server, settle, until};

const MINUTE: Duration = Duration::from_secs(60);

const fn every(minutes: u64, sharp: bool) -> On {
    On::Timer(Schedule::Every {
        every: Duration::from_secs(minutes * 60),
        idle: None,
        initial_delay: Duration::from_secs(10),
        sharp,
    })
}

/// Starts the operator and creates a site.
async fn run<S: Hooked>(server: &ApiServer) -> Running {
    let operator = Running::start_kind::<Site<S>>(server.client());
    server.create(site("shop", "a", 1)).expect("created");
    tokio::time::sleep(Duration::from_secs(1)).await;
    operator
}

fn merge(server: &ApiServer, patch: Value) {
    let mut object = patch;
    object["apiVersion"] = json!("apps.example.com/v1");
    object["kind"] = json!("WebApp");
    object["metadata"]["name"] = json!("shop");
    object["metadata"]["namespace"] = json!("default");
    server.merge(object).expect("changed");
}

fn pause(paused: &str) -> Value {
    json!({ "metadata": { "annotations": { "apps.example.com/paused": paused } } })
}

fn delete(server: &ApiServer) {
    server
        .delete("apps.example.com/v1", "WebApp", "default", "shop")
        .expect("deleted");
}

fn record(server: &ApiServer, name: &str) -> Value {
    let object = get(server, "WebApp", "shop").expect("it");
    let hooks = object["status"]["hooks"].as_array().cloned();
    let found = hooks
        .into_iter()
        .flatten()
        .find(|hook| hook["name"] == name);
    found.unwrap_or_default()
}

#[derive(Clone, Copy, Debug)]
struct Sweeps;

impl Hooked for Sweeps {
    const HOOKS: &'static [Hook<Site<Self>>] = &[hook("sweep", every(5, false))];
}

#[tokio::test(start_paused = true)]
async fn a_timer_runs_every_so_often_and_writes_nothing_as_long_as_all_is_well() {
    let server = server(false);
    let _operator = run::<Sweeps>(&server).await;
    assert_eq!(count(), 0, "not before its initial delay");
    until("ready", || is_ready(&server, "shop")).await;
    tokio::time::sleep(Duration::from_secs(15)).await;
    assert_eq!(calls(), ["sweep a"]);
    let mark = server.mark();
    tokio::time::sleep(60 * MINUTE).await;
    assert_eq!(count(), 12);
    assert_eq!(requests(&server, mark), []);
}

#[tokio::test(start_paused = true)]
async fn it_counts_from_the_end_of_a_run() {
    let server = server(false);
    always("sweep", Act::Take(Duration::from_secs(20)));
    let _operator = run::<Sweeps>(&server).await;
    tokio::time::sleep(32 * MINUTE).await;
    assert_eq!(count(), 6, "5 minutes and 20 seconds each");
}

#[derive(Clone, Copy, Debug)]
struct Sharp;

impl Hooked for Sharp {
    const HOOKS: &'static [Hook<Site<Self>>] = &[hook("sweep", every(1, true))];
}

#[tokio::test(start_paused = true)]
async fn a_sharp_one_counts_from_the_start_and_does_not_drift() {
    let server = server(false);
    always("sweep", Act::Take(Duration::from_secs(20)));
    let _operator = run::<Sharp>(&server).await;
    tokio::time::sleep(1000 * MINUTE + Duration::from_secs(5)).await;
    assert_eq!(count(), 1000);
}

#[tokio::test(start_paused = true)]
async fn it_rests_while_the_resource_is_paused_and_ends_with_it() {
    let server = server(false);
    let _operator = run::<Sweeps>(&server).await;
    settle().await;
    merge(&server, pause("true"));
    settle().await;
    calls();
    tokio::time::sleep(60 * MINUTE).await;
    assert_eq!(count(), 0);
    merge(&server, pause("false"));
    settle().await;
    assert!(count() > 0);
    delete(&server);
    settle().await;
    calls();
    tokio::time::sleep(60 * MINUTE).await;
    assert_eq!(count(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_timer_that_fails_is_tried_again_and_seen() {
    let server = server(false);
    script("sweep", [Act::Error, Act::Error]);
    let _operator = run::<Sweeps>(&server).await;
    until("seen", || record(&server, "sweep")["state"] == "Retrying").await;
    until("recovered", || {
        record(&server, "sweep")["state"] == "Succeeded"
    })
    .await;
    assert_eq!(calls(), ["sweep a", "sweep a #2", "sweep a #3"]);
    until("ready", || is_ready(&server, "shop")).await;

    script("sweep", [Act::Permanent]);
    until("stalled", || {
        condition(&server, "shop", "Stalled") == Some(("True".into(), "NoQuota".into()))
    })
    .await;
    calls();
    tokio::time::sleep(60 * MINUTE).await;
    assert_eq!(count(), 0);
    merge(&server, json!({ "spec": { "image": "b" } }));
    tokio::time::sleep(6 * MINUTE).await;
    until("ready", || is_ready(&server, "shop")).await;
    assert_eq!(calls()[0], "sweep b");
}

#[derive(Clone, Copy, Debug)]
struct Idle;

impl Hooked for Idle {
    const HOOKS: &'static [Hook<Site<Self>>] = &[hook(
        "sweep",
        On::Timer(Schedule::Every {
            every: MINUTE,
            idle: Some(Duration::from_secs(300)),
            initial_delay: Duration::ZERO,
            sharp: false,
        }),
    )];
}

#[tokio::test(start_paused = true)]
async fn an_idle_one_waits_until_the_spec_has_been_the_same_for_so_long() {
    let server = server(false);
    let _operator = run::<Idle>(&server).await;
    for image in ["b", "c", "d"] {
        tokio::time::sleep(4 * MINUTE).await;
        merge(&server, json!({ "spec": { "image": image } }));
    }
    tokio::time::sleep(Duration::from_secs(290)).await;
    assert_eq!(count(), 0);
    tokio::time::sleep(Duration::from_secs(20)).await;
    assert_eq!(calls(), ["sweep d"]);
    tokio::time::sleep(10 * MINUTE).await;
    assert!((9..=11).contains(&count()));
}

const fn daily(missed: Missed) -> On {
    On::Timer(Schedule::Cron {
        expression: "0 3 * * *",
        time_zone: "UTC",
        missed,
    })
}

/// The API server stamps objects with the time of the world, which no test can set. Right before 03:00 it would come to pass
/// in the middle of a test: that is waited for.
fn not_right_before_three() {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let day = now.expect("a time").as_secs() % DAY.as_secs();
    let left = (3 * 3600_u64).saturating_sub(day);
    if left <= 120 {
        std::thread::sleep(Duration::from_secs(left));
    }
}

#[derive(Clone, Copy, Debug)]
struct Backup;

impl Hooked for Backup {
    const HOOKS: &'static [Hook<Site<Self>>] = &[hook("backup", daily(Missed::Run))];
}

#[derive(Clone, Copy, Debug)]
struct Skips;

impl Hooked for Skips {
    const HOOKS: &'static [Hook<Site<Self>>] = &[hook("backup", daily(Missed::Skip))];
}

const DAY: Duration = Duration::from_secs(24 * 3600);

#[tokio::test(start_paused = true)]
async fn by_the_calendar_it_runs_at_its_time_and_writes_that_down() {
    not_right_before_three();
    let server = server(false);
    let _operator = run::<Backup>(&server).await;
    tokio::time::sleep(10 * DAY).await;
    assert_eq!(calls(), ["backup a"; 10]);
    let handled = record(&server, "backup")["handled"].clone();
    let handled = handled.as_str().expect("a time");
    assert!(handled.ends_with("T03:00:00Z"), "{handled}");
}

/// Writes down that the last run was days ago.
fn ran_days_ago(server: &ApiServer, days: u64) {
    let then = jiff_days_ago(days);
    let status = json!({
        "apiVersion": "apps.example.com/v1", "kind": "WebApp",
        "metadata": { "name": "shop", "namespace": "default" },
        "status": { "hooks": [{ "name": "backup", "state": "Succeeded", "handled": then }] },
    });
    server.merge_status(status).expect("changed");
}

fn jiff_days_ago(days: u64) -> String {
    let then = std::time::SystemTime::now() - Duration::from_secs(days * 24 * 3600);
    jiff::Timestamp::try_from(then).expect("a time").to_string()
}

#[tokio::test(start_paused = true)]
async fn a_run_that_was_missed_is_made_up_for_once_or_not_at_all() {
    not_right_before_three();
    for days in [2, 30] {
        let server = server(false);
        server.create(site("shop", "a", 1)).expect("created");
        ran_days_ago(&server, days);
        let operator = Running::start_kind::<Site<Backup>>(server.client());
        settle().await;
        assert_eq!(calls(), ["backup a"]);
        operator.kill().await;
        let operator = Running::start_kind::<Site<Backup>>(server.client());
        settle().await;
        assert_eq!(count(), 0, "not again after a restart");
        operator.kill().await;
    }
    let server = server(false);
    server.create(site("shop", "a", 1)).expect("created");
    ran_days_ago(&server, 2);
    let _operator = Running::start_kind::<Site<Skips>>(server.client());
    settle().await;
    assert_eq!(count(), 0);
    tokio::time::sleep(DAY).await;
    assert_eq!(calls(), ["backup a"]);
}

#[tokio::test(start_paused = true)]
async fn a_run_by_the_calendar_that_fails_is_tried_again_also_after_a_restart() {
    not_right_before_three();
    let server = server(false);
    server.create(site("shop", "a", 1)).expect("created");
    ran_days_ago(&server, 2);
    always("backup", Act::Error);
    let operator = Running::start_kind::<Site<Skips>>(server.client());
    settle().await;
    assert_eq!(count(), 0, "this one was missed");
    tokio::time::sleep(DAY).await;
    assert!(count() > 2);
    operator.kill().await;
    calls();
    always("backup", Act::Succeed);
    let _operator = Running::start_kind::<Site<Skips>>(server.client());
    settle().await;
    assert_eq!(calls(), ["backup a"]);
    assert_eq!(record(&server, "backup")["state"], "Succeeded");
}

#[derive(Clone, Copy, Debug)]
struct Nowhere;

impl Hooked for Nowhere {
    const HOOKS: &'static [Hook<Site<Self>>] = &[hook(
        "backup",
        On::Timer(Schedule::Cron {
            expression: "0 3 * * *",
            time_zone: "Mars/Olympus",
            missed: Missed::Run,
        }),
    )];
}

#[tokio::test(start_paused = true)]
async fn a_time_zone_that_nobody_knows_is_said() {
    let server = server(false);
    let _operator = run::<Nowhere>(&server).await;
    until("stalled", || {
        condition(&server, "shop", "Stalled") == Some(("True".into(), "InvalidSchedule".into()))
    })
    .await;
}

#[derive(Clone, Copy, Debug)]
struct Tails;

impl Hooked for Tails {
    const HOOKS: &'static [Hook<Site<Self>>] = &[{
        let mut tail = hook("tail", On::Daemon);
        tail.filter.labels = &[("off", Match::Absent)];
        tail
    }];
}

#[tokio::test(start_paused = true)]
async fn a_daemon_lives_as_long_as_its_resource() {
    let server = server(false);
    always("tail", Act::UntilCancelled(Duration::from_secs(2)));
    let _operator = run::<Tails>(&server).await;
    until("running", || record(&server, "tail")["state"] == "Running").await;
    tokio::time::sleep(DAY).await;
    assert_eq!((calls(), alive()), (vec!["tail a".to_owned()], 1));
    merge(&server, json!({ "spec": { "image": "b" } }));
    settle().await;
    assert_eq!(
        (count(), alive()),
        (0, 1),
        "it looks at the latest spec by itself"
    );

    delete(&server);
    until("gone", || get(&server, "WebApp", "shop").is_none()).await;
    assert_eq!(
        (calls(), alive()),
        (vec!["tail ended".to_owned()], 0),
        "it was awaited"
    );
}

#[tokio::test(start_paused = true)]
async fn a_daemon_that_does_not_end_is_stopped() {
    let server = server(false);
    always("tail", Act::UntilCancelled(DAY));
    let _operator = run::<Tails>(&server).await;
    assert_eq!(alive(), 1);
    delete(&server);
    tokio::time::sleep(Duration::from_secs(9)).await;
    assert!(get(&server, "WebApp", "shop").is_some());
    tokio::time::sleep(Duration::from_secs(5)).await;
    assert_eq!((get(&server, "WebApp", "shop"), alive()), (None, 0));
}

#[tokio::test(start_paused = true)]
async fn a_daemon_ends_when_the_resource_is_paused_or_filtered_out_and_comes_back() {
    let server = server(false);
    always("tail", Act::UntilCancelled(Duration::ZERO));
    let _operator = run::<Tails>(&server).await;
    let off = |value: Value| json!({ "metadata": { "labels": { "off": value } } });
    for (away, back) in [
        (pause("true"), pause("false")),
        (off(json!("")), off(Value::Null)),
    ] {
        assert_eq!(alive(), 1);
        merge(&server, away);
        settle().await;
        assert_eq!(alive(), 0);
        merge(&server, back);
        settle().await;
    }
    assert_eq!(alive(), 1);
}

#[tokio::test(start_paused = true)]
async fn no_daemon_is_left_when_the_process_ends() {
    for kill in [true, false] {
        let server = server(false);
        always("tail", Act::UntilCancelled(Duration::from_secs(1)));
        let operator = run::<Tails>(&server).await;
        assert_eq!(alive(), 1);
        match kill {
            true => operator.kill().await,
            false => operator.stop().await.expect("a good end"),
        }
        settle().await;
        assert_eq!(alive(), 0);
    }
    assert_eq!(calls(), ["tail a", "tail a", "tail ended"]);
}

#[tokio::test(start_paused = true)]
async fn a_daemon_that_fails_is_started_again_with_growing_waits() {
    let server = server(false);
    script("tail", [Act::Error, Act::Panic, Act::Error]);
    always("tail", Act::UntilCancelled(Duration::ZERO));
    let _operator = run::<Tails>(&server).await;
    until("retrying", || {
        record(&server, "tail")["state"] == "Retrying"
    })
    .await;
    until("recovered", || {
        record(&server, "tail")["state"] == "Running"
    })
    .await;
    assert_eq!(calls(), ["tail a", "tail a #2", "tail a #3", "tail a #4"]);
    until("ready", || is_ready(&server, "shop")).await;
}

#[tokio::test(start_paused = true)]
async fn a_daemon_that_ends_by_itself_waits_for_a_change_of_the_spec() {
    let server = server(false);
    let operator = run::<Tails>(&server).await;
    settle().await;
    assert_eq!(record(&server, "tail")["state"], "Succeeded");
    operator.kill().await;
    let _operator = Running::start_kind::<Site<Tails>>(server.client());
    settle().await;
    assert_eq!(calls(), ["tail a"], "after a restart, too");
    merge(&server, json!({ "spec": { "image": "b" } }));
    settle().await;
    assert_eq!(calls(), ["tail b"]);
}

#[tokio::test(start_paused = true)]
async fn what_a_daemon_sets_in_the_status_is_written_soon() {
    let server = server(false);
    script("tail", [Act::TokenThenWait("abc")]);
    let _operator = run::<Tails>(&server).await;
    settle().await;
    assert_eq!(
        get(&server, "WebApp", "shop").expect("it")["status"]["token"],
        "abc"
    );
    assert_eq!(alive(), 1);
}
