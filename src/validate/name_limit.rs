//! How long the name of a resource may be so that the names and labels made of it still fit.

use super::children::name;
use super::codes;
use super::context::Context;
use crate::catalog;
use crate::expr::{Interpolation, Longest, Part, Typed};
use crate::model::{Child, Each, Field, FieldType, SharedValue, Template};
use crate::problem::Problem;
use crate::spec;

/// The longest name of any object.
const LONGEST_NAME: usize = 253;

/// The longest value of a label.
const LONGEST_LABEL: usize = 63;

/// The longest `metadata.name` for which the names of all children and the labels in their templates fit.
pub(super) fn limit(
    context: &mut Context,
    resource: &spec::Resource,
    children: &[Child],
    spec: &[Field],
    values: &[SharedValue],
) -> usize {
    let mut limit = LONGEST_NAME;
    for child in children {
        let fields = Fields {
            spec,
            values,
            each: child.each.as_ref(),
        };
        limit = limit.min(labels(&child.template, false, fields));
        let Some(name) = name(&child.template) else {
            continue;
        };
        let greatest = catalog::name_limit(&child.kind);
        match room(name, greatest, fields) {
            Room::Unbounded(typed) => unbounded(context, resource, child, typed),
            Room::Fits(room) => limit = limit.min(room),
            Room::None => no_room(context, resource, child, name, greatest),
        }
    }
    limit
}

/// What a text leaves for the resource's name.
enum Room<'a> {
    /// So many characters; all there can be when the name is not part of the text.
    Fits(usize),
    /// None at all.
    None,
    /// Nobody knows: this expression may be of any length.
    Unbounded(&'a Typed),
}

/// The fields that a text may read.
#[derive(Clone, Copy)]
struct Fields<'a> {
    spec: &'a [Field],
    /// The values that expressions share.
    values: &'a [SharedValue],
    /// The elements of the child that it is for.
    each: Option<&'a Each>,
}

fn room<'a>(text: &'a Interpolation, greatest: usize, fields: Fields<'_>) -> Room<'a> {
    let mut sum = Longest::default();
    for part in &text.parts {
        let longest = match part {
            Part::Text(text) => Some(Longest::of(text.len())),
            Part::Expression(typed) => typed.longest(&|path| length(path, fields)),
        };
        match (longest, part) {
            (Some(longest), _) => sum = sum.and(longest),
            (None, Part::Expression(typed)) if is_of_spec(typed, fields) => {
                return Room::Unbounded(typed);
            }
            (None, _) => {}
        }
    }
    match greatest.checked_sub(sum.rest) {
        None => Room::None,
        Some(rest) => match rest.checked_div(sum.names) {
            None => Room::Fits(LONGEST_NAME),
            Some(0) => Room::None,
            Some(room) => Room::Fits(room),
        },
    }
}

/// Whether users alone say what an expression is, so that bounds of the spec can bound it.
fn is_of_spec(typed: &Typed, fields: Fields<'_>) -> bool {
    let each = fields.each.filter(|each| each.field.is_some());
    let is_field =
        |name: &String| name == "spec" || each.is_some_and(|each| *name == each.variable);
    let is_value = |name: &String| fields.values.iter().any(|value| value.name == *name);
    let mut names = typed.variables.iter();
    names.clone().any(is_field)
        && names.all(|name| is_field(name) || name == "metadata" || is_value(name))
}

/// The greatest length of a text field; `None` when that is not known.
fn length(path: &[&str], fields: Fields<'_>) -> Option<usize> {
    match path {
        ["metadata", "namespace"] => return Some(63),
        ["metadata", "uid"] => return Some(36),
        _ => {}
    }
    let (root, path) = path.split_first()?;
    if *root == "spec" {
        return longest(at(path, fields.spec)?);
    }
    let each = fields.each.filter(|each| each.variable == *root)?;
    match (path, &each.field.as_ref()?.kind) {
        ([], kind) => longest(kind),
        (path, FieldType::Object { fields, .. }) => longest(at(path, fields)?),
        _ => None,
    }
}

/// What a field holds that is found by its path.
fn at<'a>(path: &[&str], fields: &'a [Field]) -> Option<&'a FieldType> {
    let (last, holders) = path.split_last()?;
    let mut fields = fields;
    for holder in holders {
        match &find(fields, holder)?.kind {
            FieldType::Object { fields: inner, .. } => fields = inner,
            _ => return None,
        }
    }
    find(fields, last).map(|field| &field.kind)
}

/// The greatest length of what a field holds.
fn longest(kind: &FieldType) -> Option<usize> {
    match kind {
        FieldType::String {
            max_length: Some(greatest),
            ..
        } => Some(usize::try_from(*greatest).unwrap_or(usize::MAX)),
        FieldType::String {
            format: Some(format),
            ..
        } => match format.as_str() {
            "uuid" => Some(36),
            "ipv4" => Some(15),
            "ipv6" => Some(45),
            "date" => Some(10),
            "hostname" => Some(253),
            _ => None,
        },
        FieldType::Enum { values, .. } => values.iter().map(String::len).max(),
        _ => None,
    }
}

fn find<'a>(fields: &'a [Field], name: &str) -> Option<&'a Field> {
    fields.iter().find(|field| field.name == name)
}

/// The room that the values of labels leave. One that does not fit by itself is not a matter of the name.
fn labels(template: &Template, inside: bool, fields: Fields<'_>) -> usize {
    match template {
        Template::Text(text) if inside => match room(text, LONGEST_LABEL, fields) {
            Room::Fits(room) => room,
            Room::None | Room::Unbounded(_) => LONGEST_NAME,
        },
        Template::List(items) => items
            .iter()
            .map(|item| labels(item, false, fields))
            .min()
            .unwrap_or(LONGEST_NAME),
        Template::Map(entries) => entries
            .iter()
            .map(|(key, value)| labels(value, inside || is_labels(key, value), fields))
            .min()
            .unwrap_or(LONGEST_NAME),
        _ => LONGEST_NAME,
    }
}

/// Whether a key holds a map of labels.
fn is_labels(key: &str, value: &Template) -> bool {
    matches!(key, "labels" | "matchLabels" | "selector" | "nodeSelector")
        && matches!(value, Template::Map(_))
}

fn unbounded(context: &mut Context, resource: &spec::Resource, child: &Child, typed: &Typed) {
    let Some(span) = place(resource, child) else {
        return;
    };
    let source = typed.source.trim();
    context.push(
        Problem::error(
            codes::UNBOUNDED_NAME,
            span,
            format!("the name of `{}` can be of any length: `{source}` has no bound", child.id),
        )
        .hint("give the fields that it reads `maxLength`, such as `maxLength: 63`; the API server then refuses what would not fit"),
    );
}

fn no_room(
    context: &mut Context,
    resource: &spec::Resource,
    child: &Child,
    name: &Interpolation,
    greatest: usize,
) {
    let Some(span) = place(resource, child) else {
        return;
    };
    let fields = name
        .expressions()
        .any(|typed| typed.variables.contains("spec"));
    let (state, advice) = if fields {
        ("can be", "; lower the `maxLength` of the fields in it")
    } else {
        ("is always", "")
    };
    context.push(
        Problem::error(
            codes::NO_ROOM,
            span,
            format!("the name of `{}` {state} too long", child.id),
        )
        .hint(format!(
            "a {} has a name of at most {greatest} characters{advice}",
            child.kind.kind
        )),
    );
}

/// Where the name of a child stands, or else the child.
fn place(resource: &spec::Resource, child: &Child) -> Option<std::ops::Range<usize>> {
    let mut declared = resource.children.iter().flat_map(|children| &children.0);
    let (key, declared) = declared.find(|(key, _)| key.name == child.id)?;
    let name = declared
        .template
        .get("metadata")
        .and_then(|metadata| metadata.get("name"));
    Some(name.map_or(&key.span, |name| &name.span).clone())
}
