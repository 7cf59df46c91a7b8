//! The log of requests.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::request::{Call, Verb};

/// A request that the server has answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// What it did.
    pub verb: Verb,
    /// The API group; empty for the core group.
    pub group: String,
    /// The plural of the kind, such as `deployments`.
    pub resource: String,
    /// The subresource, such as `status`; empty for the object itself.
    pub subresource: String,
    /// The namespace; empty for cluster-scoped objects and lists of all namespaces.
    pub namespace: String,
    /// The object's name; empty for lists, watches and creates.
    pub name: String,
    /// The label selector of a list or a watch; empty for all.
    pub labels: String,
    /// Whether metadata alone are asked for.
    pub metadata: bool,
    /// Which client sent it: they are numbered from 1 in the order in which they were made.
    pub client: usize,
    /// The `User-Agent` header.
    pub user_agent: String,
    /// Who wrote, as `managedFields` names it.
    pub manager: String,
    /// The HTTP status code of the answer; 0 when the connection broke before the request was handled.
    pub code: u16,
}

impl Request {
    pub(crate) fn new(call: &Call, code: u16) -> Self {
        let target = call.target.clone();
        Self {
            verb: call.verb,
            group: target.group,
            resource: target.plural,
            subresource: target.subresource.unwrap_or_default(),
            namespace: target.namespace.unwrap_or_default(),
            name: target.name.unwrap_or_default(),
            labels: call.query.get("labelSelector").cloned().unwrap_or_default(),
            metadata: call.metadata_only,
            client: call.client,
            user_agent: call.user_agent.clone(),
            manager: call.manager(),
            code,
        }
    }

    /// Whether it was a write, successful or not.
    pub fn writes(&self) -> bool {
        self.verb.writes()
    }
}

/// All requests since the start, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Log(Mutex<Vec<Request>>);

impl Log {
    pub fn push(&self, request: Request) {
        self.entries().push(request);
    }

    pub fn len(&self) -> usize {
        self.entries().len()
    }

    pub fn since(&self, mark: usize) -> Vec<Request> {
        self.entries().iter().skip(mark).cloned().collect()
    }

    fn entries(&self) -> MutexGuard<'_, Vec<Request>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
