//! How far a hook is with a resource, as `status.hooks` keeps it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::conditions::seconds;

/// The longest message that the status keeps, in characters.
const MESSAGE: usize = 1024;

/// How far a hook is with a resource: an item of `status.hooks`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// The hook's name.
    pub name: String,
    /// What came of it last.
    pub state: State,
    /// How many attempts that took.
    #[serde(default)]
    pub attempts: u32,
    /// The generation of the spec that it is about.
    #[serde(default)]
    pub observed_generation: i64,
    /// When it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_transition_time: Option<String>,
    /// A CamelCase word for what is wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What is wrong, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// What it handled last, as JSON: the declared values, or the time of a calendar's run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handled: Option<String>,
}

/// What came of a hook last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum State {
    /// It is a daemon and runs.
    Running,
    /// It did what was due.
    Succeeded,
    /// It failed and is tried again.
    Retrying,
    /// It failed and is not tried again before the spec changes.
    Failed,
}

impl Record {
    /// A record written now.
    pub fn new(name: &str, state: State, attempts: u32, generation: i64) -> Self {
        Self {
            name: name.to_owned(),
            state,
            attempts,
            observed_generation: generation,
            last_transition_time: Some(seconds(Timestamp::now())),
            reason: None,
            message: None,
            handled: None,
        }
    }

    /// The record with what is wrong.
    pub fn because(mut self, reason: &str, message: &str) -> Self {
        self.reason = Some(reason.to_owned());
        self.message = Some(message.chars().take(MESSAGE).collect());
        self
    }

    /// The record with what was handled.
    pub fn handling(mut self, handled: Option<String>) -> Self {
        self.handled = handled;
        self
    }

    /// Whether it tells nothing that the other does not: the time alone is not worth a write.
    pub fn says_what(&self, other: &Self) -> bool {
        self.state == other.state
            && self.attempts == other.attempts
            && self.observed_generation == other.observed_generation
            && self.reason == other.reason
            && self.message == other.message
            && self.handled == other.handled
    }

    /// The records that a status holds. One that cannot be read counts as none.
    pub fn all(status: &Value) -> Vec<Self> {
        let items = status["hooks"].as_array().into_iter().flatten();
        items
            .filter_map(|item| Self::deserialize(item).ok())
            .collect()
    }

    /// Puts a record into a list in which each hook has at most one.
    pub fn put(self, records: &mut Vec<Self>) {
        match records.iter_mut().find(|record| record.name == self.name) {
            Some(record) => *record = self,
            None => records.push(self),
        }
    }
}
