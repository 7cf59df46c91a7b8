//! Whether a template is an object that the API server would take: its fields, their types, what is required.

mod form;
mod list;
mod scalar;

use super::child_kind::not_served;
use super::codes;
use super::context::Context;
use super::suggest::did_you_mean;
use super::template::Target;
use crate::catalog::{Field, Schema, Shape};
use crate::expr;
use crate::model::Template;
use crate::problem::Problem;
use crate::spec::{Key, Kind, Node};

/// How many fields a hint lists where none is close to the one that is not there.
const LISTED: usize = 12;

/// Reports what is wrong with a template as an object of its kind. What was said of its labels, its metadata and its status
/// is not said again.
pub(super) fn check(context: &mut Context, node: &Node, template: &Template, target: &Target) {
    if let (Schema::Object(object), Kind::Map(entries), Template::Map(values)) =
        (target.schema, &node.kind, template)
    {
        let shape = object.shape();
        let identity =
            |key: &&(Key, Node)| !matches!(key.0.name.as_str(), "apiVersion" | "kind" | "status");
        for ((key, node), (_, template)) in entries
            .iter()
            .zip(values)
            .filter(|(entry, _)| identity(entry))
        {
            entry(context, (key, node, template), shape, target);
        }
        // Whoever creates an object gives it no status, even where a version of its kind says that it has one.
        missing(context, node, values, (shape, &["status"]), target);
    }
}

fn value(
    context: &mut Context,
    node: &Node,
    template: &Template,
    schema: &Schema,
    target: &Target,
) {
    match (&node.kind, template, schema) {
        // What is null is left out.
        (Kind::Absent | Kind::Null, ..) | (.., Template::Null, _) | (.., Schema::Any) => {}
        (_, Template::Text(text), _) if text.literal().is_none() => {
            form::check(context, node, text, schema, target)
        }
        (Kind::List(nodes), Template::List(items), Schema::List(list)) => {
            for (node, item) in nodes.iter().zip(items) {
                value(context, node, item, &list.items, target);
            }
            list::check(context, nodes, items, list);
        }
        (Kind::Map(entries), Template::Map(values), Schema::Map(schema)) => {
            for ((_, node), (_, template)) in entries.iter().zip(values) {
                value(context, node, template, schema, target);
            }
        }
        (Kind::Map(entries), Template::Map(values), Schema::Object(object)) => {
            for ((key, node), (_, template)) in entries.iter().zip(values) {
                entry(context, (key, node, template), object.shape(), target);
            }
            missing(context, node, values, (object.shape(), &[]), target);
        }
        _ => scalar::check(context, node, schema),
    }
}

/// Reports what is wrong with a value that is written as it is.
pub(super) fn literal(context: &mut Context, node: &Node, schema: &Schema) {
    match (&node.kind, schema) {
        (Kind::Absent, _) | (_, Schema::Any) => {}
        (Kind::List(nodes), Schema::List(list)) => {
            for node in nodes {
                literal(context, node, &list.items);
            }
        }
        (Kind::Map(entries), Schema::Map(values)) => {
            for (_, node) in entries {
                literal(context, node, values);
            }
        }
        (Kind::Map(entries), Schema::Object(object)) => {
            let shape = object.shape();
            for (key, node) in entries {
                if let Some(field) = known(context, key, shape) {
                    literal(context, node, &field.schema);
                }
            }
            let required = |field: &&Field| field.required && field.default.is_none();
            for field in shape.fields.iter().filter(required) {
                if node.get(&field.name).is_none() {
                    let message = format!("`{}` of {} is missing", field.name, shape.name);
                    context.error(codes::MISSING_FIELD, &node.span, message);
                }
            }
        }
        _ => scalar::check(context, node, schema),
    }
}

/// A key of a map that stands for an object with fields.
fn entry(
    context: &mut Context,
    (key, node, template): (&Key, &Node, &Template),
    shape: &Shape,
    target: &Target,
) {
    if let Some(field) = known(context, key, shape) {
        value(context, node, template, &field.schema, target);
    }
}

/// The field that a key names; it is reported where there is none, or not in all supported versions.
fn known<'a>(context: &mut Context, key: &Key, shape: &'a Shape) -> Option<&'a Field> {
    let field = shape.field(&key.name);
    let problem = match field {
        Some(field) => {
            let what = format!("`{}` of {}", field.name, shape.name);
            not_served(field.served, &what, &key.span)
        }
        None if shape.is_open || key.name.contains("${") => None,
        None => {
            let message = format!("{} has no field `{}`", shape.name, key.name);
            let mut problem = Problem::error(codes::NO_FIELD, key.span.clone(), message);
            problem.hint = field_hint(&key.name, shape);
            Some(problem)
        }
    };
    if let Some(problem) = problem {
        context.push(problem);
    }
    field
}

/// The field that may be meant by one that is not there.
fn field_hint(name: &str, shape: &Shape) -> Option<String> {
    let names = || shape.fields.iter().map(|field| &*field.name);
    let few = (1..=LISTED).contains(&shape.fields.len());
    did_you_mean(name, names())
        .or_else(|| few.then(|| format!("it has `{}`", names().collect::<Vec<_>>().join("`, `"))))
}

/// Reports required fields, but for some, that are not there or may be left out.
fn missing(
    context: &mut Context,
    node: &Node,
    values: &[(String, Template)],
    (shape, exempt): (&Shape, &[&str]),
    target: &Target,
) {
    let required = |field: &&Field| {
        field.required && field.default.is_none() && !exempt.contains(&&*field.name)
    };
    for field in shape.fields.iter().filter(required) {
        let found = values
            .iter()
            .find(|(name, _)| *name == field.name)
            .map(|(_, template)| template);
        let message = match found {
            None | Some(Template::Null) => format!("`{}` of {} is missing", field.name, shape.name),
            Some(template) if may_be_unset(template, target) => {
                format!(
                    "`{}` of {} must be there, and may be unset",
                    field.name, shape.name
                )
            }
            Some(_) => continue,
        };
        let place = node
            .get(&field.name)
            .filter(|_| found.is_some())
            .unwrap_or(node);
        context.error(codes::MISSING_FIELD, &place.span, message);
    }
}

/// Whether a value is left out when something is not set.
fn may_be_unset(template: &Template, target: &Target) -> bool {
    let Template::Text(text) = template else {
        return false;
    };
    text.single()
        .is_some_and(|typed| !expr::is_set(typed, target.environment))
}
