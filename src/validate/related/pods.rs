//! The pods that children make.

use super::at::At;
use super::family::{Family, Member};
use super::labels::Labels;

/// The pods of a child.
pub(super) struct Pods<'a> {
    /// The child.
    pub member: Member<'a>,
    /// What labels they have.
    pub labels: Labels,
    /// Their spec.
    pub spec: At<'a>,
}

/// Where the template of the pods is, by group and kind.
const TEMPLATES: [(&str, &str, &[&str]); 7] = [
    ("apps", "Deployment", &["spec", "template"]),
    ("apps", "StatefulSet", &["spec", "template"]),
    ("apps", "DaemonSet", &["spec", "template"]),
    ("apps", "ReplicaSet", &["spec", "template"]),
    ("", "ReplicationController", &["spec", "template"]),
    ("batch", "Job", &["spec", "template"]),
    (
        "batch",
        "CronJob",
        &["spec", "jobTemplate", "spec", "template"],
    ),
];

/// The pods of a child, if it makes some and their spec is written out.
pub(super) fn of<'a>(family: &Family, member: &Member<'a>) -> Option<Pods<'a>> {
    let object = member.template();
    let is_pod = member.is("", "Pod");
    let template = match is_pod {
        true => object,
        false => object.path(path(member)?)?,
    };
    let labels = template.path(&["metadata", "labels"]);
    let labels = match template.get("metadata") {
        // Of metadata that one expression gives nothing is known.
        Some(metadata) if metadata.entries().is_none() => {
            Labels::read(family, member, Some(metadata))
        }
        _ => Labels::read(family, member, labels),
    };
    let spec = template.get("spec")?;
    spec.entries()?;
    Some(Pods {
        member: *member,
        labels: match is_pod {
            true => labels.with_own(family, member),
            false => labels,
        },
        spec,
    })
}

/// Whether a child may make pods of which nothing is known here.
pub(super) fn are_unknown(family: &Family, member: &Member) -> bool {
    let makes = member.is("", "Pod") || path(member).is_some();
    member.is_foreign() || (makes && (!member.is_sound || of(family, member).is_none()))
}

fn path(member: &Member) -> Option<&'static [&'static str]> {
    let found = TEMPLATES.iter();
    let mut found = found.filter(|(group, kind, _)| member.is(group, kind));
    found.next().map(|(_, _, path)| *path)
}

/// The containers of some pods: those that run beside each other, and those that run before.
pub(super) fn containers<'a>(spec: At<'a>) -> Vec<At<'a>> {
    let keys = ["containers", "initContainers"];
    keys.iter().flat_map(|key| spec.list(key)).collect()
}

/// The containers that last as long as their pod.
pub(super) fn lasting<'a>(spec: At<'a>) -> Vec<At<'a>> {
    let mut found = spec.list("containers");
    let init = spec.list("initContainers").into_iter();
    found.extend(init.filter(|at| at.literal("restartPolicy").as_deref() == Some("Always")));
    found
}

/// Whether all containers, and all under some key of theirs, are written out.
pub(super) fn are_written(spec: At, key: &str) -> bool {
    let is_list = |at: At, key: &str| at.get(key).is_none_or(|found| found.items().is_some());
    is_list(spec, "containers")
        && is_list(spec, "initContainers")
        && containers(spec)
            .into_iter()
            .all(|at| at.entries().is_some() && is_list(at, key))
}
