//! Why an expression has no value.

/// Why an expression has no value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A value that another object will have later is not there yet, or an optional one is unset.
    #[error("waiting for {path}")]
    Missing {
        /// Where it is looked for, such as `deployment.status.readyReplicas`.
        path: String,
    },
    /// A dynamic value has another type than the one needed.
    #[error("expected {expected}, found {found}")]
    Type {
        /// The type needed.
        expected: &'static str,
        /// The type found.
        found: &'static str,
    },
    /// An int is out of the range of 64 bits.
    #[error("integer overflow")]
    Overflow,
    /// An int is divided by zero.
    #[error("division by zero")]
    DivisionByZero,
    /// A text is not a number. It is not repeated: it may be secret.
    #[error("the text is not a number")]
    NotANumber,
    /// A text does not have the form that is needed. It is not repeated: it may be secret.
    #[error("the text is not {what}")]
    Invalid {
        /// What it should be, such as `a duration`.
        what: &'static str,
    },
    /// A position or a count is out of range.
    #[error("{what} is out of range")]
    Range {
        /// What is: `the index`, `the depth`.
        what: &'static str,
    },
    /// A list without items has no least or greatest one.
    #[error("the list is empty")]
    Empty,
    /// Two entries of a map have the same key. It is not repeated: it may be secret.
    #[error("two entries have the same key")]
    SameKey,
}

/// The value of an expression or why it has none.
pub type Result<T> = std::result::Result<T, Error>;
