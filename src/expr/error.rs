//! What is wrong with an expression.

use std::ops::Range;

/// A mistake in an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The bytes of the text that it is about.
    pub span: Range<usize>,
    /// A code of `codes`, such as `OG0210`.
    pub code: &'static str,
    /// What is wrong, in one line without a full stop.
    pub message: String,
    /// What stands under the underlined bytes; may be empty.
    pub label: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Error {
    /// An error without label and hint.
    pub(super) fn new(code: &'static str, span: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            span,
            code,
            message: message.into(),
            label: String::new(),
            hint: None,
        }
    }

    /// The same, with a text under the underlined bytes.
    pub(super) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// The same, with advice.
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same about bytes that start later by so many.
    pub(super) fn shifted(mut self, offset: usize) -> Self {
        self.span = self.span.start + offset..self.span.end + offset;
        self
    }
}
