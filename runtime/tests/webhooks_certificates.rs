//! The certificate of the webhooks: made once for all replicas, replaced without a gap.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test panics where it does not hold"
)]

mod support;

use std::time::Duration;

use operator_runtime::json;
use operator_runtime::testing::{ApiServer, Verb};
use operator_runtime::webhook::Certificates;
use support::webhooks::{
    NAME, SECRET, client_config, connect, install, post, replica, secret, trusted,
};

async fn echoes(address: std::net::SocketAddr, trusted: &str) -> Result<(), String> {
    let mut connection = connect(address, NAME, trusted).await?;
    let answer = post(&mut connection, "/echo", "hello").await?;
    assert_eq!(answer, (200, false, "hello".to_owned()));
    Ok(())
}

fn stored(server: &ApiServer) -> operator_runtime::Value {
    server.get("v1", "Secret", "default", SECRET).unwrap()
}

/// Lets the time pass after which a new certificate is served.
async fn settle() {
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(21)).await;
    tokio::time::resume();
}

async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..500 {
        if holds() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("never: {what}");
}

#[tokio::test]
async fn replicas_agree_on_one_certificate() {
    let server = ApiServer::new();
    install(&server);
    let mark = server.mark();
    let replicas = [
        replica(&server, &[], Certificates::Operator).await,
        replica(&server, &[], Certificates::Operator).await,
        replica(&server, &[], Certificates::Operator).await,
    ];
    for replica in &replicas {
        replica.ready().await;
    }
    for replica in &replicas {
        echoes(replica.address, &trusted(&server)).await.unwrap();
    }
    assert_eq!(trusted(&server).matches("BEGIN").count(), 1);
    let writes = server.writes_since(mark);
    let written: Vec<_> = writes
        .iter()
        .filter(|request| request.code == 200)
        .map(|request| &request.resource)
        .collect();
    assert_eq!(
        written,
        ["secrets", "validatingwebhookconfigurations"],
        "each is written once"
    );
    let service = &client_config(&server)["service"];
    assert_eq!(
        *service,
        json!({ "name": "x-webhook", "namespace": "default", "path": "/echo" })
    );
}

#[tokio::test]
async fn nothing_is_asked_for_while_nothing_changes() {
    let server = ApiServer::new();
    install(&server);
    let replica = replica(&server, &[], Certificates::Operator).await;
    replica.ready().await;
    // The watches wake it once more, when they see the objects for the first time.
    tokio::time::sleep(Duration::from_millis(500)).await;
    let mark = server.mark();
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(200)).await;
    tokio::time::resume();
    tokio::time::sleep(Duration::from_millis(200)).await;
    let requests = server.requests_since(mark);
    assert!(
        requests.iter().all(|request| request.verb == Verb::Watch),
        "{requests:?}"
    );
}

#[tokio::test]
async fn a_new_certificate_is_trusted_before_it_is_served() {
    let server = ApiServer::new();
    install(&server);
    let one = replica(&server, &[], Certificates::Operator).await;
    let other = replica(&server, &[], Certificates::Operator).await;
    one.ready().await;
    other.ready().await;
    let first = trusted(&server);
    let before = stored(&server)["data"].clone();
    // The second replica knows the certificate as well, whichever of the two looks first.
    echoes(one.address, &first).await.unwrap();
    echoes(other.address, &first).await.unwrap();

    let mut emptied = stored(&server);
    emptied.as_object_mut().unwrap().remove("data");
    server.update(emptied).unwrap();
    until("two authorities", || {
        trusted(&server).matches("BEGIN").count() == 2
    })
    .await;
    let both = trusted(&server);
    assert!(both.starts_with(&first));
    assert_eq!(stored(&server)["data"]["tls.crt"], before["tls.crt"]);
    echoes(one.address, &first)
        .await
        .expect("who has not heard of the new authority can still call");

    settle().await;
    until("the next certificate", || {
        stored(&server)["data"]["tls.crt"] != before["tls.crt"]
    })
    .await;
    assert!(stored(&server)["data"].get("next.key").is_none());
    let second = both[first.len()..].to_owned();
    for replica in [&one, &other] {
        let mut served = echoes(replica.address, &second).await;
        for _ in 0..100 {
            if served.is_ok() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
            served = echoes(replica.address, &second).await;
        }
        served.expect("the new one is served");
        echoes(replica.address, &first)
            .await
            .expect_err("the old one is not");
    }
    until("the new authority comes first", || {
        trusted(&server) == format!("{second}{first}")
    })
    .await;
}

#[tokio::test]
async fn what_someone_takes_away_is_put_back() {
    let server = ApiServer::new();
    install(&server);
    let replica = replica(&server, &[], Certificates::Operator).await;
    replica.ready().await;
    let bundle = trusted(&server);
    let kind = "ValidatingWebhookConfiguration";
    let mut configuration = server
        .get("admissionregistration.k8s.io/v1", kind, "", "x")
        .unwrap();
    configuration["webhooks"][0]["clientConfig"]
        .as_object_mut()
        .unwrap()
        .remove("caBundle");
    server.update(configuration).unwrap();
    until("the bundle is back", || {
        client_config(&server)["caBundle"].is_string()
    })
    .await;
    assert_eq!(trusted(&server), bundle);
}

#[tokio::test]
async fn without_its_secret_a_replica_is_not_ready() {
    let server = ApiServer::new();
    install(&server);
    server.delete("v1", "Secret", "default", SECRET).unwrap();
    let replica = replica(&server, &[], Certificates::Operator).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(
        replica.health.waiting_for(),
        Some(vec!["webhooks".to_owned()])
    );
    server.create(secret()).unwrap();
    replica.ready().await;
}

#[tokio::test]
async fn cert_manager_makes_the_certificate_and_tells_the_targets() {
    let server = ApiServer::new();
    install(&server);
    let maker = replica(&server, &[], Certificates::Operator).await;
    maker.ready().await;
    let bundle = trusted(&server);
    let data = stored(&server)["data"].clone();
    drop(maker);

    let server = ApiServer::new();
    install(&server);
    let replica = replica(&server, &[], Certificates::CertManager).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(
        replica.health.waiting_for(),
        Some(vec!["webhooks".to_owned()])
    );
    let mark = server.mark();
    let mut secret = stored(&server);
    secret["data"] = data;
    server.update(secret).unwrap();
    replica.ready().await;
    echoes(replica.address, &bundle).await.unwrap();
    assert!(server.writes_since(mark).is_empty());
    assert!(client_config(&server)["caBundle"].is_null());
}

#[tokio::test]
async fn outside_of_the_cluster_the_api_server_is_given_a_url() {
    let server = ApiServer::new();
    install(&server);
    let url = [("WEBHOOK_URL", "https://localhost:9443/tunnel/")];
    let address = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .to_string();
    let [url] = url;
    let replica = replica(
        &server,
        &[url, ("WEBHOOK_ADDRESS", &address)],
        Certificates::CertManager,
    )
    .await;
    replica.ready().await;
    let config = client_config(&server);
    assert_eq!(config["url"], "https://localhost:9443/tunnel/echo");
    assert!(config.get("service").is_none());
    assert!(
        stored(&server).get("data").is_none(),
        "the certificate is kept in memory"
    );
    let mut connection = connect(address.parse().unwrap(), "localhost", &trusted(&server))
        .await
        .unwrap();
    assert_eq!(post(&mut connection, "/echo", "x").await.unwrap().0, 200);
    tokio::time::timeout(Duration::from_secs(2), replica.serving.drain())
        .await
        .expect("nobody takes over: no time is lost");
}
