//! Whatever goes wrong on the way, the end is the same.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

mod support;

use std::time::Duration;

use operator_runtime::testing::{ApiServer, Fault, Rule, Verb};
use operator_runtime::{Value, json};
use support::webapp::webapp;
use support::{Running, condition, get, is_ready, requests, server, settle, until, writes};

fn full() -> Value {
    json!({ "image": "nginx:1", "config": { "a": "b" }, "host": "a.example.com" })
}

fn changed() -> Value {
    json!({ "image": "nginx:2", "config": null, "host": "b.example.com", "replicas": 2 })
}

/// The objects of the test without what differs from run to run.
fn state(server: &ApiServer) -> Vec<Value> {
    let kinds = [
        ("apps.example.com/v1", "WebApp"),
        ("v1", "ConfigMap"),
        ("apps/v1", "Deployment"),
        ("v1", "Service"),
        ("networking.k8s.io/v1", "Ingress"),
    ];
    let objects = kinds
        .iter()
        .flat_map(|(api_version, kind)| server.list(api_version, kind, "default"));
    objects.map(|object| without_noise(object, "")).collect()
}

fn without_noise(value: Value, at: &str) -> Value {
    const NOISE: [&str; 12] = [
        "uid",
        "resourceVersion",
        "creationTimestamp",
        "managedFields",
        "lastTransitionTime",
        "lastUpdateTime",
        "clusterIP",
        "clusterIPs",
        "generation",
        "observedGeneration",
        "time",
        "operator-gen.dev/applied-hash",
    ];
    match value {
        Value::Object(fields) => {
            let fields = fields
                .into_iter()
                .filter(|(name, _)| !NOISE.contains(&name.as_str()));
            fields
                .map(|(name, value)| (name.clone(), without_noise(value, &name)))
                .collect()
        }
        Value::Array(elements) if at == "conditions" => {
            let mut elements: Vec<Value> = elements
                .into_iter()
                .map(|element| without_noise(element, ""))
                .collect();
            elements.sort_by_key(|element| element["type"].to_string());
            elements.into()
        }
        Value::Array(elements) => elements
            .into_iter()
            .map(|element| without_noise(element, ""))
            .collect(),
        Value::String(text) if at == "name" || at == "message" => text.into(),
        other => other,
    }
}

/// What a run without faults leads to, and how many writes it takes.
async fn undisturbed() -> (Vec<Value>, usize) {
    let server = server(true);
    let _operator = Running::start(server.client());
    let mark = server.mark();
    create_and_change(&server).await;
    (state(&server), writes(&server, mark).len())
}

async fn create_and_change(server: &ApiServer) {
    server.create(webapp("shop", full())).expect("created");
    until("ready", || is_ready(server, "shop")).await;
    server.merge(webapp("shop", changed())).expect("changed");
    until("ready", || is_ready(server, "shop")).await;
    settle().await;
}

#[tokio::test(start_paused = true)]
async fn a_crash_after_any_write_changes_nothing_in_the_end() {
    let (wanted, writes) = undisturbed().await;
    assert!(writes >= 7, "only {writes} writes");
    for write in 1..=writes {
        let server = server(true);
        let (client, crash) = server.client_that_crashes_after(write);
        let doomed = Running::start(client);
        server.create(webapp("shop", full())).expect("created");
        until("crash or ready", || {
            crash.has_happened() || is_ready(&server, "shop")
        })
        .await;
        if !crash.has_happened() {
            server.merge(webapp("shop", changed())).expect("changed");
            until("crash", || crash.has_happened()).await;
        }
        doomed.kill().await;
        let _operator = Running::start(server.client());
        until("ready", || is_ready(&server, "shop")).await;
        server.merge(webapp("shop", changed())).expect("changed");
        until("ready", || is_ready(&server, "shop")).await;
        settle().await;
        assert_eq!(state(&server), wanted, "after write {write}");
        let mark = server.mark();
        settle().await;
        assert_eq!(requests(&server, mark), [], "at rest after write {write}");
    }
}

#[tokio::test(start_paused = true)]
async fn any_answer_of_the_api_server_is_survived() {
    let (wanted, writes) = undisturbed().await;
    let faults = [
        Fault::Status(500),
        Fault::Status(409),
        Fault::Status(503),
        Fault::TooManyRequests(2),
        Fault::Disconnect,
        Fault::LostResponse,
        Fault::Delay(Duration::from_secs(40)),
    ];
    for fault in faults {
        for write in 0..writes {
            let server = server(true);
            let _operator = Running::start(server.client());
            server.fail(Rule::new(fault.clone()).writes().after(write).times(1));
            create_and_change(&server).await;
            assert_eq!(state(&server), wanted, "{fault:?} at write {write}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn every_third_request_failing_is_survived() {
    let (wanted, _) = undisturbed().await;
    let server = server(true);
    for nth in (0..60).step_by(3) {
        server.fail(Rule::new(Fault::Status(500)).after(nth).times(1));
    }
    let _operator = Running::start(server.client());
    create_and_change(&server).await;
    assert_eq!(state(&server), wanted);
}

#[tokio::test(start_paused = true)]
async fn an_object_of_somebody_else_is_never_taken() {
    let server = server(true);
    let theirs = json!({
        "apiVersion": "v1", "kind": "ConfigMap",
        "metadata": { "name": "shop-config", "namespace": "default" }, "data": { "theirs": "yes" },
    });
    server.create(theirs).expect("created");
    let before = get(&server, "ConfigMap", "shop-config").expect("theirs");
    let _operator = Running::start(server.client());
    let mark = server.mark();
    server
        .create(webapp(
            "shop",
            json!({ "image": "nginx", "config": { "a": "b" } }),
        ))
        .expect("created");
    let stalled = || {
        condition(&server, "shop", "Stalled") == Some(("True".into(), "OwnershipConflict".into()))
    };
    until("stalled", stalled).await;
    settle().await;
    assert_eq!(
        get(&server, "ConfigMap", "shop-config").expect("theirs"),
        before
    );
    assert!(
        get(&server, "Deployment", "shop").is_some(),
        "the other children are made"
    );
    let attempts = writes(&server, mark)
        .iter()
        .filter(|write| write.contains("configmaps"))
        .count();
    // Seven by the backoff at its shortest, and some for events of the other children.
    assert!(attempts <= 12, "{attempts} attempts in a minute");

    server
        .delete("v1", "ConfigMap", "default", "shop-config")
        .expect("deleted");
    until("ready", || is_ready(&server, "shop")).await;
}

#[tokio::test(start_paused = true)]
async fn a_panic_harms_nobody_else() {
    let server = server(true);
    let _operator = Running::start(server.client());
    server
        .create(webapp("bad", json!({ "image": "panic" })))
        .expect("created");
    server
        .create(webapp("good", json!({ "image": "nginx" })))
        .expect("created");
    until("ready", || is_ready(&server, "good")).await;
    until("said", || {
        condition(&server, "bad", "Ready") == Some(("False".into(), "Panic".into()))
    })
    .await;

    server
        .merge(webapp("bad", json!({ "image": "nginx" })))
        .expect("changed");
    until("ready", || is_ready(&server, "bad")).await;
}

#[tokio::test(start_paused = true)]
async fn a_malformed_resource_harms_nobody_else() {
    let server = server(true);
    let _operator = Running::start(server.client());
    server
        .create(webapp("bad", json!({ "image": 7, "replicas": "many" })))
        .expect("created");
    server
        .create(webapp("good", json!({ "image": "nginx" })))
        .expect("created");
    until("ready", || is_ready(&server, "good")).await;
    let stalled =
        || condition(&server, "bad", "Stalled") == Some(("True".into(), "InvalidResource".into()));
    until("said", stalled).await;

    server
        .merge(webapp("bad", json!({ "image": "nginx", "replicas": 1 })))
        .expect("changed");
    until("ready", || is_ready(&server, "bad")).await;
}

#[tokio::test(start_paused = true)]
async fn what_was_deleted_unseen_is_found_by_the_next_list() {
    let server = server(true);
    let _operator = Running::start(server.client());
    server
        .create(webapp("shop", json!({ "image": "nginx" })))
        .expect("created");
    server
        .create(webapp("gone", json!({ "image": "nginx" })))
        .expect("created");
    until("ready", || {
        is_ready(&server, "shop") && is_ready(&server, "gone")
    })
    .await;
    settle().await;

    server.hold_watches();
    server.break_watches();
    server
        .delete("v1", "Service", "default", "shop")
        .expect("deleted");
    server
        .delete("apps.example.com/v1", "WebApp", "default", "gone")
        .expect("deleted");
    server.compact();
    server.release_watches();
    until("a service", || get(&server, "Service", "shop").is_some()).await;
    settle().await;
    assert!(get(&server, "Deployment", "gone").is_none());
    let mark = server.mark();
    settle().await;
    assert_eq!(writes(&server, mark), Vec::<String>::new());
}

#[tokio::test(start_paused = true)]
async fn broken_watches_lose_nothing() {
    let server = server(true);
    let _operator = Running::start(server.client());
    server
        .create(webapp("shop", json!({ "image": "nginx:1" })))
        .expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    for round in 2..12 {
        server.break_watches();
        server
            .merge(webapp("shop", json!({ "image": format!("nginx:{round}") })))
            .expect("changed");
        server
            .delete("v1", "Service", "default", "shop")
            .expect("deleted");
        until("ready", || is_ready(&server, "shop")).await;
        until("a service", || get(&server, "Service", "shop").is_some()).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_stale_cache_leads_to_no_harm() {
    let server = server(true);
    let _operator = Running::start(server.client());
    server
        .create(webapp(
            "shop",
            json!({ "image": "nginx:1", "config": { "a": "b" } }),
        ))
        .expect("created");
    until("ready", || is_ready(&server, "shop")).await;

    server.hold_watches();
    server
        .delete("apps.example.com/v1", "WebApp", "default", "shop")
        .expect("deleted");
    let anew = server
        .create(webapp("shop", json!({ "image": "nginx:2" })))
        .expect("created");
    settle().await;
    server.release_watches();
    until("ready", || is_ready(&server, "shop")).await;
    let deployment = get(&server, "Deployment", "shop").expect("a deployment");
    assert_eq!(
        deployment["metadata"]["ownerReferences"][0]["uid"],
        anew["metadata"]["uid"]
    );
    assert!(get(&server, "ConfigMap", "shop-config").is_none());
}

#[tokio::test(start_paused = true)]
async fn a_watch_that_is_forbidden_holds_back_the_start_and_no_other_watch() {
    let server = server(true);
    server.fail(
        Rule::new(Fault::Status(403))
            .verb(Verb::List)
            .resource("ingresses"),
    );
    let _operator = Running::start(server.client());
    server
        .create(webapp("shop", json!({ "image": "nginx" })))
        .expect("created");
    settle().await;
    assert!(
        get(&server, "Deployment", "shop").is_none(),
        "nothing is done on partial knowledge"
    );
    let lists = server
        .requests()
        .iter()
        .filter(|request| request.verb == Verb::List && request.code == 403)
        .count();
    assert!((2..=10).contains(&lists), "{lists} attempts in a minute");
    server.clear_faults();
    until("ready", || is_ready(&server, "shop")).await;
}

#[tokio::test(start_paused = true)]
async fn a_kind_that_is_not_there_yet_is_waited_for() {
    let server = ApiServer::new().with_workloads();
    let _operator = Running::start(server.client());
    settle().await;
    server
        .register(support::webapp::definition())
        .expect("a valid CRD");
    server
        .create(webapp("shop", json!({ "image": "nginx" })))
        .expect("created");
    until("ready", || is_ready(&server, "shop")).await;
}

#[tokio::test(start_paused = true)]
async fn a_list_edited_by_hand_is_put_right_although_an_apply_is_invalid() {
    let server = server(true);
    let _operator = Running::start(server.client());
    server
        .create(webapp("shop", json!({ "image": "nginx" })))
        .expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    let ports = || get(&server, "Service", "shop").expect("a service")["spec"]["ports"].clone();
    let before = ports();

    // The real API server refuses an apply that would leave two ports of one name.
    server.fail(
        Rule::new(Fault::Status(422))
            .verb(Verb::Patch)
            .resource("services")
            .times(1),
    );
    let mut edited = before.clone();
    edited[0]["port"] = json!(81);
    server
        .merge(json!({
            "apiVersion": "v1",
            "kind": "Service",
            "metadata": { "namespace": "default", "name": "shop" },
            "spec": { "ports": edited },
        }))
        .expect("edited");
    until("put right", || ports() == before).await;
    until("ready", || is_ready(&server, "shop")).await;
}

#[tokio::test(start_paused = true)]
async fn a_forbidden_child_is_said_with_its_reason() {
    let server = server(true);
    let _operator = Running::start(server.client());
    server.fail(
        Rule::new(Fault::Status(403))
            .verb(Verb::Patch)
            .resource("services"),
    );
    server
        .create(webapp("shop", json!({ "image": "nginx" })))
        .expect("created");
    until("said", || {
        condition(&server, "shop", "Stalled") == Some(("True".into(), "Forbidden".into()))
    })
    .await;
    assert!(
        get(&server, "Deployment", "shop").is_some(),
        "the other children are made"
    );
    let events = || server.list("v1", "Event", "default");
    until("an event", || {
        events().iter().any(|event| event["reason"] == "Forbidden")
    })
    .await;
    server.clear_faults();
    until("ready", || is_ready(&server, "shop")).await;
    until("an event", || {
        events().iter().any(|event| event["reason"] == "Recovered")
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn whoever_undoes_the_work_again_and_again_is_met_with_patience() {
    let server = server(true);
    let _operator = Running::start(server.client());
    server
        .create(webapp("shop", json!({ "image": "nginx" })))
        .expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    let mark = server.mark();
    for _ in 0..600 {
        // Whether it is there or not: somebody deletes it.
        let _ = server.delete("v1", "Service", "default", "shop");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let attempts = writes(&server, mark)
        .iter()
        .filter(|write| write.contains("services"))
        .count();
    assert!(
        (3..=12).contains(&attempts),
        "{attempts} attempts in a minute"
    );
    until("a service", || get(&server, "Service", "shop").is_some()).await;
    until("ready", || is_ready(&server, "shop")).await;
}
