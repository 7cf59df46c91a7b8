//! The two small HTTP servers: `/metrics`, and the probes with `/log-level`.
//!
//! A connection carries one request, has [`CONNECTION_SECONDS`] for all of it, and there are at most [`CONNECTIONS`] at a time.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use http::{Method, Request, Response, StatusCode, header};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Body, Bytes};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use crate::health::Health;
use crate::logging::{Level, LevelControl};
use crate::metrics::{self, Metrics};

/// Connections of one server at a time; more wait to be accepted.
pub const CONNECTIONS: usize = 32;

/// How long a connection may last, in seconds.
pub const CONNECTION_SECONDS: u64 = 10;

const HEADER_TIMEOUT: Duration = Duration::from_secs(3);
const MAX_HEADERS: usize = 64;
const MAX_HEAD_BYTES: usize = 16 * 1024;
const MAX_BODY_BYTES: usize = 64;
/// How long to wait after a connection could not be accepted, for want of file descriptors most likely.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// What a server answers.
#[derive(Clone, Debug)]
pub enum Site {
    /// `/metrics`.
    Metrics(Metrics),
    /// `/healthz`, `/readyz`, and from the pod itself (`kubectl port-forward` is such) `PUT /log-level`.
    Health(Health, LevelControl),
}

/// An address that cannot be served.
#[derive(Debug, thiserror::Error)]
#[error("{address} cannot be served: {source}")]
pub struct BindError {
    /// The address.
    pub address: SocketAddr,
    /// Why.
    pub source: io::Error,
}

/// Starts to listen; [`serve`] answers.
///
/// # Errors
/// When the address is in use or not this machine's.
pub async fn bind(address: SocketAddr) -> Result<TcpListener, BindError> {
    TcpListener::bind(address)
        .await
        .map_err(|source| BindError { address, source })
}

/// Answers requests until the future is dropped; connections that are open then still get their answer.
pub async fn serve(listener: TcpListener, site: Site) -> Infallible {
    let slots = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        // The semaphore is never closed; if it were, the server would merely be unbounded.
        let slot = Arc::clone(&slots).acquire_owned().await.ok();
        match listener.accept().await {
            Ok((stream, peer)) => {
                let site = site.clone();
                tokio::spawn(async move {
                    connection(stream, peer, &site).await;
                    drop(slot);
                });
            }
            Err(error) => {
                tracing::debug!(%error, "a connection was not accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

async fn connection(stream: TcpStream, peer: SocketAddr, site: &Site) {
    let service =
        service_fn(|request| async move { Ok::<_, Infallible>(site.answer(peer, request).await) });
    let exchange = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .keep_alive(false)
        .max_headers(MAX_HEADERS)
        .max_buf_size(MAX_HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), service);
    match tokio::time::timeout(Duration::from_secs(CONNECTION_SECONDS), exchange).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::debug!(%peer, %error, "a connection broke"),
        Err(_) => tracing::debug!(%peer, "a connection took too long"),
    }
}

impl Site {
    async fn answer<B>(&self, peer: SocketAddr, request: Request<B>) -> Response<Full<Bytes>>
    where
        B: Body<Error: std::error::Error + Send + Sync + 'static>,
    {
        let read = request.method() == Method::GET || request.method() == Method::HEAD;
        match (self, request.uri().path()) {
            (Self::Metrics(metrics), "/metrics") if read => {
                typed(metrics::CONTENT_TYPE, metrics.encode())
            }
            (Self::Health(health, _), "/healthz") if read => alive(health),
            (Self::Health(health, _), "/readyz") if read => ready(health),
            (Self::Health(_, control), "/log-level") if request.method() == Method::PUT => {
                if peer.ip().to_canonical().is_loopback() {
                    set_level(control, request.into_body()).await
                } else {
                    text(
                        StatusCode::FORBIDDEN,
                        "only from the pod itself; kubectl port-forward is such a way\n",
                    )
                }
            }
            (Self::Metrics(_), "/metrics")
            | (Self::Health(..), "/healthz" | "/readyz" | "/log-level") => {
                text(StatusCode::METHOD_NOT_ALLOWED, "method not allowed\n")
            }
            _ => text(StatusCode::NOT_FOUND, "not found\n"),
        }
    }
}

fn alive(health: &Health) -> Response<Full<Bytes>> {
    match health.stalled() {
        None => text(StatusCode::OK, "ok\n"),
        Some(silent) => {
            let body = format!("the main loop has been silent for {} s\n", silent.as_secs());
            text(StatusCode::SERVICE_UNAVAILABLE, body)
        }
    }
}

fn ready(health: &Health) -> Response<Full<Bytes>> {
    match health.waiting_for() {
        None => text(StatusCode::OK, "ok\n"),
        Some(parts) => {
            let body = format!("waiting for:\n{}\n", parts.join("\n"));
            text(StatusCode::SERVICE_UNAVAILABLE, body)
        }
    }
}

async fn set_level<B>(control: &LevelControl, body: B) -> Response<Full<Bytes>>
where
    B: Body<Error: std::error::Error + Send + Sync + 'static>,
{
    let Ok(body) = Limited::new(body, MAX_BODY_BYTES).collect().await else {
        return text(
            StatusCode::PAYLOAD_TOO_LARGE,
            "the body is the level's name and nothing else\n",
        );
    };
    match String::from_utf8_lossy(&body.to_bytes())
        .trim()
        .parse::<Level>()
    {
        Ok(level) => {
            control.set(level);
            text(StatusCode::OK, format!("{}\n", level.as_str()))
        }
        Err(unknown) => text(StatusCode::BAD_REQUEST, format!("{unknown}\n")),
    }
}

fn text(status: StatusCode, body: impl Into<Bytes>) -> Response<Full<Bytes>> {
    let mut response = typed("text/plain; charset=utf-8", body);
    *response.status_mut() = status;
    response
}

fn typed(content_type: &'static str, body: impl Into<Bytes>) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(body.into()));
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static(content_type),
    );
    response
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::logging;

    #[tokio::test]
    async fn the_log_level_is_only_set_from_the_pod_itself() {
        let (_subscriber, control) = logging::subscriber(Level::Info, io::sink);
        let site = Site::Health(Health::default(), control);
        let peers = [
            ("127.0.0.1:1", 200),
            ("[::1]:1", 200),
            ("[::ffff:127.0.0.1]:1", 200),
            ("10.1.2.3:1", 403),
            ("[::ffff:10.1.2.3]:1", 403),
            ("[fd00::1]:1", 403),
        ];
        for (peer, status) in peers {
            let request = Request::put("/log-level")
                .body(Full::new(Bytes::from_static(b"debug")))
                .unwrap();
            let response = site.answer(peer.parse().unwrap(), request).await;
            assert_eq!(response.status().as_u16(), status, "{peer}");
        }
    }
}
