//! Objects that are stored in a former version are stored anew after an upgrade.

#![allow(clippy::unwrap_used)]

#[path = "support/gate.rs"]
mod gate;
mod support;

use gate::Gate;
use operator_runtime::testing::{ApiServer, Fault, Request, Rule, Verb};
use operator_runtime::{Value, json};
use support::{Running, settle, until};

fn definition() -> Value {
    let schema = json!({ "type": "object", "properties": { "spec": { "type": "object", "x-kubernetes-preserve-unknown-fields": true } } });
    let version = |name: &str, stored: bool| {
        json!({
            "name": name, "served": true, "storage": stored, "schema": { "openAPIV3Schema": schema }, "subresources": { "status": {} },
        })
    };
    json!({
        "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
        "metadata": { "name": "gates.gates.example.com" },
        "spec": {
            "group": "gates.example.com", "scope": "Namespaced", "names": { "kind": "Gate", "plural": "gates", "singular": "gate", "listKind": "GateList" },
            "versions": [version("v1", true), version("v1beta1", false)],
        },
    })
}

/// A server on which some gates may be stored in a former version.
fn upgraded(gates: usize) -> ApiServer {
    let server = ApiServer::new();
    server.register(definition()).unwrap();
    for index in 0..gates {
        let gate = json!({
            "apiVersion": "gates.example.com/v1", "kind": "Gate",
            "metadata": { "name": format!("gate-{index:03}"), "namespace": "default" }, "spec": {},
        });
        server.create(gate).unwrap();
    }
    store(&server, &["v1beta1", "v1"]);
    server
}

fn store(server: &ApiServer, versions: &[&str]) {
    let mut crd = definition();
    crd["status"] = json!({ "storedVersions": versions });
    crd.as_object_mut().unwrap().remove("spec");
    server.merge_status(crd).unwrap();
}

fn stored(server: &ApiServer) -> Value {
    let crd = server.get(
        "apiextensions.k8s.io/v1",
        "CustomResourceDefinition",
        "",
        "gates.gates.example.com",
    );
    crd.unwrap()["status"]["storedVersions"].clone()
}

/// How many requests wrote a gate itself.
fn written(server: &ApiServer) -> usize {
    let is_write = |request: &&Request| {
        request.verb == Verb::Patch && request.resource == "gates" && request.subresource.is_empty()
    };
    server.requests().iter().filter(is_write).count()
}

#[tokio::test(start_paused = true)]
async fn every_object_is_written_once_and_the_former_version_struck_off() {
    let server = upgraded(450);
    let before = server
        .get("gates.example.com/v1", "Gate", "default", "gate-000")
        .unwrap();
    let _running = Running::start_kind::<Gate>(server.client());
    until("it is done", || stored(&server) == json!(["v1"])).await;
    assert_eq!(written(&server), 450);
    let after = server
        .get("gates.example.com/v1", "Gate", "default", "gate-000")
        .unwrap();
    assert_eq!(after["spec"], before["spec"]);
    assert_eq!(
        after["metadata"]["generation"],
        before["metadata"]["generation"]
    );
}

#[tokio::test(start_paused = true)]
async fn where_nothing_is_to_be_done_nothing_is_done() {
    let server = upgraded(3);
    store(&server, &["v1"]);
    let _running = Running::start_kind::<Gate>(server.client());
    settle().await;
    assert_eq!(written(&server), 0);
    let of_definition = server
        .requests()
        .into_iter()
        .filter(|request| request.resource == "customresourcedefinitions");
    assert_eq!(of_definition.count(), 1, "one look");
}

#[tokio::test(start_paused = true)]
async fn one_that_cannot_be_written_keeps_the_former_version_on_the_list_until_it_can() {
    let server = upgraded(5);
    server.fail(
        Rule::new(Fault::Status(500))
            .verb(Verb::Patch)
            .resource("gates")
            .name("gate-002"),
    );
    let _running = Running::start_kind::<Gate>(server.client());
    settle().await;
    assert_eq!(stored(&server), json!(["v1beta1", "v1"]));
    assert!(written(&server) >= 5, "the others are written all the same");
    server.clear_faults();
    until("it is done", || stored(&server) == json!(["v1"])).await;
}

#[tokio::test(start_paused = true)]
async fn a_new_leader_goes_on_where_another_stopped() {
    for writes in [1, 3, 6, 7] {
        let server = upgraded(6);
        let (client, crash) = server.client_that_crashes_after(writes);
        let running = Running::start_kind::<Gate>(client);
        until("it crashed", || crash.has_happened()).await;
        running.kill().await;
        let _running = Running::start_kind::<Gate>(server.client());
        until("it is done", || stored(&server) == json!(["v1"])).await;
    }
}

#[tokio::test(start_paused = true)]
async fn under_another_definition_nothing_is_touched() {
    let server = upgraded(2);
    let mut crd = definition();
    crd["spec"]["versions"][0]["storage"] = json!(false);
    crd["spec"]["versions"][1]["storage"] = json!(true);
    server.merge(crd).unwrap();
    let _running = Running::start_kind::<Gate>(server.client());
    settle().await;
    assert_eq!(written(&server), 0);
    assert_eq!(stored(&server), json!(["v1beta1", "v1"]));
}
