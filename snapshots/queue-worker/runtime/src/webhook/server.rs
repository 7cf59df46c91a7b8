//! The HTTPS server: whatever comes in over TLS is answered by the routes.
//!
//! A new certificate counts for every connection that comes after it. The end has two steps, so that no request is lost: first
//! connections are still accepted, and each is closed after its next answer, while the word spreads that this replica leaves;
//! then nothing is accepted any more, and what is under way is answered.

use std::convert::Infallible;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use http::header::{CONNECTION, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use rustls::ServerConfig;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;

use super::routes::Routes;

/// Connections at a time; more wait to be accepted.
const CONNECTIONS: usize = 256;

/// How long a peer may take to agree on a connection.
const HANDSHAKE: Duration = Duration::from_secs(10);

/// How long a connection may be idle: longer than API servers keep one (90 s), so that it is they who close it and no request
/// meets a closed door.
const IDLE: Duration = Duration::from_secs(120);

/// How long to wait after a connection could not be accepted, for want of file descriptors most likely.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// How far the server has come to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// It serves.
    Open,
    /// It serves, and asks its peers to look for another.
    Leaving,
    /// It answers what is under way and accepts nothing more.
    Closed,
}

/// Serves until the phase is [`Phase::Closed`] and everything that came before is answered; with nothing to show to peers
/// before the first certificate.
pub async fn serve(
    listener: TcpListener,
    routes: Arc<Routes>,
    mut tls: watch::Receiver<Option<Arc<ServerConfig>>>,
    phase: watch::Receiver<Phase>,
) {
    let mut connections = JoinSet::new();
    let slots = Arc::new(Semaphore::new(CONNECTIONS));
    let accepting = async {
        // An error means that whoever makes certificates is gone, and so are we.
        if tls.wait_for(Option::is_some).await.is_err() {
            return;
        }
        loop {
            let slot = Arc::clone(&slots).acquire_owned().await.ok();
            while connections.try_join_next().is_some() {}
            match listener.accept().await {
                Ok((stream, _)) => {
                    let Some(config) = tls.borrow().clone() else {
                        continue;
                    };
                    let (routes, phase) = (Arc::clone(&routes), phase.clone());
                    connections.spawn(async move {
                        connection(stream, config, &routes, phase).await;
                        drop(slot);
                    });
                }
                Err(error) => {
                    tracing::debug!(%error, "a connection was not accepted");
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                }
            }
        }
    };
    tokio::select! {
        () = accepting => {}
        () = reached(Phase::Closed, phase.clone()) => {}
    }
    drop(listener);
    while connections.join_next().await.is_some() {}
}

/// Waits for a phase. One who asks for the end and is gone has asked for it nevertheless.
async fn reached(wanted: Phase, mut phase: watch::Receiver<Phase>) {
    let _ = phase.wait_for(|phase| *phase >= wanted).await;
}

async fn connection(
    stream: TcpStream,
    config: Arc<ServerConfig>,
    routes: &Routes,
    phase: watch::Receiver<Phase>,
) {
    // An answer is one small packet, which must not wait for others.
    let _ = stream.set_nodelay(true);
    let handshake = TlsAcceptor::from(config).accept(stream);
    let stream = match tokio::time::timeout(HANDSHAKE, handshake).await {
        Ok(Ok(stream)) => stream,
        Ok(Err(error)) => return tracing::debug!(%error, "a TLS handshake broke off"),
        Err(_) => return tracing::debug!("a TLS handshake took too long"),
    };
    let leaving = phase.clone();
    let service = service_fn(move |request| {
        let leaving = leaving.clone();
        async move {
            let mut response = routes.answer(request).await;
            if *leaving.borrow() != Phase::Open {
                let close = HeaderValue::from_static("close");
                response.headers_mut().insert(CONNECTION, close);
            }
            Ok::<_, Infallible>(response)
        }
    });
    let exchange = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(IDLE)
        .serve_connection(TokioIo::new(stream), service);
    let mut exchange = pin!(exchange);
    let result = tokio::select! {
        result = exchange.as_mut() => result,
        () = reached(Phase::Closed, phase) => {
            exchange.as_mut().graceful_shutdown();
            exchange.await
        }
    };
    if let Err(error) = result {
        tracing::debug!(%error, "a connection broke");
    }
}
