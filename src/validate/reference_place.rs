//! Where a reference leads: its name and its namespace.

use super::context::Context;
use super::{codes, names};
use crate::expr::{self, Environment, Interpolation, Part, Type};
use crate::model::{ChildKind, Scope};
use crate::problem::Problem;
use crate::spec::{self, Located};

/// Reports a name that may be unset, or that is something else than text.
pub(super) fn always_text(
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
pub(super) fn valid_name(context: &mut Context, source: &Located<String>, name: &Interpolation) {
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
pub(super) fn place(
    context: &mut Context,
    reference: &spec::Reference,
    namespace: Option<&Interpolation>,
    kind: &ChildKind,
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
