//! Connects to the API server with none of kube's hidden layers: no retries below our own, no compression on the cluster's
//! network, keep-alives that notice a peer that is gone.

use std::time::Duration;

use http::Request;
use http::header::{HeaderValue, USER_AGENT};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use kube::client::{Body, ClientBuilder, ConfigExt};
use tower::util::MapRequestLayer;
use tower::{BoxError, ServiceBuilder};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const KEEPALIVE: Duration = Duration::from_secs(30);
const IDLE_TIMEOUT: Duration = Duration::from_secs(60);

/// What a connection reads at once: one record of TLS. Left alone, its buffer grows with every burst of events.
const READ_BUFFER: usize = 16 * 1024;

/// Connects to the API server that the configuration names. Requests that do not say who sends them say `user_agent`.
///
/// # Errors
/// When the configuration is contradictory or its certificates cannot be read. Nothing is sent yet.
pub fn connect(
    mut config: kube::Config,
    user_agent: &'static str,
) -> Result<kube::Client, kube::Error> {
    let identify = move |mut request: Request<Body>| {
        let headers = request.headers_mut();
        headers
            .entry(USER_AGENT)
            .or_insert(HeaderValue::from_static(user_agent));
        request
    };
    if config.proxy_url.is_some() {
        config.default_retry = false;
        let layer = MapRequestLayer::new(identify);
        return Ok(ClientBuilder::try_from(config)?.with_layer(&layer).build());
    }
    let mut tcp = HttpConnector::new();
    tcp.enforce_http(false);
    tcp.set_nodelay(true);
    tcp.set_connect_timeout(Some(CONNECT_TIMEOUT));
    tcp.set_keepalive(Some(KEEPALIVE));
    tcp.set_keepalive_interval(Some(KEEPALIVE));
    tcp.set_keepalive_retries(Some(3));
    let http: hyper_util::client::legacy::Client<_, Body> =
        hyper_util::client::legacy::Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE_TIMEOUT)
            .http1_read_buf_exact_size(READ_BUFFER)
            .build(config.rustls_https_connector_with_connector(tcp)?);
    let service = ServiceBuilder::new()
        .map_request(identify)
        .layer(config.base_uri_layer())
        .option_layer(config.auth_layer()?)
        .layer(config.extra_headers_layer()?)
        .map_err(BoxError::from)
        .service(http);
    Ok(ClientBuilder::new(service, config.default_namespace).build())
}
