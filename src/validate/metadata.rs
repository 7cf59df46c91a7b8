//! The metadata of templates: what identifies an object must be there, what the operator sets itself must not.

use super::codes;
use super::context::Context;
use super::template::Target;
use crate::expr::{Interpolation, Part};
use crate::model::Scope;
use crate::problem::Problem;
use crate::spec::{Key, Kind, Node};

/// Reports metadata that the runtime gives, and a name or namespace that could be missing.
pub(super) fn check(context: &mut Context, node: &Node, target: &Target) {
    missing_namespace(context, node, target);
    // What has the wrong type is reported with the rest of the template.
    let Some(Kind::Map(entries)) = node.get("metadata").map(|metadata| &metadata.kind) else {
        return;
    };
    for (key, value) in entries {
        match key.name.as_str() {
            "namespace" => namespace(context, key, value, target),
            "ownerReferences" | "finalizers" | "generateName" | "uid" | "resourceVersion"
            | "managedFields" => context.push(
                Problem::error(
                    codes::OWN_METADATA,
                    key.span.clone(),
                    format!("`{}` is not for templates", key.name),
                )
                .hint("remove it: the operator sets what is needed"),
            ),
            "name" => name(context, value, target),
            _ => {}
        }
    }
}

/// The namespace of a child, which is the resource's own unless that has none.
fn namespace(context: &mut Context, key: &Key, value: &Node, target: &Target) {
    let given = if !target.kind.namespaced {
        format!("a {} lives in no namespace", target.kind.kind)
    } else if target.owner == Scope::Namespaced {
        "the namespace is given: it is the resource's own".to_owned()
    } else {
        identifier(context, value, target, "namespace");
        return;
    };
    context.push(Problem::error(codes::OWN_METADATA, key.span.clone(), given).hint("remove it"));
}

/// Reports a child that needs a namespace and has no other to share.
fn missing_namespace(context: &mut Context, node: &Node, target: &Target) {
    let given = node
        .get("metadata")
        .is_some_and(|metadata| metadata.get("namespace").is_some());
    let kind = &target.kind.kind;
    if target.owner == Scope::Namespaced || !target.kind.namespaced || given || kind.is_empty() {
        return;
    }
    let place = node.get("kind").unwrap_or(node);
    context.push(
        Problem::error(
            codes::CHILD_NAMESPACE,
            place.span.clone(),
            format!("the {kind} of a cluster-scoped resource needs a namespace"),
        )
        .hint("add `metadata: { namespace: \"${spec.namespace}\" }` and a required field `namespace`, or a fixed namespace"),
    );
}

fn name(context: &mut Context, node: &Node, target: &Target) {
    let Some(found) = identifier(context, node, target, "name") else {
        return;
    };
    let written = found.parts.iter().map(|part| match part {
        Part::Text(text) => text.as_str(),
        Part::Expression(_) => "x",
    });
    let sample: String = written.collect();
    let free_form = target.kind.group == "rbac.authorization.k8s.io";
    if !free_form && !super::names::matches("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", &sample) {
        let text = node.text().unwrap_or_default();
        context.push(
            Problem::error(codes::CHILD_NAME, node.span.clone(), format!("`{text}` gives no valid name"))
                .hint("names are lower-case letters, digits, `-` and `.`, and begin and end with a letter or digit"),
        );
    }
}

/// A part of an object's identity, which must always be set.
fn identifier(
    context: &mut Context,
    node: &Node,
    target: &Target,
    what: &str,
) -> Option<Interpolation> {
    let text = node.text()?;
    // Mistakes inside of expressions are recorded when the template is read.
    let found = crate::expr::interpolate(text, target.environment).ok()?;
    if found
        .single()
        .is_some_and(|typed| !crate::expr::is_set(typed, target.environment))
    {
        context.push(
            Problem::error(codes::CHILD_NAME, node.span.clone(), format!("the {what} may be unset"))
                .hint("give it a default, such as `${spec.?name.orValue(metadata.name)}`, or guard the child with `when`"),
        );
    }
    Some(found)
}
