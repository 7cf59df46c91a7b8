//! Fields that Kubernetes never lets change, and what would change them.

use super::at::At;
use super::changes;
use super::family::{Family, Member};
use crate::expr::Typed;
use crate::model::Template;
use crate::problem::Problem;
use crate::validate::codes;
use crate::validate::context::Context;

/// The fields by group and kind, as the API server's own validation has them. What it would refuse only at times, as a longer
/// list of address families, is not among them.
const FIELDS: [(&str, &str, &[&[&str]]); 20] = [
    ("apps", "Deployment", &[&["spec", "selector"]]),
    ("apps", "DaemonSet", &[&["spec", "selector"]]),
    ("apps", "ReplicaSet", &[&["spec", "selector"]]),
    (
        "apps",
        "StatefulSet",
        &[
            &["spec", "selector"],
            &["spec", "serviceName"],
            &["spec", "podManagementPolicy"],
            &["spec", "volumeClaimTemplates"],
        ],
    ),
    (
        "batch",
        "Job",
        &[
            &["spec", "selector"],
            &["spec", "template"],
            &["spec", "completions"],
            &["spec", "completionMode"],
            &["spec", "podFailurePolicy"],
            &["spec", "successPolicy"],
            &["spec", "backoffLimitPerIndex"],
            &["spec", "managedBy"],
        ],
    ),
    (
        "",
        "Service",
        &[
            &["spec", "clusterIP"],
            &["spec", "clusterIPs"],
            &["spec", "loadBalancerClass"],
        ],
    ),
    (
        "",
        "PersistentVolumeClaim",
        &[
            &["spec", "accessModes"],
            &["spec", "selector"],
            &["spec", "storageClassName"],
            &["spec", "volumeMode"],
            &["spec", "volumeName"],
            &["spec", "dataSource"],
            &["spec", "dataSourceRef"],
        ],
    ),
    (
        "",
        "PersistentVolume",
        &[
            &["spec", "volumeMode"],
            &["spec", "csi"],
            &["spec", "nfs"],
            &["spec", "hostPath"],
        ],
    ),
    ("", "ResourceQuota", &[&["spec", "scopes"]]),
    ("", "Secret", &[&["type"]]),
    ("rbac.authorization.k8s.io", "RoleBinding", &[&["roleRef"]]),
    (
        "rbac.authorization.k8s.io",
        "ClusterRoleBinding",
        &[&["roleRef"]],
    ),
    (
        "storage.k8s.io",
        "StorageClass",
        &[
            &["provisioner"],
            &["parameters"],
            &["reclaimPolicy"],
            &["volumeBindingMode"],
        ],
    ),
    (
        "networking.k8s.io",
        "IngressClass",
        &[&["spec", "controller"]],
    ),
    ("node.k8s.io", "RuntimeClass", &[&["handler"]]),
    (
        "scheduling.k8s.io",
        "PriorityClass",
        &[&["value"], &["preemptionPolicy"]],
    ),
    ("discovery.k8s.io", "EndpointSlice", &[&["addressType"]]),
    ("resource.k8s.io", "ResourceClaim", &[&["spec"]]),
    ("resource.k8s.io", "ResourceClaimTemplate", &[&["spec"]]),
    ("apps", "ControllerRevision", &[&["data"]]),
];

/// What holds the contents of a ConfigMap or Secret.
const CONTENTS: [&[&str]; 3] = [&["data"], &["stringData"], &["binaryData"]];

pub(super) fn check(context: &mut Context, family: &Family) {
    let members = family.members.iter();
    for member in members.filter(|member| member.is_sound && !member.child.replace) {
        for path in paths(member) {
            if let Some(at) = member.template().path(path) {
                below(context, family, member, (path, at));
            }
        }
    }
}

fn paths(member: &Member) -> Vec<&'static [&'static str]> {
    let fields = FIELDS.iter();
    let fields = fields.filter(|(group, kind, _)| member.is(group, kind));
    let mut paths: Vec<&[&str]> = fields
        .flat_map(|(_, _, paths)| paths.iter().copied())
        .collect();
    let object = member.template();
    if object.is_true("immutable") && (member.is("", "ConfigMap") || member.is("", "Secret")) {
        paths.extend(CONTENTS);
    }
    // Then both numbers may change together.
    let mode = object
        .path(&["spec", "completionMode"])
        .map(|mode| mode.text().and_then(|mode| mode.literal()));
    if mode.is_some_and(|mode| mode.as_deref() != Some("NonIndexed")) {
        paths.retain(|path| *path != ["spec", "completions"]);
    }
    paths
}

fn below(context: &mut Context, family: &Family, member: &Member, (path, at): (&[&str], At)) {
    for item in at.items().unwrap_or_default() {
        below(context, family, member, (path, item));
    }
    for (_, value) in at.entries().unwrap_or_default() {
        below(context, family, member, (path, value));
    }
    let Template::Text(text) = at.value else {
        return;
    };
    let cause = |typed: &Typed| changes::cause(family, member, typed);
    let Some(cause) = text.expressions().find_map(cause) else {
        return;
    };
    let field = path.join(".");
    let message = format!(
        "`{cause}` can change, and `{field}` of a {} cannot",
        member.child.kind.kind
    );
    let keeps_data = ["StatefulSet", "PersistentVolumeClaim", "PersistentVolume"];
    let replace = match keeps_data.contains(&member.child.kind.kind.as_str()) {
        true => {
            "or let the child be made anew with `replace: WhenImmutable`, where that loses nothing"
        }
        false => "or let the child be made anew: `replace: WhenImmutable`",
    };
    let hint = match cause.starts_with("spec.") {
        true => format!("declare it `immutable: true`, {replace}"),
        false => format!("use what never changes, such as `metadata.name`, {replace}"),
    };
    context.push(Problem::error(codes::CANNOT_CHANGE, at.span(), message).hint(hint));
}
