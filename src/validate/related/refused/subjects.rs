//! Bindings: which role, and who has it.

use super::super::at::At;
use super::refuse;
use crate::validate::context::Context;
use crate::validate::suggest::did_you_mean;

const ROLES: [&str; 2] = ["Role", "ClusterRole"];
const SUBJECTS: [&str; 3] = ["User", "Group", "ServiceAccount"];

pub(super) fn check(context: &mut Context, binding: At) {
    if let Some(role) = binding.get("roleRef") {
        kind(context, role, &ROLES, "role");
    }
    for subject in binding.list("subjects") {
        kind(context, subject, &SUBJECTS, "subject");
        let is_account = subject.literal("kind").as_deref() == Some("ServiceAccount");
        if is_account && subject.get("namespace").is_none() {
            let message = "a ServiceAccount as subject needs a namespace";
            refuse(
                context,
                subject.span(),
                message,
                "such as `namespace: \"${metadata.namespace}\"`",
            );
        }
    }
}

fn kind(context: &mut Context, at: At, known: &[&str], what: &str) {
    let literal = at.literal("kind").zip(at.get("kind"));
    if let Some((kind, at)) = literal.filter(|(kind, _)| !known.contains(&kind.as_str())) {
        let hint = did_you_mean(&kind, known.iter().copied());
        let all = || format!("it is one of `{}`", known.join("`, `"));
        let message = format!("`{kind}` is not the kind of a {what}");
        refuse(context, at.span(), message, hint.unwrap_or_else(all));
    }
}
