//! Values of Secrets that nobody writes down: made up once, and kept as long as their Secret.
//!
//! The Secret is the only place where they are. They are no part of what is desired by the spec and therefore of its
//! fingerprint, and no message holds them.

use k8s_openapi::ByteString;
use rustls::crypto::ring;

use super::apply::Target;
use crate::desired::Desired;
use crate::error::Error;
use crate::kind::{Generated, Kind};
use crate::object::{Live, Object};

/// What values are made of: letters and digits, which need no quotes in any file and no escapes in any URL.
const CHARACTERS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// The low bits of a byte, of which enough are the place of a character.
const MASK: u8 = 63;

impl<K: Kind> Target<'_, K> {
    /// Adds the values that are made up: those that the live object has, and new ones where it has none.
    pub fn generate(&mut self, live: Option<&Live>) -> Result<(), Error> {
        for Generated { key, length, .. } in self.generated() {
            let kept = live.and_then(|live| live["data"][key].as_str());
            let value = match kept.filter(|kept| !kept.is_empty()) {
                Some(kept) => Desired::from(kept.to_owned()),
                None => Desired::of(&ByteString(random(*length)?)),
            };
            self.desired
                .edit(|object| object.edit("data", |data| data.set(*key, value)));
        }
        Ok(())
    }

    /// The version that a change is about. Values that were read from an object must not go into one that has others by now.
    pub fn version_to_change(&self, live: &Object) -> Option<String> {
        let is_plain = self.generated().next().is_none();
        (!is_plain).then(|| live.resource_version.to_string())
    }

    fn generated(&self) -> impl Iterator<Item = &'static Generated> + use<K> {
        let child = self.id;
        let is_of_child = move |value: &&Generated| value.child == child;
        K::GENERATED.iter().filter(is_of_child)
    }
}

/// So many characters, each as likely as any other and known to nobody.
fn random(length: usize) -> Result<Vec<u8>, Error> {
    let source = ring::default_provider().secure_random;
    let mut text = Vec::with_capacity(length);
    let mut bytes = [0; 64];
    while text.len() < length {
        source.fill(&mut bytes).map_err(|_| Error::NoRandomness)?;
        // A byte beyond the last character is thrown away: any other use of it would prefer some characters.
        let places = bytes.iter().map(|byte| usize::from(byte & MASK));
        let characters = places.filter_map(|place| CHARACTERS.get(place));
        text.extend(characters.take(length - text.len()));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn values_have_their_length_and_no_two_are_the_same() {
        let mut seen = BTreeSet::new();
        for length in [1, 16, 32, 63, 64, 65, 128] {
            let value = random(length).unwrap_or_default();
            assert_eq!(value.len(), length);
            assert!(value.iter().all(u8::is_ascii_alphanumeric));
            assert!(seen.insert(value));
        }
    }

    #[test]
    fn every_character_is_as_likely_as_any_other() {
        const EACH: usize = 1_000;
        let value = random(CHARACTERS.len() * EACH).unwrap_or_default();
        for character in CHARACTERS {
            let count = value.iter().filter(|found| *found == character).count();
            // Six standard deviations: fewer than one run of a million fails.
            assert!(count.abs_diff(EACH) < 190, "{count} of {EACH}");
        }
    }
}
