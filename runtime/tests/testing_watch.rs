//! The in-process API server: watches, faults, and simulated controllers.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::time::Duration;

use futures::{StreamExt, TryStreamExt};
use k8s_openapi::api::apps::v1::Deployment;
use k8s_openapi::api::batch::v1::Job;
use k8s_openapi::api::core::v1::ConfigMap;
use kube::api::{
    Api, DeleteParams, ListParams, Patch, PatchParams, PostParams, WatchEvent, WatchParams,
};
use kube::runtime::watcher::{self, Event};
use operator_runtime::testing::{ApiServer, Fault, Rule, Verb};
use serde_json::{Value, json};

fn config_map(name: &str, labels: &Value) -> ConfigMap {
    serde_json::from_value(json!({ "metadata": { "name": name, "labels": labels } })).unwrap()
}

fn maps(server: &ApiServer) -> Api<ConfigMap> {
    Api::default_namespaced(server.client())
}

async fn create(api: &Api<ConfigMap>, name: &str) -> Result<ConfigMap, kube::Error> {
    api.create(&PostParams::default(), &config_map(name, &json!({})))
        .await
}

fn code<T>(result: Result<T, kube::Error>) -> u16 {
    match result {
        Ok(_) => 200,
        Err(kube::Error::Api(status)) => status.code,
        Err(_) => 0,
    }
}

/// What a watcher tells, in words.
fn words(event: Event<ConfigMap>) -> String {
    let name = |object: ConfigMap| object.metadata.name.unwrap();
    match event {
        Event::Init => "init".to_owned(),
        Event::InitApply(object) => format!("has {}", name(object)),
        Event::InitDone => "ready".to_owned(),
        Event::Apply(object) => format!("put {}", name(object)),
        Event::Delete(object) => format!("lost {}", name(object)),
    }
}

#[tokio::test]
async fn a_watcher_sees_objects_enter_and_leave_its_selector() {
    for config in [
        watcher::Config::default(),
        watcher::Config::default().streaming_lists(),
    ] {
        let server = ApiServer::new();
        let api = maps(&server);
        api.create(
            &PostParams::default(),
            &config_map("a", &json!({ "app": "x" })),
        )
        .await
        .unwrap();
        api.create(
            &PostParams::default(),
            &config_map("b", &json!({ "app": "y" })),
        )
        .await
        .unwrap();
        let mut events = watcher::watcher(api.clone(), config.labels("app=x"))
            .map_ok(words)
            .boxed();
        let mut next = async || events.try_next().await.unwrap().unwrap();
        assert_eq!(next().await, "init");
        assert_eq!(next().await, "has a");
        assert_eq!(next().await, "ready");
        let label = |app: &str| Patch::Merge(json!({ "metadata": { "labels": { "app": app } } }));
        api.patch("b", &PatchParams::default(), &label("x"))
            .await
            .unwrap();
        assert_eq!(next().await, "put b");
        api.patch("a", &PatchParams::default(), &label("y"))
            .await
            .unwrap();
        assert_eq!(next().await, "lost a");
        api.delete("b", &DeleteParams::default()).await.unwrap();
        assert_eq!(next().await, "lost b");

        server.end_watches();
        create(&api, "ignored").await.unwrap();
        api.patch("a", &PatchParams::default(), &label("x"))
            .await
            .unwrap();
        assert_eq!(next().await, "put a", "the watch goes on where it ended");
    }
}

#[tokio::test]
async fn a_watcher_lists_again_when_history_is_gone() {
    let server = ApiServer::new();
    let api = maps(&server);
    let mut events = watcher::watcher(api.clone(), watcher::Config::default())
        .map_ok(words)
        .boxed();
    assert_eq!(events.try_next().await.unwrap().unwrap(), "init");
    assert_eq!(events.try_next().await.unwrap().unwrap(), "ready");
    server.hold_watches();
    create(&api, "a").await.unwrap();
    server.compact();
    server.end_watches();
    server.release_watches();
    let mut seen = Vec::new();
    while seen.last().is_none_or(|last| last != "ready") {
        match tokio::time::timeout(Duration::from_secs(5), events.next())
            .await
            .unwrap()
            .unwrap()
        {
            Ok(event) => seen.push(event),
            Err(watcher::Error::WatchError(status)) => assert_eq!(status.code, 410),
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!(seen, ["init", "has a", "ready"]);
}

#[tokio::test(start_paused = true)]
async fn watches_send_bookmarks_and_time_out() {
    let server = ApiServer::new();
    let api = maps(&server);
    let params = WatchParams::default().timeout(100);
    let events: Vec<_> = api
        .watch(&params, "1")
        .await
        .unwrap()
        .try_collect()
        .await
        .unwrap();
    let bookmarks = events
        .iter()
        .filter(|event| matches!(event, WatchEvent::Bookmark(_)))
        .count();
    assert_eq!(
        (events.len(), bookmarks),
        (2, 2),
        "one after a minute, one at the end"
    );
}

#[tokio::test]
async fn held_watches_leave_caches_stale() {
    let server = ApiServer::new();
    let api = maps(&server);
    let mut events = api
        .watch(&WatchParams::default(), "1")
        .await
        .unwrap()
        .boxed();
    server.hold_watches();
    create(&api, "a").await.unwrap();
    let wait = tokio::time::timeout(Duration::from_millis(50), events.next()).await;
    assert!(wait.is_err(), "nothing arrives");
    server.release_watches();
    assert!(matches!(
        events.next().await,
        Some(Ok(WatchEvent::Added(_)))
    ));
    server.break_watches();
    assert!(events.next().await.is_some_and(|event| event.is_err()));
}

#[tokio::test]
async fn faults_strike_whom_they_should() {
    let server = ApiServer::new();
    let api = maps(&server);
    server.fail(
        Rule::new(Fault::Status(500))
            .verb(Verb::Create)
            .resource("configmaps")
            .after(1)
            .times(1),
    );
    assert_eq!(code(create(&api, "a").await), 200);
    assert_eq!(code(create(&api, "b").await), 500);
    assert_eq!(code(create(&api, "b").await), 200);
    assert_eq!(code(api.get("a").await), 200);

    server.fail(Rule::new(Fault::LostResponse).writes().times(1));
    assert_eq!(code(create(&api, "c").await), 0);
    assert_eq!(code(create(&api, "c").await), 409, "it was performed");
    server.fail(Rule::new(Fault::Disconnect).times(1));
    assert_eq!(code(create(&api, "d").await), 0);
    assert_eq!(code(create(&api, "d").await), 200, "it was not performed");
    server.fail(Rule::new(Fault::TooManyRequests(7)).name("a"));
    let refused = api.get("a").await;
    let Err(kube::Error::Api(status)) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(
        (status.code, status.details.unwrap().retry_after_seconds),
        (429, 7)
    );
    server.clear_faults();
    assert_eq!(code(api.get("a").await), 200);
}

#[tokio::test(start_paused = true)]
async fn answers_can_be_slow() {
    let server = ApiServer::new();
    let api = maps(&server);
    server.fail(Rule::new(Fault::Delay(Duration::from_secs(20))));
    let started = tokio::time::Instant::now();
    create(&api, "a").await.unwrap();
    assert_eq!(started.elapsed().as_secs(), 20);
}

#[tokio::test]
async fn a_client_crashes_and_another_goes_on() {
    let server = ApiServer::new();
    let (client, crash) = server.client_that_crashes_after(2);
    let api: Api<ConfigMap> = Api::default_namespaced(client);
    create(&api, "a").await.unwrap();
    assert!(!crash.has_happened());
    assert_eq!(code(create(&api, "b").await), 0);
    crash.happened().await;
    assert_eq!(code(api.get("a").await), 0);
    assert!(
        maps(&server).get_opt("b").await.unwrap().is_some(),
        "its last write was performed"
    );
}

#[tokio::test]
async fn requests_are_logged() {
    let server = ApiServer::new();
    let api = maps(&server);
    create(&api, "a").await.unwrap();
    let mark = server.mark();
    api.get_opt("b").await.unwrap();
    let params = PatchParams {
        field_manager: Some("me".into()),
        ..PatchParams::default()
    };
    api.patch("a", &params, &Patch::Merge(json!({ "data": { "k": "v" } })))
        .await
        .unwrap();
    let log: Vec<_> = server
        .requests_since(mark)
        .into_iter()
        .map(|request| {
            (
                request.verb,
                request.resource,
                request.namespace,
                request.name,
                request.code,
            )
        })
        .collect();
    let entry = |verb, name: &str, code| {
        (
            verb,
            "configmaps".to_owned(),
            "default".to_owned(),
            name.to_owned(),
            code,
        )
    };
    assert_eq!(
        log,
        [entry(Verb::Get, "b", 404), entry(Verb::Patch, "a", 200)]
    );
    let writes = server.writes_since(mark);
    assert_eq!(writes.len(), 1);
    assert_eq!(writes[0].manager, "me");
}

#[tokio::test]
async fn simulated_controllers_make_workloads_ready() {
    let server = ApiServer::new().with_workloads();
    let client = server.client();
    let template = |policy: &str| {
        json!({
            "metadata": { "labels": { "a": "b" } },
            "spec": { "restartPolicy": policy, "containers": [{ "name": "c", "image": "i" }] },
        })
    };
    server
        .create(json!({
            "apiVersion": "apps/v1", "kind": "Deployment", "metadata": { "name": "d" },
            "spec": { "replicas": 2, "selector": { "matchLabels": { "a": "b" } }, "template": template("Always") },
        }))
        .unwrap();
    server
        .create(json!({
            "apiVersion": "batch/v1", "kind": "Job", "metadata": { "name": "j" },
            "spec": { "template": template("Never") },
        }))
        .unwrap();
    let ready = async |generation: i64, replicas: i32| {
        let api: Api<Deployment> = Api::default_namespaced(client.clone());
        loop {
            let status = api.get("d").await.unwrap().status.unwrap_or_default();
            if status.observed_generation == Some(generation)
                && status.ready_replicas == Some(replicas)
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(5), ready(1, 2))
        .await
        .unwrap();
    let scale = json!({
        "apiVersion": "apps/v1", "kind": "Deployment", "metadata": { "name": "d" }, "spec": { "replicas": 3 },
    });
    server.merge(scale).unwrap();
    tokio::time::timeout(Duration::from_secs(5), ready(2, 3))
        .await
        .unwrap();
    let job: Job = Api::default_namespaced(client.clone())
        .get("j")
        .await
        .unwrap();
    assert_eq!(job.status.unwrap().succeeded, Some(1));
}

#[tokio::test(start_paused = true)]
async fn simulated_controllers_let_a_claim_go_that_no_pod_uses() {
    let server = ApiServer::new().with_workloads();
    let _client = server.client();
    let claim = json!({
        "apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": { "name": "data" },
        "spec": { "accessModes": ["ReadWriteOnce"], "resources": { "requests": { "storage": "1Gi" } } },
    });
    server.create(claim).unwrap();
    let live = || server.get("v1", "PersistentVolumeClaim", "default", "data");
    server
        .delete("v1", "PersistentVolumeClaim", "default", "data")
        .unwrap();
    // Its finalizer holds it for a moment, as on a real cluster.
    assert!(live().unwrap()["metadata"]["deletionTimestamp"].is_string());
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(live(), None);
}

#[tokio::test]
async fn the_log_tells_clients_apart() {
    let server = ApiServer::new();
    for client in [server.client(), server.client()] {
        let api: Api<Deployment> = Api::default_namespaced(client);
        api.list(&ListParams::default()).await.unwrap();
    }
    let clients: Vec<usize> = server
        .requests()
        .iter()
        .map(|request| request.client)
        .collect();
    assert_eq!(clients, [1, 2]);
}
