//! Children that the garbage collector would not take care of as the spec wants: orphans, and those out of its reach.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

mod support;

use operator_runtime::kube;
use operator_runtime::kube::api::{Api, DeleteParams, DynamicObject};
use operator_runtime::kube::core::ObjectMeta;
use operator_runtime::testing::{ApiServer, Mark};
use operator_runtime::{
    Child, ChildResource, Condition, Kind, OnDelete, StatusField, Value, desired, json,
};
use serde::{Deserialize, Serialize};
use support::{OPERATOR, Running, requests, settle, until};

/// A team with a cluster role, which cannot have it as owner, and a config map that outlives it.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Team {
    metadata: ObjectMeta,
    spec: TeamSpec,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
struct TeamSpec {
    archive: bool,
    #[serde(default)]
    ledger: bool,
    #[serde(default)]
    desk: bool,
}

support::resource!(Team, ["teams.example.com", "v1", "Team", "teams"]);

impl Kind for Team {
    const NAMESPACED: bool = true;
    const CHILDREN: &'static [Child<Self>] = &[
        Child {
            id: "role",
            resource: ChildResource {
                group: "rbac.authorization.k8s.io",
                version: "v1",
                kind: "ClusterRole",
                plural: "clusterroles",
                namespaced: false,
            },
            after: &[],
            each: None,
            when: None,
            build: |_, scope| {
                Ok(desired!({
                    "apiVersion": "rbac.authorization.k8s.io/v1",
                    "kind": "ClusterRole",
                    "metadata": { "name": format!("{}-{}", scope.namespace, scope.name) },
                    "rules": [],
                }))
            },
            ready_when: None,
            on_delete: OnDelete::Delete,
        },
        Child {
            id: "archive",
            resource: ChildResource {
                group: "",
                version: "v1",
                kind: "ConfigMap",
                plural: "configmaps",
                namespaced: true,
            },
            after: &[],
            each: None,
            when: Some(|this, _| Ok(this.spec.archive)),
            build: |_, _| {
                Ok(desired!({ "apiVersion": "v1", "kind": "ConfigMap", "data": { "kept": "yes" } }))
            },
            ready_when: None,
            on_delete: OnDelete::Orphan,
        },
        Child {
            id: "ledger",
            resource: ChildResource {
                group: "",
                version: "v1",
                kind: "ConfigMap",
                plural: "configmaps",
                namespaced: true,
            },
            after: &[],
            each: None,
            when: Some(|this, _| Ok(this.spec.ledger)),
            build: |_, scope| {
                Ok(desired!({
                    "apiVersion": "v1",
                    "kind": "ConfigMap",
                    "metadata": { "name": format!("{}-ledger", scope.name) },
                    "data": { "balance": "0" },
                }))
            },
            ready_when: None,
            on_delete: OnDelete::Retain,
        },
        Child {
            id: "desk",
            resource: ChildResource {
                group: "",
                version: "v1",
                kind: "ConfigMap",
                plural: "configmaps",
                namespaced: true,
            },
            after: &[],
            each: None,
            when: Some(|this, _| Ok(this.spec.desk)),
            build: |_, scope| {
                Ok(desired!({
                    "apiVersion": "v1",
                    "kind": "ConfigMap",
                    "metadata": { "name": format!("{}-desk", scope.name) },
                }))
            },
            ready_when: None,
            on_delete: OnDelete::Delete,
        },
    ];
    const CONDITIONS: &'static [Condition<Self>] = &[];
    const STATUS: &'static [StatusField<Self>] = &[];
    type Hooks = ();
    type HookStatus = ();
    type Process = ();
}

fn server() -> ApiServer {
    let server = ApiServer::new();
    let mut definition = support::webapp::definition();
    definition["metadata"]["name"] = json!("teams.teams.example.com");
    definition["spec"]["group"] = json!("teams.example.com");
    definition["spec"]["names"] =
        json!({ "kind": "Team", "listKind": "TeamList", "plural": "teams", "singular": "team" });
    server.register(definition).expect("a valid CRD");
    server
}

fn team(archive: bool) -> Value {
    json!({
        "apiVersion": "teams.example.com/v1", "kind": "Team",
        "metadata": { "name": "blue", "namespace": "default" }, "spec": { "archive": archive },
    })
}

fn get(server: &ApiServer) -> Option<Value> {
    server.get("teams.example.com/v1", "Team", "default", "blue")
}

fn role(server: &ApiServer) -> Option<Value> {
    server.get(
        "rbac.authorization.k8s.io/v1",
        "ClusterRole",
        "",
        "default-blue",
    )
}

fn archive(server: &ApiServer) -> Option<Value> {
    server.get("v1", "ConfigMap", "default", "blue")
}

fn is_ready(server: &ApiServer) -> bool {
    get(server).is_some_and(|team| {
        team["status"]["observedGeneration"] == team["metadata"]["generation"]
            && team["status"]["conditions"][0]["status"] == "True"
    })
}

fn is_free(object: &Value) -> bool {
    object["metadata"]["ownerReferences"]
        .as_array()
        .is_none_or(Vec::is_empty)
        && object["metadata"]["labels"]["app.kubernetes.io/managed-by"].is_null()
}

#[tokio::test(start_paused = true)]
async fn deleted_it_takes_what_is_out_of_reach_and_leaves_orphans() {
    let server = server();
    let _operator = Running::start_kind::<Team>(server.client());
    server.create(team(true)).expect("created");
    until("ready", || is_ready(&server)).await;
    assert_eq!(
        get(&server).expect("it")["metadata"]["finalizers"],
        json!(["teams.example.com/finalizer"])
    );

    server
        .delete("teams.example.com/v1", "Team", "default", "blue")
        .expect("deleted");
    until("gone", || get(&server).is_none()).await;
    assert!(role(&server).is_none());
    settle().await;
    assert!(is_free(&archive(&server).expect("it is kept")));
}

#[tokio::test(start_paused = true)]
async fn a_child_out_of_reach_that_is_deleted_comes_back() {
    let server = server();
    let _operator = Running::start_kind::<Team>(server.client());
    server.create(team(false)).expect("created");
    until("ready", || is_ready(&server)).await;
    server
        .delete(
            "rbac.authorization.k8s.io/v1",
            "ClusterRole",
            "",
            "default-blue",
        )
        .expect("deleted");
    until("a role", || role(&server).is_some()).await;
    settle().await;
    let mark: Mark = server.mark();
    settle().await;
    assert_eq!(requests(&server, mark), [], "{OPERATOR} is at rest");
}

#[tokio::test(start_paused = true)]
async fn an_orphan_that_is_not_wanted_any_more_is_released_and_never_taken_back() {
    let server = server();
    let _operator = Running::start_kind::<Team>(server.client());
    server.create(team(true)).expect("created");
    until("ready", || is_ready(&server)).await;
    server.merge(team(false)).expect("changed");
    until("released", || {
        archive(&server).is_some_and(|archive| is_free(&archive))
    })
    .await;

    server.merge(team(true)).expect("changed");
    let stalled =
        || get(&server).expect("it")["status"]["conditions"][2]["reason"] == "OwnershipConflict";
    until("stalled", stalled).await;
    assert!(is_free(&archive(&server).expect("it is kept")));
}

fn with(archive: bool, ledger: bool, desk: bool) -> Value {
    let mut team = team(archive);
    team["spec"] = json!({ "archive": archive, "ledger": ledger, "desk": desk });
    team
}

fn map(server: &ApiServer, name: &str) -> Option<Value> {
    server.get("v1", "ConfigMap", "default", name)
}

fn delete(server: &ApiServer) {
    server
        .delete("teams.example.com/v1", "Team", "default", "blue")
        .expect("deleted");
}

#[tokio::test(start_paused = true)]
async fn what_is_not_wanted_any_more_goes_or_stays_as_its_policy_says() {
    let server = server();
    let _operator = Running::start_kind::<Team>(server.client());
    server.create(with(true, true, true)).expect("created");
    until("ready", || is_ready(&server)).await;
    let ledger = map(&server, "blue-ledger").expect("a ledger");

    server.merge(with(false, false, false)).expect("changed");
    until("pruned", || map(&server, "blue-desk").is_none()).await;
    until("ready", || is_ready(&server)).await;
    settle().await;
    assert!(is_free(&archive(&server).expect("it is kept")));
    assert_eq!(map(&server, "blue-ledger"), Some(ledger), "as it was");
    let mark = server.mark();
    settle().await;
    assert_eq!(requests(&server, mark), [], "{OPERATOR} is at rest");

    delete(&server);
    until("gone", || get(&server).is_none()).await;
    settle().await;
    assert!(
        map(&server, "blue-ledger").is_none(),
        "it goes with its owner"
    );
    assert!(archive(&server).is_some());
}

#[tokio::test(start_paused = true)]
async fn what_was_retained_is_looked_after_once_it_is_wanted_again() {
    let server = server();
    let _operator = Running::start_kind::<Team>(server.client());
    server.create(with(false, true, false)).expect("created");
    until("ready", || is_ready(&server)).await;
    let uid = || map(&server, "blue-ledger").expect("a ledger")["metadata"]["uid"].clone();
    let before = uid();
    server.merge(with(false, false, false)).expect("changed");
    until("ready", || is_ready(&server)).await;
    let edited = json!({
        "apiVersion": "v1", "kind": "ConfigMap",
        "metadata": { "name": "blue-ledger", "namespace": "default" }, "data": { "balance": "7" },
    });
    server.merge(edited).expect("changed");
    settle().await;
    let balance = || map(&server, "blue-ledger").expect("a ledger")["data"]["balance"].clone();
    assert_eq!(balance(), "7", "nobody wants it to be anything");
    server.merge(with(false, true, false)).expect("changed");
    until("put right", || balance() == "0").await;
    assert_eq!(uid(), before);
}

#[tokio::test(start_paused = true)]
async fn orphans_stay_even_when_the_garbage_collector_is_to_be_thorough() {
    let server = server();
    let _operator = Running::start_kind::<Team>(server.client());
    server.create(with(true, true, true)).expect("created");
    until("ready", || is_ready(&server)).await;
    let api = Api::<DynamicObject>::namespaced_with(
        server.client(),
        "default",
        &kube::core::ApiResource::erase::<Team>(&()),
    );
    let foreground = DeleteParams::foreground();
    api.delete("blue", &foreground).await.expect("deleted");
    until("gone", || get(&server).is_none()).await;
    settle().await;
    assert!(is_free(&archive(&server).expect("it is kept")));
    assert!(map(&server, "blue-ledger").is_none());
    assert!(map(&server, "blue-desk").is_none());
}

#[tokio::test(start_paused = true)]
async fn an_orphan_that_the_operator_does_not_find_stays() {
    let server = server();
    let operator = Running::start_kind::<Team>(server.client());
    server.create(with(true, false, false)).expect("created");
    until("ready", || is_ready(&server)).await;
    operator.kill().await;
    let unlabelled = json!({
        "apiVersion": "v1", "kind": "ConfigMap",
        "metadata": { "name": "blue", "namespace": "default", "labels": { "app.kubernetes.io/managed-by": null } },
    });
    server.merge(unlabelled).expect("changed");
    delete(&server);
    let _operator = Running::start_kind::<Team>(server.client());
    until("gone", || get(&server).is_none()).await;
    settle().await;
    assert!(archive(&server).is_some());
}

#[tokio::test(start_paused = true)]
async fn a_crash_after_any_write_of_an_end_changes_nothing() {
    for deleted in [false, true] {
        for write in 1..=4 {
            let server = server();
            let operator = Running::start_kind::<Team>(server.client());
            server.create(with(true, true, true)).expect("created");
            until("ready", || is_ready(&server)).await;
            settle().await;
            operator.kill().await;

            let (client, crash) = server.client_that_crashes_after(write);
            let doomed = Running::start_kind::<Team>(client);
            if deleted {
                delete(&server);
            } else {
                server.merge(with(false, false, false)).expect("changed");
            }
            let over = || {
                if deleted {
                    get(&server).is_none()
                } else {
                    is_ready(&server)
                }
            };
            until("a crash or the end", || crash.has_happened() || over()).await;
            doomed.kill().await;
            let _operator = Running::start_kind::<Team>(server.client());
            until("the end", over).await;
            settle().await;
            let case = format!("deleted: {deleted}, after write {write}");
            assert!(is_free(&archive(&server).expect(&case)), "{case}");
            assert!(map(&server, "blue-desk").is_none(), "{case}");
            assert_eq!(map(&server, "blue-ledger").is_none(), deleted, "{case}");
            assert_eq!(role(&server).is_none(), deleted, "{case}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn what_a_removed_finalizer_left_behind_is_taken_up_by_the_next_of_the_name() {
    let server = server();
    let operator = Running::start_kind::<Team>(server.client());
    server.create(with(true, false, false)).expect("created");
    until("ready", || is_ready(&server)).await;
    operator.kill().await;
    delete(&server);
    let mut without = team(true);
    without["metadata"]["finalizers"] = Value::Null;
    server.merge(without).expect("changed");
    assert!(get(&server).is_none());

    let next = server.create(with(true, false, false)).expect("created");
    let _operator = Running::start_kind::<Team>(server.client());
    until("ready", || is_ready(&server)).await;
    for child in [role(&server), archive(&server)] {
        let child = child.expect("a child");
        let owner = child["metadata"]["annotations"]["operator-gen.dev/owner"]
            .as_str()
            .expect("an owner");
        assert!(
            owner.ends_with(next["metadata"]["uid"].as_str().expect("a UID")),
            "{owner}"
        );
    }
}
