//! Where a reference leads: its name and its namespace.

use super::context::Context;
use super::{codes, names};
use crate::expr::{self, Environment, Interpolation, Part, Type};
use crate::model::{ChildKind, ReferenceNamespace, Scope};
use crate::problem::Problem;
use crate::spec::{self, Located};

/// Reports a name, or a label's value, that may be unset or that is something else than text.
pub(super) fn always_text(
    context: &mut Context,
    source: &Located<String>,
    found: &Interpolation,
    environment: &Environment,
    (code, what): (&'static str, &str),
) {
    let Some(typed) = found.single() else {
        return;
    };
    if !expr::is_set(typed, environment) {
        let path = typed.source.trim();
        context.push(
            Problem::error(
                code,
                source.span.clone(),
                format!("the {what} may be unset"),
            )
            .hint(format!(
                "read the object only when it is set: `when: has({path})`"
            )),
        );
    } else if !matches!(typed.ty, Type::String | Type::Dyn) {
        context.push(
            Problem::error(code, source.span.clone(), format!("the {what} is not text"))
                .hint("make text of it: `string(...)`"),
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
    namespace: &ReferenceNamespace,
    kind: &ChildKind,
    scope: Scope,
) {
    let selects = reference.selector.is_some();
    match &reference.namespace {
        Some(source) if !kind.namespaced => context.push(
            Problem::error(
                codes::REFERENCE_NAMESPACE,
                source.span.clone(),
                format!("a {} lives in no namespace", kind.kind),
            )
            .hint("remove it"),
        ),
        Some(source) if is_all(source) && !selects => context.push(
            Problem::error(
                codes::REFERENCE_NAMESPACE,
                source.span.clone(),
                "the object with a name lives in one namespace",
            )
            .hint("give that namespace, or a `selector` in place of the name"),
        ),
        Some(source) => {
            let literal = match namespace {
                ReferenceNamespace::Name(name) => name.literal(),
                ReferenceNamespace::Own | ReferenceNamespace::All => None,
            };
            if let Some(text) = literal.filter(|text| !names::NAMESPACE.holds(text)) {
                let mut problem = names::NAMESPACE.problem(&text, &source.span);
                problem.code = codes::REFERENCE_NAMESPACE;
                if selects {
                    let hint = problem.hint.unwrap_or_default();
                    problem.hint = Some(format!("{hint}; or `*` alone, for all of them"));
                }
                context.push(problem);
            }
        }
        None if kind.namespaced && scope == Scope::Cluster => {
            let message = format!(
                "the {} that a cluster-scoped resource reads needs a namespace",
                kind.kind
            );
            let all = if selects {
                ", or `namespace: \"*\"` for all of them"
            } else {
                ""
            };
            let span = reference.kind.span.clone();
            context.push(
                Problem::error(codes::REFERENCE_NAMESPACE, span, message).hint(format!(
                    "add `namespace: \"${{spec.namespace}}\"` and a required field `namespace`, or a fixed namespace{all}"
                )),
            );
        }
        None => {}
    }
}

/// Whether a namespace stands for all of them.
pub(super) fn is_all(namespace: &Located<String>) -> bool {
    namespace.text() == Some("*")
}
