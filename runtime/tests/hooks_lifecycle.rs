//! What hooks are called for in the life of a resource.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

mod support;

use std::time::Duration;

use operator_runtime::hook::{Hook, Match, On, Order};
use operator_runtime::testing::{ApiServer, Verb};
use operator_runtime::{Value, json};
use support::site::{Act, Hooked, Site, always, calls, count, hook, script, site};
use support::{Running, condition, get, is_ready, requests, server, settle, until, writes};

const DELETE: On = On::Delete {
    children: Order::Before,
};
const REPLICAS: On = On::Field {
    paths: &[&["spec", "replicas"]],
};

/// All hooks that are derived from the resource.
#[derive(Clone, Copy, Debug)]
struct All;

impl Hooked for All {
    const HOOKS: &'static [Hook<Site<Self>>] = &[
        hook("provision", On::Create),
        hook("migrate", On::Update),
        hook("rescaled", REPLICAS),
        hook("reattach", On::Resume),
        hook("release", DELETE),
    ];
}

fn start(server: &ApiServer) -> Running {
    Running::start_kind::<Site<All>>(server.client())
}

async fn created() -> (ApiServer, Running) {
    let server = server(false);
    let operator = start(&server);
    server.create(site("shop", "a", 1)).expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    settle().await;
    (server, operator)
}

fn merge(server: &ApiServer, patch: Value) {
    let mut object = json!({
        "apiVersion": "apps.example.com/v1", "kind": "WebApp",
        "metadata": { "name": "shop", "namespace": "default" },
    });
    for (name, value) in patch.as_object().expect("an object") {
        match name.as_str() {
            "metadata" => {
                for (name, value) in value.as_object().expect("an object") {
                    object["metadata"][name] = value.clone();
                }
            }
            _ => object[name] = value.clone(),
        }
    }
    server.merge(object).expect("changed");
}

fn delete(server: &ApiServer) {
    server
        .delete("apps.example.com/v1", "WebApp", "default", "shop")
        .expect("deleted");
}

fn gone(server: &ApiServer) -> bool {
    get(server, "WebApp", "shop").is_none()
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

fn state(server: &ApiServer, name: &str) -> Value {
    record(server, name)["state"].clone()
}

#[tokio::test(start_paused = true)]
async fn a_new_resource_is_created_once_and_then_at_rest() {
    let (server, _operator) = created().await;
    assert_eq!(calls(), ["provision a"]);
    assert_eq!(state(&server, "provision"), "Succeeded");
    assert_eq!(
        record(&server, "rescaled")["handled"],
        r#"{"spec.replicas":1}"#
    );
    let mark = server.mark();
    settle().await;
    assert_eq!(requests(&server, mark), []);
}

#[tokio::test(start_paused = true)]
async fn a_hook_sees_the_child_and_the_resource_and_can_tell_the_cluster() {
    let (server, _operator) = created().await;
    calls();
    script("migrate", [Act::Tell]);
    merge(&server, json!({ "spec": { "image": "b" } }));
    until("told", || count() > 1).await;
    settle().await;
    assert_eq!(
        calls()[1],
        r#"migrate sees Some("a") of Some("b"), ending: false"#
    );
    let events = server.list("v1", "Event", "default");
    let told: Vec<&Value> = events
        .iter()
        .filter(|event| event["reason"] == "Told")
        .collect();
    assert_eq!(told.len(), 1, "{events:#?}");
    assert_eq!(told[0]["message"], "migrate was told");
    assert_eq!(told[0]["involvedObject"]["name"], "shop");
}

#[tokio::test(start_paused = true)]
async fn the_price_of_hooks_is_one_read_and_one_write_per_success() {
    let (server, _operator) = created().await;
    let all = requests(&server, server_start());
    let reads = all.iter().filter(|request| request.verb == Verb::Get);
    assert_eq!(reads.count(), 1);
    let statuses = all.iter().filter(|request| request.subresource == "status");
    assert_eq!(
        statuses.count(),
        2,
        "the hook's progress and the conditions"
    );
    let mark = server.mark();
    merge(&server, json!({ "spec": { "image": "b" } }));
    settle().await;
    assert_eq!(
        writes(&server, mark).len(),
        3,
        "{:?}",
        writes(&server, mark)
    );
}

fn server_start() -> operator_runtime::testing::Mark {
    ApiServer::new().mark()
}

#[tokio::test(start_paused = true)]
async fn after_a_restart_only_resume_hooks_run() {
    let (server, operator) = created().await;
    operator.kill().await;
    calls();
    let operator = start(&server);
    settle().await;
    assert_eq!(calls(), ["reattach a"]);
    let mark = server.mark();
    merge(&server, json!({ "metadata": { "labels": { "x": "y" } } }));
    settle().await;
    assert_eq!(calls(), Vec::<String>::new(), "once per process");
    assert_eq!(writes(&server, mark), Vec::<String>::new());

    operator.kill().await;
    let mark = server.mark();
    let _operator = start(&server);
    settle().await;
    assert_eq!(calls(), ["reattach a"], "in every process");
    assert_eq!(
        writes(&server, mark),
        Vec::<String>::new(),
        "that is no news"
    );
}

#[tokio::test(start_paused = true)]
async fn an_edit_runs_the_hooks_that_it_is_for() {
    let (server, _operator) = created().await;
    calls();
    merge(&server, json!({ "spec": { "image": "b" } }));
    settle().await;
    assert_eq!(calls(), ["migrate b was a (image)"]);
    merge(&server, json!({ "spec": { "replicas": 3 } }));
    settle().await;
    assert_eq!(calls(), ["migrate b was b (replicas)", "rescaled b 1->3"]);
}

#[tokio::test(start_paused = true)]
async fn what_changes_nothing_of_the_spec_runs_nothing() {
    let (server, _operator) = created().await;
    calls();
    merge(&server, json!({ "spec": { "image": "a", "replicas": 1 } }));
    merge(&server, json!({ "metadata": { "labels": { "x": "y" } } }));
    let status = json!({
        "apiVersion": "apps.example.com/v1", "kind": "WebApp",
        "metadata": { "name": "shop", "namespace": "default" },
        "status": { "theirs": 1 },
    });
    server.merge_status(status).expect("changed");
    settle().await;
    assert_eq!(calls(), Vec::<String>::new());
}

#[tokio::test(start_paused = true)]
async fn of_two_quick_edits_none_is_lost() {
    let (server, _operator) = created().await;
    calls();
    script("migrate", [Act::Take(Duration::from_secs(5))]);
    merge(&server, json!({ "spec": { "image": "b" } }));
    until("called", || count() == 1).await;
    merge(&server, json!({ "spec": { "image": "c", "replicas": 2 } }));
    settle().await;
    let calls = calls();
    assert_eq!(
        calls,
        [
            "migrate b was a (image)",
            "migrate c was b (image replicas)",
            "rescaled c 1->2"
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn a_hook_that_fails_is_tried_again_until_it_recovers() {
    for act in [
        Act::Temporary(None),
        Act::Temporary(Some(Duration::from_secs(3))),
        Act::Error,
        Act::Panic,
        Act::Take(Duration::from_secs(3600)),
    ] {
        let server = server(false);
        let _operator = start(&server);
        script("provision", [act.clone(), act.clone()]);
        server.create(site("shop", "a", 1)).expect("created");
        until("retrying", || record(&server, "provision")["attempts"] == 2).await;
        assert_eq!(state(&server, "provision"), "Retrying", "{act:?}");
        assert!(
            get(&server, "ConfigMap", "shop").is_some(),
            "children are made nevertheless"
        );
        until("ready", || is_ready(&server, "shop")).await;
        assert_eq!(
            calls(),
            ["provision a", "provision a #2", "provision a #3"],
            "{act:?}"
        );
        assert_eq!(state(&server, "provision"), "Succeeded");
    }
}

#[tokio::test(start_paused = true)]
async fn a_permanent_failure_waits_for_a_change_of_the_spec() {
    let server = server(false);
    let operator = start(&server);
    script("provision", [Act::Permanent]);
    server.create(site("shop", "a", 1)).expect("created");
    let stalled =
        || condition(&server, "shop", "Stalled") == Some(("True".into(), "NoQuota".into()));
    until("stalled", stalled).await;
    tokio::time::sleep(Duration::from_secs(3600)).await;
    assert_eq!(calls(), ["provision a"]);

    operator.kill().await;
    let _operator = start(&server);
    tokio::time::sleep(Duration::from_secs(3600)).await;
    assert!(stalled(), "after a restart, too");
    assert_eq!(calls(), ["reattach a"]);

    merge(&server, json!({ "spec": { "image": "b" } }));
    until("ready", || is_ready(&server, "shop")).await;
    settle().await;
    assert_eq!(
        calls(),
        ["provision b"],
        "what it was created with is no update"
    );
}

#[tokio::test(start_paused = true)]
async fn an_update_that_fails_for_good_is_forgiven_when_it_is_taken_back() {
    let (server, _operator) = created().await;
    script("migrate", [Act::Permanent]);
    merge(&server, json!({ "spec": { "image": "b" } }));
    until("failed", || state(&server, "migrate") == "Failed").await;
    merge(&server, json!({ "spec": { "image": "a" } }));
    until("ready", || is_ready(&server, "shop")).await;
    assert_eq!(calls(), ["provision a", "migrate b was a (image)"]);
    assert_eq!(state(&server, "migrate"), "Succeeded");
}

#[tokio::test(start_paused = true)]
async fn a_resource_goes_when_its_delete_hook_is_done() {
    let (server, _operator) = created().await;
    calls();
    script("release", [Act::Error, Act::Error]);
    delete(&server);
    until("retrying", || record(&server, "release")["attempts"] == 2).await;
    assert!(!gone(&server));
    until("gone", || gone(&server)).await;
    assert_eq!(calls(), ["release a", "release a #2", "release a #3"]);
    settle().await;
    assert!(get(&server, "ConfigMap", "shop").is_none());
}

#[tokio::test(start_paused = true)]
async fn a_delete_hook_that_fails_for_good_holds_the_resource_until_somebody_acts() {
    for fix in [
        json!({ "spec": { "image": "b" } }),
        json!({ "metadata": { "annotations": { "apps.example.com/abandon-hooks": "true" } } }),
    ] {
        support::site::clear();
        let (server, _operator) = created().await;
        calls();
        script("release", [Act::Permanent]);
        delete(&server);
        until("stalled", || {
            condition(&server, "shop", "Stalled") == Some(("True".into(), "NoQuota".into()))
        })
        .await;
        tokio::time::sleep(Duration::from_secs(3600)).await;
        assert_eq!(calls(), ["release a"]);
        let object = get(&server, "WebApp", "shop").expect("it stays");
        let message = object["status"]["conditions"][0]["message"].to_string();
        assert!(
            message.contains("apps.example.com/abandon-hooks"),
            "{message}"
        );
        let abandoned = fix["spec"].is_null();
        merge(&server, fix);
        until("gone", || gone(&server)).await;
        let more: &[&str] = if abandoned { &[] } else { &["release b"] };
        assert_eq!(calls(), more);
    }
}

#[tokio::test(start_paused = true)]
async fn made_anew_under_the_same_name_it_is_a_new_resource() {
    let (server, _operator) = created().await;
    delete(&server);
    until("gone", || gone(&server)).await;
    server.create(site("shop", "b", 1)).expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    settle().await;
    assert_eq!(calls(), ["provision a", "release a", "provision b"]);
}

#[tokio::test(start_paused = true)]
async fn nothing_runs_while_it_is_paused() {
    let (server, _operator) = created().await;
    calls();
    let pause = |paused: &str| json!({ "metadata": { "annotations": { "apps.example.com/paused": paused } } });
    merge(&server, pause("true"));
    merge(&server, json!({ "spec": { "image": "b" } }));
    settle().await;
    assert_eq!(calls(), Vec::<String>::new());
    merge(&server, pause("false"));
    settle().await;
    assert_eq!(calls(), ["migrate b was a (image)"]);
}

#[tokio::test(start_paused = true)]
async fn an_update_that_fails_is_tried_again_with_the_same_change() {
    let (server, operator) = created().await;
    calls();
    always("migrate", Act::Error);
    merge(&server, json!({ "spec": { "image": "b" } }));
    until("failing", || record(&server, "migrate")["attempts"] == 2).await;
    operator.kill().await;
    support::site::clear();
    let _operator = start(&server);
    until("ready", || is_ready(&server, "shop")).await;
    assert_eq!(calls(), ["migrate b #3 was a (image)", "reattach b"]);
}

#[tokio::test(start_paused = true)]
async fn that_it_is_paused_does_not_keep_it_from_being_deleted() {
    let (server, _operator) = created().await;
    calls();
    let paused = json!({ "metadata": { "annotations": { "apps.example.com/paused": "true" } } });
    merge(&server, paused);
    settle().await;
    delete(&server);
    until("gone", || gone(&server)).await;
    assert_eq!(calls(), ["release a"]);
}

#[tokio::test(start_paused = true)]
async fn a_failure_that_will_last_is_in_the_conditions_at_once() {
    let server = server(false);
    let _operator = start(&server);
    script(
        "provision",
        [Act::Temporary(Some(Duration::from_secs(3600)))],
    );
    server.create(site("shop", "a", 1)).expect("created");
    settle().await;
    assert_eq!(
        condition(&server, "shop", "Reconciling"),
        Some(("True".into(), "HookFailed".into()))
    );
    merge(&server, json!({ "metadata": { "labels": { "x": "y" } } }));
    tokio::time::sleep(Duration::from_secs(3500)).await;
    assert_eq!(count(), 1, "whatever else happens");
    until("ready", || is_ready(&server, "shop")).await;
    assert_eq!(calls(), ["provision a", "provision a #2"]);
}

#[tokio::test(start_paused = true)]
async fn what_a_hook_sets_in_the_status_is_there_for_the_children() {
    let server = server(false);
    let _operator = start(&server);
    script("provision", [Act::Token("abc")]);
    server.create(site("shop", "a", 1)).expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    assert_eq!(
        get(&server, "WebApp", "shop").expect("it")["status"]["token"],
        "abc"
    );
    assert_eq!(
        get(&server, "ConfigMap", "shop").expect("it")["data"]["token"],
        "abc"
    );
}

#[tokio::test(start_paused = true)]
async fn a_secret_is_seen_to_change_and_kept_only_as_a_hash() {
    let (server, _operator) = created().await;
    merge(&server, json!({ "spec": { "secret": "hunter2" } }));
    settle().await;
    merge(&server, json!({ "spec": { "secret": "hunter3" } }));
    settle().await;
    let expected = ["migrate a was a (secret)"; 2];
    assert_eq!(calls()[1..], expected);
    let status = get(&server, "WebApp", "shop").expect("it")["status"].to_string();
    assert!(
        status.contains("sha256:") && !status.contains("hunter"),
        "{status}"
    );
}

/// Hooks with filters and bounds.
#[derive(Clone, Copy, Debug)]
struct Narrow;

impl Hooked for Narrow {
    const HOOKS: &'static [Hook<Site<Self>>] = &[
        {
            let mut labelled = hook("labelled", On::Create);
            labelled.filter.labels = &[("tier", Match::Is("gold")), ("old", Match::Absent)];
            labelled
        },
        {
            let mut large = hook("large", On::Create);
            large.filter.when = Some(|this, _| Ok(this.spec.replicas > 5));
            large
        },
        {
            let mut twice = hook("twice", On::Create);
            twice.policy.retries = Some(1);
            twice
        },
    ];
}

#[tokio::test(start_paused = true)]
async fn filters_say_which_resources_a_hook_is_for() {
    let server = server(false);
    let _operator = Running::start_kind::<Site<Narrow>>(server.client());
    server.create(site("shop", "a", 1)).expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    assert_eq!(calls(), ["twice a"]);
    merge(
        &server,
        json!({ "metadata": { "labels": { "tier": "gold", "old": "" } } }),
    );
    settle().await;
    assert_eq!(calls(), Vec::<String>::new());
    merge(
        &server,
        json!({ "metadata": { "labels": { "old": null } } }),
    );
    settle().await;
    assert_eq!(calls(), ["labelled a"]);
    merge(&server, json!({ "spec": { "replicas": 6 } }));
    settle().await;
    assert_eq!(calls(), ["large a"]);
}

#[tokio::test(start_paused = true)]
async fn when_its_retries_are_used_up_a_hook_has_failed() {
    let server = server(false);
    let _operator = Running::start_kind::<Site<Narrow>>(server.client());
    script("twice", [Act::Error, Act::Error]);
    server.create(site("shop", "a", 1)).expect("created");
    until("stalled", || {
        condition(&server, "shop", "Stalled") == Some(("True".into(), "HookRetriesUsedUp".into()))
    })
    .await;
    assert_eq!(calls(), ["twice a", "twice a #2"]);
}

/// A delete hook that runs when the children are gone.
#[derive(Clone, Copy, Debug)]
struct After;

impl Hooked for After {
    const HOOKS: &'static [Hook<Site<Self>>] = &[hook(
        "release",
        On::Delete {
            children: Order::After,
        },
    )];
}

#[tokio::test(start_paused = true)]
async fn a_delete_hook_can_wait_for_the_children_to_go() {
    let server = server(false);
    let _operator = Running::start_kind::<Site<After>>(server.client());
    server.create(site("shop", "a", 1)).expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    script("release", [Act::Take(Duration::from_secs(20))]);
    delete(&server);
    until("called", || count() == 1).await;
    assert!(get(&server, "ConfigMap", "shop").is_none());
    assert!(!gone(&server));
    until("gone", || gone(&server)).await;
    assert_eq!(calls(), ["release a"]);
}

/// A hook on what happens to the child.
#[derive(Clone, Copy, Debug)]
struct Seen;

impl Hooked for Seen {
    const HOOKS: &'static [Hook<Site<Self>>] = &[hook("seen", On::Event { of: "config" })];
}

#[tokio::test(start_paused = true)]
async fn an_event_hook_sees_what_happens_to_the_child() {
    let server = server(false);
    let _operator = Running::start_kind::<Site<Seen>>(server.client());
    server.create(site("shop", "a", 1)).expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    settle().await;
    assert_eq!(calls(), ["seen a applied a"]);
    script("seen", [Act::Error]);
    merge(&server, json!({ "spec": { "image": "b" } }));
    until("ready", || {
        calls().contains(&"seen b #2 applied b".to_owned())
    })
    .await;
    settle().await;
    server
        .delete("v1", "ConfigMap", "default", "shop")
        .expect("deleted");
    settle().await;
    assert_eq!(calls(), ["seen b deleted b", "seen b applied b"]);
}

thread_local! {
    /// How often the filter of `never` was asked.
    static LOOKS: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

/// A hook that asks for another reconcile, and one that is for no resource and counts how often it is looked at.
#[derive(Clone, Copy, Debug)]
struct Asks;

impl Hooked for Asks {
    const HOOKS: &'static [Hook<Site<Self>>] = &[hook("ask", On::Create), {
        let mut never = hook("never", On::Create);
        never.filter.when = Some(|_, _| {
            LOOKS.set(LOOKS.get() + 1);
            Ok(false)
        });
        never
    }];
}

#[tokio::test(start_paused = true)]
async fn a_hook_sees_the_metrics_of_the_operator() {
    let server = server(false);
    let operator = Running::start_kind::<Site<Asks>>(server.client());
    let counter = operator_runtime::prometheus_client::metrics::counter::Counter::default();
    script("ask", [Act::Metric(counter.clone())]);
    server.create(site("shop", "a", 1)).expect("created");
    settle().await;
    counter.inc_by(2);
    let text = operator.metrics();
    assert!(text.contains("\nsites_told_total 2\n"), "{text}");
}

#[tokio::test(start_paused = true)]
async fn a_hook_can_ask_for_another_reconcile() {
    let server = server(false);
    let _operator = Running::start_kind::<Site<Asks>>(server.client());
    script("ask", [Act::Reschedule(Duration::from_secs(600))]);
    server.create(site("shop", "a", 1)).expect("created");
    settle().await;
    merge(&server, json!({ "metadata": { "labels": { "x": "y" } } }));
    settle().await;
    let looks = LOOKS.get();
    tokio::time::sleep(Duration::from_secs(450)).await;
    assert_eq!(LOOKS.get(), looks, "it rests");
    tokio::time::sleep(Duration::from_secs(100)).await;
    assert!(LOOKS.get() > looks, "it looks again");
    assert_eq!(calls(), ["ask a"]);
}
