//! Which kind of object a reference leads to.

use super::child_kind::{foreign, served, unknown};
use super::context::Context;
use super::{codes, names};
use crate::catalog::{Known, Unknown};
use crate::model::ChildKind;
use crate::problem::Problem;
use crate::spec::{self, Located};

/// The kind that a reference names; `None` when what is wrong with it was reported.
pub(super) fn kind(context: &mut Context, reference: &spec::Reference) -> Option<Known> {
    let text = reference.kind.text()?;
    let Some((api_version, kind)) = text.rsplit_once('/') else {
        context.push(malformed(&reference.kind));
        return None;
    };
    let own = || context.own_kind(api_version, kind).map(Known::untyped);
    let known = context.catalog.find(api_version, kind).or_else(own);
    let plural = reference.plural.as_ref();
    if let Some(known) = known {
        let scope = reference.scope.as_ref();
        let superfluous = [
            ("plural", plural.map(|plural| &plural.span)),
            ("scope", scope.map(|scope| &scope.span)),
        ];
        for (key, span) in superfluous {
            if let Some(span) = span {
                let message = format!("`{key}` of a {kind} is known");
                context.push(
                    Problem::error(codes::FOREIGN_KEY, span.clone(), message).hint("remove it"),
                );
            }
        }
        served(context, &known, &reference.kind.span);
        return Some(known);
    }
    let group = api_version.rsplit_once('/');
    let is_well_formed = group.is_some_and(|(group, version)| {
        names::GROUP.holds(group) && names::VERSION.holds(version) && names::KIND.holds(kind)
    });
    let Some((group, version)) = group.filter(|_| is_well_formed) else {
        let is_slip = context.catalog.explain(api_version, kind) != Unknown::Foreign;
        let problem = if is_slip {
            unknown(
                context,
                api_version,
                &reference.kind.span,
                kind,
                &reference.kind.span,
            )
        } else {
            malformed(&reference.kind)
        };
        context.push(problem);
        return None;
    };
    let Some(plural) = plural else {
        let problem = match context.catalog.explain(api_version, kind) {
            Unknown::Foreign => foreign(api_version, kind, &reference.kind.span)
                .hint("say how URLs name it, such as `plural: backends`; in a cluster, `kubectl api-resources` lists it"),
            _ => unknown(context, api_version, &reference.kind.span, kind, &reference.kind.span),
        };
        context.push(problem);
        return None;
    };
    let message = format!("what is read of {kind} is not checked");
    context.push(
        Problem::warning(codes::UNCHECKED_KIND, reference.kind.span.clone(), message).hint(
            "list the file with its definition under `crds`, and leave `plural` and `scope` out",
        ),
    );
    Some(Known::untyped(ChildKind {
        group: group.to_owned(),
        version: version.to_owned(),
        kind: kind.to_owned(),
        plural: context.name(plural, &names::DNS_LABEL),
        namespaced: reference.scope.as_ref().and_then(|scope| scope.value)
            != Some(spec::Scope::Cluster),
    }))
}

fn malformed(kind: &Located<String>) -> Problem {
    let text = kind.text().unwrap_or_default();
    Problem::error(
        codes::REFERENCE_KIND,
        kind.span.clone(),
        format!("`{text}` is not a kind with its group and version"),
    )
    .hint("such as `v1/Secret`, `apps/v1/Deployment` or `apps.example.com/v1/Backend`")
}
