//! The API server as the engine sees it: who asks, how long an answer may take, and when writing is over.

use std::sync::Arc;
use std::time::Duration;

use http::{HeaderValue, Method, Request, Response, header};
use http_body_util::BodyExt;
use kube::client::Body;
use tokio::sync::Semaphore;
use tower::BoxError;

use super::call::Message;
use super::{ApiError, Failure};
use crate::lease::Fence;
use crate::metrics::Metrics;

/// How long an answer may take.
const DEADLINE: Duration = Duration::from_secs(15);

/// The API server, as the engine sees it. Each request has a deadline and is counted; none is retried here.
#[derive(Clone)]
pub struct Client {
    http: kube::Client,
    metrics: Metrics,
    manager: Arc<str>,
    deadline: Duration,
    fence: Fence,
    /// One permit a request.
    turns: Arc<Semaphore>,
}

impl Client {
    /// A client that writes as this field manager.
    #[must_use]
    pub fn new(http: kube::Client, manager: &str, metrics: Metrics) -> Self {
        Self {
            http,
            metrics,
            manager: manager.into(),
            deadline: DEADLINE,
            fence: Fence::default(),
            turns: Arc::new(Semaphore::new(Semaphore::MAX_PERMITS)),
        }
    }

    /// A client that makes so many requests at once, watches apart: each takes a connection, with buffers of its own.
    #[must_use]
    pub fn limited(self, requests: usize) -> Self {
        let turns = Arc::new(Semaphore::new(requests));
        Self { turns, ..self }
    }

    /// A client that writes only while the fence is open.
    #[must_use]
    pub fn fenced(self, fence: Fence) -> Self {
        Self { fence, ..self }
    }

    /// The field manager that it writes as: the operator's name.
    #[must_use]
    pub fn manager(&self) -> &str {
        &self.manager
    }

    /// The API server for code that is not the engine's: no answer may take longer to begin than the engine's own.
    #[must_use]
    pub fn for_hooks(&self) -> kube::Client {
        let (http, deadline) = (self.http.clone(), self.deadline);
        let fence = self.fence.clone();
        let agent = HeaderValue::from_str(&self.manager).ok();
        let send = move |mut request: Request<Body>| {
            if let Some(agent) = &agent {
                let headers = request.headers_mut();
                headers.insert(header::USER_AGENT, agent.clone());
            }
            let (http, fence) = (http.clone(), fence.clone());
            async move {
                may_send(&fence, request.method())?;
                let answer = tokio::time::timeout(deadline, http.send(request)).await;
                let answer = answer.map_err(|_| Failure::Timeout(deadline))?;
                answer.map_err(BoxError::from)
            }
        };
        kube::Client::new(tower::service_fn(send), self.http.default_namespace())
    }

    /// Sends a request and reads the whole answer.
    pub(super) async fn call(&self, message: Message<'_>) -> Result<Vec<u8>, ApiError> {
        let call = message.call;
        // Nobody closes it, so that this cannot fail.
        let _turn = self.turns.acquire().await;
        let response = self.send(message).await?;
        collect(response, self.deadline)
            .await
            .map_err(|failure| call.error(failure))
    }

    /// Sends a request; what is answered is still to come.
    pub(super) async fn send(&self, message: Message<'_>) -> Result<Response<Body>, ApiError> {
        let call = message.call;
        let answer = async {
            let request = message
                .into_request(&self.manager)
                .map_err(|error| Failure::Transport(error.to_string()))?;
            may_send(&self.fence, request.method())?;
            let answer = tokio::time::timeout(self.deadline, self.http.send(request)).await;
            let response = answer
                .map_err(|_| Failure::Timeout(self.deadline))?
                .map_err(|error| Failure::Transport(with_causes(&error)))?;
            let code = response.status().as_u16();
            if code < 400 {
                return Ok((code, response));
            }
            let retry_after = retry_after(&response);
            let body = collect(response, self.deadline).await?;
            Err(Failure::refused(code, retry_after, &body))
        };
        let answer = answer.await.map_err(|failure| call.error(failure));
        let code = match &answer {
            Ok((code, _)) => Some(*code),
            Err(error) => error.code(),
        };
        self.metrics
            .api_request(call.verb, call.resource.plural, code);
        answer.map(|(_, response)| response)
    }
}

/// Reads harm nobody.
fn may_send(fence: &Fence, method: &Method) -> Result<(), Failure> {
    match *method == Method::GET || fence.is_open() {
        true => Ok(()),
        false => Err(Failure::NotLeading),
    }
}

/// Reads a body as it comes, so that no page of a list is in memory twice.
async fn collect(response: Response<Body>, deadline: Duration) -> Result<Vec<u8>, Failure> {
    let read = async {
        let (mut body, mut bytes) = (response.into_body(), Vec::new());
        while let Some(frame) = body.frame().await {
            if let Ok(data) = frame?.into_data() {
                bytes.extend_from_slice(&data);
            }
        }
        Ok(bytes)
    };
    match tokio::time::timeout(deadline, read).await {
        Ok(read) => read.map_err(|error: kube::Error| Failure::Transport(error.to_string())),
        Err(_) => Err(Failure::Timeout(deadline)),
    }
}

fn retry_after(response: &Response<Body>) -> Option<Duration> {
    let seconds = response.headers().get(header::RETRY_AFTER)?.to_str().ok()?;
    seconds.parse().ok().map(Duration::from_secs)
}

/// An error and what caused it: hyper's own words alone are "client error (Connect)".
fn with_causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let words = error.to_string();
        if !text.contains(&words) {
            text = format!("{text}: {words}");
        }
        cause = error.source();
    }
    text
}
