//! Whether what makes pods selects the pods that it makes. The API server refuses it otherwise.

use super::family::Family;
use super::labels::Selector;
use super::pods;
use super::text::Same;
use crate::problem::Problem;
use crate::validate::codes;
use crate::validate::context::Context;

/// The kinds with a selector of pods of their own.
const KINDS: [(&str, &str); 5] = [
    ("apps", "Deployment"),
    ("apps", "StatefulSet"),
    ("apps", "DaemonSet"),
    ("apps", "ReplicaSet"),
    ("batch", "Job"),
];

pub(super) fn check(context: &mut Context, family: &Family) {
    for member in family.members.iter().filter(|member| member.is_sound) {
        if !KINDS.iter().any(|(group, kind)| member.is(group, kind)) {
            continue;
        }
        let selector = member.template().path(&["spec", "selector"]);
        let Some((selector, pods)) = selector.zip(pods::of(family, member)) else {
            continue;
        };
        let selector = Selector::read(family, member, selector);
        let (same, missed) = selector.selects(&pods.labels);
        let Some(missed) = missed.filter(|_| same >= Same::ByChance) else {
            continue;
        };
        let kind = &member.child.kind.kind;
        let message = format!("the pods of this {kind} {}", missed.missed(&pods.labels));
        context.push(
            Problem::error(codes::OTHER_PODS, missed.span.clone(), message)
                .label("does not select them")
                .hint("say the same in `spec.selector` and in the labels of the template, such as `${selector}` in both"),
        );
    }
}
