//! A newer version of the operator, of which the spec no longer has some children.
#![allow(clippy::expect_used, reason = "that is how a test fails")]

mod support;

use operator_runtime::kube::core::ObjectMeta;
use operator_runtime::testing::{ApiServer, Fault, Rule, Verb};
use operator_runtime::{
    Child, ChildResource, Condition, Kind, OnDelete, StatusField, desired, json,
};
use serde::{Deserialize, Serialize};
use support::depot::{self, Depot, depot, itself, live, until_it_is};
use support::{OPERATOR, Running, settle, until};

/// What became of the depot: it has one ConfigMap, and no other child.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Newer {
    metadata: ObjectMeta,
}

support::resource!(Newer, ["depots.example.com", "v1", "Depot", "depots"]);

impl Kind for Newer {
    type Hooks = ();
    type HookStatus = ();
    type Process = ();

    const NAMESPACED: bool = true;
    const CHILDREN: &'static [Child<Self>] = &[Child {
        id: "notes",
        resource: ChildResource {
            group: "",
            version: "v1",
            kind: "ConfigMap",
            plural: "configmaps",
            namespaced: true,
        },
        after: &[],
        each: None,
        when: None,
        build: |_, scope| {
            Ok(desired!({
                "apiVersion": "v1",
                "kind": "ConfigMap",
                "metadata": { "name": format!("{}-notes", scope.name) },
            }))
        },
        ready_when: None,
        on_delete: OnDelete::Delete,
    }];
    const CONDITIONS: &'static [Condition<Self>] = &[];
    const STATUS: &'static [StatusField<Self>] = &[];
}

/// A server on which the older version has made a ConfigMap and a Job.
async fn older() -> ApiServer {
    let server = depot::server();
    let operator = Running::start_kind::<Depot>(server.client());
    let spec = json!({ "settings": { "a": "1" }, "job": "tool:1" });
    server.create(depot(spec)).expect("created");
    until_it_is(&server, "Ready").await;
    settle().await;
    operator.kill().await;
    server
}

fn notes(server: &ApiServer) -> bool {
    server
        .get("v1", "ConfigMap", "default", "north-notes")
        .is_some()
}

#[tokio::test(start_paused = true)]
async fn objects_of_kinds_that_it_still_watches_go_and_others_stay_until_their_owner_goes() {
    let server = older().await;
    let _operator = Running::start_kind::<Newer>(server.client());
    until("pruned", || live(&server, "v1", "ConfigMap").is_none()).await;
    settle().await;
    assert!(notes(&server));
    assert!(live(&server, "batch/v1", "Job").is_some());

    server
        .delete("depots.example.com/v1", "Depot", "default", depot::NAME)
        .expect("deleted");
    until("gone", || itself(&server).is_none()).await;
    settle().await;
    assert!(live(&server, "batch/v1", "Job").is_none());
}

#[tokio::test(start_paused = true)]
async fn without_the_permission_they_stay_and_are_no_trouble() {
    let server = older().await;
    let forbidden = Rule::new(Fault::Status(403));
    server.fail(forbidden.verb(Verb::Delete).resource("configmaps"));
    let _operator = Running::start_kind::<Newer>(server.client());
    until("notes", || notes(&server)).await;
    settle().await;
    assert!(live(&server, "v1", "ConfigMap").is_some());
    assert_eq!(depot::reason(&server).as_deref(), Some("Ready"));
}

#[tokio::test(start_paused = true)]
async fn what_was_to_be_kept_is_kept() {
    let server = depot::server();
    let map = |name: &str, policy: &str, owner: &operator_runtime::Value| {
        json!({
            "apiVersion": "v1", "kind": "ConfigMap",
            "metadata": {
                "name": name, "namespace": "default",
                "labels": { "app.kubernetes.io/managed-by": OPERATOR, "app.kubernetes.io/component": name },
                "annotations": { "operator-gen.dev/on-delete": policy },
                "ownerReferences": [{
                    "apiVersion": "depots.example.com/v1", "kind": "Depot", "name": depot::NAME,
                    "uid": owner["metadata"]["uid"], "controller": true,
                }],
            },
        })
    };
    let owner = server.create(depot(json!({}))).expect("created");
    for (name, policy) in [("kept", "Retain"), ("freed", "Orphan"), ("gone", "Delete")] {
        server.create(map(name, policy, &owner)).expect("created");
    }
    let _operator = Running::start_kind::<Newer>(server.client());
    until_it_is(&server, "Ready").await;
    settle().await;
    let live = |name: &str| server.get("v1", "ConfigMap", "default", name);
    assert!(live("gone").is_none());
    assert!(live("kept").expect("it")["metadata"]["ownerReferences"].is_array());
    assert!(live("freed").expect("it")["metadata"]["ownerReferences"].is_null());
}
