//! Hooks when processes die, leaders change, caches are stale and the API server fails.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

mod support;

use std::time::Duration;

use operator_runtime::hook::{Hook, On, Order};
use operator_runtime::settings::Settings;
use operator_runtime::testing::{ApiServer, Fault, Rule, Verb};
use operator_runtime::{Operator, json};
use support::site::{Act, Hooked, Site, alive, calls, clear, count, hook, script, site};
use support::{OPERATOR, Running, get, is_ready, requests, server, settle, until, writes};

/// All hooks that are derived from the resource.
#[derive(Clone, Copy, Debug)]
struct All;

impl Hooked for All {
    const HOOKS: &'static [Hook<Site<Self>>] = &[
        hook("provision", On::Create),
        hook("enrol", On::Create),
        hook("migrate", On::Update),
        hook(
            "release",
            On::Delete {
                children: Order::Before,
            },
        ),
    ];
}

/// What the whole life of a resource comes to when nothing goes wrong.
const RIGHT: [&str; 4] = [
    "provision a",
    "enrol a",
    "migrate b was a (image)",
    "release b",
];

fn start(server: &ApiServer) -> Running {
    Running::start_kind::<Site<All>>(server.client())
}

fn exists(server: &ApiServer) -> bool {
    get(server, "WebApp", "shop").is_some()
}

/// One step of the life of a resource, unless it was taken already.
fn step(server: &ApiServer, step: usize) {
    match step {
        0 => drop(server.create(site("shop", "a", 1)).expect("created")),
        1 => drop(server.merge(site("shop", "b", 1)).expect("changed")),
        _ => {
            server
                .delete("apps.example.com/v1", "WebApp", "default", "shop")
                .expect("deleted");
        }
    }
}

/// Waits until a step is through, or something else happens.
async fn through(server: &ApiServer, step: usize, otherwise: impl Fn() -> bool) {
    until("through", || {
        otherwise()
            || match step {
                0 | 1 => is_ready(server, "shop"),
                _ => !exists(server),
            }
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_process_that_dies_in_the_middle_of_a_hook_has_it_run_again() {
    for (dies_in, call) in RIGHT.iter().enumerate() {
        clear();
        let server = server(false);
        let mut operator = start(&server);
        let name = call.split(' ').next().expect("a name");
        script(name, [Act::Take(Duration::from_secs(20))]);
        for at in 0..3 {
            step(&server, at);
            through(&server, at, || alive() > 0).await;
            if alive() > 0 {
                operator.kill().await;
                assert_eq!(alive(), 0, "no hook outlives its process");
                operator = start(&server);
            }
            through(&server, at, || false).await;
        }
        let mut expected: Vec<&str> = RIGHT.to_vec();
        expected.insert(dies_in, call);
        assert_eq!(calls(), expected, "killed in {name}");
        drop(operator);
    }
}

#[tokio::test(start_paused = true)]
async fn a_process_that_dies_after_any_write_skips_nothing_and_repeats_one_call_at_most() {
    let mut crashes = 0;
    for write in 1.. {
        clear();
        let server = server(false);
        let (client, crash) = server.client_that_crashes_after(write);
        let mut operator = Running::start_kind::<Site<All>>(client);
        let mut restarted = false;
        for at in 0..3 {
            step(&server, at);
            through(&server, at, || crash.has_happened() && !restarted).await;
            if crash.has_happened() && !restarted {
                operator.kill().await;
                operator = start(&server);
                restarted = true;
                through(&server, at, || false).await;
            }
        }
        if !restarted {
            break;
        }
        crashes += 1;
        let mut calls = calls();
        assert!(
            calls.len() <= RIGHT.len() + 1,
            "after write {write}: {calls:?}"
        );
        calls.dedup();
        assert_eq!(calls, RIGHT, "after write {write}");
    }
    assert!(crashes >= 8, "only {crashes} crashes");
}

#[tokio::test(start_paused = true)]
async fn progress_that_cannot_be_written_is_written_later_and_the_hook_not_run_again() {
    for fault in [
        Fault::Status(500),
        Fault::Status(409),
        Fault::LostResponse,
        Fault::Disconnect,
        Fault::TooManyRequests(2),
    ] {
        clear();
        let server = server(false);
        let _operator = start(&server);
        let rule = Rule::new(fault.clone())
            .verb(Verb::Patch)
            .subresource("status");
        server.fail(rule.times(3));
        for at in 0..3 {
            step(&server, at);
            through(&server, at, || false).await;
        }
        assert_eq!(calls(), RIGHT, "{fault:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn any_answer_of_the_api_server_at_any_time_is_survived_and_no_hook_repeated() {
    let faults = [
        Fault::Status(500),
        Fault::Status(409),
        Fault::TooManyRequests(1),
        Fault::Disconnect,
        Fault::LostResponse,
    ];
    for fault in faults {
        for request in 0..20 {
            clear();
            let server = server(false);
            let _operator = start(&server);
            let rule = Rule::new(fault.clone()).resource("webapps");
            server.fail(rule.after(request).times(1));
            for at in 0..3 {
                step(&server, at);
                through(&server, at, || false).await;
            }
            assert_eq!(calls(), RIGHT, "{fault:?} for request {request}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_request_of_a_hook_has_a_deadline_and_the_operators_name() {
    let server = server(false);
    let _operator = start(&server);
    let hangs = Rule::new(Fault::Delay(Duration::from_secs(3600)));
    server.fail(hangs.resource("configmaps").name("other").times(1));
    script("provision", [Act::Request, Act::Request]);
    let started = tokio::time::Instant::now();
    step(&server, 0);
    through(&server, 0, || false).await;
    assert!(started.elapsed() < Duration::from_secs(25));
    let expected = ["provision a", "enrol a", "provision a #2"];
    assert_eq!(calls(), expected, "one that fails holds up no other");
    let mut theirs = server.requests();
    theirs.retain(|request| request.name == "other");
    assert!(theirs.iter().all(|request| request.user_agent == OPERATOR));
    assert!(!theirs.is_empty());
}

#[tokio::test(start_paused = true)]
async fn status_fields_that_are_invalid_are_left_out_and_harm_nothing_else() {
    let server = ApiServer::new();
    let mut definition = support::webapp::definition();
    let schema = &mut definition["spec"]["versions"][0]["schema"]["openAPIV3Schema"];
    schema["properties"]["status"]["properties"] =
        json!({ "token": { "type": "string", "maxLength": 3 } });
    server.register(definition).expect("a valid CRD");
    let _operator = start(&server);
    script("provision", [Act::Token("much too long")]);
    step(&server, 0);
    through(&server, 0, || false).await;
    assert_eq!(calls(), ["provision a", "enrol a"]);
    let object = get(&server, "WebApp", "shop").expect("it");
    assert!(object["status"]["token"].is_null());
}

#[tokio::test(start_paused = true)]
async fn the_progress_of_hooks_and_the_status_of_others_do_not_overwrite_each_other() {
    let server = server(false);
    let _operator = start(&server);
    script("provision", [Act::Take(Duration::from_secs(5))]);
    step(&server, 0);
    until("called", || count() == 1).await;
    server.hold_watches();
    let theirs = json!({
        "apiVersion": "apps.example.com/v1", "kind": "WebApp",
        "metadata": { "name": "shop", "namespace": "default" },
        "status": { "hooks": [{ "name": "enrol", "state": "Succeeded" }] },
    });
    server.merge_status(theirs).expect("changed");
    tokio::time::sleep(Duration::from_secs(10)).await;
    server.release_watches();
    until("ready", || is_ready(&server, "shop")).await;
    assert_eq!(
        calls(),
        ["provision a"],
        "what is in the list meanwhile is kept"
    );
}

#[tokio::test(start_paused = true)]
async fn a_leader_with_a_stale_cache_runs_no_hook_twice() {
    let server = server(false);
    let first = replica(&server, "first");
    tokio::time::sleep(Duration::from_secs(1)).await;
    let second = replica(&server, "second");
    tokio::time::sleep(Duration::from_secs(1)).await;
    script("provision", [Act::Take(Duration::from_secs(5))]);
    step(&server, 0);
    until("called", || count() == 1).await;
    // The second replica knows the resource and nothing of what becomes of it.
    server.hold_watches();
    until("written", || {
        let object = get(&server, "WebApp", "shop").expect("it");
        let hooks = object["status"]["hooks"].as_array();
        hooks.is_some_and(|hooks| hooks.len() >= 3)
    })
    .await;
    first.abort();
    assert_eq!(calls(), ["provision a", "enrol a"]);
    settle().await;
    assert_eq!(calls(), Vec::<String>::new());
    server.release_watches();
    step(&server, 1);
    settle().await;
    assert_eq!(calls(), ["migrate b was a (image)"], "the second leads");
    second.abort();
}

#[tokio::test(start_paused = true)]
async fn nothing_begins_once_it_is_paused() {
    let server = server(false);
    let _operator = start(&server);
    script("provision", [Act::Take(Duration::from_secs(5))]);
    step(&server, 0);
    until("called", || count() == 1).await;
    let mut edit = site("shop", "b", 1);
    edit["metadata"]["annotations"] = json!({ "apps.example.com/paused": "true" });
    server.merge(edit).expect("changed");
    settle().await;
    assert_eq!(
        calls(),
        ["provision a"],
        "nothing begins while it is paused"
    );
    let mut resume = site("shop", "b", 1);
    resume["metadata"]["annotations"] = json!({ "apps.example.com/paused": "false" });
    server.merge(resume).expect("changed");
    settle().await;
    assert_eq!(calls(), ["enrol b", "migrate b was a (image)"]);
}

#[tokio::test(start_paused = true)]
async fn what_is_edited_between_two_hooks_is_known_to_the_second() {
    let server = server(false);
    let _operator = start(&server);
    script("provision", [Act::Take(Duration::from_secs(5))]);
    step(&server, 0);
    until("called", || count() == 1).await;
    step(&server, 1);
    settle().await;
    assert_eq!(
        calls(),
        ["provision a", "enrol b", "migrate b was a (image)"]
    );
}

/// A replica that waits for the lead.
fn replica(server: &ApiServer, name: &'static str) -> tokio::task::JoinHandle<()> {
    let client = server.client();
    let operator = Operator::new(OPERATOR).kind::<Site<All>>();
    let settings = Settings::from_lookup(|variable| match variable {
        "POD_NAMESPACE" => Some("default".into()),
        "POD_NAME" => Some(name.into()),
        _ => None,
    })
    .expect("valid settings");
    tokio::spawn(async move {
        let never = std::future::pending::<()>();
        let _ = operator.serve(client, settings, never).await;
    })
}

#[tokio::test(start_paused = true)]
async fn when_the_lead_changes_in_the_middle_of_a_hook_the_next_leader_runs_it() {
    let server = server(false);
    let first = replica(&server, "first");
    tokio::time::sleep(Duration::from_secs(1)).await;
    let second = replica(&server, "second");
    script("enrol", [Act::Take(Duration::from_secs(25))]);
    step(&server, 0);
    until("in the middle", || count() == 2).await;
    first.abort();
    let _ = first.await;
    assert_eq!(alive(), 0, "the hook ends with the lead");
    until("ready", || is_ready(&server, "shop")).await;
    assert_eq!(calls(), ["provision a", "enrol a", "enrol a"]);
    second.abort();
}

#[tokio::test(start_paused = true)]
async fn a_leader_that_cannot_renew_stops_its_hooks() {
    let server = server(false);
    let first = replica(&server, "first");
    tokio::time::sleep(Duration::from_secs(1)).await;
    script("provision", [Act::Take(Duration::from_secs(29))]);
    step(&server, 0);
    until("called", || count() == 1).await;
    server.fail(Rule::new(Fault::Status(500)).resource("leases"));
    until("ended", || first.is_finished()).await;
    assert_eq!(alive(), 0);
}

/// Another replica may lead by the time that it wakes, and its hook ends before it has noticed.
#[tokio::test(start_paused = true)]
async fn a_leader_that_hung_in_a_hook_writes_nothing_of_it() {
    let server = server(false);
    let first = replica(&server, "first");
    tokio::time::sleep(Duration::from_secs(1)).await;
    script("provision", [Act::Hang(Duration::from_secs(11))]);
    let mark = server.mark();
    step(&server, 0);
    until("ended", || first.is_finished()).await;
    assert_eq!(calls(), ["provision a"]);
    // What it wrote before it hung: the finalizer.
    let statuses = writes(&server, mark);
    let statuses = statuses.iter().filter(|write| write.contains("status"));
    assert_eq!(statuses.count(), 0);
    assert!(get(&server, "ConfigMap", "shop").is_none());
}

#[tokio::test(start_paused = true)]
async fn asked_to_stop_it_lets_a_hook_end_and_writes_what_came_of_it() {
    let server = server(false);
    let operator = start(&server);
    script("provision", [Act::Take(Duration::from_secs(3))]);
    step(&server, 0);
    until("called", || count() == 1).await;
    operator.stop().await.expect("a good end");
    let mark = server.mark();
    let _operator = start(&server);
    until("ready", || is_ready(&server, "shop")).await;
    assert_eq!(calls(), ["provision a", "enrol a"]);
    assert!(!requests(&server, mark).is_empty());
}
