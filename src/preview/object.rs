//! An object of a child, and what becomes of it.

use serde_json::Value;

use super::explain::Given;
use super::scope::Failure;
use crate::expr::cel;
use crate::model::Child;

/// How many bytes a key can have.
const LONGEST_KEY: usize = 253;

/// An object of a child, or all of them where it is not known which there are to be.
pub struct Object<'m> {
    /// Its child.
    pub child: &'m Child,
    /// The key of the element that it is made for, if it is made for one.
    pub key: Option<String>,
    /// The element that it is made for; null where there is none.
    pub element: Value,
    /// In which turn it is applied; those of one turn are applied together.
    pub turn: usize,
    /// What becomes of it.
    pub fate: Fate<'m>,
    /// Which expressions gave what.
    pub given: Vec<Given>,
}

/// What becomes of an object.
pub enum Fate<'m> {
    /// It is not wanted.
    Unwanted,
    /// It has to wait; for what, for people.
    Waiting(String),
    /// It cannot be made.
    Failed(Wrong<'m>),
    /// It is applied.
    Applied {
        /// What it should be.
        desired: Value,
        /// What it is then.
        live: Value,
    },
}

/// Why an object cannot be made.
pub struct Wrong<'m> {
    /// A CamelCase word.
    pub reason: &'static str,
    /// What is wrong, for people, without the name of the object.
    pub message: String,
    /// The expression, if it is one.
    pub failure: Option<Failure<'m>>,
}

impl Object<'_> {
    /// The name that people know it by: `worker`, or `worker[small]`.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.key {
            None => self.child.id.clone(),
            Some(key) => format!("{}[{key}]", self.child.id),
        }
    }
}

impl<'m> Fate<'m> {
    /// What becomes of an object whose expression has no value.
    pub(super) fn without(failure: Failure<'m>) -> Self {
        match &failure.source {
            cel::Error::Missing { path } => Self::Waiting(format!("waiting for {path}")),
            source => Self::Failed(Wrong {
                reason: "ExpressionError",
                message: source.to_string(),
                failure: Some(failure),
            }),
        }
    }
}

impl Wrong<'_> {
    /// Why a text cannot be the key of an element.
    pub(super) fn of_key(key: &str, comes_twice: bool) -> Option<Self> {
        let is_line =
            !key.is_empty() && key.len() <= LONGEST_KEY && !key.chars().any(char::is_control);
        let (reason, message) = match (is_line, comes_twice) {
            (true, false) => return None,
            (true, true) => (
                "DuplicateKey",
                format!("several elements have the key {key:?}: its object is left as it is"),
            ),
            (false, _) => (
                "InvalidKey",
                format!("{key:?} cannot be the key of an element: one line of 1 to 253 bytes can"),
            ),
        };
        Some(Self {
            reason,
            message,
            failure: None,
        })
    }
}
