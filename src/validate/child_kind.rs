//! Which kind of object a template describes.

use std::ops::Range;

use super::codes;
use super::context::Context;
use crate::catalog::{self, Unknown};
use crate::model::{ChildKind, Scope};
use crate::problem::Problem;
use crate::spec::{Kind, Node};

/// The kind that a template names; one without a plural when that was reported.
pub(super) fn kind(context: &mut Context, template: &Node, scope: Scope) -> ChildKind {
    let nothing = ChildKind {
        group: String::new(),
        version: String::new(),
        kind: String::new(),
        plural: String::new(),
        namespaced: true,
    };
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
    let Some(kind) = catalog::find(api_version, name) else {
        context.push(unknown(api_version, &place.span, name, &name_place.span));
        return nothing;
    };
    if scope == Scope::Namespaced && !kind.namespaced {
        context.push(
            Problem::error(
                codes::SCOPE,
                name_place.span.clone(),
                format!("a namespaced resource cannot own a {name}, which lives in the cluster"),
            )
            .hint("Kubernetes would collect it as garbage; make the resource `scope: Cluster`"),
        );
    }
    kind
}

/// A key of a template that decides what is generated, so that no expression can stand there.
fn literal<'a>(
    context: &mut Context,
    template: &'a Node,
    key: &str,
) -> Option<(&'a str, &'a Node)> {
    let Some(node) = template.get(key) else {
        context.error(
            codes::MISSING_KEY,
            &template.span,
            format!("the key `{key}` is missing"),
        );
        return None;
    };
    match node.text() {
        Some(text) if !text.contains("${") => Some((text, node)),
        Some(_) => {
            context.error(
                codes::STATIC_KIND,
                &node.span,
                format!("`{key}` cannot be an expression"),
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
    api_version: &str,
    place: &Range<usize>,
    kind: &str,
    kind_place: &Range<usize>,
) -> Problem {
    let problem = |place| foreign(api_version, kind, place);
    match catalog::explain(api_version, kind) {
        Unknown::ApiVersion(right) => problem(place).hint(format!("{kind} is in `{right}`")),
        Unknown::Kind(close) => problem(kind_place).hint(format!("did you mean `{close}`?")),
        Unknown::Foreign => problem(kind_place).hint(
            "only kinds that Kubernetes has built in are known; other people's kinds come with `crds`, which is not supported yet",
        ),
    }
}

/// The problem with a kind that is not known, without advice.
pub(super) fn foreign(api_version: &str, kind: &str, place: &Range<usize>) -> Problem {
    let message = format!("no kind `{kind}` in `{api_version}`");
    Problem::error(codes::UNKNOWN_KIND, place.clone(), message)
}
