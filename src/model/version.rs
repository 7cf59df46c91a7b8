//! A version of a kind besides the one that is stored.

use serde_json::Value;

use super::{Column, Field, Resource, Scale, Validation};

/// A version of a kind besides the one that is stored.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its name, such as `v1beta1`.
    pub name: String,
    /// Whether the API server offers it.
    pub served: bool,
    /// The warning to everybody who uses it, if it is deprecated.
    pub deprecated: Option<String>,
    /// What was changed from it to the stored one, in order.
    pub changes: Vec<Change>,
    /// Whether code of the user's own completes the conversion.
    pub has_code: bool,
    /// The fields below its `spec`.
    pub spec: Vec<Field>,
    /// CEL rules over its whole `spec`.
    pub validations: Vec<Validation>,
    /// Its columns of `kubectl get`.
    pub columns: Vec<Column>,
    /// Its scale subresource, if it has one.
    pub scale: Option<Scale>,
}

/// The names that lead to a field below `spec`.
pub type Path = Vec<String>;

/// A change from a version to the stored one.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A field is in another place, or has another name.
    Move {
        /// Where it is in the version.
        from: Path,
        /// Where it is in the stored one.
        to: Path,
        /// Objects that only the version has around it, innermost first.
        only_before: Vec<Path>,
        /// Objects that only the stored one has around it, innermost first.
        only_after: Vec<Path>,
    },
    /// The version does not have a field.
    Add {
        /// Where it is in the stored one.
        path: Path,
        /// Its value in objects of the version, if any.
        default: Option<Value>,
    },
    /// The stored one does not have a field.
    Drop {
        /// Where it is in the version.
        path: Path,
        /// Its value in objects of the stored one, if any.
        default: Option<Value>,
    },
}

impl Version {
    /// The kind as this version shows it.
    #[must_use]
    pub fn of(&self, stored: &Resource) -> Resource {
        Resource {
            version: self.name.clone(),
            spec: self.spec.clone(),
            validations: self.validations.clone(),
            columns: self.columns.clone(),
            scale: self.scale.clone(),
            versions: Vec::new(),
            ..stored.clone()
        }
    }

    /// Whether its objects differ from those of the stored version in more than the version's name.
    #[must_use]
    pub fn is_converted(&self) -> bool {
        self.has_code || !self.changes.is_empty()
    }
}

impl Resource {
    /// Whether the operator has to convert objects between versions.
    #[must_use]
    pub fn is_converted(&self) -> bool {
        self.versions.iter().any(Version::is_converted)
    }

    /// Whether the API server calls the operator about its objects.
    #[must_use]
    pub fn has_webhooks(&self) -> bool {
        self.admission.is_some() || self.is_converted()
    }
}
