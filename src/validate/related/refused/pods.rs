//! Pods: when they are restarted, their volumes and containers.

use super::super::at::At;
use super::super::family::Member;
use super::super::pods::containers;
use super::{containers, label, one_of, refuse};
use crate::validate::context::Context;

pub(super) fn check(context: &mut Context, member: &Member, spec: At) {
    restart(context, member, spec);
    for volume in spec.list("volumes") {
        label(context, volume, "volume");
        let entries = volume.entries().unwrap_or_default();
        let sources = entries.iter().map(|(key, _)| key.name.as_str());
        let sources: Vec<&str> = sources.filter(|name| *name != "name").collect();
        one_of(context, volume, &sources, "the volume", false);
    }
    for container in containers(spec) {
        containers::check(context, container);
    }
}

/// A Job has to say what becomes of pods that fail; what runs for good restarts them.
fn restart(context: &mut Context, member: &Member, spec: At) {
    let kind = member.child.kind.kind.as_str();
    let is_job = ["Job", "CronJob"].contains(&kind);
    let lasts = ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"].contains(&kind);
    let found = spec.get("restartPolicy");
    let policy = spec.literal("restartPolicy");
    let place = found.unwrap_or(spec).span();
    match (found, policy.as_deref()) {
        (None, _) | (_, Some("Always")) if is_job => {
            let message = format!(
                "pods of a {kind} cannot have `restartPolicy: Always`, which is the default"
            );
            refuse(
                context,
                place,
                message,
                "write `restartPolicy: Never` or `restartPolicy: OnFailure`",
            );
        }
        (_, Some("Never" | "OnFailure")) if lasts => {
            let message = format!("pods of a {kind} can only have `restartPolicy: Always`");
            refuse(
                context,
                place,
                message,
                "remove `restartPolicy`; what ends is for a Job",
            );
        }
        _ => {}
    }
}
