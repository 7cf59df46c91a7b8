//! The requests that the engine makes. Each has a deadline and is counted; none is retried here.

use std::sync::Arc;
use std::time::Duration;

use http::{HeaderValue, Method, Request, Response, header};
use http_body_util::BodyExt;
use kube::client::Body;
use serde::Serialize;
use serde_json::Value;
use tokio::sync::Semaphore;
use tower::BoxError;

use super::{ApiError, ApiResource, Failure, Page};
use crate::json::{self, Reader};
use crate::lease::Fence;
use crate::metrics::{Metrics, Verb};
use crate::object::{Key, Object};

/// How long an answer may take.
const DEADLINE: Duration = Duration::from_secs(15);

/// How many objects one page of a list holds: small, because a page is in memory whole before it is projected.
const PAGE: &str = "200";

/// What [`Client::list`] and [`Client::watch`] are about.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The kind.
    pub resource: ApiResource,
    /// The namespace; `None` means all.
    pub namespace: Option<String>,
    /// A label selector.
    pub labels: Option<String>,
    /// A field selector.
    pub fields: Option<String>,
    /// Whether their metadata are all that is wanted.
    pub metadata: bool,
}

/// Asks for metadata alone; who cannot give them so gives the whole objects.
const METADATA: &str =
    "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json";

/// The same for a list.
const METADATA_LIST: &str =
    "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";

/// When what an object owns goes, once the object is deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Propagation {
    /// After it.
    Background,
    /// Before it, which stays until then.
    Foreground,
}

impl Propagation {
    /// The API's word for it.
    const fn as_str(self) -> &'static str {
        match self {
            Self::Background => "Background",
            Self::Foreground => "Foreground",
        }
    }
}

/// The API server, as the engine sees it.
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

    /// Reads one page of a list, the first or the one that `next` names.
    ///
    /// # Errors
    /// When the API server refuses, does not answer in time, or answers nonsense.
    pub async fn list(&self, selection: &Selection, next: Option<&str>) -> Result<Page, ApiError> {
        let page = [("limit", Some(PAGE)), ("continue", next)];
        let query = selection.query(&page);
        let call = Call::new(
            Verb::List,
            &selection.resource,
            selection.namespace.as_deref(),
            None,
        );
        let call = match selection.metadata {
            true => call.accepting(METADATA_LIST),
            false => call,
        };
        let body = self.call(call.query(query)).await?;
        call.decode(&body, Page::read)
    }

    /// Looks for one object, whatever its labels. A list, because that needs no permission besides those of the cache.
    ///
    /// # Errors
    /// When the API server refuses, does not answer in time, or answers nonsense.
    pub async fn find(
        &self,
        resource: &ApiResource,
        key: &Key,
    ) -> Result<Option<Object>, ApiError> {
        let query = encode(&[(
            "fieldSelector",
            Some(&format!("metadata.name={}", key.name)),
        )]);
        let call = Call::new(Verb::List, resource, Some(&key.namespace), None);
        let body = self.call(call.query(query)).await?;
        let page = call.decode(&body, Page::read)?;
        let mut objects = page.objects.into_iter();
        Ok(objects.find(|object| object.key.name == key.name))
    }

    /// Reads one object of the operator's own kinds; `None` when it does not exist.
    ///
    /// # Errors
    /// When the API server refuses, does not answer in time, or answers nonsense.
    pub async fn get(&self, resource: &ApiResource, key: &Key) -> Result<Option<Object>, ApiError> {
        let call = Call::new(Verb::Get, resource, Some(&key.namespace), Some(&key.name));
        match self.call(call.query(String::new())).await {
            Ok(body) => call.decode(&body, Object::read).map(Some),
            Err(error) if error.is_gone(&key.name) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Opens a watch after a version. The API server ends it after `timeout`.
    ///
    /// # Errors
    /// When the API server refuses or does not answer in time.
    pub async fn watch(
        &self,
        selection: &Selection,
        version: &str,
        timeout: Duration,
    ) -> Result<Body, ApiError> {
        let query = selection.query(&[
            ("watch", Some("1")),
            ("allowWatchBookmarks", Some("true")),
            ("resourceVersion", Some(version)),
            ("timeoutSeconds", Some(&timeout.as_secs().to_string())),
        ]);
        let call = Call::new(
            Verb::Watch,
            &selection.resource,
            selection.namespace.as_deref(),
            None,
        );
        let call = match selection.metadata {
            true => call.accepting(METADATA),
            false => call,
        };
        Ok(self.send(call.query(query)).await?.into_body())
    }

    /// Applies the fields that the operator owns of an object, taking them from whoever else owns them.
    ///
    /// # Errors
    /// When the API server refuses, does not answer in time, or answers nonsense.
    pub async fn apply(
        &self,
        resource: &ApiResource,
        key: &Key,
        desired: &impl Serialize,
    ) -> Result<Object, ApiError> {
        let query = encode(&[
            ("fieldManager", Some(&self.manager)),
            ("force", Some("true")),
        ]);
        let call = Call::new(Verb::Patch, resource, Some(&key.namespace), Some(&key.name));
        let body = self
            .call(
                call.query(query)
                    .body("application/apply-patch+yaml", desired),
            )
            .await?;
        call.decode(&body, Object::read)
    }

    /// Merges a patch into an object.
    ///
    /// # Errors
    /// When the API server refuses, does not answer in time, or answers nonsense.
    pub async fn merge(
        &self,
        resource: &ApiResource,
        key: &Key,
        patch: &Value,
    ) -> Result<Object, ApiError> {
        let query = encode(&[("fieldManager", Some(&self.manager))]);
        let call = Call::new(Verb::Patch, resource, Some(&key.namespace), Some(&key.name));
        let body = self
            .call(
                call.query(query)
                    .body("application/merge-patch+json", patch),
            )
            .await?;
        call.decode(&body, Object::read)
    }

    /// Merges a patch into an object's status.
    ///
    /// # Errors
    /// When the API server refuses, does not answer in time, or answers nonsense.
    pub async fn merge_status(
        &self,
        resource: &ApiResource,
        key: &Key,
        patch: &Value,
    ) -> Result<Object, ApiError> {
        let manager = format!("{}-status", self.manager);
        let query = encode(&[("fieldManager", Some(&manager))]);
        let call =
            Call::new(Verb::Patch, resource, Some(&key.namespace), Some(&key.name)).of_status();
        let body = self
            .call(
                call.query(query)
                    .body("application/merge-patch+json", patch),
            )
            .await?;
        call.decode(&body, Object::read)
    }

    /// Deletes exactly the version of the object that was seen. Gives the object while finalizers or a grace period keep it.
    ///
    /// # Errors
    /// When the API server refuses, does not answer in time, or answers nonsense.
    pub async fn delete(
        &self,
        resource: &ApiResource,
        seen: &Object,
        propagation: Propagation,
    ) -> Result<Option<Object>, ApiError> {
        let options = serde_json::json!({
            "preconditions": { "uid": seen.uid, "resourceVersion": seen.resource_version.to_string() },
            "propagationPolicy": propagation.as_str(),
        });
        let call = Call::new(
            Verb::Delete,
            resource,
            Some(&seen.key.namespace),
            Some(&seen.key.name),
        );
        let body = self
            .call(call.query(String::new()).body("application/json", &options))
            .await?;
        // The answer is the object or, once that is gone, a Status, which has no name.
        Ok(Object::decode(&body).ok().filter(|object| object.deleting))
    }

    async fn call(&self, message: Message<'_>) -> Result<Vec<u8>, ApiError> {
        let call = message.call;
        // Nobody closes it, so that this cannot fail.
        let _turn = self.turns.acquire().await;
        let response = self.send(message).await?;
        collect(response, self.deadline)
            .await
            .map_err(|failure| call.error(failure))
    }

    async fn send(&self, message: Message<'_>) -> Result<Response<Body>, ApiError> {
        let Message { call, query, body } = message;
        let answer = async {
            let request = call
                .request(&query, body, &self.manager)
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

impl Selection {
    fn query(&self, more: &[(&str, Option<&str>)]) -> String {
        let mut pairs = vec![
            ("labelSelector", self.labels.as_deref()),
            ("fieldSelector", self.fields.as_deref()),
        ];
        pairs.extend_from_slice(more);
        encode(&pairs)
    }
}

/// The query of a URL, of the pairs that have a value.
fn encode(pairs: &[(&str, Option<&str>)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs {
        if let Some(value) = value {
            query.append_pair(name, value);
        }
    }
    query.finish()
}

/// What a request is about.
#[derive(Clone, Copy)]
struct Call<'a> {
    verb: Verb,
    resource: &'a ApiResource,
    namespace: Option<&'a str>,
    name: Option<&'a str>,
    status: bool,
    /// In which form the answer is wanted.
    accept: &'static str,
}

/// A request with its contents.
struct Message<'a> {
    call: Call<'a>,
    query: String,
    body: Option<(&'static str, Vec<u8>)>,
}

impl<'a> Call<'a> {
    fn new(
        verb: Verb,
        resource: &'a ApiResource,
        namespace: Option<&'a str>,
        name: Option<&'a str>,
    ) -> Self {
        Self {
            verb,
            resource,
            namespace,
            name,
            status: false,
            accept: "application/json",
        }
    }

    fn accepting(self, accept: &'static str) -> Self {
        Self { accept, ..self }
    }

    fn of_status(self) -> Self {
        Self {
            status: true,
            ..self
        }
    }

    fn query(self, query: String) -> Message<'a> {
        Message {
            call: self,
            query,
            body: None,
        }
    }

    fn method(&self) -> Method {
        match self.verb {
            Verb::Patch => Method::PATCH,
            Verb::Delete => Method::DELETE,
            _ => Method::GET,
        }
    }

    fn request(
        &self,
        query: &str,
        body: Option<(&'static str, Vec<u8>)>,
        user_agent: &str,
    ) -> http::Result<Request<Body>> {
        let mut path = self.resource.collection(self.namespace);
        if let Some(name) = self.name {
            path = format!("{path}/{name}");
        }
        if self.status {
            path.push_str("/status");
        }
        let request = Request::builder()
            .method(self.method())
            .uri(format!("{path}?{query}"))
            .header(header::USER_AGENT, user_agent)
            .header(header::ACCEPT, self.accept);
        match body {
            Some((content_type, body)) => request
                .header(header::CONTENT_TYPE, content_type)
                .body(body.into()),
            None => request.body(Body::empty()),
        }
    }

    fn decode<'b, T>(
        &self,
        body: &'b [u8],
        read: impl FnOnce(&mut Reader<'b>) -> serde_json::Result<T>,
    ) -> Result<T, ApiError> {
        json::decode(body, read).map_err(|error| self.error(error.into()))
    }

    fn error(&self, failure: Failure) -> ApiError {
        let mut request = format!("{} {}", self.verb.as_str(), self.resource.plural);
        if self.status {
            request.push_str("/status");
        }
        match (
            self.namespace.filter(|namespace| !namespace.is_empty()),
            self.name,
        ) {
            (Some(namespace), Some(name)) => request.push_str(&format!(" {namespace}/{name}")),
            (None, Some(name)) => request.push_str(&format!(" {name}")),
            (Some(namespace), None) => request.push_str(&format!(" in {namespace}")),
            (None, None) => {}
        }
        ApiError { request, failure }
    }
}

impl Message<'_> {
    fn body(mut self, content_type: &'static str, body: &impl Serialize) -> Self {
        // Objects are written as JSON without fail: all their keys are texts.
        self.body = Some((content_type, serde_json::to_vec(body).unwrap_or_default()));
        self
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
