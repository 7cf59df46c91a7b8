//! Whether the keys of a ConfigMap or Secret that others name are in its data.

use super::at::At;
use super::family::{Family, Member};
use super::mentions::{self, Mention};
use super::named;
use crate::problem::Problem;
use crate::validate::codes;
use crate::validate::context::Context;
use crate::validate::suggest::did_you_mean;

pub(super) fn check(context: &mut Context, family: &Family) {
    for member in family.members.iter().filter(|member| member.is_sound) {
        for mention in mentions::of(family, member) {
            let name = family.scalar(member, mention.name);
            let other = name.and_then(|name| named::child(family, &mention, &name));
            if let Some((other, keys)) = other.and_then(|other| Some((other, keys(&other)?))) {
                missing(context, &mention, &other, &keys);
            }
        }
    }
}

/// The keys of a ConfigMap or Secret, where they are written out.
fn keys<'a>(member: &Member<'a>) -> Option<Vec<&'a str>> {
    let parts = match member.child.kind.kind.as_str() {
        "ConfigMap" => ["data", "binaryData"],
        "Secret" => ["data", "stringData"],
        _ => return None,
    };
    let object = member.template();
    // Such a Secret is filled by Kubernetes.
    let is_token = object.literal("type").as_deref() == Some("kubernetes.io/service-account-token");
    let parts: Vec<At> = parts.iter().filter_map(|part| object.get(part)).collect();
    let is_given = !parts.is_empty() || member.declared.generate.is_some();
    if !is_given || is_token || !member.is_sound {
        return None;
    }
    let entries = parts
        .into_iter()
        .map(At::entries)
        .collect::<Option<Vec<_>>>()?;
    let written = entries.into_iter().flatten().map(|(key, _)| key);
    let generated = member.declared.generate.iter().flat_map(|keys| &keys.0);
    let keys = written.chain(generated.map(|(key, _)| key));
    Some(keys.map(|key| key.name.as_str()).collect())
}

fn missing(context: &mut Context, mention: &Mention, other: &Member, keys: &[&str]) {
    for at in &mention.keys {
        let Some(key) = at.text().and_then(|text| text.literal()) else {
            continue;
        };
        if keys.contains(&key.as_str()) {
            continue;
        }
        let message = format!("`{}` has no key `{key}`", other.key.name);
        let problem = match mention.optional {
            true => Problem::warning(codes::NO_KEY, at.span(), message),
            false => Problem::error(codes::NO_KEY, at.span(), message),
        };
        let all = || format!("it has `{}`", keys.join("`, `"));
        context.push(problem.hint(did_you_mean(&key, keys.iter().copied()).unwrap_or_else(all)));
    }
}
