//! One request: what it is about and what it carries, as HTTP and as an error names it.

use http::{Method, Request, header};
use kube::client::Body;
use serde::Serialize;

use super::{ApiError, ApiResource, Failure};
use crate::json::{self, Reader};
use crate::metrics::Verb;
use crate::object::Key;

/// What a request is about.
#[derive(Clone, Copy)]
pub(super) struct Call<'a> {
    pub verb: Verb,
    pub resource: &'a ApiResource,
    namespace: Option<&'a str>,
    name: Option<&'a str>,
    status: bool,
    /// In which form the answer is wanted.
    accept: &'static str,
}

/// A request with its contents.
pub(super) struct Message<'a> {
    pub call: Call<'a>,
    query: String,
    body: Option<(&'static str, Vec<u8>)>,
}

impl<'a> Call<'a> {
    /// A request about the objects of a kind, in a namespace or in all.
    pub fn new(verb: Verb, resource: &'a ApiResource, namespace: Option<&'a str>) -> Self {
        Self {
            verb,
            resource,
            namespace,
            name: None,
            status: false,
            accept: "application/json",
        }
    }

    /// A request about one object.
    pub fn of(verb: Verb, resource: &'a ApiResource, key: &'a Key) -> Self {
        Self {
            name: Some(&key.name),
            ..Self::new(verb, resource, Some(&key.namespace))
        }
    }

    /// The same, with an answer in another form.
    pub fn accepting(self, accept: &'static str) -> Self {
        Self { accept, ..self }
    }

    /// The same about the object's status.
    pub fn of_status(self) -> Self {
        Self {
            status: true,
            ..self
        }
    }

    /// The request with the query of its URL.
    pub fn query(self, query: String) -> Message<'a> {
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

    /// Reads the answer.
    pub fn decode<'b, T>(
        &self,
        body: &'b [u8],
        read: impl FnOnce(&mut Reader<'b>) -> serde_json::Result<T>,
    ) -> Result<T, ApiError> {
        json::decode(body, read).map_err(|error| self.error(error.into()))
    }

    /// The error that names the request.
    pub fn error(&self, failure: Failure) -> ApiError {
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
    /// The request as HTTP.
    pub fn into_request(self, user_agent: &str) -> http::Result<Request<Body>> {
        let call = self.call;
        let mut path = call.resource.collection(call.namespace);
        if let Some(name) = call.name {
            path = format!("{path}/{name}");
        }
        if call.status {
            path.push_str("/status");
        }
        let request = Request::builder()
            .method(call.method())
            .uri(format!("{path}?{}", self.query))
            .header(header::USER_AGENT, user_agent)
            .header(header::ACCEPT, call.accept);
        match self.body {
            Some((content_type, body)) => request
                .header(header::CONTENT_TYPE, content_type)
                .body(body.into()),
            None => request.body(Body::empty()),
        }
    }

    /// The same with contents.
    pub fn body(mut self, content_type: &'static str, body: &impl Serialize) -> Self {
        // Objects are written as JSON without fail: all their keys are texts.
        self.body = Some((content_type, serde_json::to_vec(body).unwrap_or_default()));
        self
    }
}

/// The query of a URL, of the pairs that have a value.
pub(super) fn encode(pairs: &[(&str, Option<&str>)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs {
        if let Some(value) = value {
            query.append_pair(name, value);
        }
    }
    query.finish()
}
