//! The HTTP servers, over real sockets of the loopback interface.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test panics where it does not hold"
)]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use operator_runtime::health::Health;
use operator_runtime::logging::{self, Level, LevelControl};
use operator_runtime::metrics::Metrics;
use operator_runtime::server::{self, CONNECTIONS, Site};

async fn start(site: Site) -> SocketAddr {
    let listener = server::bind(([127, 0, 0, 1], 0).into()).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(server::serve(listener, site));
    address
}

fn level_control() -> LevelControl {
    let (subscriber, control) = logging::subscriber(Level::Info, std::io::sink);
    // The control works for as long as its subscriber lives.
    std::mem::forget(subscriber);
    control
}

async fn start_health(health: &Health) -> SocketAddr {
    start(Site::Health(health.clone(), level_control())).await
}

/// Sends bytes and reads until the server closes; a server that breaks off may do so while it is sent to.
async fn exchange(address: SocketAddr, request: String) -> String {
    let blocking = move || {
        let mut stream = TcpStream::connect(address).unwrap();
        let _ = stream.write_all(request.as_bytes());
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8(answer).unwrap()
    };
    tokio::task::spawn_blocking(blocking).await.unwrap()
}

/// The answer's status, head and body.
async fn send(address: SocketAddr, request: &str) -> (u16, String, String) {
    let answer = exchange(address, request.to_owned()).await;
    let (head, body) = answer.split_once("\r\n\r\n").expect(&answer);
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, head.to_lowercase(), body.to_owned())
}

async fn get(address: SocketAddr, path: &str) -> (u16, String) {
    let (status, _, body) = send(address, &format!("GET {path} HTTP/1.1\r\nhost: x\r\n\r\n")).await;
    (status, body)
}

async fn put_level(address: SocketAddr, body: &str) -> (u16, String) {
    let length = body.len();
    let request =
        format!("PUT /log-level HTTP/1.1\r\nhost: x\r\ncontent-length: {length}\r\n\r\n{body}");
    let (status, _, body) = send(address, &request).await;
    (status, body)
}

#[tokio::test]
async fn metrics_are_served_as_openmetrics_and_nothing_else_is() {
    let metrics = Metrics::new("webapp-operator", "1.0.0");
    let address = start(Site::Metrics(metrics.clone())).await;
    metrics.leader(true);
    let (status, head, body) = send(address, "GET /metrics HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert_eq!(status, 200);
    assert!(
        head.contains("content-type: application/openmetrics-text; version=1.0.0"),
        "{head}"
    );
    assert!(
        body.contains("\noperator_leader 1\n") && body.ends_with("# EOF\n"),
        "{body}"
    );
    for path in ["/", "/healthz", "/log-level", "/metrics/"] {
        assert_eq!(get(address, path).await.0, 404, "{path}");
    }
    assert_eq!(
        send(address, "POST /metrics HTTP/1.1\r\nhost: x\r\n\r\n")
            .await
            .0,
        405
    );
}

#[tokio::test]
async fn readiness_names_what_is_missing() {
    let health = Health::default();
    let address = start_health(&health).await;
    assert_eq!(
        get(address, "/readyz").await,
        (503, "waiting for:\nstart\n".to_owned())
    );
    health.ready("cache services", false);
    health.ready("cache deployments", false);
    assert_eq!(
        get(address, "/readyz").await,
        (
            503,
            "waiting for:\ncache deployments\ncache services\n".to_owned()
        )
    );
    health.ready("cache deployments", true);
    assert_eq!(
        get(address, "/readyz").await,
        (503, "waiting for:\ncache services\n".to_owned())
    );
    health.ready("cache services", true);
    assert_eq!(get(address, "/readyz").await, (200, "ok\n".to_owned()));
    health.ready("cache services", false);
    assert_eq!(get(address, "/readyz").await.0, 503);
}

#[tokio::test]
async fn liveness_follows_the_heartbeat() {
    let health = Health::new(Duration::from_millis(200));
    let address = start_health(&health).await;
    assert_eq!(get(address, "/healthz").await, (200, "ok\n".to_owned()));
    tokio::time::sleep(Duration::from_millis(250)).await;
    let (status, body) = get(address, "/healthz").await;
    assert_eq!(status, 503);
    assert!(
        body.starts_with("the main loop has been silent for "),
        "{body}"
    );
    health.alive();
    assert_eq!(get(address, "/healthz").await.0, 200);
}

#[tokio::test]
async fn the_log_level_is_set_by_name_only() {
    let address = start_health(&Health::default()).await;
    assert_eq!(
        put_level(address, "debug\n").await,
        (200, "debug\n".to_owned())
    );
    assert_eq!(put_level(address, "loud").await.0, 400);
    assert_eq!(put_level(address, &"x".repeat(65)).await.0, 413);
    assert_eq!(get(address, "/log-level").await.0, 405);
}

#[tokio::test]
async fn heads_are_bounded() {
    let address = start_health(&Health::default()).await;
    let many = "a: b\r\n".repeat(100);
    let (status, ..) = send(address, &format!("GET /healthz HTTP/1.1\r\n{many}\r\n")).await;
    assert_eq!(status, 431);
    let long = "x".repeat(20_000);
    let answer = exchange(address, format!("GET /{long} HTTP/1.1\r\nhost: x\r\n\r\n")).await;
    assert!(!answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[tokio::test]
async fn connections_that_say_nothing_do_not_keep_others_out() {
    let address = start_health(&Health::default()).await;
    let mut silent = Vec::new();
    for _ in 0..CONNECTIONS {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(b"GET /healthz HTT").unwrap();
        silent.push(stream);
    }
    let start = Instant::now();
    assert_eq!(get(address, "/healthz").await.0, 200);
    assert!(
        start.elapsed() > Duration::from_secs(1),
        "the limit does not hold"
    );
    assert!(
        start.elapsed() < Duration::from_secs(6),
        "waited {:?}",
        start.elapsed()
    );
}

#[tokio::test]
async fn an_address_in_use_is_named() {
    let address = start_health(&Health::default()).await;
    let error = server::bind(address).await.unwrap_err().to_string();
    assert!(
        error.starts_with(&format!("{address} cannot be served: ")),
        "{error}"
    );
}
