//! The objects that a resource reads and does not own.

use std::collections::BTreeSet;

use heck::ToSnakeCase;

use super::context::Context;
use super::reference_target::{self, Inside};
use super::{children, codes, lint, names, reference_kind, reference_place, secrets};
use crate::expr::Environment;
use crate::model::{Reference, Resource, Scope, Watch};
use crate::problem::Problem;
use crate::spec::{self, Key, Kind, Node};

/// The references in the order of the file. Their expressions see the environment of the resource alone.
pub(super) fn references(
    context: &mut Context,
    resource: &spec::Resource,
    scope: Scope,
    environment: &Environment,
    secrets: &[String],
) -> Vec<Reference> {
    let mut stems = BTreeSet::new();
    let mut found = Vec::new();
    for (key, reference) in declared(resource) {
        id(context, resource, key, &mut stems);
        found.extend(one(context, key, reference, scope, environment, secrets));
    }
    found
}

/// The environment of a resource with its references.
pub(super) fn environment(
    context: &Context,
    resource: &spec::Resource,
    environment: Environment,
    references: &[Reference],
) -> Environment {
    declared(resource).fold(environment, |environment, (key, reference)| {
        if children::is_reserved(&key.name) {
            return environment;
        }
        let known = references.iter().find(|reference| reference.id == key.name);
        let environment = if reference.name.is_none() && reference.selector.is_some() {
            environment.with_list(&key.name)
        } else {
            let when = known.and_then(|known| known.when.as_ref());
            let optional = known.is_some_and(|known| known.optional);
            environment.with_reference(&key.name, when, optional)
        };
        match known.and_then(|known| context.schema(&known.kind.api_version(), &known.kind.kind)) {
            Some(schema) => environment.with_schema(&key.name, schema),
            None => environment,
        }
    })
}

/// Says of which references only the metadata are read: by no expression more, and by no code of the user's own.
pub(super) fn read_metadata_only(context: &Context, resource: &mut Resource) {
    let has_hooks = !resource.hooks.is_empty();
    for reference in &mut resource.references {
        let elements = if reference.is_list() { "[]" } else { "" };
        let whole = format!("{}{elements}", reference.id);
        let metadata = format!("{whole}.metadata");
        let is_of = |path: &&String| secrets::overlap(path, &whole);
        let is_beyond =
            |path: &String| *path != metadata && !path.starts_with(&format!("{metadata}."));
        reference.metadata_only = !has_hooks && !context.reads.iter().filter(is_of).any(is_beyond);
    }
}

/// Warns of references that no expression reads and no hook is told of.
pub(super) fn unused(context: &mut Context, resource: &spec::Resource) {
    let hooks = resource.hooks.iter().flat_map(|hooks| &hooks.0);
    let told: Vec<&str> = hooks
        .filter_map(|(_, hook)| hook.of.as_ref()?.text())
        .collect();
    for (key, _) in declared(resource) {
        if told.contains(&key.name.as_str()) {
            continue;
        }
        if !context.failed() && !lint::is_read(&context.reads, &key.name) {
            let message = format!("no expression reads `{}`", key.name);
            context.push(
                Problem::warning(codes::UNUSED_REFERENCE, key.span.clone(), message).hint(
                    "use it in a child, the status, a condition or an event hook, or remove it",
                ),
            );
        }
    }
}

/// Warns of references that an operator of some namespaces may not be able to follow.
pub(super) fn watched(context: &mut Context, resources: &[spec::Resource], watch: &Watch) {
    if *watch == Watch::Cluster {
        return;
    }
    let references = resources.iter().flat_map(declared);
    for namespace in references.filter_map(|(_, reference)| reference.namespace.as_ref()) {
        if namespace.text().is_some_and(|text| text.contains("${")) {
            context.push(
                Problem::warning(
                    codes::UNWATCHED_NAMESPACE,
                    namespace.span.clone(),
                    "objects outside of the watched namespaces are never found",
                )
                .hint("write the namespace as plain text, or `watch: cluster`"),
            );
        }
    }
}

fn declared(resource: &spec::Resource) -> impl Iterator<Item = &(Key, spec::Reference)> {
    resource
        .references
        .iter()
        .flat_map(|references| &references.0)
}

fn id(context: &mut Context, resource: &spec::Resource, key: &Key, stems: &mut BTreeSet<String>) {
    children::id(context, key, &names::REFERENCE_ID);
    let mut children = resource.children.iter().flat_map(|children| &children.0);
    let taken = if children.any(|(child, _)| child.name == key.name) {
        format!("`{}` is a child, too", key.name)
    } else if !stems.insert(key.name.to_snake_case()) {
        format!(
            "`{}` and an earlier reference have the same name in Rust",
            key.name
        )
    } else {
        return;
    };
    context.push(
        Problem::error(codes::DUPLICATE, key.span.clone(), taken)
            .hint("give the reference another name"),
    );
}

fn one(
    context: &mut Context,
    key: &Key,
    reference: &spec::Reference,
    scope: Scope,
    environment: &Environment,
    secrets: &[String],
) -> Option<Reference> {
    let kind = reference_kind::kind(context, reference).map(|known| known.kind);
    let when = reference
        .when
        .as_ref()
        .and_then(|when| context.condition(when, environment));
    let inside = when
        .as_ref()
        .map_or_else(|| environment.clone(), |when| environment.assuming(when));
    let inside = Inside {
        environment: &inside,
        secrets,
    };
    let target = reference_target::target(context, key, reference, &inside);
    let namespace = reference_target::namespace(context, reference, &inside);
    if let (Some(kind), Some(namespace)) = (&kind, &namespace) {
        reference_place::place(context, reference, namespace, kind, scope);
    }
    let example = reference.example.as_ref();
    let example = example.and_then(|example| object(context, example));
    let optional = reference
        .optional
        .as_ref()
        .and_then(|optional| optional.value);
    Some(Reference {
        id: key.name.clone(),
        stem: key.name.to_snake_case(),
        kind: kind?,
        target: target?,
        namespace: namespace?,
        when,
        optional: optional.unwrap_or_default(),
        // Known once all that reads it is.
        metadata_only: false,
        example,
    })
}

/// An example, which is a part of an object.
fn object(context: &mut Context, example: &Node) -> Option<serde_json::Value> {
    if matches!(example.kind, Kind::Map(_)) {
        return Some(example.to_json());
    }
    context.push(
        Problem::error(
            codes::WRONG_TYPE,
            example.span.clone(),
            format!("expected a map, found {}", example.describe()),
        )
        .hint(
            "write the part of the object that the sample needs, such as { data: { color: blue } }",
        ),
    );
    None
}
