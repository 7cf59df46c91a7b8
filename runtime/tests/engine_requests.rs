//! A reconcile that somebody asks for by the annotation: everything is put right at once.
#![allow(clippy::expect_used, reason = "that is how a test fails")]

mod support;

use std::time::Duration;

use operator_runtime::testing::ApiServer;
use operator_runtime::{Value, json};
use support::depot::{self, Depot, annotated, depot, live, until_it_is};
use support::webapp::webapp;
use support::{Running, get, is_ready, requests, server, settle, until, writes};

const LEASES: &str = "coordination.k8s.io/v1";

/// Less than any pause of the operator's.
const AT_ONCE: Duration = Duration::from_millis(100);

fn ask(server: &ApiServer, value: &str) {
    let request = annotated([("depots.example.com/reconcile-requested", value)].into());
    server.merge(request).expect("changed");
}

fn stamp(server: &ApiServer) -> Value {
    live(server, LEASES, "Lease").expect("a lease")["spec"]["renewTime"].clone()
}

/// Changes what the API server writes in another way than the operator: no difference can be seen in it.
fn tamper(server: &ApiServer) {
    let lease = json!({
        "apiVersion": LEASES, "kind": "Lease",
        "metadata": { "name": depot::NAME, "namespace": "default" },
        "spec": { "renewTime": "2030-01-01T00:00:00.000000Z" },
    });
    server.merge(lease).expect("changed");
}

#[tokio::test(start_paused = true)]
async fn what_is_known_to_differ_is_put_right_once_for_each_new_value() {
    let server = depot::server();
    let _operator = Running::start_kind::<Depot>(server.client());
    server
        .create(depot(json!({ "stamp": "2020-01-01T00:00:00Z" })))
        .expect("created");
    until_it_is(&server, "Ready").await;
    let right = stamp(&server);
    assert_ne!(
        right, "2020-01-01T00:00:00Z",
        "it is written in another way"
    );

    for value in ["1", "2"] {
        tamper(&server);
        settle().await;
        assert_ne!(stamp(&server), right, "nothing tells the operator");
        let mark = server.mark();
        ask(&server, value);
        tokio::time::sleep(AT_ONCE).await;
        assert_eq!(stamp(&server), right);
        settle().await;
        assert_eq!(writes(&server, mark), ["Patch leases/ north 200"]);
    }

    tamper(&server);
    let mark = server.mark();
    ask(&server, "2");
    settle().await;
    assert_eq!(requests(&server, mark), [], "it was asked for before");
}

#[tokio::test(start_paused = true)]
async fn a_contested_child_is_put_right_at_once() {
    let server = server(true);
    let _operator = Running::start(server.client());
    server
        .create(webapp("shop", json!({ "image": "nginx" })))
        .expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    // Each time it comes back, until the operator has given up for a while.
    while get(&server, "Service", "shop").is_some() {
        let _ = server.delete("v1", "Service", "default", "shop");
        tokio::time::sleep(AT_ONCE).await;
    }

    let request = json!({
        "apiVersion": "apps.example.com/v1", "kind": "WebApp",
        "metadata": {
            "name": "shop", "namespace": "default",
            "annotations": { "apps.example.com/reconcile-requested": "now" },
        },
    });
    server.merge(request).expect("changed");
    tokio::time::sleep(AT_ONCE).await;
    assert!(get(&server, "Service", "shop").is_some());
    until("ready", || is_ready(&server, "shop")).await;
}

#[tokio::test(start_paused = true)]
async fn a_request_waits_for_the_end_of_a_pause() {
    let server = depot::server();
    let _operator = Running::start_kind::<Depot>(server.client());
    server
        .create(depot(json!({ "stamp": "2020-01-01T00:00:00Z" })))
        .expect("created");
    until_it_is(&server, "Ready").await;
    let right = stamp(&server);
    let paused = |value| annotated([("depots.example.com/paused", value)].into());
    server.merge(paused("true")).expect("changed");
    tamper(&server);
    ask(&server, "now");
    settle().await;
    assert_ne!(stamp(&server), right);
    server.merge(paused("false")).expect("changed");
    settle().await;
    assert_eq!(stamp(&server), right);
}
