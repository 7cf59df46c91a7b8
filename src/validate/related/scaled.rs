//! Numbers of pods that two decide: the operator, and an autoscaler that is its child.

use super::family::Family;
use super::mentions;
use super::named;
use crate::expr::Interpolation;
use crate::problem::Problem;
use crate::validate::codes;
use crate::validate::context::Context;

pub(super) fn check(context: &mut Context, family: &Family) {
    let scalers = family.members.iter().filter(|member| {
        member.is_sound
            && member.child.when.is_none()
            && member.is("autoscaling", "HorizontalPodAutoscaler")
    });
    for scaler in scalers {
        let targets = mentions::of(family, scaler).into_iter();
        for target in targets.filter(|target| target.kind != "Namespace") {
            let name = family.scalar(scaler, target.name);
            let child = name.and_then(|name| named::child(family, &target, &name));
            // Under a condition it may be what there is instead of the autoscaler.
            let replicas = child
                .and_then(|child| child.template().path(&["spec", "replicas"]))
                .filter(|replicas| !replicas.text().is_some_and(Interpolation::is_optional));
            if let Some(replicas) = replicas {
                let message = format!("`{}` decides how many replicas there are", scaler.key.name);
                context.push(
                    Problem::warning(codes::TWO_SCALERS, replicas.span(), message)
                        .hint("remove `replicas` here: the operator would set it back whenever the autoscaler changes it"),
                );
            }
        }
    }
}
