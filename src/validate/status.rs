//! What the operator reports: status fields and conditions.

use std::collections::BTreeSet;

use serde_json::Value;

use super::context::Context;
use super::field::{self, Place};
use super::rust_names::TypeNames;
use super::{codes, hooks, lint, names, secrets, types};
use crate::expr::{Environment, Form, Interpolation, Type};
use crate::model::{Condition, Field, StatusField};
use crate::problem::Problem;
use crate::spec::{self, Located, Named};

/// Status fields that the runtime writes.
const RUNTIME_FIELDS: &[&str] = &["conditions", "observedGeneration"];

/// The status field that the runtime writes for kinds with hooks.
const HOOKS_FIELD: &str = "hooks";

/// Conditions that the runtime writes.
const RUNTIME_CONDITIONS: &[&str] = &["Ready", "Reconciling", "Stalled"];

/// The status fields, in the order of the file.
pub(super) fn fields(
    context: &mut Context,
    types: &mut TypeNames,
    kind: &str,
    resource: &spec::Resource,
    environment: &Environment,
    secrets: &[String],
) -> Vec<StatusField> {
    let prefix = format!("{kind}Status");
    let place = Place {
        prefix: &prefix,
        path: Vec::new(),
        in_status: true,
    };
    let mut rust_names = BTreeSet::new();
    let mut found = Vec::new();
    let has_hooks = hooks::are_there(resource);
    for (key, status) in resource.status.iter().flat_map(|declared| &declared.0) {
        if RUNTIME_FIELDS.contains(&key.name.as_str()) || (has_hooks && key.name == HOOKS_FIELD) {
            context.push(
                Problem::error(
                    codes::RESERVED_STATUS,
                    key.span.clone(),
                    format!("`{}` is always there", key.name),
                )
                .hint("remove it: the operator keeps it itself"),
            );
        }
        lint::phase(context, key);
        let field = field::named(context, types, &place, key, &status.field, &mut rust_names);
        for (flag, key) in [
            (&status.field.required, "required"),
            (&status.field.immutable, "immutable"),
            (&status.field.secret, "secret"),
        ] {
            if let Some(flag) = flag {
                context.push(
                    Problem::error(codes::FOREIGN_KEY, flag.span.clone(), format!("`{key}` means nothing in the status"))
                        .hint("remove it: what is in the status is the operator's own, and nothing of it need be there"),
                );
            }
        }
        if let Some(default) = &status.field.default {
            context.push(
                Problem::error(
                    codes::FOREIGN_KEY,
                    default.span.clone(),
                    "`default` means nothing in the status",
                )
                .hint("give it by the value: `${spec.?replicas.orValue(1)}`"),
            );
        }
        let when = status
            .source
            .when
            .as_ref()
            .and_then(|when| context.condition(when, environment));
        let inside = when
            .as_ref()
            .map_or_else(|| environment.clone(), |when| environment.assuming(when));
        let source = status.source.value.as_ref();
        if let (Some(when), None) = (&status.source.when, source) {
            context.push(
                Problem::error(codes::FOREIGN_KEY, when.span.clone(), "`when` means nothing without `value`")
                    .hint("give it a `value`, or remove `when`: code of a hook sets the field when it likes"),
            );
        }
        if source.is_none() && !has_hooks {
            context.push(
                Problem::warning(
                    codes::NEVER_SET,
                    key.span.clone(),
                    format!("nothing sets `status.{}`", key.name),
                )
                .hint("give it a `value`, or the kind hooks whose code sets it"),
            );
        }
        let value = source.and_then(|source| value(context, source, &field, &inside, secrets));
        found.push(StatusField { field, value, when });
    }
    found
}

/// The value of a status field, which must be what the field holds.
fn value(
    context: &mut Context,
    source: &Located<String>,
    field: &Field,
    environment: &Environment,
    secrets: &[String],
) -> Option<Interpolation> {
    let found = context.interpolation(source, environment)?;
    secrets::check(context, source, &found, secrets);
    let (expected, _) = types::of(&field.kind);
    let ty = found
        .single()
        .map_or(Type::String, |typed| typed.known_type(environment));
    if !types::fits(&ty, &expected) {
        let message = format!("expected `{expected}`, found `{ty}`");
        context.push(
            Problem::error(codes::VALUE_TYPE, source.span.clone(), message)
                .hint("change the type of the field, or convert the value"),
        );
    }
    Some(found)
}

/// The conditions, in the order of the file.
pub(super) fn conditions(
    context: &mut Context,
    declared: Option<&Named<spec::Condition>>,
    environment: &Environment,
    secrets: &[String],
) -> Vec<Condition> {
    let mut found = Vec::new();
    for (key, condition) in declared.iter().flat_map(|declared| &declared.0) {
        if RUNTIME_CONDITIONS.contains(&key.name.as_str()) {
            context.push(
                Problem::error(
                    codes::RESERVED_STATUS,
                    key.span.clone(),
                    format!("the condition `{}` is always there", key.name),
                )
                .hint("remove it, or give yours another name"),
            );
        } else if !names::CONDITION.holds(&key.name) {
            context.push(names::CONDITION.problem(&key.name, &key.span));
        }
        let status = context.condition(&condition.status, environment);
        let reason = text(context, &condition.reason, environment, secrets);
        if let Some(reason) = &reason {
            reason_word(context, &condition.reason, reason, environment);
        }
        let message = match &condition.message {
            Some(message) => text(context, message, environment, secrets),
            None => Some(Interpolation { parts: Vec::new() }),
        };
        if let (Some(status), Some(reason), Some(message)) = (status, reason, message) {
            found.push(Condition {
                name: key.name.clone(),
                status,
                reason,
                message,
            });
        }
    }
    found
}

/// A text that is always set and tells no secret.
fn text(
    context: &mut Context,
    source: &Located<String>,
    environment: &Environment,
    secrets: &[String],
) -> Option<Interpolation> {
    let found = context.interpolation(source, environment)?;
    secrets::check(context, source, &found, secrets);
    if let Some(typed) = found.single() {
        if typed.optional {
            context.push(
                Problem::error(
                    codes::VALUE_TYPE,
                    source.span.clone(),
                    "the text may be unset",
                )
                .hint("say what it is then, such as `${has(spec.host) ? spec.host : \"none\"}`"),
            );
            return Some(found);
        }
        let ty = typed.known_type(environment);
        if !types::fits(&ty, &Type::String) {
            context.push(
                Problem::error(
                    codes::VALUE_TYPE,
                    source.span.clone(),
                    format!("expected text, found `{ty}`"),
                )
                .hint("make text of it: `string(...)`"),
            );
        }
    }
    Some(found)
}

/// A reason must be one CamelCase word, as far as it is written out.
fn reason_word(
    context: &mut Context,
    source: &Located<String>,
    reason: &Interpolation,
    environment: &Environment,
) {
    let mut words = Vec::from_iter(reason.literal());
    if let Some(typed) = reason.single() {
        known(&typed.form(environment), &mut words);
    }
    let is_word = |word: &String| names::matches("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$", word);
    if let Some(word) = words.iter().find(|word| !is_word(word)) {
        context.push(
            Problem::error(
                codes::INVALID_NAME,
                source.span.clone(),
                format!("`{word}` is not a reason"),
            )
            .hint("one CamelCase word, such as `AddressAssigned`; sentences go into `message`"),
        );
    }
}

/// The texts that a value can be.
fn known(form: &Form, words: &mut Vec<String>) {
    match form {
        Form::Known(Value::String(word)) => words.push(word.clone()),
        Form::OneOf(forms) => forms.iter().for_each(|form| known(form, words)),
        _ => {}
    }
}
