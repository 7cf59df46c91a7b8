//! Replicas with webhooks on an in-process API server, and a client that trusts what the API server is told to trust.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use operator_runtime::health::Health;
use operator_runtime::k8s_openapi::ByteString;
use operator_runtime::settings::Settings;
use operator_runtime::testing::ApiServer;
use operator_runtime::webhook::{Certificates, Refusal, Serving, Target, Webhooks};
use operator_runtime::{Value, json};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

pub const SERVICE: &str = "x-webhook";
pub const SECRET: &str = "x-webhook-tls";
pub const NAME: &str = "x-webhook.default.svc";

/// The manifests: an empty Secret, and a configuration that nobody trusts yet.
pub fn install(server: &ApiServer) {
    for object in [secret(), configuration()] {
        server.create(object).expect("it can be created");
    }
}

pub fn secret() -> Value {
    json!({ "apiVersion": "v1", "kind": "Secret", "type": "Opaque", "metadata": { "name": SECRET, "namespace": "default" } })
}

fn configuration() -> Value {
    json!({
        "apiVersion": "admissionregistration.k8s.io/v1",
        "kind": "ValidatingWebhookConfiguration",
        "metadata": { "name": "x" },
        "webhooks": [{
            "name": "a.example.com", "admissionReviewVersions": ["v1"], "sideEffects": "None",
            "clientConfig": { "service": { "name": SERVICE, "namespace": "default", "path": "/echo" } },
        }],
    })
}

/// One replica.
pub struct Replica {
    pub address: SocketAddr,
    pub health: Health,
    pub serving: Serving,
}

/// Starts a replica that echoes, panics or dawdles, by path.
pub async fn replica(
    server: &ApiServer,
    variables: &[(&str, &str)],
    certificates: Certificates,
) -> Replica {
    let address = free_address();
    let at = address.to_string();
    let settings = Settings::from_lookup(|name| {
        let given = variables.iter().find(|(known, _)| *known == name);
        match given {
            Some((_, value)) => Some((*value).into()),
            None => (name == "WEBHOOK_ADDRESS").then(|| at.clone().into()),
        }
    });
    let webhooks = Webhooks::new(SERVICE)
        .certificates(certificates)
        .route("/echo", |body| async move { Ok(body.to_vec()) })
        .route("/slow", |body| async move {
            tokio::time::sleep(Duration::from_secs(2)).await;
            Ok(body.to_vec())
        })
        .route("/refuse", |_| async {
            Err(Refusal::bad_request("that is no review"))
        })
        .route("/panic", |_| async { panic!("on purpose") })
        .target(Target::validating("x"));
    let health = Health::default();
    let serving = webhooks
        .start(
            &server.client(),
            "default",
            &settings.expect("valid settings"),
            &health,
        )
        .await
        .expect("a free port")
        .expect("webhooks are on");
    Replica {
        address,
        health,
        serving,
    }
}

fn free_address() -> SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address")
}

impl Replica {
    pub async fn ready(&self) {
        for _ in 0..600 {
            if self.health.waiting_for().is_none() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("never ready: {:?}", self.health.waiting_for());
    }
}

pub fn client_config(server: &ApiServer) -> Value {
    let configuration = server.get(
        "admissionregistration.k8s.io/v1",
        "ValidatingWebhookConfiguration",
        "",
        "x",
    );
    configuration.expect("it is there")["webhooks"][0]["clientConfig"].clone()
}

/// The authorities that the API server is told to trust, as PEM.
pub fn trusted(server: &ApiServer) -> String {
    let bundle: ByteString =
        serde_json::from_value(client_config(server)["caBundle"].clone()).expect("a bundle");
    String::from_utf8(bundle.0).expect("PEM")
}

/// A connection as the API server opens one.
pub async fn connect(
    address: SocketAddr,
    name: &str,
    trusted: &str,
) -> Result<SendRequest<Full<Bytes>>, String> {
    let mut roots = RootCertStore::empty();
    for root in CertificateDer::pem_slice_iter(trusted.as_bytes()) {
        roots.add(root.expect("PEM")).expect("an authority");
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let tcp = TcpStream::connect(address).await.map_err(said)?;
    let name = ServerName::try_from(name.to_owned()).expect("a name");
    let tls = TlsConnector::from(Arc::new(config))
        .connect(name, tcp)
        .await
        .map_err(said)?;
    let (sender, connection) = handshake(TokioIo::new(tls)).await.map_err(said)?;
    tokio::spawn(connection);
    Ok(sender)
}

/// Posts a body: the status, whether the connection ends, and the answer.
pub async fn post(
    sender: &mut SendRequest<Full<Bytes>>,
    path: &str,
    body: &str,
) -> Result<(u16, bool, String), String> {
    let request = Request::post(path)
        .header("host", "x")
        .body(Full::new(Bytes::from(body.to_owned())));
    sender.ready().await.map_err(said)?;
    read(
        sender
            .send_request(request.expect("a request"))
            .await
            .map_err(said)?,
    )
    .await
}

pub async fn read(
    response: Response<hyper::body::Incoming>,
) -> Result<(u16, bool, String), String> {
    let closes = response
        .headers()
        .get("connection")
        .is_some_and(|value| value == "close");
    let status = response.status().as_u16();
    let body = response
        .into_body()
        .collect()
        .await
        .map_err(said)?
        .to_bytes();
    Ok((status, closes, String::from_utf8_lossy(&body).into_owned()))
}

fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}
