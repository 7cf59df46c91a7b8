//! Code of the user's own that decides whether an object is let in, and what it is then.

/// What a kind's webhooks are asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admission {
    /// When the user's code is asked whether an object may be so; empty means never.
    pub validate: Vec<Operation>,
    /// When the user's code may change an object before it is checked and kept; empty means never.
    pub mutate: Vec<Operation>,
    /// Whether what cannot be asked about is let in nevertheless.
    pub ignore_failures: bool,
    /// How long the API server waits for an answer.
    pub timeout_seconds: u64,
    /// CEL expressions, by name, that all have to hold for the webhooks to be asked at all.
    pub match_conditions: Vec<(String, String)>,
}

/// What is about to happen to an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operation {
    /// It is created.
    Create,
    /// It is changed.
    Update,
    /// It is deleted.
    Delete,
}

impl Operation {
    /// Its name in a webhook's rules.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Create => "CREATE",
            Self::Update => "UPDATE",
            Self::Delete => "DELETE",
        }
    }
}
