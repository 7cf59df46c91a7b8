//! What the API server and the controllers make of the names of some kinds.

use crate::model::{ChildKind, NameForm};

/// The greatest length of a name of this kind, after which objects that its controller makes no longer fit.
#[must_use]
pub fn name_limit(kind: &ChildKind) -> usize {
    match (kind.group.as_str(), kind.kind.as_str()) {
        ("", "Service" | "Namespace") => 63,
        // The controller appends 11 characters to the name of each Job.
        ("batch", "CronJob") => 52,
        // Pods carry the name in a label.
        ("batch", "Job") => 63,
        // Pods carry the name and a hash of 10 characters in a label.
        ("apps", "StatefulSet" | "DaemonSet") => 52,
        _ => 253,
    }
}

/// What names of this kind must be. Until Kubernetes 1.34 a Service's name begins with a letter.
#[must_use]
pub fn name_form(kind: &ChildKind) -> NameForm {
    match (kind.group.as_str(), kind.kind.as_str()) {
        ("", "Service") => NameForm::LetterFirst,
        ("", "Namespace") => NameForm::Label,
        _ => NameForm::Subdomain,
    }
}
