//! An object as the runtime's rules look at it: here it is all JSON.

use std::borrow::Cow;

use serde_json::Value;

/// An object that was observed.
#[derive(Clone, Copy, Debug)]
pub struct Live<'a>(pub &'a Value);

/// A part of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its `spec`.
    Spec,
    /// Its `status`.
    Status,
}

/// A value within an object: where there is none, null.
#[derive(Clone, Copy, Debug)]
pub struct View<'a>(&'a Value);

impl<'a> View<'a> {
    /// What it holds under this key.
    #[must_use]
    pub fn at(self, key: &str) -> Self {
        Self(&self.0[key])
    }

    /// The elements of a list; none of anything else.
    #[must_use]
    pub fn elements(self) -> Vec<Self> {
        self.0.as_array().into_iter().flatten().map(Self).collect()
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.0.is_null()
    }

    /// Whether it is this text.
    #[must_use]
    pub fn is(self, text: &str) -> bool {
        self.0 == text
    }

    /// The text that it is.
    #[must_use]
    pub fn as_str(self) -> Option<Cow<'a, str>> {
        self.0.as_str().map(Cow::Borrowed)
    }

    /// The whole number that it is.
    #[must_use]
    pub fn as_i64(self) -> Option<i64> {
        self.0.as_i64()
    }

    /// What it is, true or false.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        self.0.as_bool()
    }
}

impl<'a> Live<'a> {
    /// A look at a part of it.
    #[must_use]
    pub fn view(&self, part: Part) -> View<'a> {
        View(match part {
            Part::Spec => &self.0["spec"],
            Part::Status => &self.0["status"],
        })
    }

    /// Whether it is being deleted.
    #[must_use]
    pub fn is_deleting(&self) -> bool {
        !self.0["metadata"]["deletionTimestamp"].is_null()
    }

    /// The generation of its spec; 0 where the kind has none.
    #[must_use]
    pub fn generation(&self) -> i64 {
        self.0["metadata"]["generation"].as_i64().unwrap_or(0)
    }
}
