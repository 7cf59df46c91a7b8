//! Admission: what code of the user's own is asked about.

use std::collections::BTreeSet;
use std::ops::Range;
use std::time::Duration;

use super::context::Context;
use super::{codes, duration, names};
use crate::catalog::Schema;
use crate::expr::Type;
use crate::model::{Admission, Operation};
use crate::problem::Problem;
use crate::spec::{self, Located};

/// How long the API server waits when the spec says nothing: long enough for a look at another system, and short for a person.
const TIMEOUT_SECONDS: u64 = 5;

/// The longest that the API server waits.
const MAX_SECONDS: u64 = 30;

/// How many conditions the API server takes.
const MAX_CONDITIONS: usize = 64;

/// Whether the kind has code that decides.
pub(super) fn is_there(declared: &spec::Resource) -> bool {
    declared.admission.is_some()
}

/// What the code is asked about, with its problems recorded.
pub(super) fn admission(
    context: &mut Context,
    declared: &spec::Resource,
    object: &Schema,
) -> Option<Admission> {
    let (key, admission) = declared
        .admission
        .as_ref()
        .map(|admission| (&declared.kind.span, admission))?;
    let validate = operations(context, admission.validate.as_deref());
    let mutate = operations(context, admission.mutate.as_deref());
    for operation in admission.mutate.iter().flatten() {
        if operation.value == Some(spec::Operation::Delete) {
            let message = "an object that is deleted cannot be changed";
            context.push(
                Problem::error(codes::FOREIGN_KEY, operation.span.clone(), message)
                    .hint("`validate: [delete]` can refuse it; a `delete` hook cleans up"),
            );
        }
    }
    if validate.is_empty() && mutate.is_empty() {
        context.push(
            Problem::error(
                codes::EMPTY,
                key.clone(),
                "the `admission` of this kind is about nothing",
            )
            .hint("list operations under `validate`, `mutate` or both"),
        );
    }
    let policy = admission.failure_policy.as_ref();
    Some(Admission {
        validate,
        mutate,
        ignore_failures: policy.and_then(|policy| policy.value)
            == Some(spec::FailurePolicy::Ignore),
        timeout_seconds: timeout(context, admission.timeout.as_ref()),
        match_conditions: conditions(context, admission.match_conditions.as_deref(), object, key),
    })
}

fn operations(
    context: &mut Context,
    declared: Option<&[Located<spec::Operation>]>,
) -> Vec<Operation> {
    let mut found = BTreeSet::new();
    for declared in declared.unwrap_or_default() {
        let Some(word) = declared.value else {
            continue;
        };
        let operation = match word {
            spec::Operation::Create => Operation::Create,
            spec::Operation::Update => Operation::Update,
            spec::Operation::Delete => Operation::Delete,
        };
        if !found.insert(operation) {
            let message = format!("`{}` comes twice", word.word());
            context.error(codes::DUPLICATE, &declared.span, message);
        }
    }
    found.into_iter().collect()
}

fn timeout(context: &mut Context, declared: Option<&Located<String>>) -> u64 {
    let Some((declared, text)) = declared.and_then(|declared| Some((declared, declared.text()?)))
    else {
        return TIMEOUT_SECONDS;
    };
    let found = duration::parse(text).filter(|found| {
        let seconds = Duration::from_secs(found.as_secs());
        *found == seconds && (1..=MAX_SECONDS).contains(&found.as_secs())
    });
    if found.is_none() {
        context.push(
            Problem::error(
                codes::DURATION,
                declared.span.clone(),
                format!("expected whole seconds from `1s` to `{MAX_SECONDS}s`"),
            )
            .hint("the API server waits no longer, and whoever writes an object waits with it"),
        );
    }
    found.map_or(TIMEOUT_SECONDS, |found| found.as_secs())
}

fn conditions(
    context: &mut Context,
    declared: Option<&[spec::MatchCondition]>,
    object: &Schema,
    key: &Range<usize>,
) -> Vec<(String, String)> {
    let declared = declared.unwrap_or_default();
    if declared.len() > MAX_CONDITIONS {
        let message = format!("the API server takes {MAX_CONDITIONS} conditions at most");
        context.error(codes::SETTING, key, message);
    }
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for condition in declared {
        let name = context.name(&condition.name, &names::MATCH_CONDITION);
        if !seen.insert(name.clone()) {
            let message = format!("the condition `{name}` comes twice");
            context.error(codes::DUPLICATE, &condition.name.span, message);
        }
        let typed = context.match_condition(&condition.expression, object);
        if let Some(typed) = typed.filter(|typed| !matches!(typed.ty, Type::Bool | Type::Dyn)) {
            let message = format!("expected true or false, found `{}`", typed.ty);
            context.push(
                Problem::error(
                    codes::NOT_BOOLEAN,
                    condition.expression.span.clone(),
                    message,
                )
                .hint("compare it, such as `object.spec.replicas > 0`"),
            );
        }
        let expression = condition.expression.text().unwrap_or_default();
        found.push((name, expression.to_owned()));
    }
    found
}
