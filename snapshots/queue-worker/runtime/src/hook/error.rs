//! What a hook comes to.

use std::error::Error;
use std::fmt;
use std::time::Duration;

/// What a hook comes to.
pub type HookResult = Result<(), HookError>;

/// Why a hook failed. Any error turns into one with `?`.
///
/// What it says is shown in the resource's status, in events and in logs: it must hold no secret.
#[derive(Debug)]
pub enum HookError {
    /// It is tried again.
    Temporary {
        /// When; `None` means by the hook's backoff.
        after: Option<Duration>,
        /// What is wrong, for people.
        message: String,
    },
    /// It is not tried again before the spec changes.
    Permanent {
        /// A CamelCase word for the condition `Stalled`.
        reason: String,
        /// What is wrong, for people.
        message: String,
    },
    /// Anything else: it is tried again by the hook's backoff.
    Other(Box<dyn Error + Send + Sync>),
}

impl HookError {
    /// Something that will pass.
    pub fn temporary(message: impl Into<String>) -> Self {
        let (after, message) = (None, message.into());
        Self::Temporary { after, message }
    }

    /// Something that will have passed after this time.
    pub fn temporary_after(after: Duration, message: impl Into<String>) -> Self {
        let (after, message) = (Some(after), message.into());
        Self::Temporary { after, message }
    }

    /// Something that somebody has to change the spec for. The reason is a CamelCase word.
    pub fn permanent(reason: impl Into<String>, message: impl Into<String>) -> Self {
        let (reason, message) = (reason.into(), message.into());
        Self::Permanent { reason, message }
    }
}

impl fmt::Display for HookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Temporary { message, .. } | Self::Permanent { message, .. } => {
                f.write_str(message)
            }
            Self::Other(error) => error.fmt(f),
        }
    }
}

/// `HookError` is no `Error` itself, or this would contradict the conversion of every type into itself.
impl<E: Error + Send + Sync + 'static> From<E> for HookError {
    fn from(error: E) -> Self {
        Self::Other(Box::new(error))
    }
}
