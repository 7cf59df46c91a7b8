//! Which kind of object a template describes.

use std::ops::Range;

use super::codes;
use super::context::Context;
use crate::catalog::{Known, Served, Unknown};
use crate::model::{ChildKind, Scope};
use crate::problem::Problem;
use crate::spec::{Kind, Node};

/// The kind that a template names; one without a plural when that was reported.
pub(super) fn kind(context: &mut Context, template: &Node, scope: Scope) -> Known {
    let nothing = Known::untyped(ChildKind {
        group: String::new(),
        version: String::new(),
        kind: String::new(),
        plural: String::new(),
        namespaced: true,
    });
    if template.kind == Kind::Absent {
        return nothing;
    }
    let Kind::Map(_) = template.kind else {
        let message = format!(
            "expected an object with `apiVersion` and `kind`, found {}",
            template.describe()
        );
        context.error(codes::WRONG_TYPE, &template.span, message);
        return nothing;
    };
    let api_version = literal(context, template, "apiVersion");
    let name = literal(context, template, "kind");
    let (Some((api_version, place)), Some((name, name_place))) = (api_version, name) else {
        return nothing;
    };
    let Some(known) = context.catalog.find(api_version, name) else {
        let problem = unknown(context, api_version, &place.span, name, &name_place.span);
        context.push(problem);
        return nothing;
    };
    served(context, &known, &name_place.span);
    if scope == Scope::Namespaced && !known.kind.namespaced {
        context.push(
            Problem::error(
                codes::SCOPE,
                name_place.span.clone(),
                format!("a namespaced resource cannot own a {name}, which lives in the cluster"),
            )
            .hint("Kubernetes would collect it as garbage; make the resource `scope: Cluster`"),
        );
    }
    known
}

/// Reports a kind that not all supported versions of Kubernetes serve.
pub(super) fn served(context: &mut Context, known: &Known, place: &Range<usize>) {
    let name = format!("{} in `{}`", known.kind.kind, known.kind.api_version());
    if let Some(problem) = not_served(known.served, &name, place) {
        context.push(problem);
    }
}

/// The problem with a kind or field that not all supported versions of Kubernetes know, if so.
pub(super) fn not_served(served: Served, what: &str, place: &Range<usize>) -> Option<Problem> {
    let problem = |message: String, hint: String| {
        Problem::error(codes::NOT_SERVED, place.clone(), message).hint(hint)
    };
    match (served.since, served.until) {
        (None, None) => None,
        (Some(first), None) => Some(problem(
            format!("{what} is there since Kubernetes 1.{first}"),
            format!("do without it, or write `kubernetes: \"1.{first}\"` if no cluster is older"),
        )),
        // Whether older clusters have it matters no more.
        (_, Some(last)) => Some(problem(
            format!("{what} is gone since Kubernetes 1.{}", last + 1),
            "do without it: the operator would fail on newer clusters".to_owned(),
        )),
    }
}

/// A key of a template that decides what is generated, so that no expression can stand there.
fn literal<'a>(
    context: &mut Context,
    template: &'a Node,
    key: &str,
) -> Option<(&'a str, &'a Node)> {
    let Some(node) = template.get(key) else {
        context.push(
            Problem::error(
                codes::MISSING_KEY,
                template.span.clone(),
                format!("the key `{key}` is missing"),
            )
            .hint("say which kind it is, such as `apiVersion: apps/v1` and `kind: Deployment`"),
        );
        return None;
    };
    match node.text() {
        Some(text) if !text.contains("${") => Some((text, node)),
        Some(_) => {
            context.push(
                Problem::error(codes::STATIC_KIND, node.span.clone(), format!("`{key}` cannot be an expression"))
                    .hint("code and permissions are generated for one kind: make a child for each, with `when`"),
            );
            None
        }
        None => {
            context.error(
                codes::WRONG_TYPE,
                &node.span,
                format!("expected text, found {}", node.describe()),
            );
            None
        }
    }
}

/// The problem with a kind that is not known, and what the writer may have meant.
pub(super) fn unknown(
    context: &Context,
    api_version: &str,
    place: &Range<usize>,
    kind: &str,
    kind_place: &Range<usize>,
) -> Problem {
    let problem = |place| foreign(api_version, kind, place);
    match context.catalog.explain(api_version, kind) {
        Unknown::ApiVersion(right) => problem(place).hint(format!("{kind} is in `{right}`")),
        Unknown::Kind(close) => problem(kind_place).hint(format!("did you mean `{close}`?")),
        Unknown::Foreign => problem(kind_place).hint(
            "list the file with its definition under `crds`, such as `crds: [crds/NAME.yaml]`; `kubectl get crd NAME -o yaml` prints it",
        ),
    }
}

/// The problem with a kind that is not known, without advice.
pub(super) fn foreign(api_version: &str, kind: &str, place: &Range<usize>) -> Problem {
    let message = format!("no kind `{kind}` in `{api_version}`");
    Problem::error(codes::UNKNOWN_KIND, place.clone(), message)
}
