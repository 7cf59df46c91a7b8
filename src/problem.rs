//! A mistake in a spec: what is wrong, where, and what to do about it. How it looks is decided in `cli/report.rs`.

use std::ops::Range;
use std::sync::Arc;

/// A finding about a spec file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Whether it stops generation.
    pub severity: Severity,
    /// A stable code, such as `OG0123`.
    pub code: &'static str,
    /// What is wrong, in one line without a full stop.
    pub message: String,
    /// The file that it is about, unless that is the spec.
    pub file: Option<Arc<File>>,
    /// The bytes of the file that it is about.
    pub span: Range<usize>,
    /// What stands under the underlined bytes; may be empty.
    pub label: String,
    /// What to do about it.
    pub hint: Option<String>,
}

/// A file that a spec mentions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct File {
    /// Its path, as the spec gives it.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Whether a finding stops generation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It stops generation.
    Error,
    /// It does not.
    Warning,
}

impl Problem {
    /// An error.
    #[must_use]
    pub fn error(code: &'static str, span: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            code,
            file: None,
            message: message.into(),
            span,
            label: String::new(),
            hint: None,
        }
    }

    /// A warning.
    #[must_use]
    pub fn warning(code: &'static str, span: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, span, message)
        }
    }

    /// The same, with a text under the underlined bytes.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// The same, with advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}
