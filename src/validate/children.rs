//! The objects that a resource owns.

use std::collections::BTreeSet;

use super::context::{Context, written};
use super::rust_names::child_module;
use super::template::{self, Target};
use super::{child_kind, codes, each, generated, lint, names, order};
use crate::catalog::Known;
use crate::expr::{Environment, Interpolation, RESERVED};
use crate::model::{Child, ChildKind, Field, OnDelete, Reference, Scope, Template};
use crate::problem::Problem;
use crate::spec::{self, Key};

/// Names that mean something else in expressions or files, so that no child can have them; nor can it have a reserved word.
const TAKEN: &[&str] = &[
    "metadata",
    "spec",
    "status",
    "labels",
    "selector",
    "self",
    "oldSelf",
    "this",
    "scope",
    "mod",
    "all",
    "bool",
    "bytes",
    "cel",
    "double",
    "duration",
    "exists",
    "false",
    "filter",
    "has",
    "in",
    "int",
    "list",
    "map",
    "null",
    "size",
    "string",
    "timestamp",
    "true",
    "type",
    "uint",
];

/// Whether no child can have this name.
pub(super) fn is_reserved(id: &str) -> bool {
    TAKEN.contains(&id) || RESERVED.contains(&id)
}

/// The ids of the children and of the references of a kind, which expressions name.
pub(super) fn ids(resource: &spec::Resource) -> impl Iterator<Item = &Key> {
    let children = resource.children.iter().flat_map(|children| &children.0);
    let references = resource.references.iter();
    let references = references.flat_map(|references| &references.0);
    let children = children.map(|(key, _)| key);
    children.chain(references.map(|(key, _)| key))
}

/// What children are made of.
pub(super) struct Surroundings<'a> {
    /// Where their resource lives.
    pub scope: Scope,
    /// The fields of its spec.
    pub spec: &'a [Field],
    /// What their expressions can name.
    pub environment: &'a Environment,
    /// The paths that are secret.
    pub secrets: &'a [String],
}

/// The children in the order of their dependencies.
pub(super) fn children(
    context: &mut Context,
    resource: &spec::Resource,
    references: &[Reference],
    around: &Surroundings,
) -> Vec<Child> {
    let declared: Vec<_> = resource
        .children
        .iter()
        .flat_map(|children| &children.0)
        .collect();
    let mut children = Vec::new();
    for (key, child) in &declared {
        id(context, key, &names::CHILD_ID);
        let found = one(context, resource, (key, child), around);
        children.push((key.span.clone(), found));
    }
    same_names(context, &declared, &children);
    order::sorted(context, children, references)
}

/// Reports the name of a child or a reference that expressions could not use.
pub(super) fn id(context: &mut Context, key: &Key, rule: &names::Rule) {
    if is_reserved(&key.name) {
        context.push(
            Problem::error(
                codes::CHILD_ID,
                key.span.clone(),
                format!("`{}` means something else in expressions", key.name),
            )
            .hint("give it another name"),
        );
    } else if !rule.holds(&key.name) {
        let mut problem = rule.problem(&key.name, &key.span);
        problem.code = codes::CHILD_ID;
        context.push(problem);
    }
}

fn one(
    context: &mut Context,
    resource: &spec::Resource,
    (key, child): (&Key, &spec::Child),
    around: &Surroundings,
) -> Child {
    let each = each::each(context, resource, (key, child), around);
    if child.for_each.is_some() && each.is_none() {
        // Without its elements, nothing can be said of its expressions.
        return broken(context, key, child, around.scope);
    }
    let (environment, secrets) = each::inside(each.as_ref(), around);
    let when = child
        .when
        .as_ref()
        .and_then(|when| context.condition(when, &environment));
    let own = match each {
        Some(_) => environment.clone().with_own(&key.name),
        None => environment.clone(),
    };
    let ready_when = child
        .ready_when
        .as_ref()
        .and_then(|ready| context.condition(ready, &own));
    let Known { kind, schema, .. } = child_kind::kind(context, &child.template, around.scope);
    let generated = generated::generated(context, (key, child), &kind);
    let inside = when
        .as_ref()
        .map_or_else(|| environment.clone(), |when| environment.assuming(when));
    lint::template_status(context, &child.template);
    let target = Target {
        kind: &kind,
        schema: &schema,
        owner: around.scope,
        environment: &inside,
        secrets: &secrets,
        is_one: each.is_none(),
    };
    let (template, variables) = template::template(context, &child.template, &target);
    let mut after: BTreeSet<String> = variables;
    let besides = each.iter().flat_map(|each| [&each.elements, &each.key]);
    let besides = besides.chain(&when);
    after.extend(besides.flat_map(|typed| typed.variables.iter().cloned()));
    let found = Child {
        id: key.name.clone(),
        module: child_module(&key.name),
        kind,
        after: after.into_iter().collect(),
        each,
        when,
        ready_when,
        on_delete: match child
            .on_delete
            .as_ref()
            .and_then(|on_delete| on_delete.value)
        {
            Some(spec::OnDelete::Delete) | None => OnDelete::Delete,
            Some(spec::OnDelete::Orphan) => OnDelete::Orphan,
            Some(spec::OnDelete::Retain) => OnDelete::Retain,
        },
        adopt: child.adopt.as_ref().and_then(|adopt| adopt.value) == Some(true),
        replace: child
            .replace
            .as_ref()
            .is_some_and(|replace| replace.value.is_some()),
        generated,
        template,
    };
    lint::replaced(context, child, &found);
    each::same_name(context, child, &found);
    found
}

/// A child of which nothing but its kind is known, after what is wrong with it was reported.
fn broken(context: &mut Context, key: &Key, child: &spec::Child, scope: Scope) -> Child {
    Child {
        id: key.name.clone(),
        module: child_module(&key.name),
        kind: child_kind::kind(context, &child.template, scope).kind,
        after: Vec::new(),
        each: None,
        when: None,
        ready_when: None,
        on_delete: OnDelete::Delete,
        adopt: false,
        replace: false,
        generated: Vec::new(),
        template: Template::Null,
    }
}

/// Two children of one kind must not be the same object.
fn same_names(
    context: &mut Context,
    declared: &[&(Key, spec::Child)],
    children: &[(std::ops::Range<usize>, Child)],
) {
    for (index, (span, child)) in children.iter().enumerate() {
        let Some(identity) = identity(child) else {
            continue;
        };
        let earlier = children
            .get(..index)
            .unwrap_or_default()
            .iter()
            .find(|(_, other)| self::identity(other).as_ref() == Some(&identity));
        let Some((_, earlier)) = earlier else {
            continue;
        };
        let named = declared
            .get(index)
            .and_then(|(_, child)| child.template.get("metadata")?.get("name"));
        let place = named.map_or(span, |named| &named.span);
        context.push(
            Problem::error(
                codes::SAME_OBJECT,
                place.clone(),
                format!("`{}` and `{}` are the same object", earlier.id, child.id),
            )
            .hint(format!(
                "give one another `metadata.name`, such as \"${{metadata.name}}-{}\"",
                child.id.to_lowercase()
            )),
        );
    }
}

/// What tells an object from all others: group, kind, namespace and name, as they are written. `None` when some of it was
/// reported.
pub(super) fn identity(child: &Child) -> Option<[String; 4]> {
    let ChildKind { group, kind, .. } = &child.kind;
    let name = written(name(&child.template)?);
    let namespace = metadata(&child.template, "namespace").map_or_else(String::new, written);
    (!kind.is_empty()).then(|| [group.clone(), kind.clone(), namespace, name])
}

/// The name in the metadata of a template.
pub(super) fn name(template: &Template) -> Option<&Interpolation> {
    metadata(template, "name")
}

/// What tells an object from others of its kind: its name and namespace, as far as the template gives them.
pub(super) fn identifiers(template: &Template) -> impl Iterator<Item = &Interpolation> {
    let keys = ["name", "namespace"].into_iter();
    keys.filter_map(|key| metadata(template, key))
}

fn metadata<'a>(template: &'a Template, key: &str) -> Option<&'a Interpolation> {
    match entry(entry(template, "metadata")?, key)? {
        Template::Text(text) => Some(text),
        _ => None,
    }
}

/// The value under a key of a map.
pub(super) fn entry<'a>(template: &'a Template, key: &str) -> Option<&'a Template> {
    let Template::Map(entries) = template else {
        return None;
    };
    entries
        .iter()
        .find(|(found, _)| found == key)
        .map(|(_, value)| value)
}
