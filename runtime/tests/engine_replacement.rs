//! A child with a field that cannot be changed any more: deleted and made anew where the spec says so.
#![allow(clippy::expect_used, reason = "that is how a test fails")]

mod support;

use operator_runtime::testing::ApiServer;
use operator_runtime::{Value, json};
use support::depot::{self, Depot, depot, events, itself, live, until_it_is};
use support::{Running, requests, settle, until, writes};

fn job(server: &ApiServer) -> Option<Value> {
    live(server, "batch/v1", "Job")
}

fn image(job: &Value) -> &Value {
    &job["spec"]["template"]["spec"]["containers"][0]["image"]
}

/// A server with an operator and a ready depot.
async fn ready(spec: Value) -> (ApiServer, Running) {
    let server = depot::server();
    let operator = Running::start_kind::<Depot>(server.client());
    server.create(depot(spec)).expect("created");
    until_it_is(&server, "Ready").await;
    settle().await;
    (server, operator)
}

#[tokio::test(start_paused = true)]
async fn a_job_is_deleted_and_made_anew() {
    let (server, _operator) = ready(json!({ "job": "tool:1" })).await;
    let before = job(&server).expect("a job");
    let mark = server.mark();
    server
        .merge(depot(json!({ "job": "tool:2" })))
        .expect("changed");
    until("another job", || {
        job(&server).is_some_and(|job| job["metadata"]["uid"] != before["metadata"]["uid"])
    })
    .await;
    until_it_is(&server, "Ready").await;
    settle().await;
    assert_eq!(image(&job(&server).expect("a job")), "tool:2");
    let events = events(&server, "Replaced");
    assert_eq!(events.len(), 1);
    let note = events[0]["message"].as_str().expect("text");
    assert!(
        note.contains("Job default/north") && note.contains("spec.template"),
        "{note}"
    );
    assert_eq!(
        writes(&server, mark),
        [
            "Patch jobs/ north 422",
            "Delete jobs/ north 200",
            "Patch jobs/ north 201",
            "Patch depots/status north 200",
        ]
    );

    let mark = server.mark();
    settle().await;
    assert_eq!(requests(&server, mark), [], "at rest");
}

#[tokio::test(start_paused = true)]
async fn a_service_becomes_headless() {
    let (server, _operator) = ready(json!({ "headless": false })).await;
    let before = live(&server, "v1", "Service").expect("a service");
    server
        .merge(depot(json!({ "headless": true })))
        .expect("changed");
    until_it_is(&server, "Ready").await;
    let after = live(&server, "v1", "Service").expect("a service");
    assert_ne!(after["metadata"]["uid"], before["metadata"]["uid"]);
    assert_eq!(after["spec"]["clusterIP"], "None");
}

#[tokio::test(start_paused = true)]
async fn without_the_word_it_stays_and_the_resource_says_so() {
    let (server, _operator) = ready(json!({ "frozen": { "a": "1" } })).await;
    let frozen = || server.get("v1", "ConfigMap", "default", "north-frozen");
    let before = frozen();
    server
        .merge(depot(json!({ "frozen": { "a": "2" } })))
        .expect("changed");
    until_it_is(&server, "Rejected").await;
    settle().await;
    assert_eq!(frozen(), before);
}

#[tokio::test(start_paused = true)]
async fn what_could_not_be_made_anew_is_not_deleted() {
    let (server, _operator) = ready(json!({ "job": "tool:1" })).await;
    let before = job(&server);
    // A container without an image.
    server.merge(depot(json!({ "job": "" }))).expect("changed");
    until_it_is(&server, "Rejected").await;
    settle().await;
    assert_eq!(job(&server), before);
}

#[tokio::test(start_paused = true)]
async fn the_new_job_waits_for_the_pods_of_the_old() {
    let (server, _operator) = ready(json!({ "job": "tool:1" })).await;
    let before = job(&server).expect("a job");
    let pod = json!({
        "apiVersion": "v1", "kind": "Pod",
        "metadata": {
            "name": "north-abcde", "namespace": "default", "finalizers": ["batch.kubernetes.io/job-tracking"],
            "ownerReferences": [{
                "apiVersion": "batch/v1", "kind": "Job", "name": depot::NAME, "uid": before["metadata"]["uid"],
                "controller": true, "blockOwnerDeletion": true,
            }],
        },
        "spec": { "containers": [{ "name": "app", "image": "tool:1" }] },
    });
    server.create(pod).expect("created");
    server
        .merge(depot(json!({ "job": "tool:2" })))
        .expect("changed");
    settle().await;
    let leaving = job(&server).expect("a job");
    assert_eq!(leaving["metadata"]["uid"], before["metadata"]["uid"]);
    assert!(leaving["metadata"]["deletionTimestamp"].is_string());
    let depot = itself(&server).expect("a depot");
    let ready = &depot["status"]["conditions"][0];
    assert_eq!(ready["reason"], "Progressing");
    assert_eq!(
        ready["message"],
        "job: waiting for the deletion of Job default/north"
    );

    server
        .merge(json!({
            "apiVersion": "v1", "kind": "Pod",
            "metadata": { "name": "north-abcde", "namespace": "default", "finalizers": null },
        }))
        .expect("changed");
    until_it_is(&server, "Ready").await;
    assert_eq!(image(&job(&server).expect("a job")), "tool:2");
}

#[tokio::test(start_paused = true)]
async fn a_crash_after_any_write_changes_nothing_in_the_end() {
    for write in 1..=4 {
        let server = depot::server();
        let operator = Running::start_kind::<Depot>(server.client());
        let spec = |image: &str, headless| json!({ "job": image, "headless": headless });
        server
            .create(depot(spec("tool:1", false)))
            .expect("created");
        until_it_is(&server, "Ready").await;
        settle().await;
        operator.kill().await;

        let (client, crash) = server.client_that_crashes_after(write);
        let doomed = Running::start_kind::<Depot>(client);
        server.merge(depot(spec("tool:2", true))).expect("changed");
        until("a crash", || crash.has_happened()).await;
        doomed.kill().await;
        let _operator = Running::start_kind::<Depot>(server.client());
        until_it_is(&server, "Ready").await;
        assert_eq!(
            image(&job(&server).expect("a job")),
            "tool:2",
            "after {write}"
        );
        let service = live(&server, "v1", "Service").expect("a service");
        assert_eq!(service["spec"]["clusterIP"], "None", "after {write}");
    }
}
