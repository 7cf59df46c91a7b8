//! Bytes, and their text in base 64.

use serde::{Serialize, Serializer};

use super::{Error, Result};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes; in JSON their text in base 64.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bytes(pub Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(&encode(self))
    }
}

/// The UTF-8 bytes of a text.
#[must_use]
pub fn bytes(text: &str) -> Bytes {
    Bytes(text.as_bytes().to_vec())
}

impl Bytes {
    /// The bytes as UTF-8 text.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn text(&self) -> Result<String> {
        String::from_utf8(self.0.clone()).map_err(|_| Error::Invalid { what: "UTF-8" })
    }

    /// One after the other.
    #[must_use]
    pub fn concat(&self, other: &Self) -> Self {
        Self([self.0.as_slice(), other.0.as_slice()].concat())
    }

    /// How many there are.
    #[must_use]
    pub fn size(&self) -> i64 {
        i64::try_from(self.0.len()).unwrap_or(i64::MAX)
    }
}

/// Bytes in base 64, padded.
#[must_use]
pub fn encode(bytes: &Bytes) -> String {
    let mut text = String::with_capacity(bytes.0.len().div_ceil(3) * 4);
    for chunk in bytes.0.chunks(3) {
        let group = (0..3).fold(0_usize, |group, at| {
            (group << 8) | usize::from(chunk.get(at).copied().unwrap_or(0))
        });
        for at in 0..4 {
            let digit = ALPHABET
                .get((group >> (18 - 6 * at)) & 63)
                .filter(|_| at <= chunk.len());
            text.push(digit.map_or('=', |digit| char::from(*digit)));
        }
    }
    text
}

/// The UTF-8 bytes of a text in base 64, padded.
#[must_use]
pub fn encode_text(text: &str) -> String {
    encode(&bytes(text))
}

/// The bytes of a text in base 64; the padding may be left out.
///
/// # Errors
/// `Invalid`.
pub fn decode(text: &str) -> Result<Bytes> {
    let wrong = Error::Invalid { what: "base64" };
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    let rest = digits.len() % 4;
    if rest == 1 || padding > 2 || (padding > 0 && !(rest + padding).is_multiple_of(4)) {
        return Err(wrong);
    }
    let mut bytes = Vec::with_capacity(digits.len() * 3 / 4);
    for chunk in digits.as_bytes().chunks(4) {
        let mut group = 0_u32;
        for at in 0..4 {
            let digit = match chunk.get(at) {
                Some(letter) => ALPHABET
                    .iter()
                    .position(|digit| digit == letter)
                    .ok_or(wrong.clone())?,
                None => 0,
            };
            group = (group << 6) | u32::try_from(digit).unwrap_or(0);
        }
        let [_, decoded @ ..] = group.to_be_bytes();
        bytes.extend(decoded.iter().take(chunk.len() * 3 / 4));
    }
    Ok(Bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_texts_there_and_back() {
        let known = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
        ];
        for (plain, encoded) in known {
            assert_eq!(encode(&bytes(plain)), encoded);
            assert_eq!(decode(encoded), Ok(bytes(plain)));
            assert_eq!(decode(encoded.trim_end_matches('=')), Ok(bytes(plain)));
        }
        let all = Bytes((0..=255).collect());
        assert_eq!(decode(&encode(&all)), Ok(all));
        for wrong in ["A", "Zg=", "Zg===", "Z*==", "Zg==Zg==", "ä==="] {
            assert!(decode(wrong).is_err(), "{wrong}");
        }
    }
}
