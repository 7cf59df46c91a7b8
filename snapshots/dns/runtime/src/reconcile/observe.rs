//! Observe: what the live children say about the resource.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::children::{Children, Fate};
use super::slot::Slot;
use super::subject::Subject;
use crate::cel;
use crate::conditions::State;
use crate::error::{Error, Outlook};
use crate::kind::{Condition, Kind};
use crate::readiness::{self, Readiness, joined};
use crate::scope::Scope;

/// How a resource does.
#[derive(Debug)]
pub enum Verdict<'a> {
    /// All is as it should be.
    Ready,
    /// It will be; why it is not yet, for people.
    Progressing(String),
    /// A child will not become ready without help; why, for people.
    ChildFailed(String),
    /// Something went wrong.
    Failing {
        /// The child that it happened to.
        part: Cow<'a, str>,
        /// What went wrong.
        error: &'a Error,
    },
}

/// What was observed of a resource.
#[derive(Debug)]
pub struct Observation<'a> {
    /// How it does.
    pub verdict: Verdict<'a>,
    /// The status fields that the spec defines; null where one has no value.
    pub fields: Map<String, Value>,
    /// The conditions that the spec defines.
    pub conditions: Vec<State>,
    /// The objects that are ready, in their order.
    pub ready: Vec<Slot>,
}

/// Looks at the live children; `hooks` are those that are due and wait.
pub fn observe<'a, K: Kind>(
    subject: &Subject<K>,
    children: &'a Children,
    pruning: &'a [(String, Error)],
    hooks: &[String],
) -> Observation<'a> {
    let scope = subject.scope(&children.live);
    let fields = K::STATUS.iter().map(|field| {
        let wanted = field
            .when
            .map_or(Ok(true), |when| when(&subject.this, &scope));
        let value = match wanted {
            Ok(true) => (field.value)(&subject.this, &scope),
            Ok(false) => Ok(Value::Null),
            Err(error) => Err(error),
        };
        (
            field.name.to_owned(),
            value.unwrap_or_else(|error| missing(field.name, &error)),
        )
    });
    let (verdict, ready) = verdict(subject, children, pruning, hooks, &scope);
    Observation {
        verdict,
        ready,
        fields: fields.collect(),
        conditions: K::CONDITIONS
            .iter()
            .map(|condition| state(condition, subject, &scope))
            .collect(),
    }
}

fn missing(part: &str, error: &cel::Error) -> Value {
    if !matches!(error, cel::Error::Missing { .. }) {
        tracing::warn!(
            part,
            reason = "ExpressionError",
            "a status field is left out: {error}"
        );
    }
    Value::Null
}

/// A condition of the spec's own. A value that is missing makes it `Unknown`.
fn state<K: Kind>(condition: &Condition<K>, subject: &Subject<K>, scope: &Scope<'_>) -> State {
    let text = |value: cel::Result<Value>, otherwise: &str| match value {
        Ok(Value::String(text)) => text,
        Ok(Value::Null) | Err(_) => otherwise.to_owned(),
        Ok(value) => value.to_string(),
    };
    let mut state = State::new(condition.name, false, "", "");
    match (condition.status)(&subject.this, scope) {
        Ok(holds) => {
            state.status = if holds { "True" } else { "False" };
            state.reason = text(
                (condition.reason)(&subject.this, scope),
                if holds { "Holds" } else { "DoesNotHold" },
            );
            state.message = text((condition.message)(&subject.this, scope), "");
        }
        Err(error) => {
            let missing = matches!(error, cel::Error::Missing { .. });
            state.status = "Unknown";
            state.reason = if missing {
                "Waiting"
            } else {
                "ExpressionError"
            }
            .into();
            state.message = error.to_string();
        }
    }
    state
}

/// The worst that is to be said: errors that need help, children that need help, errors that pass, what is on its way. And
/// the children that are ready.
fn verdict<'a, K: Kind>(
    subject: &Subject<K>,
    children: &'a Children,
    pruning: &'a [(String, Error)],
    hooks: &[String],
    scope: &Scope<'_>,
) -> (Verdict<'a>, Vec<Slot>) {
    let failed = children.fates().filter_map(|(slot, fate)| match fate {
        Fate::Failed(error) => Some((slot.name::<K>(), &**error)),
        _ => None,
    });
    let mut errors: Vec<_> = failed
        .chain(pruning.iter().map(|(part, error)| (part.into(), error)))
        .collect();
    errors.sort_by_key(|(_, error)| error.outlook() != Outlook::Permanent);
    let mut ready_slots = Vec::new();
    let missing = subject.references.missing.iter();
    let missing = missing.map(|(id, what)| format!("{id}: {what}"));
    let mut waiting: Vec<String> = missing.chain(hooks.iter().cloned()).collect();
    let mut broken = Vec::new();
    for (slot, fate) in children.fates() {
        match ready(slot, fate, subject, children, scope) {
            Readiness::Ready => ready_slots.push(slot.clone()),
            Readiness::Progressing(why) => waiting.push(format!("{}: {why}", slot.name::<K>())),
            Readiness::Failed(why) => broken.push(format!("{}: {why}", slot.name::<K>())),
        }
    }
    let verdict = match errors.into_iter().next() {
        Some((part, error)) if error.outlook() == Outlook::Permanent || broken.is_empty() => {
            Verdict::Failing { part, error }
        }
        _ if !broken.is_empty() => Verdict::ChildFailed(joined(&broken)),
        _ if !waiting.is_empty() => Verdict::Progressing(joined(&waiting)),
        _ => Verdict::Ready,
    };
    (verdict, ready_slots)
}

fn ready<K: Kind>(
    slot: &Slot,
    fate: &Fate,
    subject: &Subject<K>,
    children: &Children,
    scope: &Scope<'_>,
) -> Readiness {
    let live = match fate {
        Fate::Unwanted | Fate::Failed(_) | Fate::Settled(_) => return Readiness::Ready,
        Fate::Waiting(what) => return Readiness::Progressing(what.clone()),
        Fate::Applied(_) => children.live(slot),
    };
    let child = &K::CHILDREN[slot.child];
    let Some(ready_when) = child.ready_when else {
        let none = || Readiness::Progressing("it is not observed yet".into());
        let kind = (child.resource.group, child.resource.kind);
        return live.map_or_else(none, |live| readiness::of(kind, live));
    };
    let scope = Scope {
        element: children.element(slot),
        own: live.map(|live| (child.id, live)),
        ..*scope
    };
    match ready_when(&subject.this, &scope) {
        Ok(true) => Readiness::Ready,
        Ok(false) => Readiness::Progressing("it is not ready".into()),
        Err(cel::Error::Missing { path }) => Readiness::Progressing(format!("waiting for {path}")),
        Err(error) => Readiness::Failed(error.to_string()),
    }
}
