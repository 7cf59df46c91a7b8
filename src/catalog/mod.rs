//! The kinds that every Kubernetes 1.34 cluster serves, in their stable versions.

mod kinds;

use crate::model::{ChildKind, NameForm};
use crate::validate::suggest::closest;
use kinds::KINDS;

/// A built-in kind.
#[derive(Debug)]
struct Entry {
    group: &'static str,
    version: &'static str,
    kind: &'static str,
    plural: &'static str,
    namespaced: bool,
}

impl Entry {
    fn api_version(&self) -> String {
        match self.group {
            "" => self.version.to_owned(),
            group => format!("{group}/{}", self.version),
        }
    }
}

/// The built-in kind of an `apiVersion` and `kind`.
#[must_use]
pub fn find(api_version: &str, kind: &str) -> Option<ChildKind> {
    let entry = KINDS
        .iter()
        .find(|entry| entry.kind == kind && entry.api_version() == api_version)?;
    Some(ChildKind {
        group: entry.group.to_owned(),
        version: entry.version.to_owned(),
        kind: entry.kind.to_owned(),
        plural: entry.plural.to_owned(),
        namespaced: entry.namespaced,
    })
}

/// What is wrong with an `apiVersion` and `kind` that are not built in.
#[derive(Debug, PartialEq, Eq)]
pub enum Unknown {
    /// The kind is built in under another `apiVersion`, this one.
    ApiVersion(String),
    /// There is no such kind under the `apiVersion`; this one is close.
    Kind(&'static str),
    /// Nothing is close: it belongs to somebody else.
    Foreign,
}

/// What the writer may have meant.
#[must_use]
pub fn explain(api_version: &str, kind: &str) -> Unknown {
    // The newest version stands last.
    if let Some(entry) = KINDS.iter().rfind(|entry| entry.kind == kind) {
        return Unknown::ApiVersion(entry.api_version());
    }
    let here = KINDS
        .iter()
        .filter(|entry| entry.api_version() == api_version);
    closest(kind, here.map(|entry| entry.kind)).map_or(Unknown::Foreign, Unknown::Kind)
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_kinds_are_found_by_exact_spelling() {
        let ingress = find("networking.k8s.io/v1", "Ingress").expect("is built in");
        assert_eq!(
            (ingress.plural.as_str(), ingress.namespaced),
            ("ingresses", true)
        );
        assert_eq!(find("v1", "ConfigMap").expect("is built in").group, "");
        assert!(find("v1", "Deployment").is_none());
        assert!(find("networking.k8s.io/v1", "ingress").is_none());
    }

    #[test]
    fn slips_are_explained() {
        assert_eq!(
            explain("v1", "Deployment"),
            Unknown::ApiVersion("apps/v1".to_owned())
        );
        assert_eq!(
            explain("autoscaling/v3", "HorizontalPodAutoscaler"),
            Unknown::ApiVersion("autoscaling/v2".to_owned())
        );
        assert_eq!(explain("v1", "Configmap"), Unknown::Kind("ConfigMap"));
        assert_eq!(
            explain("cert-manager.io/v1", "Certificate"),
            Unknown::Foreign
        );
    }

    #[test]
    fn no_kind_comes_twice() {
        for (index, entry) in KINDS.iter().enumerate() {
            let same = |other: &&Entry| {
                other.kind == entry.kind && other.api_version() == entry.api_version()
            };
            assert_eq!(
                KINDS.iter().position(|other| same(&other)),
                Some(index),
                "{entry:?}"
            );
        }
    }
}
