//! The fingerprint of a desired object, which its annotation remembers.

use std::fmt;

use serde_json::Value;
use sha2::{Digest, Sha256};

/// The fingerprint of a value: the first 8 bytes of the SHA-256 of its JSON, of which the keys are sorted. Printed as 16
/// hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 8]);

impl Fingerprint {
    /// The fingerprint of a value.
    #[must_use]
    pub fn of(value: &Value) -> Self {
        // A value's JSON cannot fail: all its keys are texts.
        let digest = Sha256::digest(serde_json::to_vec(value).unwrap_or_default());
        let mut first = [0; 8];
        first
            .iter_mut()
            .zip(digest)
            .for_each(|(to, from)| *to = from);
        Self(first)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Hex(&self.0).fmt(f)
    }
}

/// Bytes as hexadecimal digits.
pub(crate) struct Hex<'a>(pub &'a [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
