//! What is answered at which path.

use std::collections::BTreeMap;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::FutureExt;
use futures::future::BoxFuture;
use http::{Method, Request, Response, StatusCode, header};
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Bytes};
use tokio::sync::Semaphore;

use super::note::Note;
use crate::metrics::{Metrics, WebhookOutcome};

/// How long an answer may take: the API server waits no longer than this for any webhook.
const DEADLINE: Duration = Duration::from_secs(30);

/// The largest body. An object has at most 1.5 MiB; a review holds it twice, and text may double when it is escaped.
pub const MAX_BODY_BYTES: usize = 8 * 1024 * 1024;

/// What the bodies of all requests may take together; more wait their turn.
const MAX_TOTAL_KIB: usize = 2 * MAX_BODY_BYTES / 1024;

/// The body of an answer, or why there is none.
pub type Answer = Result<Vec<u8>, Refusal>;

/// Why a request is not answered. The API server then does what the webhook's `failurePolicy` says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    status: StatusCode,
    message: String,
}

impl Refusal {
    /// The request is not what it should be.
    #[must_use]
    pub fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// The code that should decide could not.
    #[must_use]
    pub fn undecided(message: impl Into<String>) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, message)
    }

    fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self {
            status,
            message: message.into(),
        }
    }
}

type Handler = Box<dyn Fn(Bytes, Arc<Note>) -> BoxFuture<'static, Answer> + Send + Sync>;

/// A table of paths, each with the code that answers a POST to it.
pub struct Routes {
    handlers: BTreeMap<String, Handler>,
    memory: Semaphore,
    metrics: Option<Metrics>,
}

impl Default for Routes {
    fn default() -> Self {
        Self {
            handlers: BTreeMap::new(),
            memory: Semaphore::new(MAX_TOTAL_KIB),
            metrics: None,
        }
    }
}

impl Routes {
    /// Has a POST to `path` answered by `handler`, which is given the body, and a note to say what it finds out. JSON is
    /// expected to come and to go. A panic in it is an error of this request and no other.
    pub fn add<F, A>(&mut self, path: impl Into<String>, handler: F)
    where
        F: Fn(Bytes, Arc<Note>) -> A + Send + Sync + 'static,
        A: Future<Output = Answer> + Send + 'static,
    {
        let handler: Handler = Box::new(move |body, note| handler(body, note).boxed());
        self.handlers.insert(path.into(), handler);
    }

    /// Has requests counted, and their time taken.
    pub fn measure(&mut self, metrics: Metrics) {
        self.metrics = Some(metrics);
    }

    /// Whether there is nothing to answer.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.handlers.is_empty()
    }

    /// Answers one request, whatever it is.
    pub async fn answer<B>(&self, request: Request<B>) -> Response<Full<Bytes>>
    where
        B: Body<Error: std::error::Error + Send + Sync + 'static>,
    {
        let path = request.uri().path().to_owned();
        let (began, note) = (Instant::now(), Arc::new(Note::default()));
        let answer = tokio::time::timeout(DEADLINE, self.call(&path, request, &note)).await;
        let too_slow = || Refusal::new(StatusCode::GATEWAY_TIMEOUT, "it took too long");
        let answer = answer.unwrap_or_else(|_| Err(too_slow()));
        let outcome = match answer {
            Ok(_) => note.outcome(),
            Err(_) => WebhookOutcome::Error,
        };
        self.count(&path, &note, outcome, began.elapsed());
        match answer {
            Ok(body) => response(StatusCode::OK, "application/json", body),
            Err(refusal) => {
                let Refusal { status, message } = refusal;
                tracing::warn!(
                    path,
                    status = status.as_u16(),
                    reason = "WebhookRefused",
                    "{message}"
                );
                let body = format!("{message}\n");
                response(status, "text/plain; charset=utf-8", body.into_bytes())
            }
        }
    }

    /// Answers a POST that did not come over the network: status and body.
    pub async fn post(&self, path: &str, body: Bytes) -> (u16, Bytes) {
        let mut request = Request::new(Full::new(body));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = path.parse().unwrap_or_default();
        let response = self.answer(request).await;
        let status = response.status().as_u16();
        let Ok(body) = response.into_body().collect().await;
        (status, body.to_bytes())
    }

    /// Counts a request, if there is such a webhook: its name is that in the configurations, where it has one.
    fn count(&self, path: &str, note: &Note, outcome: WebhookOutcome, duration: Duration) {
        if let (Some(metrics), true) = (&self.metrics, self.handlers.contains_key(path)) {
            let webhook = path.trim_start_matches('/').replace('/', ".");
            metrics.webhook_asked(&webhook, note.operation(), outcome, duration);
        }
    }

    async fn call<B>(&self, path: &str, request: Request<B>, note: &Arc<Note>) -> Answer
    where
        B: Body<Error: std::error::Error + Send + Sync + 'static>,
    {
        let Some(handler) = self.handlers.get(path) else {
            return Err(Refusal::new(
                StatusCode::NOT_FOUND,
                "there is no such webhook",
            ));
        };
        if request.method() != Method::POST {
            let message = "webhooks are called by POST";
            return Err(Refusal::new(StatusCode::METHOD_NOT_ALLOWED, message));
        }
        let body = request.into_body();
        // The API server always says how long the body is.
        let Some(length) = body.size_hint().exact() else {
            let message = "the body's length must be known";
            return Err(Refusal::new(StatusCode::LENGTH_REQUIRED, message));
        };
        if length > MAX_BODY_BYTES as u64 {
            let message = format!("the body may have {MAX_BODY_BYTES} bytes at most");
            return Err(Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, message));
        }
        let kib = u32::try_from(length.div_ceil(1024)).unwrap_or(u32::MAX);
        // The semaphore is never closed; if it were, memory would merely be unbounded.
        let _memory = self.memory.acquire_many(kib).await.ok();
        let body = body.collect().await;
        let body =
            body.map_err(|error| Refusal::bad_request(format!("the body broke off: {error}")))?;
        let work = async { handler(body.to_bytes(), Arc::clone(note)).await };
        match AssertUnwindSafe(work).catch_unwind().await {
            Ok(answer) => answer,
            Err(_) => Err(Refusal::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                "the code of this webhook panicked",
            )),
        }
    }
}

fn response(
    status: StatusCode,
    content_type: &'static str,
    body: Vec<u8>,
) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = status;
    let content_type = header::HeaderValue::from_static(content_type);
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, content_type);
    response
}
