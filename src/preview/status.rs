//! The status of a resource, as the runtime reports it: fields, conditions, and whether all is well.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::object::{Fate, Object};
use super::rules::object::Live;
use super::rules::readiness::{self, Readiness, joined};
use super::scope::{Evaluated, Failure, Scope};
use crate::expr::{Interpolation, cel};
use crate::model::{Condition, Resource, StatusField};

/// What the three standard conditions say.
pub struct Verdict {
    holds: &'static str,
    reason: String,
    message: String,
}

impl Verdict {
    /// Something is wrong, and somebody has to change something.
    #[must_use]
    pub fn wrong(reason: &str, message: String) -> Self {
        let reason = reason.to_owned();
        Self {
            holds: "Stalled",
            reason,
            message,
        }
    }

    /// The conditions in their order.
    #[must_use]
    pub fn conditions(&self, generation: &Value) -> Vec<Value> {
        let condition = |name| {
            let status = if self.holds == name { "True" } else { "False" };
            condition(name, status, &self.reason, &self.message, generation)
        };
        ["Ready", "Reconciling", "Stalled"].map(condition).into()
    }
}

/// An expression of the status that has no value, and what it is for.
pub type Failed<'m> = (String, Failure<'m>);

/// The status that tells of these objects, without times.
pub fn status<'m>(
    resource: &'m Resource,
    objects: &[Object<'_>],
    missing: &BTreeMap<String, String>,
    scope: &Scope<'_>,
    failures: &mut Vec<Failed<'m>>,
) -> Value {
    let generation = &scope.resource["metadata"]["generation"];
    let mut status = Map::new();
    for found in &resource.status {
        let value = field(found, scope).unwrap_or_else(|failure| {
            if !failure.is_missing() {
                failures.push((format!("status.{}", found.field.name), failure));
            }
            Value::Null
        });
        if !value.is_null() {
            status.insert(found.field.name.clone(), value);
        }
    }
    let mut conditions = verdict(objects, missing, scope).conditions(generation);
    for own in &resource.conditions {
        conditions.push(of_spec(own, scope, generation, failures));
    }
    status.insert("observedGeneration".to_owned(), generation.clone());
    status.insert("conditions".to_owned(), conditions.into());
    Value::Object(status)
}

fn field<'m>(field: &'m StatusField, scope: &Scope<'_>) -> Evaluated<'m, Value> {
    match &field.value {
        Some(value) if scope.holds(field.when.as_ref())? => scope.text(value),
        _ => Ok(Value::Null),
    }
}

fn condition(name: &str, status: &str, reason: &str, message: &str, generation: &Value) -> Value {
    json!({
        "type": name,
        "status": status,
        "reason": reason,
        "message": message,
        "observedGeneration": generation,
    })
}

/// A condition of the spec's own. A value that is missing makes it `Unknown`.
fn of_spec<'m>(
    own: &'m Condition,
    scope: &Scope<'_>,
    generation: &Value,
    failures: &mut Vec<Failed<'m>>,
) -> Value {
    let mut failed = |failure: Failure<'m>| {
        if !failure.is_missing() {
            failures.push((format!("the condition {}", own.name), failure));
        }
    };
    let mut text = |text: &'m Interpolation, otherwise: &str| match scope.text(text) {
        Ok(Value::String(text)) => text,
        Ok(Value::Null) => otherwise.to_owned(),
        Ok(value) => value.to_string(),
        Err(failure) => {
            failed(failure);
            otherwise.to_owned()
        }
    };
    let (status, reason, message) = match scope.holds(Some(&own.status)) {
        Ok(true) => ("True", text(&own.reason, "Holds"), text(&own.message, "")),
        Ok(false) => (
            "False",
            text(&own.reason, "DoesNotHold"),
            text(&own.message, ""),
        ),
        Err(failure) => {
            let message = failure.source.to_string();
            let reason = match failure.is_missing() {
                true => "Waiting",
                false => "ExpressionError",
            };
            failed(failure);
            ("Unknown", reason.to_owned(), message)
        }
    };
    condition(&own.name, status, &reason, &message, generation)
}

/// The worst that is to be said: errors, children that need help, what is on its way.
fn verdict(
    objects: &[Object<'_>],
    missing: &BTreeMap<String, String>,
    scope: &Scope<'_>,
) -> Verdict {
    let mut waiting: Vec<String> = missing
        .iter()
        .map(|(id, what)| format!("{id}: {what}"))
        .collect();
    let mut broken = Vec::new();
    for object in objects {
        if let Fate::Failed(wrong) = &object.fate {
            let message = format!("{}: {}", object.name(), wrong.message);
            return Verdict::wrong(wrong.reason, message);
        }
        match ready(object, scope) {
            Readiness::Ready => {}
            Readiness::Progressing(why) => waiting.push(format!("{}: {why}", object.name())),
            Readiness::Failed(why) => broken.push(format!("{}: {why}", object.name())),
        }
    }
    let (holds, reason, message) = match (&broken[..], &waiting[..]) {
        ([], []) => ("Ready", "Ready", "everything is as desired".to_owned()),
        ([], waiting) => ("Reconciling", "Progressing", joined(waiting)),
        (broken, _) => ("Stalled", "ChildFailed", joined(broken)),
    };
    Verdict {
        holds,
        reason: reason.to_owned(),
        message,
    }
}

fn ready(object: &Object<'_>, scope: &Scope<'_>) -> Readiness {
    let live = match &object.fate {
        Fate::Unwanted | Fate::Failed(_) => return Readiness::Ready,
        Fate::Waiting(what) => return Readiness::Progressing(what.clone()),
        Fate::Applied { live, .. } => live,
    };
    let child = object.child;
    let Some(ready_when) = &child.ready_when else {
        return readiness::of((&child.kind.group, &child.kind.kind), &Live(live));
    };
    let mut scope = scope.with(object.element.clone());
    scope.children.insert(child.id.clone(), live.clone());
    match scope.holds(Some(ready_when)) {
        Ok(true) => Readiness::Ready,
        Ok(false) => Readiness::Progressing("it is not ready".into()),
        Err(failure) => match failure.source {
            cel::Error::Missing { path } => Readiness::Progressing(format!("waiting for {path}")),
            source => Readiness::Failed(source.to_string()),
        },
    }
}
