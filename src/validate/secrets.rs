//! Secret fields flow into the data of Secrets and nowhere else.

use std::collections::BTreeSet;

use super::codes;
use super::context::Context;
use super::reads::values;
use crate::expr::{Interpolation, Typed, elements};
use crate::model::{ChildKind, Each, Field, FieldType, Reference};
use crate::problem::Problem;
use crate::spec::{self, Located, Named, Node};

/// The keys of a Secret that hold secrets.
const DATA: [&str; 2] = ["data", "stringData"];

/// The paths of the secret fields of a spec, such as `spec.apiKey`.
pub(super) fn paths(spec: &[Field]) -> Vec<String> {
    let mut found = Vec::new();
    collect("spec", spec, &mut found);
    found
}

/// The paths of the data of children that are Secrets, such as `password.data`, or `passwords[].data` of several.
pub(super) fn of_children(children: Option<&Named<spec::Child>>) -> Vec<String> {
    let text = |child: &spec::Child, key: &str| {
        child
            .template
            .get(key)
            .and_then(Node::text)
            .map(str::to_owned)
    };
    let is_secret = |child: &spec::Child| {
        text(child, "apiVersion").as_deref() == Some("v1")
            && text(child, "kind").as_deref() == Some("Secret")
    };
    let children = children.iter().flat_map(|children| &children.0);
    children
        .filter(|(_, child)| is_secret(child))
        .flat_map(|(key, child)| {
            let elements = if child.for_each.is_some() { "[]" } else { "" };
            DATA.map(|data| format!("{}{elements}.{data}", key.name))
        })
        .collect()
}

/// The paths of the data of references that are Secrets, such as `tls.data`, or `tokens[].data` of a list.
pub(super) fn of_references(references: &[Reference]) -> Vec<String> {
    let is_secret =
        |reference: &&Reference| reference.kind.group.is_empty() && reference.kind.kind == "Secret";
    let secrets = references.iter().filter(is_secret);
    secrets
        .flat_map(|secret| {
            let elements = if secret.is_list() { "[]" } else { "" };
            DATA.map(|data| format!("{}{elements}.{data}", secret.id))
        })
        .collect()
}

/// The paths that are secret of the element that a child is made for: what is in a field of the spec, in the objects of a
/// list, or all of it where it is not known what of a secret it is.
#[must_use]
pub fn of_element(each: &Each, secrets: &[String]) -> Vec<String> {
    let variable = &each.variable;
    let mut found = Vec::new();
    if let Some(field) = &each.field {
        match field.secret {
            true => found.push(variable.clone()),
            false => below(variable, &field.kind, &mut found),
        }
        return found;
    }
    let list = format!("{}[]", each.elements.source.trim());
    let of_list = secrets
        .iter()
        .filter_map(|secret| secret.strip_prefix(&list));
    found.extend(of_list.map(|path| format!("{variable}{path}")));
    let reads = read(&each.elements);
    let is_read = |secret: &String| reads.iter().any(|read| overlap(read, secret));
    if found.is_empty() && secrets.iter().any(is_read) {
        found.push(variable.clone());
    }
    found
}

fn collect(prefix: &str, fields: &[Field], found: &mut Vec<String>) {
    for field in fields {
        let path = format!("{prefix}.{}", field.name);
        if field.secret {
            found.push(path);
            continue;
        }
        below(&path, &field.kind, found);
    }
}

/// A secret inside of the items of a list or the values of a map makes all of it secret.
fn below(path: &str, kind: &FieldType, found: &mut Vec<String>) {
    match kind {
        FieldType::Object { fields, .. } => collect(path, fields, found),
        FieldType::List { items: part, .. } | FieldType::Map { values: part, .. } => {
            let mut inside = Vec::new();
            below(path, &part.kind, &mut inside);
            if !inside.is_empty() {
                found.push(path.to_owned());
            }
        }
        _ => {}
    }
}

/// Whether one of two dotted paths holds the other.
pub(super) fn overlap(one: &str, other: &str) -> bool {
    let holds = |outer: &str, inner: &str| {
        inner
            .strip_prefix(outer)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    holds(one, other) || holds(other, one)
}

/// Whether a place of an object, a path of keys, may hold secrets.
#[must_use]
pub fn may_hold(kind: &ChildKind, path: &[&str]) -> bool {
    kind.group.is_empty()
        && kind.kind == "Secret"
        && path.first().is_some_and(|key| DATA.contains(key))
}

/// The paths whose values an expression reads, also of the elements of lists.
fn read(typed: &Typed) -> BTreeSet<String> {
    let mut read = values(typed);
    read.extend(elements(&typed.source, false));
    read
}

/// Whether a text reads a secret.
#[must_use]
pub fn is_read(text: &Interpolation, secrets: &[String]) -> bool {
    text.expressions().any(|typed| is_leak(typed, secrets))
}

/// Whether an expression reads a secret.
#[must_use]
pub fn is_leak(typed: &Typed, secrets: &[String]) -> bool {
    leaked(typed, secrets).is_some()
}

/// The secret that an expression reads.
fn leaked<'a>(typed: &Typed, secrets: &'a [String]) -> Option<&'a String> {
    let reads = read(typed);
    secrets
        .iter()
        .find(|secret| reads.iter().any(|read| overlap(read, secret)))
}

/// Reports an interpolation that reads a secret where none may be.
pub(super) fn check(
    context: &mut Context,
    source: &Located<String>,
    found: &Interpolation,
    secrets: &[String],
) {
    for typed in found.expressions() {
        if let Some(secret) = leaked(typed, secrets) {
            context.push(
                Problem::error(codes::SECRET_FLOW, source.span.clone(), format!("the secret `{secret}` would be readable here"))
                    .hint("secrets go into the `stringData` of a child of kind Secret; refer to that by name"),
            );
        }
    }
}
