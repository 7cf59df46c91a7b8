//! Objects that a resource reads and does not own: a change of one reconciles the resources that read it, and no other.
#![allow(clippy::expect_used, reason = "that is how a test fails")]

mod support;

use operator_runtime::testing::{ApiServer, Verb};
use operator_runtime::{Value, json};
use support::reader::{Site, backend_at, definition, secret, settings, site};
use support::{Running, requests, settle, until, writes};

/// A cluster with a namespace `platform` and two backends.
fn server() -> ApiServer {
    let server = server_without_backends();
    add_backends(&server);
    server
}

fn server_without_backends() -> ApiServer {
    let server = ApiServer::new();
    server.register(definition("Site")).expect("a valid CRD");
    let platform =
        json!({ "apiVersion": "v1", "kind": "Namespace", "metadata": { "name": "platform" } });
    server.create(platform).expect("created");
    server
}

fn add_backends(server: &ApiServer) {
    let backends = definition("Backend");
    server.register(backends).expect("a valid CRD");
    for (name, host) in [("one", "one.example.com"), ("two", "two.example.com")] {
        server.create(backend_at(name, host)).expect("created");
    }
}

fn get(server: &ApiServer, name: &str) -> Value {
    let site = server.get("sites.example.com/v1", "Site", "default", name);
    site.expect("the site")
}

fn condition(server: &ApiServer, name: &str, condition: &str) -> Value {
    let site = get(server, name);
    let conditions = site["status"]["conditions"].as_array().cloned();
    let mut conditions = conditions.unwrap_or_default().into_iter();
    let found = conditions.find(|found| found["type"] == condition);
    found.unwrap_or_default()
}

fn is(server: &ApiServer, name: &str, wanted: &str) -> bool {
    let site = get(server, name);
    let current = site["status"]["observedGeneration"] == site["metadata"]["generation"];
    current && condition(server, name, wanted)["status"] == "True"
}

fn child(server: &ApiServer, kind: &str, name: &str) -> Option<Value> {
    server.get("v1", kind, "default", name)
}

fn config(server: &ApiServer, name: &str, field: &str) -> Value {
    child(server, "ConfigMap", name).expect("a config map")["data"][field].clone()
}

/// Creates a site and waits until it is ready.
async fn ready(server: &ApiServer, name: &str, spec: Value) {
    server.create(site(name, spec)).expect("created");
    until("ready", || is(server, name, "Ready")).await;
}

#[tokio::test(start_paused = true)]
async fn a_change_reconciles_those_who_read_the_object_and_nobody_else() {
    let server = server();
    let _operator = Running::start_kind::<Site>(server.client());
    for name in ["a", "b"] {
        ready(&server, name, json!({ "backend": "one" })).await;
    }
    ready(&server, "c", json!({ "backend": "two" })).await;
    settle().await;

    let mark = server.mark();
    let moved = backend_at("one", "moved.example.com");
    server.merge(moved).expect("changed");
    settle().await;
    let mut expected: Vec<String> = ["a", "b"]
        .iter()
        .flat_map(|name| {
            [
                format!("Patch configmaps/ {name} 200"),
                format!("Patch sites/status {name} 200"),
            ]
        })
        .collect();
    let mut found = writes(&server, mark);
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
    assert_eq!(requests(&server, mark).len(), 4, "no reads");
    for (name, host) in [("a", "moved.example.com"), ("c", "two.example.com")] {
        assert_eq!(config(&server, name, "host"), host);
        assert_eq!(get(&server, name)["status"]["host"], host);
    }

    let mark = server.mark();
    settle().await;
    assert_eq!(requests(&server, mark), [], "at rest");
}

#[tokio::test(start_paused = true)]
async fn what_is_missing_is_named_and_holds_up_only_those_who_mention_it() {
    let server = server();
    let _operator = Running::start_kind::<Site>(server.client());
    let spec = json!({ "backend": "one", "tlsSecret": "cert" });
    server.create(site("shop", spec)).expect("created");
    until("waiting", || is(&server, "shop", "Reconciling")).await;
    let message = "tls: waiting for Secret default/cert; keys: waiting for tls";
    for (name, status) in [
        ("Reconciling", "True"),
        ("Ready", "False"),
        ("Stalled", "False"),
    ] {
        let condition = condition(&server, "shop", name);
        assert_eq!(condition["status"], status, "{name}");
        assert_eq!(condition["message"], message, "{name}");
    }
    assert!(child(&server, "ServiceAccount", "shop").is_some());
    assert_eq!(config(&server, "shop", "host"), "one.example.com");
    assert!(child(&server, "Secret", "shop").is_none());

    let mark = server.mark();
    settle().await;
    assert_eq!(requests(&server, mark), [], "it waits without a request");

    server.create(secret("cert", "c2VjcmV0")).expect("created");
    until("ready", || is(&server, "shop", "Ready")).await;
    let keys = child(&server, "Secret", "shop").expect("keys");
    assert_eq!(keys["data"]["key"], "c2VjcmV0");
    assert_eq!(writes(&server, mark).len(), 2, "the child and the status");
}

#[tokio::test(start_paused = true)]
async fn one_that_is_deleted_is_waited_for_and_nothing_made_of_it_goes() {
    let server = server();
    let _operator = Running::start_kind::<Site>(server.client());
    server.create(secret("cert", "MQ==")).expect("created");
    let spec = json!({ "backend": "one", "tlsSecret": "cert" });
    ready(&server, "shop", spec).await;

    server
        .delete("v1", "Secret", "default", "cert")
        .expect("deleted");
    until("waiting", || is(&server, "shop", "Reconciling")).await;
    assert!(child(&server, "Secret", "shop").is_some());
    assert_eq!(
        get(&server, "shop")["status"]["keys"],
        "shop",
        "it is there"
    );

    server.create(secret("cert", "Mg==")).expect("created");
    until("ready", || is(&server, "shop", "Ready")).await;
    let keys = child(&server, "Secret", "shop").expect("keys");
    assert_eq!(keys["data"]["key"], "Mg==");
}

#[tokio::test(start_paused = true)]
async fn a_resource_that_turns_to_another_object_no_longer_follows_the_first() {
    let server = server();
    let _operator = Running::start_kind::<Site>(server.client());
    ready(&server, "shop", json!({ "backend": "one" })).await;
    let other = site("shop", json!({ "backend": "two" }));
    server.merge(other).expect("changed");
    until("ready", || is(&server, "shop", "Ready")).await;
    assert_eq!(config(&server, "shop", "host"), "two.example.com");
    settle().await;

    let mark = server.mark();
    let first = backend_at("one", "moved.example.com");
    server.merge(first).expect("changed");
    settle().await;
    assert_eq!(requests(&server, mark), []);
    let second = backend_at("two", "moved.example.com");
    server.merge(second).expect("changed");
    until("followed", || {
        config(&server, "shop", "host") == "moved.example.com"
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn an_optional_object_may_come_and_go() {
    let server = server();
    let _operator = Running::start_kind::<Site>(server.client());
    ready(&server, "shop", json!({ "backend": "one" })).await;
    assert_eq!(config(&server, "shop", "color"), "white");
    for other in [("default", "shared-settings"), ("platform", "settings")] {
        let other = settings(other.0, other.1, "black");
        server.create(other).expect("created");
    }
    settle().await;
    assert_eq!(config(&server, "shop", "color"), "white", "of others");

    let shared = settings("platform", "shared-settings", "red");
    server.create(shared).expect("created");
    until("red", || config(&server, "shop", "color") == "red").await;
    server
        .delete("v1", "ConfigMap", "platform", "shared-settings")
        .expect("deleted");
    until("white", || config(&server, "shop", "color") == "white").await;
    until("ready", || is(&server, "shop", "Ready")).await;
}

#[tokio::test(start_paused = true)]
async fn a_deleted_resource_is_woken_no_more() {
    let server = server();
    let _operator = Running::start_kind::<Site>(server.client());
    ready(&server, "shop", json!({ "backend": "one" })).await;
    server
        .delete("sites.example.com/v1", "Site", "default", "shop")
        .expect("deleted");
    settle().await;
    let mark = server.mark();
    let moved = backend_at("one", "moved.example.com");
    server.merge(moved).expect("changed");
    settle().await;
    assert_eq!(requests(&server, mark), []);
}

#[tokio::test(start_paused = true)]
async fn a_restart_writes_nothing_and_misses_no_change() {
    let server = server();
    let operator = Running::start_kind::<Site>(server.client());
    ready(&server, "shop", json!({ "backend": "one" })).await;
    settle().await;
    operator.kill().await;
    let mark = server.mark();
    let operator = Running::start_kind::<Site>(server.client());
    settle().await;
    assert_eq!(writes(&server, mark), Vec::<String>::new());
    operator.kill().await;

    let moved = backend_at("one", "moved.example.com");
    server.merge(moved).expect("changed");
    let _operator = Running::start_kind::<Site>(server.client());
    until("followed", || {
        config(&server, "shop", "host") == "moved.example.com"
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn changes_that_no_watch_saw_are_found_when_it_works_again() {
    let server = server();
    let _operator = Running::start_kind::<Site>(server.client());
    ready(&server, "shop", json!({ "backend": "one" })).await;
    server.hold_watches();
    let moved = backend_at("one", "moved.example.com");
    server.merge(moved).expect("changed");
    server.compact();
    server.break_watches();
    server.release_watches();
    until("followed", || {
        config(&server, "shop", "host") == "moved.example.com"
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn what_is_named_once_and_for_all_is_watched_alone() {
    let server = server();
    let _operator = Running::start_kind::<Site>(server.client());
    ready(&server, "shop", json!({ "backend": "one" })).await;
    let mut watched: Vec<(String, String)> = server
        .requests()
        .into_iter()
        .filter(|request| request.verb == Verb::Watch && request.resource == "configmaps")
        .map(|request| (request.namespace, request.name))
        .collect();
    watched.sort();
    watched.dedup();
    let named = |namespace: &str| (namespace.to_owned(), String::new());
    assert_eq!(watched, [named(""), named("platform")]);
}

#[tokio::test(start_paused = true)]
async fn what_a_secret_holds_is_told_to_nobody() {
    let server = server();
    let _operator = Running::start_kind::<Site>(server.client());
    server.create(secret("cert", "aHVzaA==")).expect("created");
    let spec = json!({ "backend": "one", "tlsSecret": "cert" });
    ready(&server, "shop", spec).await;
    server
        .merge(secret("cert", "d2hpc3Blcg=="))
        .expect("changed");
    settle().await;
    for kind in ["Event", "Site"] {
        let api_version = if kind == "Event" {
            "v1"
        } else {
            "sites.example.com/v1"
        };
        let told = format!("{:?}", server.list(api_version, kind, ""));
        for word in ["aHVzaA", "d2hpc3Blcg", "hush", "whisper"] {
            assert!(!told.contains(word), "{kind}: {told}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_kind_that_is_not_served_yet_holds_up_only_those_who_need_it() {
    let server = server_without_backends();
    let _operator = Running::start_kind::<Site>(server.client());
    let spec = json!({ "backend": "one" });
    server.create(site("shop", spec)).expect("created");
    until("waiting", || is(&server, "shop", "Reconciling")).await;
    let message = "backend: waiting for Backend default/one; config: waiting for backend";
    assert_eq!(condition(&server, "shop", "Ready")["message"], message);
    assert!(child(&server, "ServiceAccount", "shop").is_some());

    add_backends(&server);
    until("ready", || is(&server, "shop", "Ready")).await;
    assert_eq!(config(&server, "shop", "host"), "one.example.com");
}
