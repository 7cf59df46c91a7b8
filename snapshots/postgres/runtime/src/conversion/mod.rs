//! Versions of a kind besides the one that is stored, and how objects become one and the other.
//!
//! An object is converted from the version it is in to the stored one and from that to the wanted one, each time by what
//! generated code says of the version. What a version cannot hold is kept in an annotation, see [`preserved`], so that every
//! way there and back loses nothing.

mod convert;
pub mod fields;
pub mod preserved;
mod review;
#[cfg(feature = "webhooks")]
mod webhook;

use serde_json::{Map, Value};

pub use convert::Conversions;
pub use review::review;

/// What stands below `spec`.
pub type Fields = Map<String, Value>;

/// A version that is not the stored one.
#[derive(Clone, Copy, Debug)]
pub struct Version {
    /// Its name, such as `v1beta1`.
    pub name: &'static str,
    /// Makes a spec of this version one of the stored version.
    pub to_stored: Convert,
    /// Makes a spec of the stored version one of this version.
    pub from_stored: Convert,
    /// Where it has secrets, as [`Kind::SECRETS`](crate::Kind::SECRETS) says it of the stored version.
    pub secrets: &'static [&'static [&'static str]],
}

/// Makes a spec of one version one of another.
pub type Convert = fn(&mut Fields) -> Result<(), ConversionError>;

/// Why an object cannot be converted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ConversionError(String);

impl ConversionError {
    /// An object cannot be converted for this reason, which its users read.
    pub fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }
}

impl From<serde_json::Error> for ConversionError {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

/// For a version that differs from the stored one in its name alone.
///
/// # Errors
/// None.
pub fn unchanged(_: &mut Fields) -> Result<(), ConversionError> {
    Ok(())
}
