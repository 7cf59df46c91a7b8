//! Hooks: code of the user's own that runs when something happens to an object.

mod cron;
mod fields;
mod keys;
pub(super) mod rate;
mod timer;
mod trigger;

use std::collections::BTreeSet;

use super::context::Context;
use super::duration::{MILLISECOND, YEAR, between};
use super::names::Rule;
use super::rust_names::{TypeNames, snake};
use super::{codes, field, names};
use crate::expr::Environment;
use crate::model::{Field, Hook, Match};
use crate::problem::Problem;
use crate::spec::{self, Key, Located, Named};

/// How many hooks a kind can have: `status.hooks` holds an entry for each.
const MAX_HOOKS: usize = 64;

/// What hooks can refer to.
pub(super) struct Surroundings<'a> {
    /// The kind.
    pub kind: &'a str,
    /// The fields below `spec`.
    pub spec: &'a [Field],
    /// The ids of the children and of the references.
    pub objects: Vec<&'a str>,
    /// What expressions about the object alone can name.
    pub environment: &'a Environment,
}

/// Whether the kind has any.
pub(super) fn are_there(declared: &spec::Resource) -> bool {
    let hooks = declared.hooks.as_ref();
    hooks.is_some_and(|hooks| !hooks.0.is_empty())
}

/// The hooks, in the order of the file.
pub(super) fn hooks(
    context: &mut Context,
    types: &mut TypeNames,
    declared: Option<&Named<spec::Hook>>,
    surroundings: &Surroundings,
) -> Vec<Hook> {
    let mut methods = BTreeSet::new();
    let mut found = Vec::new();
    for (key, hook) in declared.iter().flat_map(|declared| &declared.0) {
        let method = method(context, key, &mut methods);
        if found.len() == MAX_HOOKS {
            context.push(
                Problem::error(
                    codes::TOO_MANY_HOOKS,
                    key.span.clone(),
                    format!("a kind can have {MAX_HOOKS} hooks at most"),
                )
                .hint("let one of them do what several do"),
            );
        }
        keys::check(context, hook);
        let on = trigger::on(context, types, key, hook, surroundings);
        let labels = filter(context, hook.labels.as_ref(), Some(&names::LABEL_VALUE));
        let annotations = filter(context, hook.annotations.as_ref(), None);
        let when = hook.when.as_ref();
        let when = when.and_then(|when| context.condition(when, surroundings.environment));
        found.push(Hook {
            name: key.name.clone(),
            method,
            description: field::text(hook.description.as_ref()),
            on,
            labels,
            annotations,
            when,
            retries: retries(context, hook.retries.as_ref()),
            timeout: between(context, hook.timeout.as_ref(), MILLISECOND, YEAR),
            backoff: between(context, hook.backoff.as_ref(), MILLISECOND, YEAR),
            rate_limit: rate::rate(
                context,
                hook.rate_limit.as_ref(),
                format!("{}.{}", surroundings.kind, key.name),
            ),
        });
    }
    found
}

/// The Rust method of a hook, which no other may have.
fn method(context: &mut Context, key: &Key, methods: &mut BTreeSet<String>) -> String {
    if !names::HOOK.holds(&key.name) {
        context.push(names::HOOK.problem(&key.name, &key.span));
    }
    let method = snake(&key.name);
    if !methods.insert(method.clone()) {
        let message = format!(
            "`{}` and an earlier hook have the same name in Rust, `{method}`",
            key.name
        );
        context.error(codes::DUPLICATE, &key.span, message);
    }
    method
}

/// What labels or annotations must be; `values` is the rule for their values, where there is one.
fn filter(
    context: &mut Context,
    declared: Option<&Named<Located<String>>>,
    values: Option<&Rule>,
) -> Vec<(String, Match)> {
    let mut found = Vec::new();
    for (key, value) in declared.iter().flat_map(|declared| &declared.0) {
        if !names::QUALIFIED.holds(&key.name) {
            context.push(names::QUALIFIED.problem(&key.name, &key.span));
        }
        let wanted = match value.text() {
            Some("Present") => Match::Present,
            Some("Absent") => Match::Absent,
            Some(text) => {
                if let Some(rule) = values.filter(|rule| !rule.holds(text)) {
                    context.push(rule.problem(text, &value.span));
                }
                Match::Is(text.to_owned())
            }
            None => continue,
        };
        found.push((key.name.clone(), wanted));
    }
    found
}

fn retries(context: &mut Context, declared: Option<&Located<u64>>) -> Option<u32> {
    const MAX: u32 = 1000;
    let declared = declared?;
    let found = u32::try_from(declared.value?).ok();
    let found = found.filter(|retries| *retries <= MAX);
    if found.is_none() {
        let message = format!("expected a number from 0 to {MAX}");
        context.error(codes::SETTING, &declared.span, message);
    }
    found
}
