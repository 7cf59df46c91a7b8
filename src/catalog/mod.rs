//! What is known of kinds: those that Kubernetes has built in, in their stable versions, and those of custom resource
//! definitions that the user gives.

mod kubernetes;
mod line;
mod names;
mod schema;

use crate::model::ChildKind;
use crate::validate::suggest::closest;

pub use kubernetes::KNOWN;
pub use names::{name_form, name_limit};
pub use schema::{Field, List, Object, Schema, Served, Shape, Word};

/// A kind, and what is known of it.
#[derive(Clone, Debug)]
pub struct Known {
    /// How the API server names it.
    pub kind: ChildKind,
    /// Which of the supported versions of Kubernetes serve it.
    pub served: Served,
    /// What its objects hold.
    pub schema: Schema,
}

impl Known {
    /// A kind of which nothing else is known.
    #[must_use]
    pub fn untyped(kind: ChildKind) -> Self {
        Self {
            kind,
            served: Served::Always,
            schema: Schema::Any,
        }
    }
}

/// The kinds that clusters of some versions of Kubernetes serve.
#[derive(Clone, Debug)]
pub struct Catalog {
    built_in: &'static kubernetes::Catalog,
}

/// What is wrong with an `apiVersion` and `kind` that are not known.
#[derive(Debug, PartialEq, Eq)]
pub enum Unknown {
    /// The kind is known under another `apiVersion`, this one.
    ApiVersion(String),
    /// There is no such kind under the `apiVersion`; this one is close.
    Kind(String),
    /// Nothing is close: it belongs to somebody else.
    Foreign,
}

impl Catalog {
    /// What clusters from this minor version of Kubernetes 1 on serve.
    #[must_use]
    pub fn since(oldest: u8) -> Self {
        Self {
            built_in: kubernetes::since(oldest),
        }
    }

    /// The kind of an `apiVersion` and `kind`.
    #[must_use]
    pub fn find(&self, api_version: &str, kind: &str) -> Option<Known> {
        let is_it = |built_in: &&kubernetes::BuiltIn| {
            built_in.kind == kind && built_in.api_version == api_version
        };
        let found = self.built_in.kinds.iter().find(is_it)?;
        let (group, version) = api_version.split_once('/').unwrap_or(("", api_version));
        Some(Known {
            kind: ChildKind {
                group: group.to_owned(),
                version: version.to_owned(),
                kind: found.kind.to_owned(),
                plural: found.plural.to_owned(),
                namespaced: found.namespaced,
            },
            served: found.served,
            schema: found.schema.clone(),
        })
    }

    /// What the writer of an unknown `apiVersion` and `kind` may have meant.
    #[must_use]
    pub fn explain(&self, api_version: &str, kind: &str) -> Unknown {
        let kinds = &self.built_in.kinds;
        // The newest version stands last.
        if let Some(known) = kinds.iter().rfind(|known| known.kind == kind) {
            return Unknown::ApiVersion(known.api_version.to_owned());
        }
        let here = kinds
            .iter()
            .filter(|known| known.api_version == api_version);
        closest(kind, here.map(|known| known.kind))
            .map_or(Unknown::Foreign, |close| Unknown::Kind(close.to_owned()))
    }
}

#[cfg(test)]
mod tests;
