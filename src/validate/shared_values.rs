//! Values that expressions share by a name.

use std::sync::Arc;

use super::context::Context;
use super::{children, codes, lint, names, secrets};
use crate::expr::{self, Environment};
use crate::model::SharedValue;
use crate::problem::Problem;
use crate::spec::{self, Key, Located};

/// The values of a kind, each after those that it reads; what expressions can name with them, and the secrets among that.
pub(super) fn values(
    context: &mut Context,
    resource: &spec::Resource,
    mut environment: Environment,
    secrets: &mut Vec<String>,
) -> (Vec<SharedValue>, Environment) {
    let mut waiting: Vec<_> = declared(resource).collect();
    let mut found = Vec::new();
    for (key, _) in &waiting {
        id(context, resource, key);
    }
    while !waiting.is_empty() {
        let is_next = |(_, value): &&(Key, Located<String>)| {
            !waiting
                .iter()
                .any(|(other, _)| mentions(value, &other.name))
        };
        let Some(at) = waiting.iter().position(is_next) else {
            cycle(context, &waiting);
            break;
        };
        let (key, value) = waiting.remove(at);
        let Some(text) = context.interpolation(value, &environment) else {
            continue;
        };
        if secrets::is_read(&text, secrets) {
            secrets.push(key.name.clone());
        }
        let text = Arc::new(text);
        environment = environment.with_let(&key.name, Arc::clone(&text));
        found.push(SharedValue {
            name: key.name.clone(),
            text,
        });
    }
    (found, environment)
}

/// Warns of values that no expression reads.
pub(super) fn unused(context: &mut Context, resource: &spec::Resource) {
    for (key, _) in declared(resource) {
        if !context.failed() && !lint::is_read(&context.reads, &key.name) {
            let message = format!("no expression reads `{}`", key.name);
            context.push(
                Problem::warning(codes::UNUSED_VALUE, key.span.clone(), message)
                    .hint("use it in a child, the status or a condition, or remove it"),
            );
        }
    }
}

fn declared(resource: &spec::Resource) -> impl Iterator<Item = &(Key, Located<String>)> {
    resource.r#let.iter().flat_map(|values| &values.0)
}

fn id(context: &mut Context, resource: &spec::Resource, key: &Key) {
    children::id(context, key, &names::VALUE);
    if children::ids(resource).any(|other| other.name == key.name) {
        let message = format!("`{}` is a child or a reference, too", key.name);
        context.push(
            Problem::error(codes::DUPLICATE, key.span.clone(), message)
                .hint("give the value another name"),
        );
    }
}

/// Whether a value mentions another.
fn mentions(value: &Located<String>, name: &str) -> bool {
    let sources = expr::sources(value.text().unwrap_or_default());
    sources
        .iter()
        .any(|source| !expr::mentions(source, &[name]).is_empty())
}

/// The problem with values that all wait for one another or for such.
fn cycle(context: &mut Context, waiting: &[&(Key, Located<String>)]) {
    let Some((key, _)) = waiting.first() else {
        return;
    };
    let names: Vec<&str> = waiting.iter().map(|(key, _)| key.name.as_str()).collect();
    let message = match names.as_slice() {
        [one] => format!("`{one}` needs its own value"),
        _ => format!(
            "values need each other, or what does: `{}`",
            names.join("`, `")
        ),
    };
    context.push(
        Problem::error(codes::CYCLE, key.span.clone(), message)
            .hint("none of them could be computed first: write out what one of them stands for"),
    );
}
