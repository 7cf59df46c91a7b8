//! Hashes, and names that are safe for objects.

use sha2::{Digest, Sha256};

/// The longest DNS label.
const LONGEST: usize = 63;

/// How many digits of a hash tell names apart.
const DIGITS: usize = 8;

/// The SHA-256 of a text, in hexadecimal digits.
#[must_use]
pub fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The parts, joined by dashes, as a DNS label: lower-case letters, digits and dashes, at most 63 characters, a letter first. Where
/// something had to be changed or cut, a hash of the parts follows, so that different parts never give the same name.
#[must_use]
pub fn dns_name(parts: &[String]) -> String {
    let joined = parts.join("-");
    if is_label(&joined) && parts.iter().all(|part| is_label(part)) {
        return joined;
    }
    let safe: String = joined
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '-'
            }
        })
        .collect();
    let safe = safe.trim_start_matches(|c: char| !c.is_ascii_lowercase());
    let kept = safe
        .get(..LONGEST - DIGITS - 1)
        .unwrap_or(safe)
        .trim_end_matches('-');
    let stem = if kept.is_empty() { "x" } else { kept };
    // The lengths keep apart what would be the same once joined.
    let told: String = parts
        .iter()
        .map(|part| format!("{}:{part}", part.len()))
        .collect();
    let hash = sha256(&told);
    format!("{stem}-{}", hash.get(..DIGITS).unwrap_or(&hash))
}

fn is_label(text: &str) -> bool {
    let inner = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
    text.len() <= LONGEST
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
        && text.bytes().all(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(parts: &[&str]) -> String {
        dns_name(
            &parts
                .iter()
                .map(|part| (*part).to_owned())
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn names_are_labels_and_tell_parts_apart() {
        assert_eq!(name(&["web", "main"]), "web-main");
        let long = "a".repeat(70);
        let odd = [
            vec![long.as_str()],
            vec![long.as_str(), "b"],
            vec!["Web"],
            vec!["web", "é"],
            vec![""],
            vec!["-"],
            vec!["9"],
            vec!["a", ""],
            vec!["", "a"],
            vec!["a."],
            vec![],
        ];
        let mut names = Vec::new();
        for parts in odd {
            let name = name(&parts);
            assert!(is_label(&name), "{parts:?}: {name}");
            assert!(!names.contains(&name), "{parts:?}: {name}");
            names.push(name);
        }
        assert!(names[0].starts_with("aaaa") && names[0].len() == 63);
        assert_eq!(
            sha256("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
