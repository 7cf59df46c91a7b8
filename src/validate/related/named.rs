//! Whether objects that children name are there: another child, a reference, or something that is declared to be.

use super::external::{self, External};
use super::family::{Family, Member};
use super::mentions::{self, Mention};
use super::text::{Same, Text};
use crate::expr;
use crate::model::{ReferenceTarget, Template};
use crate::problem::Problem;
use crate::spec::Located;
use crate::validate::codes;
use crate::validate::context::Context;
use crate::validate::suggest::closest;

pub(super) fn check(context: &mut Context, families: &[Family]) {
    for family in families {
        let external = external::read(context, family);
        let mut used = Vec::new();
        for member in family.members.iter().filter(|member| member.is_sound) {
            for mention in mentions::of(family, member) {
                let Some(name) = family.scalar(member, mention.name) else {
                    continue;
                };
                let declared = external
                    .iter()
                    .filter(|external| external.is(&mention, &name));
                used.extend(declared.map(|external| external.span.start));
                if name.is_decided() {
                    one(
                        context,
                        families,
                        (family, member),
                        (&mention, &name),
                        &external,
                    );
                }
            }
        }
        external::unused(context, &external, &used);
    }
}

fn one(
    context: &mut Context,
    families: &[Family],
    (family, member): (&Family, &Member),
    (mention, name): (&Mention, &Text),
    external: &[External],
) {
    if let Some(other) = child(family, mention, name) {
        absent_at_times(context, (member, &other), mention);
    }
    let is_child = |family: &Family| !children(family, mention, name).is_empty();
    let is_there = families.iter().any(is_child)
        || external.iter().any(|external| external.is(mention, name))
        || is_reference(family, member, mention, name)
        || is_itself(family, mention, name)
        || is_well_known(mention, name)
        || is_made_by_others(family, mention, name);
    if !is_there {
        report(context, family, mention, name);
    }
}

/// The children that may be the object.
fn children<'a>(family: &Family<'a>, mention: &Mention, name: &Text) -> Vec<(Same, Member<'a>)> {
    let members = family.members.iter();
    let of_kind = members.filter(|other| other.is(&mention.group, &mention.kind));
    let same = |other: &Member<'a>| {
        let found = family.name(other);
        let same = found.map_or(Same::Unknown, |found| found.compare(name));
        (same, *other)
    };
    let found = of_kind.map(same);
    found.filter(|(same, _)| *same != Same::Never).collect()
}

/// The child of the kind that always is the object.
pub(super) fn child<'a>(family: &Family<'a>, mention: &Mention, name: &Text) -> Option<Member<'a>> {
    match children(family, mention, name).as_slice() {
        [(Same::Always, child)] => Some(*child),
        _ => None,
    }
}

fn is_reference(family: &Family, member: &Member, mention: &Mention, name: &Text) -> bool {
    let mut references = family.resource.references.iter();
    references.any(|reference| {
        let is_kind = reference.kind.group == mention.group && reference.kind.kind == mention.kind;
        is_kind
            && match &reference.target {
                ReferenceTarget::Name(found) => {
                    family.text(member, found).compare(name) != Same::Never
                }
                ReferenceTarget::Selector(_) => true,
            }
    })
}

/// Whether the resource itself is meant, or one of another kind that the operator reconciles.
fn is_itself(family: &Family, mention: &Mention, name: &Text) -> bool {
    let is_kind = family.resource.group == mention.group && family.resource.kind == mention.kind;
    is_kind && name.compare(&Text::own("metadata.name")) == Same::Always
}

/// What every cluster, or every namespace, has.
fn is_well_known(mention: &Mention, name: &Text) -> bool {
    let name = name.as_literal().unwrap_or_default();
    match mention.kind.as_str() {
        "ServiceAccount" => name == "default",
        "ConfigMap" => name == "kube-root-ca.crt",
        "ClusterRole" => {
            ["view", "edit", "admin", "cluster-admin"].contains(&name)
                || name.starts_with("system:")
        }
        _ => false,
    }
}

/// Whether the controller of another child may make the object: a claim of a StatefulSet, or whatever a kind of somebody else
/// makes that names it, or is named like it.
fn is_made_by_others(family: &Family, mention: &Mention, name: &Text) -> bool {
    let mut members = family.members.iter();
    members.any(|other| {
        if other.is("apps", "StatefulSet") && mention.kind == "PersistentVolumeClaim" {
            return true;
        }
        let is_named_like_it = || {
            family
                .name(other)
                .is_none_or(|other| name.begins_with(&other))
        };
        other.is_foreign()
            && (is_named_like_it() || names(family, other, &other.child.template, name))
    })
}

/// Whether a template has a text somewhere.
fn names(family: &Family, member: &Member, template: &Template, name: &Text) -> bool {
    match template {
        Template::Text(text) => family.text(member, text).compare(name) == Same::Always,
        Template::List(items) => items.iter().any(|item| names(family, member, item, name)),
        Template::Map(entries) => {
            let mut entries = entries.iter();
            entries.any(|(_, value)| names(family, member, value, name))
        }
        Template::Null | Template::Bool(_) | Template::Number(_) => false,
    }
}

fn report(context: &mut Context, family: &Family, mention: &Mention, name: &Text) {
    let kind = &mention.kind;
    let members = family.members.iter();
    let of_kind = members.filter(|other| other.is(&mention.group, kind));
    let others: Vec<String> = of_kind
        .filter_map(|other| Some(family.name(other)?.to_string()))
        .collect();
    let text = name.to_string();
    let close = closest(&text, others.iter().map(String::as_str));
    let message = format!("no child and no reference is the {kind} `{text}`");
    let place = mention.name.span();
    let problem = match (mention.optional, close) {
        // One that need not be there may be for users to make.
        (true, None) => return,
        (true, Some(_)) => Problem::warning(codes::NOT_THERE, place, message),
        (false, _) => Problem::error(codes::NOT_THERE, place, message),
    };
    let hint = match close {
        Some(close) => format!("did you mean `{close}`?"),
        None => format!(
            "make it a child, or read it as a reference; if somebody else makes it, say so: `external: [{}]`",
            external::written(mention, &text)
        ),
    };
    context.push(problem.hint(hint));
}

/// Warns where a child names another one that is only made under a condition.
fn absent_at_times(context: &mut Context, (member, other): (&Member, &Member), mention: &Mention) {
    let conditions = |member: &Member| {
        let when = member.declared.when.as_ref().and_then(Located::text);
        when.map(expr::conditions).unwrap_or_default()
    };
    let missing = &conditions(other) - &conditions(member);
    let is_conditional =
        other.child.each.is_none() && !mention.optional && mention.name.text().is_some();
    if let (true, Some(condition)) = (is_conditional, missing.first()) {
        let message = format!("`{}` is made only when `{condition}`", other.key.name);
        context.push(
            Problem::warning(codes::AT_TIMES, mention.name.span(), message)
                .hint("give this child the same `when`, or say `optional: true` where there is such a key"),
        );
    }
}
