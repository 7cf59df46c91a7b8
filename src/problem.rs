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

/// The line and the column in characters of a byte, both from 1.
pub(crate) fn position(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..boundary_before(text, byte)).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

/// The last start of a character at or before a byte.
pub(crate) fn boundary_before(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len()))
        .rfind(|at| text.is_char_boundary(*at))
        .unwrap_or_default()
}
