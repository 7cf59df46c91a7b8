//! Whether what stands before pods finds some: the selectors of Services and PodDisruptionBudgets.

use super::at::At;
use super::family::{Family, Member};
use super::labels::{Labels, Selector};
use super::pods::{self, Pods};
use super::text::Same;
use crate::problem::Problem;
use crate::validate::codes;
use crate::validate::context::Context;

/// Reports what selects no pods of the kind, while the kind makes some.
pub(super) fn check(context: &mut Context, families: &[Family]) {
    for family in families {
        for member in family.members.iter().filter(|member| member.is_sound) {
            let Some((selector, place)) = selector(family, member) else {
                continue;
            };
            if found(family, &selector).is_empty() {
                missing(context, families, family, member, &selector, place);
            }
        }
    }
}

/// What a Service or a PodDisruptionBudget selects.
pub(super) fn selector<'a>(family: &Family, member: &Member<'a>) -> Option<(Selector, At<'a>)> {
    let spec = member.template().get("spec")?;
    let place = spec.get("selector")?;
    let selector = if member.is("", "Service") {
        if spec.literal("type").as_deref() == Some("ExternalName") {
            return None;
        }
        Selector::of_labels(family, member, Some(place))
    } else if member.is("policy", "PodDisruptionBudget") {
        Selector::read(family, member, place)
    } else {
        return None;
    };
    (!selector.is_empty()).then_some((selector, place))
}

/// The pods of a kind that a selector always selects.
pub(super) fn found<'a>(family: &Family<'a>, selector: &Selector) -> Vec<Pods<'a>> {
    let pods = family.members.iter().filter(|member| member.is_sound);
    let pods = pods.filter_map(|member| pods::of(family, member));
    pods.filter(|pods| selector.selects(&pods.labels).0 == Same::Always)
        .collect()
}

fn missing(
    context: &mut Context,
    families: &[Family],
    family: &Family,
    member: &Member,
    selector: &Selector,
    place: At,
) {
    let unknown = |family: &Family| {
        let mut members = family.members.iter();
        members.any(|member| pods::are_unknown(family, member))
    };
    let own = all(family);
    let is_excluded = |(_, labels): &(Member, _)| selector.selects(labels).0 == Same::Never;
    // Those of another kind of the operator may be meant.
    let others = families.iter().flat_map(all);
    if own.is_empty()
        || families.iter().any(unknown)
        || !others.into_iter().all(|pods| is_excluded(&pods))
    {
        return;
    }
    let kind = &member.child.kind.kind;
    let message = format!("no child has pods that this {kind} selects");
    let mut problem = Problem::error(codes::NO_PODS, place.span(), message);
    if let [(other, labels)] = own.as_slice()
        && let (_, Some(missed)) = selector.selects(labels)
    {
        problem.span = missed.span.clone();
        problem = problem.label(format!(
            "the pods of `{}` {}",
            other.key.name,
            missed.missed(labels)
        ));
    }
    context.push(problem.hint(
        "select by the labels of the pods' template, such as `${selector}` in both; a Service without `selector` is for addresses that somebody else gives",
    ));
}

/// The labels of the pods that the children of a kind make.
fn all<'a>(family: &Family<'a>) -> Vec<(Member<'a>, Labels)> {
    let members = family.members.iter();
    let labels = |member: &Member<'a>| Some((*member, pods::of(family, member)?.labels));
    members.filter_map(labels).collect()
}
