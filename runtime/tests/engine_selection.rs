//! Which resources are reconciled: those that the kind's selector selects, and only as long as it does.
#![allow(clippy::expect_used, reason = "that is how a test fails")]

mod support;

use operator_runtime::cache::Store;
use operator_runtime::object::{Key, Object};
use operator_runtime::testing::ApiServer;
use operator_runtime::{Value, json};
use support::depot::{self, Depot, depot, itself, live, until_it_is};
use support::{Running, requests, settle};

/// Gives the depot a spec and the label that selects it, or another value of it.
fn depot_of(tier: &str, spec: Value) -> Value {
    let mut depot = depot(spec);
    depot["metadata"]["labels"] = json!({ "tier": tier });
    depot
}

fn settings(a: &str) -> Value {
    json!({ "settings": { "a": a } })
}

fn a(server: &ApiServer) -> Value {
    live(server, "v1", "ConfigMap").expect("a config map")["data"]["a"].clone()
}

#[tokio::test(start_paused = true)]
async fn what_is_not_selected_costs_no_request() {
    let server = depot::server();
    let _operator = Running::start_kind::<Depot>(server.client());
    settle().await;
    let mark = server.mark();
    server
        .create(depot_of("scrap", settings("1")))
        .expect("created");
    settle().await;
    assert_eq!(requests(&server, mark), []);
    assert!(itself(&server).expect("a depot")["status"]["conditions"].is_null());

    server.merge(depot_of("gold", json!({}))).expect("changed");
    until_it_is(&server, "Ready").await;
    assert_eq!(a(&server), "1");
}

#[tokio::test(start_paused = true)]
async fn what_leaves_the_selection_is_left_alone_until_it_comes_back() {
    let server = depot::server();
    let operator = Running::start_kind::<Depot>(server.client());
    server
        .create(depot_of("gold", settings("1")))
        .expect("created");
    until_it_is(&server, "Ready").await;
    settle().await;

    let mark = server.mark();
    server
        .merge(depot_of("scrap", settings("2")))
        .expect("changed");
    let edited = json!({
        "apiVersion": "v1", "kind": "ConfigMap",
        "metadata": { "name": depot::NAME, "namespace": "default" }, "data": { "a": "edited" },
    });
    server.merge(edited).expect("changed");
    settle().await;
    assert_eq!(a(&server), "edited");
    assert_eq!(requests(&server, mark), [], "while it runs");

    operator.kill().await;
    let mark = server.mark();
    let _operator = Running::start_kind::<Depot>(server.client());
    settle().await;
    assert_eq!(a(&server), "edited");
    let wrote = requests(&server, mark)
        .iter()
        .any(operator_runtime::testing::Request::writes);
    assert!(!wrote, "after a restart");

    server
        .merge(depot_of("silver", json!({})))
        .expect("changed");
    until_it_is(&server, "Ready").await;
    assert_eq!(a(&server), "2");
}

#[test]
fn the_answer_to_a_late_write_brings_nothing_back() {
    let object = |version: u32| {
        let json = json!({ "metadata": { "name": "a", "uid": "1", "resourceVersion": version.to_string() } });
        Object::decode(json.to_string().as_bytes()).expect("an object")
    };
    let store = Store::default();
    let key = Key::new("", "a");
    store.observed(object(1));
    store.rewritten(object(2));
    assert_eq!(store.get(&key).expect("it").resource_version, 2);
    store.rewritten(object(1));
    assert_eq!(store.get(&key).expect("it").resource_version, 2);
    store.deleted(&object(3));
    store.rewritten(object(4));
    assert!(store.get(&key).is_none(), "it left while it was written");
    store.listed(None, &Default::default(), 5);
    assert!(store.get(&key).is_none());
}
