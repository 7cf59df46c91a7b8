//! What a hook waits for.

use std::collections::BTreeSet;
use std::time::Duration;

use heck::ToUpperCamelCase;

use super::context::Context;
use super::hooks::{Surroundings, span_of_time};
use super::names::matches;
use super::rust_names::{TypeNames, snake};
use super::suggest::did_you_mean;
use super::{codes, cron, field};
use crate::model::{Field, FieldType, On};
use crate::problem::Problem;
use crate::spec::{Hook, Key, Located, Missed, Order, Trigger};

const TIME_ZONE: &str = "^(UTC|[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)+)$";

/// When a hook runs. What is missing or wrong was reported.
pub(super) fn on(
    context: &mut Context,
    types: &mut TypeNames,
    key: &Key,
    hook: &Hook,
    surroundings: &Surroundings,
) -> On {
    match hook.on.value {
        Some(Trigger::Create) | None => On::Create,
        Some(Trigger::Update) => On::Update,
        Some(Trigger::Resume) => On::Resume,
        Some(Trigger::Daemon) => On::Daemon,
        Some(Trigger::Delete) => {
            let children = hook.children.as_ref().and_then(|order| order.value);
            On::Delete {
                after_children: children == Some(Order::After),
            }
        }
        Some(Trigger::Field) => On::Field {
            fields: fields(context, hook, surroundings.spec),
            rust_type: types.give(&key.name.to_upper_camel_case(), &["fields"]),
        },
        Some(Trigger::Event) => On::Event {
            of: child(context, hook, &surroundings.children),
        },
        Some(Trigger::Timer) => timer(context, hook),
    }
}

/// The child that a hook is about.
fn child(context: &mut Context, hook: &Hook, children: &[&str]) -> String {
    let Some(of) = &hook.of else {
        context.push(
            Problem::error(
                codes::MISSING_KEY,
                hook.on.span.clone(),
                "the key `of` is missing",
            )
            .hint("name the child whose events the hook is told of, such as `of: deployment`"),
        );
        return String::new();
    };
    let id = field::text(Some(of));
    if of.value.is_some() && !children.contains(&id.as_str()) {
        let mut problem = Problem::error(
            codes::UNKNOWN_CHILD,
            of.span.clone(),
            format!("there is no child `{id}`"),
        );
        problem.hint = did_you_mean(&id, children.iter().copied()).or_else(|| {
            let names = children.join("`, `");
            Some(match children {
                [] => "the kind has no `children`".to_owned(),
                _ => format!("the children are `{names}`"),
            })
        });
        context.push(problem);
    }
    id
}

/// Exactly one of two keys must be there.
fn one_of(context: &mut Context, hook: &Hook, keys: [&str; 2], found: [bool; 2]) {
    let [one, other] = keys;
    let message = match found {
        [false, false] => format!("neither `{one}` nor `{other}` is there"),
        [true, true] => format!("both `{one}` and `{other}` are there"),
        _ => return,
    };
    context.push(
        Problem::error(codes::ONE_OF, hook.on.span.clone(), message)
            .hint(format!("give either `{one}` or `{other}`")),
    );
}

/// The fields that a hook watches, each with its path for a name.
fn fields(context: &mut Context, hook: &Hook, spec: &[Field]) -> Vec<Field> {
    let found = [hook.field.is_some(), hook.fields.is_some()];
    one_of(context, hook, ["field", "fields"], found);
    if hook.fields.as_ref().is_some_and(Vec::is_empty) {
        context.error(codes::EMPTY, &hook.on.span, "`fields` names no field");
    }
    let mut rust_names = BTreeSet::new();
    let mut watched = Vec::new();
    for path in hook.field.iter().chain(hook.fields.iter().flatten()) {
        let Some(field) = watched_field(context, path, spec) else {
            continue;
        };
        if !rust_names.insert(field.rust_name.clone()) {
            let message = format!(
                "`{}` and an earlier field have the same name in Rust, `{}`",
                field.name, field.rust_name
            );
            context.error(codes::DUPLICATE, &path.span, message);
        }
        watched.push(field);
    }
    watched
}

/// The field at a path such as `spec.tls.secretName`. It is optional when something on the way to it is.
fn watched_field(context: &mut Context, path: &Located<String>, spec: &[Field]) -> Option<Field> {
    let text = path.text()?;
    let problem = |message: String| Problem::error(codes::PATH, path.span.clone(), message);
    let Some(names) = text.strip_prefix("spec.") else {
        context.push(
            problem(format!("`{text}` is not the path of a field below `spec`"))
                .hint("such as `spec.replicas`"),
        );
        return None;
    };
    let mut fields = spec;
    let mut optional = false;
    let mut found: Option<&Field> = None;
    for name in names.split('.') {
        if let Some(outer) = found
            && !matches!(outer.kind, FieldType::Object { .. })
        {
            context.push(
                problem(format!("`{}` has no fields of its own", outer.name))
                    .hint("name the whole of it: every change inside of it counts"),
            );
            return None;
        }
        let Some(field) = fields.iter().find(|field| field.name == name) else {
            let mut problem = problem(format!("no field `{name}` at `{text}`"));
            problem.hint = did_you_mean(name, fields.iter().map(|field| field.name.as_str()));
            context.push(problem);
            return None;
        };
        optional |= found.is_some_and(Field::is_optional);
        fields = match &field.kind {
            FieldType::Object { fields, .. } => fields,
            _ => &[],
        };
        found = Some(field);
    }
    let mut field = found?.clone();
    if optional {
        field.required = false;
        field.default = None;
    }
    Some(Field {
        name: text.to_owned(),
        rust_name: snake(&names.replace('.', "_")),
        ..field
    })
}

fn timer(context: &mut Context, hook: &Hook) -> On {
    let found = [hook.every.is_some(), hook.cron.is_some()];
    one_of(context, hook, ["every", "cron"], found);
    let shortest = Duration::from_secs(1);
    let wait = Duration::from_millis(1);
    let Some(cron) = &hook.cron else {
        let every = span_of_time(context, hook.every.as_ref(), shortest);
        return On::Every {
            every: every.unwrap_or(shortest),
            idle: span_of_time(context, hook.idle.as_ref(), wait),
            initial_delay: span_of_time(context, hook.initial_delay.as_ref(), Duration::ZERO)
                .unwrap_or_default(),
            sharp: field::is_true(hook.sharp.as_ref()),
        };
    };
    if let Some(Err(message)) = cron.text().map(cron::check) {
        context.push(
            Problem::error(codes::CRON, cron.span.clone(), message).hint(
                "minute, hour, day of the month, month, day of the week, such as `0 3 * * 1-5`",
            ),
        );
    }
    On::Cron {
        expression: field::text(Some(cron))
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        time_zone: time_zone(context, hook.time_zone.as_ref()),
        run_missed: hook.missed.as_ref().and_then(|missed| missed.value) != Some(Missed::Skip),
    }
}

fn time_zone(context: &mut Context, declared: Option<&Located<String>>) -> String {
    let Some((declared, text)) = declared.and_then(|zone| Some((zone, zone.text()?))) else {
        return "UTC".to_owned();
    };
    if !matches(TIME_ZONE, text) {
        context.push(
            Problem::error(
                codes::TIME_ZONE,
                declared.span.clone(),
                format!("`{text}` is not the name of a time zone"),
            )
            .hint("`UTC`, or a name such as `Europe/Berlin`"),
        );
    }
    text.to_owned()
}
