//! Why a request to the API server came to nothing.

use std::time::Duration;

use serde::Deserialize;

use super::Cause;

/// Why a request came to nothing.
#[derive(Debug, thiserror::Error)]
#[error("cannot {request}: {failure}")]
pub struct ApiError {
    /// What was asked for: verb, resource and object.
    pub request: String,
    /// What came back instead.
    pub failure: Failure,
}

/// What came back instead of an answer.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The API server said no.
    #[error("{message}")]
    Refused {
        /// The HTTP status.
        code: u16,
        /// The machine-readable reason, such as `AlreadyExists`.
        reason: Box<str>,
        /// The API server's words.
        message: Box<str>,
        /// The name of the object that it is about; empty when it is about no object.
        object: Box<str>,
        /// How long the API server asks to be left alone.
        retry_after: Option<Duration>,
        /// What is wrong in particular.
        causes: Box<[Cause]>,
    },
    /// It was not sent: another replica may lead by now.
    #[error("this replica leads no longer")]
    NotLeading,
    /// Nothing came back in time.
    #[error("no answer within {} s", .0.as_secs())]
    Timeout(Duration),
    /// The connection failed.
    #[error("{0}")]
    Transport(String),
    /// The answer is not what the API server sends.
    #[error("the answer cannot be read: {0}")]
    Decode(#[from] serde_json::Error),
}

impl ApiError {
    /// The HTTP status, if there was one.
    #[must_use]
    pub fn code(&self) -> Option<u16> {
        match self.failure {
            Failure::Refused { code, .. } => Some(code),
            _ => None,
        }
    }

    /// The machine-readable reason, such as `Forbidden`, `Timeout` or `Unreachable`.
    #[must_use]
    pub fn reason(&self) -> &str {
        match &self.failure {
            Failure::Refused { reason, .. } if !reason.is_empty() => reason,
            Failure::Refused { .. } => "Refused",
            Failure::NotLeading => "NotLeading",
            Failure::Timeout(_) => "Timeout",
            Failure::Transport(_) => "Unreachable",
            Failure::Decode(_) => "Unreadable",
        }
    }

    /// Whether the object with this name does not exist, as opposed to its kind.
    #[must_use]
    pub fn is_gone(&self, name: &str) -> bool {
        matches!(&self.failure, Failure::Refused { code: 404, object, .. } if **object == *name)
    }

    /// Whether the namespace is being deleted, so that nothing can be created in it.
    #[must_use]
    pub fn is_namespace_terminating(&self) -> bool {
        matches!(&self.failure, Failure::Refused { causes, .. } if causes.iter().any(|cause| cause.reason == "NamespaceTerminating"))
    }

    /// The fields that cannot be changed any more, if nothing else is wrong with what was to be written.
    #[must_use]
    pub fn immutable_fields(&self) -> Option<Vec<&str>> {
        match &self.failure {
            Failure::Refused {
                code: 422, causes, ..
            } if !causes.is_empty() && causes.iter().all(Cause::is_immutability) => {
                Some(causes.iter().map(|cause| cause.field.as_str()).collect())
            }
            _ => None,
        }
    }

    /// How long the API server asks to be left alone.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self.failure {
            Failure::Refused { retry_after, .. } => retry_after,
            _ => None,
        }
    }
}

/// What the API server sends with an HTTP status of 400 or more, and at the end of a watch that failed.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Status {
    code: u16,
    reason: String,
    message: String,
    details: Option<Details>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Details {
    name: String,
    retry_after_seconds: Option<u64>,
    causes: Vec<Cause>,
}

impl Failure {
    /// Reads a refusal. A proxy's answer is not JSON: its text is the message then.
    pub(crate) fn refused(code: u16, retry_after: Option<Duration>, body: &[u8]) -> Self {
        let status: Status = serde_json::from_slice(body).unwrap_or_default();
        let details = status.details.unwrap_or_default();
        let message = if status.message.is_empty() {
            let text = String::from_utf8_lossy(body);
            format!(
                "HTTP status {code} {}",
                text.trim().chars().take(200).collect::<String>()
            )
        } else {
            status.message
        };
        Self::Refused {
            code: if code == 200 { status.code } else { code },
            reason: status.reason.into(),
            message: message.into(),
            object: details.name.into(),
            retry_after: retry_after.or(details.retry_after_seconds.map(Duration::from_secs)),
            causes: details.causes.into(),
        }
    }
}
