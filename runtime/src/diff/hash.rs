//! The fingerprint of a desired object, which its annotation remembers.

use std::fmt;
use std::io;
use std::num::ParseIntError;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use crate::desired::Desired;

/// The fingerprint of a value: the first 8 bytes of the SHA-256 of its JSON, of which the keys are sorted. Printed as 16
/// hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The fingerprint of a value.
    #[must_use]
    pub fn of(value: &Desired) -> Self {
        let mut digest = Digesting(Sha256::new());
        // To write a value's JSON cannot fail: all its keys are texts.
        let _ = serde_json::to_writer(&mut digest, value);
        let digest = digest.0.finalize();
        let first = digest.iter().take(8);
        Self(first.fold(0, |all, byte| all << 8 | u64::from(*byte)))
    }
}

/// Digests what is written.
struct Digesting(Sha256);

impl io::Write for Digesting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads what is printed.
impl FromStr for Fingerprint {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        u64::from_str_radix(text, 16).map(Self)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Bytes as hexadecimal digits.
pub(crate) struct Hex<'a>(pub &'a [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
