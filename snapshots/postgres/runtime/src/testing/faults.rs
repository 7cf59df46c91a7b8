//! Failures on purpose.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::json;

use super::request::{Call, Verb};
use super::status::Failure;

/// What goes wrong with a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// It is refused with this HTTP status code, and not performed.
    Status(u16),
    /// It is refused with 429 and a `Retry-After` of so many seconds.
    TooManyRequests(u64),
    /// The connection breaks before the request arrives.
    Disconnect,
    /// The request is performed, then the connection breaks: the client never learns.
    LostResponse,
    /// The answer takes so long, and is otherwise as it would be.
    Delay(Duration),
}

/// Which requests go wrong, and how.
#[derive(Clone, Debug)]
pub struct Rule {
    fault: Fault,
    verbs: Vec<Verb>,
    resource: Option<String>,
    subresource: Option<String>,
    name: Option<String>,
    skip: usize,
    times: usize,
}

impl Rule {
    /// Every request, for ever, unless narrowed.
    pub fn new(fault: Fault) -> Self {
        Self {
            fault,
            verbs: Vec::new(),
            resource: None,
            subresource: None,
            name: None,
            skip: 0,
            times: usize::MAX,
        }
    }

    /// Only requests of this verb; several calls add up.
    #[must_use]
    pub fn verb(mut self, verb: Verb) -> Self {
        self.verbs.push(verb);
        self
    }

    /// Only requests that write.
    #[must_use]
    pub fn writes(mut self) -> Self {
        let writes = [
            Verb::Create,
            Verb::Update,
            Verb::Patch,
            Verb::Delete,
            Verb::DeleteCollection,
        ];
        self.verbs.extend(writes);
        self
    }

    /// Only requests for this plural, such as `deployments`.
    #[must_use]
    pub fn resource(mut self, plural: &str) -> Self {
        self.resource = Some(plural.to_owned());
        self
    }

    /// Only requests for this subresource; the empty string is the object itself.
    #[must_use]
    pub fn subresource(mut self, subresource: &str) -> Self {
        self.subresource = Some(subresource.to_owned());
        self
    }

    /// Only requests for the object of this name.
    #[must_use]
    pub fn name(mut self, name: &str) -> Self {
        self.name = Some(name.to_owned());
        self
    }

    /// Leaves the first `count` matching requests alone: `after(n - 1).times(1)` is the n-th.
    #[must_use]
    pub fn after(mut self, count: usize) -> Self {
        self.skip = count;
        self
    }

    /// Ends after so many requests have gone wrong.
    #[must_use]
    pub fn times(mut self, count: usize) -> Self {
        self.times = count;
        self
    }

    fn matches(&self, call: &Call) -> bool {
        let same = |wanted: &Option<String>, actual: &str| {
            wanted.as_ref().is_none_or(|wanted| wanted == actual)
        };
        let optional = |value: &Option<String>| value.clone().unwrap_or_default();
        (self.verbs.is_empty() || self.verbs.contains(&call.verb))
            && same(&self.resource, &call.target.plural)
            && same(&self.subresource, &optional(&call.target.subresource))
            && same(&self.name, &optional(&call.target.name))
    }
}

/// The rules in force.
#[derive(Debug, Default)]
pub(crate) struct Faults(Mutex<Vec<Rule>>);

impl Faults {
    pub fn add(&self, rule: Rule) {
        self.rules().push(rule);
    }

    pub fn clear(&self) {
        self.rules().clear();
    }

    /// What goes wrong with this call, by the first rule that strikes; every matching rule counts it.
    pub fn strike(&self, call: &Call) -> Option<Fault> {
        let mut struck = None;
        for rule in self.rules().iter_mut().filter(|rule| rule.matches(call)) {
            if rule.skip > 0 {
                rule.skip -= 1;
            } else if rule.times > 0 && struck.is_none() {
                rule.times -= 1;
                struck = Some(rule.fault.clone());
            }
        }
        struck
    }

    fn rules(&self) -> MutexGuard<'_, Vec<Rule>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The refusal with this code.
pub(crate) fn refusal(code: u16, retry_after: Option<u64>) -> Failure {
    let (reason, message) = match code {
        400 => ("BadRequest", "the request is bad"),
        401 => ("Unauthorized", "Unauthorized"),
        403 => ("Forbidden", "forbidden"),
        404 => ("NotFound", "not found"),
        409 => (
            "Conflict",
            "the object has been modified; please apply your changes to the latest version and try again",
        ),
        410 => ("Expired", "too old resource version"),
        422 => ("Invalid", "the object is invalid"),
        429 => (
            "TooManyRequests",
            "the server has received too many requests and has asked us to try again later",
        ),
        500 => ("InternalError", "Internal error occurred"),
        503 => (
            "ServiceUnavailable",
            "the server is currently unable to handle the request",
        ),
        504 => (
            "Timeout",
            "the server was unable to return a response in time",
        ),
        _ => ("", "injected"),
    };
    let mut failure = Failure::new(code, reason, message);
    failure.retry_after = retry_after;
    if let Some(seconds) = retry_after {
        failure.body["details"] = json!({ "retryAfterSeconds": seconds });
    }
    failure
}
