//! Names that are made up.

use sha2::{Digest, Sha256};

/// How many hexadecimal digits tell a name that was changed from others that became the same.
const DIGITS: usize = 8;

/// The longest value of a label.
const LABEL_LENGTH: usize = 63;

/// The name of the object of a child for the element with a key: `<resource>-<child>-<key>`, with a `-` for what names may not
/// hold. One that was changed so, or is longer than it can be, ends in a hash of all.
#[must_use]
pub fn of_element(resource: &str, child: &str, key: &str, longest: usize) -> String {
    let child = kebab(child);
    let wanted = format!("{resource}-{child}-{key}");
    let safe: String = key.chars().map(safe).collect();
    let safe = format!("{resource}-{child}-{}", safe.trim_end_matches('-'));
    if safe == wanted && safe.len() <= longest {
        return safe;
    }
    let digest = digest(&wanted);
    let room = longest.saturating_sub(DIGITS + 1);
    let cut: String = safe.chars().take(room).collect();
    format!("{}-{digest}", cut.trim_end_matches(['-', '.']))
}

/// A name as a label's value: one that is too long ends in its hash.
#[must_use]
pub fn of_label(name: &str) -> String {
    if name.len() <= LABEL_LENGTH {
        return name.to_owned();
    }
    let room = LABEL_LENGTH - DIGITS - 1;
    let cut: String = name.chars().take(room).collect();
    format!("{}-{}", cut.trim_end_matches(['.', '-', '_']), digest(name))
}

/// The beginning of the hash of a text.
fn digest(text: &str) -> String {
    let digest = Sha256::digest(text);
    let digits = digest.iter().map(|byte| format!("{byte:02x}"));
    digits.collect::<String>().chars().take(DIGITS).collect()
}

/// A letter as a name may hold it.
fn safe(letter: char) -> char {
    match letter {
        'a'..='z' | '0'..='9' => letter,
        'A'..='Z' => letter.to_ascii_lowercase(),
        _ => '-',
    }
}

/// A name in camelCase in lower case, its words apart.
fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.push(letter.to_ascii_lowercase());
    }
    kebab
}

#[cfg(test)]
mod tests {
    use super::of_element;

    #[test]
    fn a_name_is_as_it_is_wanted_where_it_can_be() {
        let name = |key, longest| of_element("shop", "sideCar", key, longest);
        assert_eq!(name("small", 63), "shop-side-car-small");
        assert_eq!(name("small", 19), "shop-side-car-small");
    }

    #[test]
    fn what_was_changed_or_cut_stays_apart() {
        let keys = [
            "a.b", "a-b", "a_b", "A-b", "a-b-", "é", "-", "ß", "a b", "a\nb",
        ];
        for longest in [20, 52, 63, 253] {
            let long = ["x".repeat(300), "x".repeat(301)];
            let keys = keys.iter().copied().chain(long.iter().map(String::as_str));
            let names: Vec<String> = keys
                .map(|key| of_element("shop.eu", "worker", key, longest))
                .collect();
            for (at, name) in names.iter().enumerate() {
                let valid =
                    |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
                assert!(name.chars().all(valid) && name.len() <= longest, "{name}");
                assert!(!name.ends_with(['-', '.']), "{name}");
                assert!(!names[..at].contains(name), "{name} comes twice");
            }
        }
    }
}
