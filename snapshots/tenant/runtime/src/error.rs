//! Why a reconcile did not reach its end, and what becomes of it.

use std::time::Duration;

use crate::api::{ApiError, Failure};
use crate::backoff::{Backoff, jitter};
use crate::cel;
use crate::metrics::ErrorClass;

/// Why a reconcile, or its work on one child, did not reach its end.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A request to the API server failed.
    #[error(transparent)]
    Api(#[from] ApiError),
    /// The object that a child should be exists and belongs to somebody else.
    #[error("{object} exists already and belongs to {owner}; it is left alone")]
    Ownership {
        /// The object: kind and name.
        object: String,
        /// Whose it is.
        owner: String,
    },
    /// Somebody undoes what is applied, again and again.
    #[error("{object} was set right {times} times and is deleted or changed each time")]
    Contested {
        /// The object: kind and name.
        object: String,
        /// How often it was set right in a row.
        times: u32,
    },
    /// The resource does not have the shape that its kind defines.
    #[error("the resource cannot be read: {0}")]
    Unreadable(serde_json::Error),
    /// An expression of the spec that a child is made with has no value. Who reports it says which child.
    #[error(transparent)]
    Expression(cel::Error),
    /// An expression of the spec that says where a reference leads has no value.
    #[error("{reference}: {source}")]
    Reference {
        /// The id of the reference.
        reference: &'static str,
        /// Why it has none.
        source: cel::Error,
    },
    /// Several elements that a child is made for have the same key.
    #[error("several elements have the key {key:?}: its object is left as it is")]
    DuplicateKey {
        /// The key.
        key: String,
    },
    /// The key of an element is empty, too long, or not one line.
    #[error("{key:?} cannot be the key of an element: one line of 1 to 253 bytes can")]
    InvalidKey {
        /// The key.
        key: String,
    },
    /// A hook failed, now or before, and what it was due for is not done.
    #[error("{message}")]
    Hook {
        /// A CamelCase word, the hook's own or the runtime's.
        reason: String,
        /// What is wrong, for people.
        message: String,
        /// Whether it is tried again, and then when; otherwise not before the spec changes.
        retry: Option<Duration>,
    },
    /// The system has no random bytes, so that no value can be made up.
    #[error("the system gives no random bytes")]
    NoRandomness,
    /// The operator's code panicked.
    #[error("the operator's code panicked: {0}")]
    Panic(String),
    /// The reconcile took too long.
    #[error("the reconcile did not end within {} s", .0.as_secs())]
    Deadline(Duration),
}

/// Whether trying again helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// It will pass by itself.
    Temporary,
    /// Somebody has to change something. It is tried again, rarely, since that may happen unseen.
    Permanent,
}

impl Error {
    /// Whether trying again helps.
    #[must_use]
    pub fn outlook(&self) -> Outlook {
        match self {
            Self::Api(error) if error.is_namespace_terminating() => Outlook::Temporary,
            Self::Api(error) => match error.code() {
                Some(400 | 403 | 404 | 405 | 413 | 415 | 422) => Outlook::Permanent,
                _ => Outlook::Temporary,
            },
            Self::Hook { retry: Some(_), .. } => Outlook::Temporary,
            Self::Hook { retry: None, .. } => Outlook::Permanent,
            Self::Contested { .. } | Self::NoRandomness | Self::Panic(_) | Self::Deadline(_) => {
                Outlook::Temporary
            }
            Self::Ownership { .. }
            | Self::Unreadable(_)
            | Self::Expression(_)
            | Self::Reference { .. }
            | Self::DuplicateKey { .. }
            | Self::InvalidKey { .. } => Outlook::Permanent,
        }
    }

    /// A CamelCase word for conditions, events and logs.
    #[must_use]
    pub fn reason(&self) -> &str {
        match self {
            Self::Hook { reason, .. } => reason,
            Self::Api(error) if error.is_namespace_terminating() => "NamespaceTerminating",
            Self::Api(error) => match (&error.failure, error.code()) {
                (Failure::NotLeading, _) => "NotLeading",
                (Failure::Timeout(_), _) => "Timeout",
                (Failure::Transport(_), _) => "Unreachable",
                (_, Some(401)) => "Unauthorized",
                (_, Some(403)) => "Forbidden",
                (_, Some(404)) => "NotFound",
                (_, Some(409)) => "Conflict",
                (_, Some(400 | 422)) => "Rejected",
                (_, Some(429)) => "Throttled",
                _ => "ApiError",
            },
            Self::Ownership { .. } => "OwnershipConflict",
            Self::Contested { .. } => "Contested",
            Self::Unreadable(_) => "InvalidResource",
            Self::Expression(_) | Self::Reference { .. } => "ExpressionError",
            Self::DuplicateKey { .. } => "DuplicateKey",
            Self::InvalidKey { .. } => "InvalidKey",
            Self::NoRandomness => "NoRandomness",
            Self::Panic(_) => "Panic",
            Self::Deadline(_) => "DeadlineExceeded",
        }
    }

    /// What a person can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        if let Self::Hook { retry, .. } = self {
            return match retry {
                Some(_) => "none needed if it passes: it is tried again",
                None => "change the resource's spec: the hook is tried again then",
            };
        }
        match self.reason() {
            "Forbidden" => {
                "apply the operator's RBAC rules, or look for the quota or policy that forbids it"
            }
            "Unauthorized" => "give the operator a valid ServiceAccount token",
            "NotFound" => "install what serves this kind, or create the namespace",
            "Rejected" if self.is_immutability() => {
                "undo the change, or delete the object, which is made anew then; `replace: WhenImmutable` in operator.yaml does so"
            }
            "Rejected" => "change the resource so that the object it makes is valid",
            "OwnershipConflict" => "rename or delete the other object, or rename the resource",
            "Contested" => "find out who does it, by the object's managedFields or the audit log",
            "InvalidResource" => {
                "correct the resource, or install the CustomResourceDefinition of this operator's version"
            }
            "ExpressionError" => "correct the resource's fields that the expression reads",
            "DuplicateKey" | "InvalidKey" => {
                "give each element of the resource a key of its own that is one line of text"
            }
            "Panic" | "DeadlineExceeded" => {
                "report it to the operator's maintainers with this log line"
            }
            _ => "none needed if it passes: it is tried again",
        }
    }

    /// Whether all that is wrong is that a field cannot be changed any more.
    fn is_immutability(&self) -> bool {
        matches!(self, Self::Api(error) if error.immutable_fields().is_some())
    }

    /// The class under which metrics count it.
    #[must_use]
    pub fn class(&self) -> ErrorClass {
        match self {
            Self::Api(error) => match &error.failure {
                Failure::Refused { code, .. } => ErrorClass::of_status(*code),
                Failure::Timeout(_) => ErrorClass::Timeout,
                Failure::NotLeading | Failure::Transport(_) => ErrorClass::Unavailable,
                Failure::Decode(_) => ErrorClass::Api,
            },
            Self::Ownership { .. } | Self::Contested { .. } => ErrorClass::Conflict,
            Self::Unreadable(_) => ErrorClass::Invalid,
            Self::Expression(_)
            | Self::Reference { .. }
            | Self::DuplicateKey { .. }
            | Self::InvalidKey { .. } => ErrorClass::Expression,
            Self::Hook { .. } => ErrorClass::Hook,
            Self::NoRandomness => ErrorClass::Unavailable,
            Self::Panic(_) => ErrorClass::Panic,
            Self::Deadline(_) => ErrorClass::Timeout,
        }
    }

    /// When to try again after this many failures in a row.
    #[must_use]
    pub fn retry(&self, failures: u32) -> Duration {
        let wait = match self.outlook() {
            Outlook::Temporary => Backoff::OBJECT.after(failures),
            Outlook::Permanent => jitter(Backoff::OBJECT.longest),
        };
        match self {
            // No cache shows when the other object goes, and whoever read the remedy removes it soon.
            Self::Ownership { .. } => Backoff::OBJECT.after(failures),
            Self::Hook {
                retry: Some(retry), ..
            } => *retry,
            Self::Api(error) => error.retry_after().map_or(wait, |asked| asked.max(wait)),
            _ => wait,
        }
    }
}
