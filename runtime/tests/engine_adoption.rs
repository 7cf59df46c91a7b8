//! An object that has a child's name already: taken over where the spec says so and nobody controls it.
#![allow(clippy::expect_used, reason = "that is how a test fails")]

mod support;

use std::time::Duration;

use operator_runtime::testing::{ApiServer, Fault, Rule, Verb};
use operator_runtime::{Value, json};
use support::depot::{self, Depot, depot, events, itself, live, until_it_is};
use support::{Running, requests, settle, until};

/// The ConfigMap that a depot with settings would make.
fn settings(metadata: Value) -> Value {
    let mut map = json!({
        "apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata,
        "data": { "a": "theirs", "mine": "kept" },
    });
    map["metadata"]["name"] = json!(depot::NAME);
    map["metadata"]["namespace"] = json!("default");
    map
}

fn map(server: &ApiServer) -> Value {
    live(server, "v1", "ConfigMap").expect("a config map")
}

/// A reference to an object of somebody else, which exists.
fn somebody(server: &ApiServer, controller: bool) -> Value {
    let owner = json!({
        "apiVersion": "v1", "kind": "ConfigMap",
        "metadata": { "name": "somebody", "namespace": "default" },
    });
    let owner = server.create(owner).expect("created");
    json!({
        "apiVersion": "v1", "kind": "ConfigMap", "name": "somebody",
        "uid": owner["metadata"]["uid"], "controller": controller,
    })
}

#[tokio::test(start_paused = true)]
async fn an_object_without_controller_becomes_the_child() {
    let server = depot::server();
    let other = somebody(&server, false);
    let before = server
        .create(settings(json!({ "ownerReferences": [other] })))
        .expect("created");
    let _operator = Running::start_kind::<Depot>(server.client());
    let made = server
        .create(depot(json!({ "settings": { "a": "ours" } })))
        .expect("created");
    until_it_is(&server, "Ready").await;
    settle().await;

    let after = map(&server);
    assert_eq!(after["metadata"]["uid"], before["metadata"]["uid"]);
    assert_eq!(after["data"], json!({ "a": "ours", "mine": "kept" }));
    let owners = after["metadata"]["ownerReferences"]
        .as_array()
        .expect("owners");
    let uids: Vec<_> = owners.iter().map(|owner| &owner["uid"]).collect();
    assert_eq!(uids, [&other["uid"], &made["metadata"]["uid"]]);
    assert_eq!(events(&server, "Adopted").len(), 1);

    let mark = server.mark();
    server
        .merge(json!({
            "apiVersion": "v1", "kind": "ConfigMap",
            "metadata": { "name": depot::NAME, "namespace": "default" }, "data": { "a": "edited" },
        }))
        .expect("changed");
    settle().await;
    assert_eq!(map(&server)["data"]["a"], "ours", "it is looked after");
    assert_eq!(requests(&server, mark).len(), 1);
}

#[tokio::test(start_paused = true)]
async fn an_object_of_another_controller_is_left_alone() {
    let server = depot::server();
    let other = somebody(&server, true);
    let before = server
        .create(settings(json!({ "ownerReferences": [other] })))
        .expect("created");
    let _operator = Running::start_kind::<Depot>(server.client());
    server
        .create(depot(json!({ "settings": { "a": "ours" } })))
        .expect("created");
    until_it_is(&server, "OwnershipConflict").await;
    settle().await;
    assert_eq!(map(&server), before);
}

#[tokio::test(start_paused = true)]
async fn whoever_takes_control_first_keeps_it() {
    let server = depot::server();
    let before = server.create(settings(json!({}))).expect("created");
    // The first apply is the one that looks whether there is anything, the second the one that takes over.
    let late = Fault::Delay(Duration::from_secs(5));
    server.fail(
        Rule::new(late)
            .verb(Verb::Patch)
            .resource("configmaps")
            .after(1)
            .times(1),
    );
    let _operator = Running::start_kind::<Depot>(server.client());
    server
        .create(depot(json!({ "settings": { "a": "ours" } })))
        .expect("created");
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(map(&server), before, "it is about to be taken over");
    let other = somebody(&server, true);
    let theirs = server
        .merge(settings(json!({ "ownerReferences": [other] })))
        .expect("changed");
    until_it_is(&server, "OwnershipConflict").await;
    settle().await;
    assert_eq!(map(&server), theirs);
}

#[tokio::test(start_paused = true)]
async fn lists_that_do_not_go_together_are_replaced() {
    let server = depot::server();
    let service = json!({
        "apiVersion": "v1", "kind": "Service",
        "metadata": { "name": depot::NAME, "namespace": "default" },
        "spec": { "ports": [{ "name": "http", "port": 8080 }] },
    });
    let before = server.create(service).expect("created");
    let _operator = Running::start_kind::<Depot>(server.client());
    server
        .create(depot(json!({ "headless": false })))
        .expect("created");
    until_it_is(&server, "Ready").await;
    let service = live(&server, "v1", "Service").expect("a service");
    assert_eq!(service["metadata"]["uid"], before["metadata"]["uid"]);
    assert_eq!(service["spec"]["ports"][0]["port"], 80);
    assert_eq!(service["spec"]["ports"].as_array().map(Vec::len), Some(1));
}

#[tokio::test(start_paused = true)]
async fn what_is_not_the_childs_yet_is_never_deleted_to_be_made_anew() {
    let server = depot::server();
    let mut frozen = settings(json!({}));
    frozen["immutable"] = json!(true);
    let before = server.create(frozen).expect("created");
    let _operator = Running::start_kind::<Depot>(server.client());
    server
        .create(depot(json!({ "settings": { "a": "ours" } })))
        .expect("created");
    until_it_is(&server, "Rejected").await;
    settle().await;
    assert_eq!(map(&server), before);
}

#[tokio::test(start_paused = true)]
async fn a_crash_after_any_write_changes_nothing_in_the_end() {
    for write in 1..=3 {
        let server = depot::server();
        let before = server.create(settings(json!({}))).expect("created");
        let (client, crash) = server.client_that_crashes_after(write);
        let doomed = Running::start_kind::<Depot>(client);
        server
            .create(depot(json!({ "settings": { "a": "ours" } })))
            .expect("created");
        until("a crash or the end", || {
            crash.has_happened() || depot::reason(&server).as_deref() == Some("Ready")
        })
        .await;
        doomed.kill().await;
        let _operator = Running::start_kind::<Depot>(server.client());
        until_it_is(&server, "Ready").await;
        let (after, owner) = (map(&server), itself(&server).expect("a depot"));
        assert_eq!(after["metadata"]["uid"], before["metadata"]["uid"]);
        assert_eq!(
            after["metadata"]["ownerReferences"][0]["uid"],
            owner["metadata"]["uid"]
        );
        assert_eq!(after["data"], json!({ "a": "ours", "mine": "kept" }));
    }
}
