//! The objects that a resource reads and does not own.

use std::collections::BTreeSet;

use heck::ToSnakeCase;

use super::context::Context;
use super::{children, codes, lint, names, reference_kind, secrets};
use crate::expr::{self, Environment, Interpolation, Part, Type};
use crate::model::{self, Reference, Resource, Scope, Watch};
use crate::problem::Problem;
use crate::spec::{self, Key, Kind, Located, Node};

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
    resource: &spec::Resource,
    environment: Environment,
    references: &[Reference],
) -> Environment {
    declared(resource).fold(environment, |environment, (key, _)| {
        if children::is_reserved(&key.name) {
            return environment;
        }
        let known = references.iter().find(|reference| reference.id == key.name);
        let when = known.and_then(|known| known.when.as_ref());
        let optional = known.is_some_and(|known| known.optional);
        environment.with_reference(&key.name, when, optional)
    })
}

/// Warns of references that no expression reads.
pub(super) fn unused(context: &mut Context, resource: &spec::Resource) {
    for (key, _) in declared(resource) {
        if !context.failed() && !lint::is_read(&context.reads, &key.name) {
            let message = format!("no expression reads `{}`", key.name);
            context.push(
                Problem::warning(codes::UNUSED_REFERENCE, key.span.clone(), message)
                    .hint("use it in a child, the status or a condition, or remove it"),
            );
        }
    }
}

/// Warns of references that an operator of some namespaces may not be able to follow.
pub(super) fn watched(
    context: &mut Context,
    declared_resources: &[spec::Resource],
    resources: &[Resource],
    watch: &Watch,
) {
    if *watch == Watch::Cluster {
        return;
    }
    let pairs = declared_resources.iter().zip(resources);
    for (key, reference, model) in pairs.flat_map(|(declared_resource, resource)| {
        declared(declared_resource).filter_map(|(key, reference)| {
            let mut models = resource.references.iter();
            let model = models.find(|model| model.id == key.name)?;
            Some((key, reference, model))
        })
    }) {
        if model.namespace.is_some() && model.fixed_namespace().is_none() {
            let span = reference
                .namespace
                .as_ref()
                .map_or(&key.span, |text| &text.span);
            context.push(
                Problem::warning(
                    codes::UNWATCHED_NAMESPACE,
                    span.clone(),
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
    let kind = reference_kind::kind(context, reference);
    let when = reference
        .when
        .as_ref()
        .and_then(|when| context.condition(when, environment));
    let inside = when
        .as_ref()
        .map_or_else(|| environment.clone(), |when| environment.assuming(when));
    let text = |context: &mut Context, source: &Located<String>, what: &str| {
        let found = context.interpolation(source, &inside)?;
        always_text(context, source, &found, &inside, what);
        secrets::check(context, source, &found, secrets);
        Some(found)
    };
    let name = text(context, &reference.name, "name");
    let namespace = reference.namespace.as_ref();
    let namespace = namespace.and_then(|namespace| text(context, namespace, "namespace"));
    if let Some(name) = &name {
        valid_name(context, &reference.name, name);
    }
    if let Some(kind) = &kind {
        place(context, reference, namespace.as_ref(), kind, scope);
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
        name: name?,
        namespace,
        when,
        optional: optional.unwrap_or_default(),
        example,
    })
}

/// Reports a name that may be unset, or that is something else than text.
fn always_text(
    context: &mut Context,
    source: &Located<String>,
    found: &Interpolation,
    environment: &Environment,
    what: &str,
) {
    let Some(typed) = found.single() else {
        return;
    };
    if !expr::is_set(typed, environment) {
        let path = typed.source.trim();
        context.push(
            Problem::error(
                codes::REFERENCE_NAME,
                source.span.clone(),
                format!("the {what} may be unset"),
            )
            .hint(format!(
                "read the object only when it is set: `when: has({path})`"
            )),
        );
    } else if !matches!(typed.ty, Type::String | Type::Dyn) {
        context.error(
            codes::REFERENCE_NAME,
            &source.span,
            format!("the {what} is not text"),
        );
    }
}

/// Reports a name that no object can have, whatever its expressions give.
fn valid_name(context: &mut Context, source: &Located<String>, name: &Interpolation) {
    let sample: String = name
        .parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => text.as_str(),
            Part::Expression(_) => "x",
        })
        .collect();
    if !names::matches("^[a-z0-9]([-a-z0-9.:]*[a-z0-9])?$", &sample) || sample.len() > 253 {
        let text = source.text().unwrap_or_default();
        context.push(
            Problem::error(
                codes::REFERENCE_NAME,
                source.span.clone(),
                format!("no object has the name `{text}`"),
            )
            .hint("names are lower-case letters, digits, `-` and `.`, and begin and end with a letter or digit"),
        );
    }
}

/// Reports a namespace where there can be none, is none, or that is not valid.
fn place(
    context: &mut Context,
    reference: &spec::Reference,
    namespace: Option<&Interpolation>,
    kind: &model::ChildKind,
    scope: Scope,
) {
    match &reference.namespace {
        Some(source) if !kind.namespaced => context.push(
            Problem::error(
                codes::REFERENCE_NAMESPACE,
                source.span.clone(),
                format!("a {} lives in no namespace", kind.kind),
            )
            .hint("remove it"),
        ),
        Some(source) => {
            let literal = namespace.and_then(Interpolation::literal);
            if let Some(text) = literal.filter(|text| !names::NAMESPACE.holds(text)) {
                let mut problem = names::NAMESPACE.problem(&text, &source.span);
                problem.code = codes::REFERENCE_NAMESPACE;
                context.push(problem);
            }
        }
        None if kind.namespaced && scope == Scope::Cluster => context.push(
            Problem::error(
                codes::REFERENCE_NAMESPACE,
                reference.kind.span.clone(),
                format!("the {} that a cluster-scoped resource reads needs a namespace", kind.kind),
            )
            .hint("add `namespace: \"${spec.namespace}\"` and a required field `namespace`, or a fixed namespace"),
        ),
        None => {}
    }
}

/// An example, which is a part of an object.
fn object(context: &mut Context, example: &Node) -> Option<serde_json::Value> {
    if matches!(example.kind, Kind::Map(_)) {
        return Some(example.to_json());
    }
    context.error(
        codes::WRONG_TYPE,
        &example.span,
        format!("expected a map, found {}", example.describe()),
    );
    None
}
