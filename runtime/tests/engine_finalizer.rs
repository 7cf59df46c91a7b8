//! Children that the garbage collector would not take care of as the spec wants: orphans, and those out of its reach.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

mod support;

use operator_runtime::kube::core::ObjectMeta;
use operator_runtime::testing::{ApiServer, Mark};
use operator_runtime::{Child, ChildResource, Condition, Kind, OnDelete, StatusField, Value, json};
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
}

impl operator_runtime::kube::Resource for Team {
    type DynamicType = ();
    type Scope = operator_runtime::kube::core::NamespaceResourceScope;

    fn kind((): &()) -> std::borrow::Cow<'_, str> {
        "Team".into()
    }

    fn group((): &()) -> std::borrow::Cow<'_, str> {
        "teams.example.com".into()
    }

    fn version((): &()) -> std::borrow::Cow<'_, str> {
        "v1".into()
    }

    fn plural((): &()) -> std::borrow::Cow<'_, str> {
        "teams".into()
    }

    fn meta(&self) -> &ObjectMeta {
        &self.metadata
    }

    fn meta_mut(&mut self) -> &mut ObjectMeta {
        &mut self.metadata
    }
}

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
            when: None,
            build: |_, scope| {
                Ok(json!({
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
            when: Some(|this, _| Ok(this.spec.archive)),
            build: |_, _| {
                Ok(json!({ "apiVersion": "v1", "kind": "ConfigMap", "data": { "kept": "yes" } }))
            },
            ready_when: None,
            on_delete: OnDelete::Orphan,
        },
    ];
    const CONDITIONS: &'static [Condition<Self>] = &[];
    const STATUS: &'static [StatusField<Self>] = &[];
    type Hooks = ();
    type HookStatus = ();
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
