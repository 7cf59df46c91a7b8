//! How the API server names a kind.

use std::borrow::Cow;

use crate::kind::Kind;

/// How the API server names a kind: enough to make its URLs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ApiResource {
    /// The API group; empty for the core group.
    pub group: &'static str,
    /// The version, such as `v1`.
    pub version: &'static str,
    /// The kind, such as `Deployment`.
    pub kind: &'static str,
    /// The plural that URLs and RBAC rules use, such as `deployments`.
    pub plural: &'static str,
    /// Whether its objects live in namespaces.
    pub namespaced: bool,
}

impl ApiResource {
    /// The resource that a [`Kind`] describes.
    #[must_use]
    pub fn of<K: Kind>() -> Self {
        Self {
            group: forever(K::group(&())),
            version: forever(K::version(&())),
            kind: forever(K::kind(&())),
            plural: forever(K::plural(&())),
            namespaced: K::NAMESPACED,
        }
    }

    /// What `apiVersion` says in its objects: `apps/v1`, or `v1` in the core group.
    #[must_use]
    pub fn api_version(&self) -> String {
        if self.group.is_empty() {
            self.version.to_owned()
        } else {
            format!("{}/{}", self.group, self.version)
        }
    }

    /// Its name as the API server prints it: `deployments.apps`.
    #[must_use]
    pub fn name(&self) -> String {
        if self.group.is_empty() {
            self.plural.to_owned()
        } else {
            format!("{}.{}", self.plural, self.group)
        }
    }

    /// The URL path of all its objects, or of those in one namespace.
    #[must_use]
    pub fn collection(&self, namespace: Option<&str>) -> String {
        let root = if self.group.is_empty() { "api" } else { "apis" };
        let version = self.api_version();
        match namespace.filter(|namespace| !namespace.is_empty()) {
            Some(namespace) => format!("/{root}/{version}/namespaces/{namespace}/{}", self.plural),
            None => format!("/{root}/{version}/{}", self.plural),
        }
    }
}

/// Names of kinds are constants in all generated code; one that is computed is kept for good, once per kind and process.
fn forever(name: Cow<'static, str>) -> &'static str {
    match name {
        Cow::Borrowed(name) => name,
        Cow::Owned(name) => name.leak(),
    }
}
