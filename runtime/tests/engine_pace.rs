//! How often the operator looks at what is merely on its way, and how often it says so.
#![allow(clippy::expect_used, reason = "that is how a test fails")]

mod support;

use std::time::Duration;

use operator_runtime::json;
use operator_runtime::testing::ApiServer;
use support::webapp::webapp;
use support::{Running, condition, is_ready, server, settle, until, writes};

/// Less than any pause of the operator's.
const AT_ONCE: Duration = Duration::from_millis(100);

/// What the controller of Deployments says after its first look at a new one.
fn roll_out(server: &ApiServer, ready: i64) {
    let status = json!({
        "apiVersion": "apps/v1", "kind": "Deployment",
        "metadata": { "name": "shop", "namespace": "default" },
        "status": {
            "observedGeneration": 1, "replicas": 3, "updatedReplicas": 3,
            "readyReplicas": ready, "availableReplicas": ready,
        },
    });
    server.merge_status(status).expect("changed");
}

#[tokio::test(start_paused = true)]
async fn the_steps_of_a_child_are_looked_at_together_and_its_readiness_at_once() {
    let server = server(false);
    let operator = Running::start(server.client());
    let shop = webapp("shop", json!({ "image": "nginx", "replicas": 3 }));
    server.create(shop).expect("created");
    tokio::time::sleep(AT_ONCE).await;

    let begin = operator.reconciles();
    for ready in [0, 1, 2] {
        roll_out(&server, ready);
        tokio::time::sleep(AT_ONCE).await;
    }
    assert_eq!(operator.reconciles(), begin, "nothing hinges on a step");
    settle().await;
    let message = condition(&server, "shop", "Ready").expect("a condition").1;
    assert_eq!(message, "Progressing", "nobody is left in the dark");
    let status = support::get(&server, "WebApp", "shop").expect("it")["status"].clone();
    assert_eq!(status["readyReplicas"], 2);

    roll_out(&server, 3);
    tokio::time::sleep(AT_ONCE).await;
    assert!(is_ready(&server, "shop"));
    roll_out(&server, 2);
    tokio::time::sleep(AT_ONCE).await;
    let seen = operator.reconciles();
    roll_out(&server, 1);
    tokio::time::sleep(AT_ONCE).await;
    assert_eq!(operator.reconciles(), seen);
    roll_out(&server, 3);
    until("ready again", || is_ready(&server, "shop")).await;
}

#[tokio::test(start_paused = true)]
async fn of_many_that_are_on_their_way_at_once_few_say_so_each_second() {
    let server = server(false);
    let _operator = Running::start(server.client());
    let mark = server.mark();
    for number in 0..100 {
        server
            .create(webapp(
                &format!("shop-{number}"),
                json!({ "image": "nginx" }),
            ))
            .expect("created");
    }
    let statuses = || {
        let writes = writes(&server, mark);
        writes
            .iter()
            .filter(|write| write.contains("/status"))
            .count()
    };
    tokio::time::sleep(Duration::from_secs(20)).await;
    assert!((20..30).contains(&statuses()), "{}", statuses());
    tokio::time::sleep(Duration::from_secs(35)).await;
    assert_eq!(statuses(), 100);
}
