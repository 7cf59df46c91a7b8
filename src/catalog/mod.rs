//! What is known of kinds: those that Kubernetes has built in, in their stable versions, and those of custom resource
//! definitions that the user gives.

mod custom;
mod kubernetes;
mod line;
mod names;
mod schema;

use crate::model::ChildKind;
use crate::validate::suggest::closest;

pub use custom::{Unreadable, kinds};
pub use kubernetes::KNOWN;
pub use names::{name_form, name_limit};
pub use schema::{Field, List, Object, Schema, Served, Shape, Types, Word};

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
            served: Served::ALWAYS,
            schema: Schema::Any,
        }
    }
}

/// The kinds that clusters of some versions of Kubernetes serve.
#[derive(Clone, Debug)]
pub struct Catalog {
    built_in: &'static kubernetes::Catalog,
    /// The kinds of custom resource definitions.
    custom: Vec<Known>,
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
            custom: Vec::new(),
        }
    }

    /// The same of other facts than those that come with the CLI, written as these are. They are kept for good.
    #[must_use]
    pub fn read(facts: &'static str, oldest: u8) -> Self {
        Self {
            built_in: Box::leak(Box::new(kubernetes::Catalog::read(facts, oldest))),
            custom: Vec::new(),
        }
    }

    /// The oldest minor version.
    #[must_use]
    pub fn oldest(&self) -> u8 {
        self.built_in.oldest
    }

    /// Adds a kind of a definition.
    pub fn add(&mut self, kind: Known) {
        self.custom.push(kind);
    }

    /// The kind of an `apiVersion` and `kind`.
    #[must_use]
    pub fn find(&self, api_version: &str, kind: &str) -> Option<Known> {
        let is_it =
            |known: &&Known| known.kind.kind == kind && known.kind.api_version() == api_version;
        let custom = || self.custom.iter().find(is_it).cloned();
        self.built_in(api_version, kind).or_else(custom)
    }

    /// A type that objects of Kubernetes are made of, such as `core/v1.Toleration`.
    #[must_use]
    pub fn type_named(&self, name: &str) -> Option<Schema> {
        let index = self.type_names().position(|known| known == name)?;
        Some(Schema::Object(Object::BuiltIn {
            types: self.built_in.types,
            index,
        }))
    }

    /// The names of all such types.
    pub fn type_names(&self) -> impl Iterator<Item = &'static str> {
        self.built_in.names.iter().copied()
    }

    fn built_in(&self, api_version: &str, kind: &str) -> Option<Known> {
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

    /// What objects of every kind have, and nothing else.
    #[must_use]
    pub fn bare(&self, kind: &str) -> Shape {
        Shape {
            name: kind.to_owned().into(),
            fields: vec![
                Field::new("apiVersion", Schema::text()),
                Field::new("kind", Schema::text()),
                Field::new("metadata", self.built_in.metadata()),
            ],
            is_open: false,
        }
    }

    /// What the writer of an unknown `apiVersion` and `kind` may have meant.
    #[must_use]
    pub fn explain(&self, api_version: &str, kind: &str) -> Unknown {
        let known = self.names();
        // The newest version stands last.
        if let Some((right, _)) = known.iter().rfind(|(_, known)| *known == kind) {
            return Unknown::ApiVersion(right.clone());
        }
        let here = known.iter().filter(|(known, _)| known == api_version);
        closest(kind, here.map(|(_, kind)| *kind))
            .map_or(Unknown::Foreign, |close| Unknown::Kind(close.to_owned()))
    }

    /// The `apiVersion` and `kind` of all.
    fn names(&self) -> Vec<(String, &str)> {
        let built_in = self.built_in.kinds.iter();
        let custom = self.custom.iter().map(|known| &known.kind);
        built_in
            .map(|known| (known.api_version.to_owned(), known.kind))
            .chain(custom.map(|kind| (kind.api_version(), kind.kind.as_str())))
            .collect()
    }
}

#[cfg(test)]
mod tests;
