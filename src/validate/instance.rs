//! Whether a custom resource is one that the API server would take, by the schema and the rules of its kind.

use serde_json::Value;

use super::context::Context;
use super::crds::documents;
use super::names::OBJECT;
use super::suggest::did_you_mean;
use super::value;
use crate::catalog::Catalog;
use crate::model::{Field, FieldType, Model, Resource, Scope};
use crate::preview::{self, DEFAULT_NAMESPACE, Step, codes};
use crate::problem::Problem;
use crate::spec::{self, Key, Kind, Node};

/// What a custom resource can hold.
const PARTS: [&str; 5] = ["apiVersion", "kind", "metadata", "spec", "status"];

/// Reads a custom resource of one of an operator's kinds, which takes the place of one that was observed, if it was.
///
/// # Errors
/// What is wrong with it, in the order of the file.
pub fn instance<'m>(
    model: &'m Model,
    text: &str,
    observed: &[Value],
) -> Result<(&'m Resource, Value), Vec<Problem>> {
    single(text)?;
    let mut problems = Vec::new();
    let node = spec::read_yaml(text, &mut problems);
    let mut context = Context::new(text, problems, Catalog::since(model.kubernetes));
    let found = node.and_then(|node| Some((kind(&mut context, model, &node)?, node)));
    if let Some((resource, node)) = &found {
        check(&mut context, resource, node);
        // As in the API server, no rule is asked about what does not fit the schema.
        if !context.failed() {
            ask(&mut context, resource, node, observed);
        }
    }
    let mut problems = context.into_problems();
    problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
    for problem in &mut problems {
        if problem.code == super::codes::VALUE {
            problem.code = codes::RESOURCE;
        }
    }
    match found {
        Some((resource, node)) if problems.is_empty() => Ok((resource, node.to_json())),
        _ => Err(problems),
    }
}

/// Whether a text is one document.
fn single(text: &str) -> Result<(), Vec<Problem>> {
    let (span, message, hint) = match documents(text)[..] {
        [_] => return Ok(()),
        [] => (
            0..0,
            "the file holds no custom resource",
            "deploy/samples/ of the project has one of each kind to begin with",
        ),
        [_, (start, _), ..] => (
            start..start,
            "a second YAML document",
            "one resource is looked at: give each a file of its own, and what is there besides to `--observed`",
        ),
    };
    let problem = Problem::error(codes::RESOURCE, span, message).hint(hint);
    Err(vec![problem])
}

fn report(context: &mut Context, node: &Node, message: String) {
    context.error(codes::RESOURCE, &node.span, message);
}

/// The kind that a custom resource is of.
fn kind<'m>(context: &mut Context, model: &'m Model, node: &Node) -> Option<&'m Resource> {
    let text = |key: &str| node.get(key).and_then(Node::text).unwrap_or_default();
    let (version, kind) = (text("apiVersion"), text("kind"));
    let is_it = |resource: &&Resource| {
        resource.kind == kind && version == format!("{}/{}", resource.group, resource.version)
    };
    let found = model.resources.iter().find(is_it);
    if found.is_none() {
        let known = model.resources.iter().map(|resource| {
            let Resource {
                group,
                version,
                kind,
                ..
            } = resource;
            format!("`{kind}` of `{group}/{version}`")
        });
        let known = known.collect::<Vec<_>>().join(", ");
        let message = match (version, kind) {
            ("", _) | (_, "") => "it has no `apiVersion` and `kind`".to_owned(),
            _ => format!("the operator keeps no `{kind}` of `{version}`"),
        };
        let is_known = model.resources.iter().any(|resource| resource.kind == kind);
        let place = if is_known { "apiVersion" } else { "kind" };
        let place = node.get(place).unwrap_or(node);
        let problem = Problem::error(codes::RESOURCE, place.span.clone(), message);
        context.push(problem.hint(format!("it keeps {known}, the version that is stored")));
    }
    found
}

fn check(context: &mut Context, resource: &Resource, node: &Node) {
    if let Kind::Map(entries) = &node.kind {
        for (key, _) in entries {
            unknown(context, key, &PARTS);
        }
    }
    match node.get("metadata") {
        Some(metadata) => check_metadata(context, resource, metadata),
        None => report(context, node, "`metadata` is missing".to_owned()),
    }
    let spec = node.get("spec").filter(|spec| spec.kind != Kind::Null);
    match spec {
        Some(spec) if matches!(spec.kind, Kind::Map(_)) => {
            value::object(
                context,
                &without_nulls(spec, &resource.spec),
                &resource.spec,
            );
        }
        Some(spec) => {
            let message = format!("expected a map, found {}", value::shown(spec));
            report(context, spec, message);
        }
        None if resource.spec.iter().any(|field| field.required) => {
            report(context, node, "`spec` is missing".to_owned());
        }
        None => {}
    }
}

/// Reports the rules that do not hold.
fn ask(context: &mut Context, resource: &Resource, node: &Node, observed: &[Value]) {
    let object = node.to_json();
    let namespace = |object: &Value| match &object["metadata"]["namespace"] {
        Value::String(namespace) => namespace.clone(),
        _ => DEFAULT_NAMESPACE.to_owned(),
    };
    let is_it = |other: &&Value| {
        let is_same = |field: &str| other[field] == object[field];
        is_same("apiVersion")
            && is_same("kind")
            && other["metadata"]["name"] == object["metadata"]["name"]
            && namespace(other) == namespace(&object)
    };
    let former = observed.iter().find(is_it);
    for refusal in preview::refusals(resource, &object, former) {
        let span = &deepest(node, &refusal.path).span;
        let place = refusal.place();
        context.push(
            Problem::error(codes::RESOURCE, span.clone(), refusal.message)
                .label(format!("by the rule `{}`", refusal.rule))
                .hint(format!("change `{place}` so that the rule holds, or the rule in the spec of the operator")),
        );
    }
}

/// The value at the end of a way, or the one around it where it is a default.
fn deepest<'n>(node: &'n Node, path: &[Step]) -> &'n Node {
    let Some((Step::Field(step) | Step::Entry(step), rest)) = path.split_first() else {
        return node;
    };
    let below = match &node.kind {
        Kind::List(items) => step.parse().ok().and_then(|at: usize| items.get(at)),
        _ => node.get(step),
    };
    below.map_or(node, |below| deepest(below, rest))
}

fn unknown(context: &mut Context, key: &Key, known: &[&str]) {
    if !known.contains(&key.name.as_str()) {
        let message = format!("a custom resource has no `{}`", key.name);
        let mut problem = Problem::error(codes::RESOURCE, key.span.clone(), message);
        problem.hint = did_you_mean(&key.name, known.iter().copied());
        context.push(problem);
    }
}

fn check_metadata(context: &mut Context, resource: &Resource, metadata: &Node) {
    match metadata.get("name").map(|name| (name, name.text())) {
        Some((_, Some(name))) if OBJECT.holds(name) => {}
        Some((node, Some(_))) => {
            let problem = OBJECT.problem(node.text().unwrap_or_default(), &node.span);
            context.push(Problem {
                code: codes::RESOURCE,
                ..problem
            });
        }
        Some((node, None)) => report(context, node, "the name must be text".to_owned()),
        None => report(context, metadata, "`metadata.name` is missing".to_owned()),
    }
    if let (Some(namespace), Scope::Cluster) = (metadata.get("namespace"), resource.scope) {
        let message = format!("a {} lives in no namespace", resource.kind);
        report(context, namespace, message);
    }
    for field in ["labels", "annotations"] {
        let Some(Kind::Map(entries)) = metadata.get(field).map(|node| &node.kind) else {
            continue;
        };
        for (_, value) in entries.iter().filter(|(_, value)| value.text().is_none()) {
            let message = format!("expected text, found {}", value::shown(value));
            report(context, value, message);
        }
    }
}

/// The same without nulls in fields for which null is no value: the API server drops them.
fn without_nulls(node: &Node, fields: &[Field]) -> Node {
    let Kind::Map(entries) = &node.kind else {
        return node.clone();
    };
    let field = |key: &Key| fields.iter().find(|field| field.name == key.name);
    let kept = entries.iter().filter(|(key, value)| {
        value.kind != Kind::Null || field(key).is_none_or(|field| field.nullable)
    });
    let kept = kept.map(|(key, value)| match field(key) {
        Some(field) => (key.clone(), of_type(value, &field.kind)),
        None => (key.clone(), value.clone()),
    });
    Node {
        kind: Kind::Map(kept.collect()),
        span: node.span.clone(),
    }
}

fn of_type(node: &Node, kind: &FieldType) -> Node {
    match (kind, &node.kind) {
        (FieldType::Object { fields, .. }, _) => without_nulls(node, fields),
        (FieldType::List { items, .. }, Kind::List(found)) => Node {
            kind: Kind::List(
                found
                    .iter()
                    .map(|item| of_type(item, &items.kind))
                    .collect(),
            ),
            span: node.span.clone(),
        },
        (FieldType::Map { values, .. }, Kind::Map(entries)) => {
            let entries = entries.iter();
            let entries = entries.map(|(key, value)| (key.clone(), of_type(value, &values.kind)));
            Node {
                kind: Kind::Map(entries.collect()),
                span: node.span.clone(),
            }
        }
        _ => node.clone(),
    }
}
