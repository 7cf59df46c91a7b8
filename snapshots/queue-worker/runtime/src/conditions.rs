//! Conditions, as the API conventions want them: a list that is a map by type.

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::object::View;
use crate::readiness::Conditions;

/// What a condition says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Its type, such as `Ready`.
    pub name: String,
    /// `True`, `False` or `Unknown`.
    pub status: &'static str,
    /// A CamelCase word.
    pub reason: String,
    /// A sentence for people.
    pub message: String,
}

impl State {
    /// A condition that is true or false.
    #[must_use]
    pub fn new(name: &str, holds: bool, reason: &str, message: &str) -> Self {
        Self {
            name: name.to_owned(),
            status: if holds { "True" } else { "False" },
            reason: reason.to_owned(),
            message: message.to_owned(),
        }
    }
}

/// Whether a list of conditions tells these states already.
#[must_use]
pub fn tell(written: View<'_>, states: &[State], generation: i64) -> bool {
    let told = Conditions::of(written);
    states.iter().all(|state| {
        told.get(&state.name).is_some_and(|condition| {
            condition.at("status").is(state.status)
                && condition.at("reason").is(&state.reason)
                && condition.at("message").is(&state.message)
                && condition.at("observedGeneration").as_i64() == Some(generation)
        })
    })
}

/// The list of conditions that tells these states, given the list as last written. A condition keeps its transition time
/// while its status stays the same; conditions of others stay as they are.
#[must_use]
pub fn merged(written: &Value, states: &[State], generation: i64, now: Timestamp) -> Value {
    let written = written.as_array().map_or(&[][..], Vec::as_slice);
    let ours = states.iter().map(|state| {
        let before = written
            .iter()
            .find(|condition| condition["type"] == state.name.as_str());
        let since = before
            .filter(|before| before["status"] == state.status)
            .and_then(|before| before["lastTransitionTime"].as_str())
            .map_or_else(|| seconds(now), str::to_owned);
        json!({
            "type": state.name,
            "status": state.status,
            "reason": state.reason,
            "message": state.message,
            "observedGeneration": generation,
            "lastTransitionTime": since,
        })
    });
    let is_ours = |condition: &&Value| {
        states
            .iter()
            .any(|state| condition["type"] == state.name.as_str())
    };
    let theirs = written
        .iter()
        .filter(|condition| !is_ours(condition))
        .cloned();
    ours.chain(theirs).collect()
}

/// A time as Kubernetes writes it: whole seconds.
pub(crate) fn seconds(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
