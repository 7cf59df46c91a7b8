//! What the API server refuses though the schema of the kind takes it: names, numbers that are too great, keys that exclude each
//! other. It is looked at as far as it is written out.

mod containers;
mod pods;
mod services;
mod subjects;

use std::ops::Range;

use super::at::At;
use super::family::{Family, Member};
use crate::expr::Interpolation;
use crate::expr::cel::Quantity;
use crate::model::Template;
use crate::problem::Problem;
use crate::validate::codes;
use crate::validate::context::Context;
use crate::validate::names::matches;

pub(super) fn check(context: &mut Context, family: &Family) {
    for member in family.members.iter().filter(|member| member.is_sound) {
        let object = member.template();
        if let Some(found) = super::pods::of(family, member) {
            pods::check(context, member, found.spec);
        }
        if member.is("", "Service") {
            services::check(context, object);
        }
        if member.child.kind.group == "rbac.authorization.k8s.io" {
            subjects::check(context, object);
        }
        if member.is("", "ConfigMap") || member.is("", "Secret") {
            data(context, member);
        }
        exclusive(context, member);
    }
}

/// The keys of data are names of files.
fn data(context: &mut Context, member: &Member) {
    let parts = ["data", "stringData", "binaryData"].into_iter();
    let parts = parts.filter_map(|part| member.template().get(part)?.entries());
    for (key, _) in parts.flatten() {
        if !matches("^[-._a-zA-Z0-9]{1,253}$", &key.name) {
            let message = format!("`{}` is no key of a {}", key.name, member.child.kind.kind);
            let hint = "keys are letters, digits, `-`, `_` and `.`";
            refuse(context, key.span.clone(), message, hint);
        }
    }
}

/// Numbers and keys that contradict each other.
fn exclusive(context: &mut Context, member: &Member) {
    let Some(spec) = member.template().get("spec") else {
        return;
    };
    if let Some(both) = spec.get("maxUnavailable").filter(|_| {
        member.is("policy", "PodDisruptionBudget") && spec.get("minAvailable").is_some()
    }) {
        let message = "both `minAvailable` and `maxUnavailable` are there";
        refuse(context, both.span(), message, "keep one of the two");
    }
    if let (true, Some((least, _)), Some((most, at))) = (
        member.is("autoscaling", "HorizontalPodAutoscaler"),
        number(spec, "minReplicas"),
        number(spec, "maxReplicas"),
    ) && most < least
    {
        let message = "`maxReplicas` is less than `minReplicas`";
        refuse(
            context,
            at.span(),
            message,
            "raise the one or lower the other",
        );
    }
}

/// Reports what the API server refuses.
fn refuse(
    context: &mut Context,
    place: Range<usize>,
    message: impl Into<String>,
    hint: impl Into<String>,
) {
    context.push(Problem::error(codes::REFUSED, place, message).hint(hint));
}

/// A whole number that is written out under a key.
fn number<'a>(at: At<'a>, key: &str) -> Option<(i64, At<'a>)> {
    let found = at.get(key)?;
    match found.value {
        Template::Number(number) => Some((number.as_i64()?, found)),
        _ => None,
    }
}

/// A quantity that is written out.
fn quantity(at: At) -> Option<Quantity> {
    let text = match at.value {
        Template::Number(number) => number.to_string(),
        _ => at.text()?.literal()?,
    };
    Quantity::parse(&text).ok()
}

/// Reports a number of a port that is none.
fn port(context: &mut Context, at: At, key: &str) {
    if let Some((number, at)) = number(at, key).filter(|(number, _)| !(1..=65535).contains(number))
    {
        let message = format!("{number} is not the number of a port");
        refuse(context, at.span(), message, "ports are from 1 to 65535");
    }
}

/// Reports a name that is no DNS label.
fn label(context: &mut Context, at: At, what: &str) {
    let literal = at.literal("name").zip(at.get("name"));
    if let Some((name, at)) =
        literal.filter(|(name, _)| !matches("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", name))
    {
        let message = format!("`{name}` is not the name of a {what}");
        let hint = "it is up to 63 lower-case letters, digits and `-`, and begins and ends with a letter or digit";
        refuse(context, at.span(), message, hint);
    }
}

/// Reports a map in which more than one of some keys is there, or fewer than one where one is needed.
fn one_of(context: &mut Context, at: At, keys: &[&str], what: &str, is_needed: bool) {
    // What may be unset may be so where the other is not.
    let is_set = |key: &&str| {
        let text = at.get(key).and_then(At::text);
        !text.is_some_and(Interpolation::is_optional)
    };
    let found: Vec<&str> = keys
        .iter()
        .copied()
        .filter(|key| at.get(key).is_some())
        .collect();
    if found.iter().filter(|key| is_set(key)).count() > 1 {
        let message = format!("{what} has both `{}`", found.join("` and `"));
        refuse(context, at.span(), message, "keep one of them");
    } else if found.is_empty() && is_needed {
        let message = format!("{what} says nothing");
        refuse(
            context,
            at.span(),
            message,
            format!("give it one of `{}`", keys.join("`, `")),
        );
    }
}
