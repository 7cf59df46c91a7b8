//! The HTTPS server of the webhooks, over real sockets of the loopback interface.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test panics where it does not hold"
)]

mod support;

use std::time::{Duration, Instant};

use http::Request;
use http_body_util::Full;
use hyper::body::Bytes;
use operator_runtime::testing::ApiServer;
use operator_runtime::webhook::{Certificates, LINGER, MAX_BODY_BYTES};
use support::webhooks::{NAME, Replica, connect, install, post, read, replica, trusted};

async fn start() -> (ApiServer, Replica, String) {
    let server = ApiServer::new();
    install(&server);
    let replica = replica(&server, &[], Certificates::Operator).await;
    replica.ready().await;
    let trusted = trusted(&server);
    (server, replica, trusted)
}

#[tokio::test]
async fn many_requests_go_over_one_connection() {
    let (_server, replica, trusted) = start().await;
    let mut connection = connect(replica.address, NAME, &trusted).await.unwrap();
    for turn in 0..50 {
        let body = turn.to_string();
        assert_eq!(
            post(&mut connection, "/echo", &body).await.unwrap(),
            (200, false, body)
        );
    }
}

#[tokio::test]
async fn a_refusal_or_a_panic_is_an_answer_and_the_next_request_is_served() {
    let (_server, replica, trusted) = start().await;
    let mut connection = connect(replica.address, NAME, &trusted).await.unwrap();
    for (path, status, body) in [
        ("/panic", 500, "the code of this webhook panicked\n"),
        ("/refuse", 400, "that is no review\n"),
        ("/none", 404, "there is no such webhook\n"),
        ("/echo", 200, "x"),
    ] {
        assert_eq!(
            post(&mut connection, path, "x").await.unwrap(),
            (status, false, body.to_owned())
        );
    }
    let get = Request::get("/echo")
        .header("host", "x")
        .body(Full::default())
        .unwrap();
    let answer = connection.send_request(get).await.unwrap();
    assert_eq!(read(answer).await.unwrap().0, 405);
}

#[tokio::test]
async fn a_body_that_is_too_large_or_of_unknown_length_is_not_read() {
    let (_server, replica, trusted) = start().await;
    let mut connection = connect(replica.address, NAME, &trusted).await.unwrap();
    let large = "x".repeat(MAX_BODY_BYTES);
    assert_eq!(post(&mut connection, "/echo", &large).await.unwrap().0, 200);
    let request = Request::post("/echo")
        .header("host", "x")
        .header("content-length", MAX_BODY_BYTES + 1)
        .body(Full::new(Bytes::from(vec![b'x'; MAX_BODY_BYTES + 1])))
        .unwrap();
    // The answer comes before the body is through, so the connection may break off first.
    if let Ok(answer) = connection.send_request(request).await {
        assert_eq!(answer.status(), 413);
    }
}

#[tokio::test]
async fn who_is_not_trusted_is_not_called() {
    let (_server, replica, _) = start().await;
    let (_, _, of_another) = start().await;
    connect(replica.address, NAME, &of_another)
        .await
        .map(drop)
        .expect_err("an authority of someone else");
}

#[tokio::test]
async fn no_request_is_lost_at_the_end() {
    let (_server, replica, trusted) = start().await;
    let address = replica.address;
    let mut idle = connect(address, NAME, &trusted).await.unwrap();
    assert!(!post(&mut idle, "/echo", "x").await.unwrap().1);
    let mut slow = connect(address, NAME, &trusted).await.unwrap();
    let began = Instant::now();
    let health = replica.health.clone();
    let drain = tokio::spawn(replica.serving.drain());
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(health.waiting_for(), Some(vec!["webhooks".to_owned()]));

    // A connection that was open already, and one that comes late: each is answered and then closed.
    assert_eq!(
        post(&mut idle, "/echo", "x").await.unwrap(),
        (200, true, "x".to_owned())
    );
    let mut late = connect(address, NAME, &trusted).await.unwrap();
    assert_eq!(
        post(&mut late, "/echo", "x").await.unwrap(),
        (200, true, "x".to_owned())
    );

    // One that is under way when the door closes.
    tokio::time::sleep(LINGER.saturating_sub(began.elapsed() + Duration::from_secs(1))).await;
    assert_eq!(
        post(&mut slow, "/slow", "x").await.unwrap(),
        (200, true, "x".to_owned())
    );
    assert!(began.elapsed() > LINGER);
    drain.await.unwrap();
    connect(address, NAME, &trusted)
        .await
        .map(drop)
        .expect_err("nobody listens any more");
}
