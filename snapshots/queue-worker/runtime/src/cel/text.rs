//! Functions of texts. Positions count code points.

use super::{Error, Result};

/// The text from a position on.
///
/// # Errors
/// `Range`.
pub fn substring(text: &str, from: i64) -> Result<String> {
    Ok(text[offset(text, from)?..].to_owned())
}

/// The text from a position to before another.
///
/// # Errors
/// `Range`.
pub fn substring_to(text: &str, from: i64, to: i64) -> Result<String> {
    let (from, to) = (offset(text, from)?, offset(text, to)?);
    text.get(from..to).map(str::to_owned).ok_or(OUT_OF_RANGE)
}

/// The character at a position; none at the end.
///
/// # Errors
/// `Range`.
pub fn char_at(text: &str, index: i64) -> Result<String> {
    let start = offset(text, index)?;
    Ok(text[start..].chars().take(1).collect())
}

/// The first position of another text; -1 where there is none.
#[must_use]
pub fn index_of(text: &str, part: &str) -> i64 {
    position(text, text.find(part))
}

/// The first position of another text, from a position on.
///
/// # Errors
/// `Range`.
pub fn index_of_from(text: &str, part: &str, from: i64) -> Result<i64> {
    let start = offset(text, from)?;
    Ok(position(
        text,
        text[start..].find(part).map(|found| start + found),
    ))
}

/// The last position of another text; -1 where there is none.
#[must_use]
pub fn last_index_of(text: &str, part: &str) -> i64 {
    position(text, text.rfind(part))
}

/// The last position of another text that begins at a position or before.
///
/// # Errors
/// `Range`.
pub fn last_index_of_to(text: &str, part: &str, to: i64) -> Result<i64> {
    let last = offset(text, to)?;
    let found = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let found = found
        .take_while(|at| *at <= last)
        .filter(|at| text[*at..].starts_with(part));
    Ok(position(text, found.last()))
}

/// Every occurrence of a text replaced by another.
#[must_use]
pub fn replace(text: &str, old: &str, new: &str) -> String {
    text.replace(old, new)
}

/// The first occurrences of a text replaced by another; all if the count is negative.
#[must_use]
pub fn replace_some(text: &str, old: &str, new: &str, count: i64) -> String {
    match usize::try_from(count) {
        Ok(count) => text.replacen(old, new, count),
        Err(_) => text.replace(old, new),
    }
}

/// The pieces between separators; the characters, where the separator is empty.
#[must_use]
pub fn split(text: &str, separator: &str) -> Vec<String> {
    if separator.is_empty() {
        return text.chars().map(String::from).collect();
    }
    text.split(separator).map(str::to_owned).collect()
}

/// At most so many pieces, the last of which holds the rest; all if the count is negative.
#[must_use]
pub fn split_some(text: &str, separator: &str, count: i64) -> Vec<String> {
    let Ok(count) = usize::try_from(count) else {
        return split(text, separator);
    };
    if !separator.is_empty() {
        return text.splitn(count, separator).map(str::to_owned).collect();
    }
    let mut pieces = split(text, separator);
    if count < pieces.len() {
        let rest = pieces.split_off(count.saturating_sub(1)).concat();
        if count > 0 {
            pieces.push(rest);
        }
    }
    pieces
}

/// The texts, one after the other.
#[must_use]
pub fn join(texts: &[String]) -> String {
    texts.concat()
}

/// The texts with a separator between them.
#[must_use]
pub fn join_with(texts: &[String], separator: &str) -> String {
    texts.join(separator)
}

/// ASCII letters in lower case.
#[must_use]
pub fn lower_ascii(text: &str) -> String {
    text.to_ascii_lowercase()
}

/// ASCII letters in upper case.
#[must_use]
pub fn upper_ascii(text: &str) -> String {
    text.to_ascii_uppercase()
}

/// Without white space at its ends.
#[must_use]
pub fn trim(text: &str) -> String {
    text.trim().to_owned()
}

/// From the last character to the first.
#[must_use]
pub fn reverse(text: &str) -> String {
    text.chars().rev().collect()
}

/// In double quotes, with escapes.
#[must_use]
pub fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '\u{7}' => quoted.push_str("\\a"),
            '\u{8}' => quoted.push_str("\\b"),
            '\u{b}' => quoted.push_str("\\v"),
            '\u{c}' => quoted.push_str("\\f"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter => quoted.push(letter),
        }
    }
    quoted + "\""
}

const OUT_OF_RANGE: Error = Error::Range { what: "the index" };

/// The byte at which a position is.
fn offset(text: &str, index: i64) -> Result<usize> {
    let index = usize::try_from(index).map_err(|_| OUT_OF_RANGE)?;
    let mut places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    places.nth(index).ok_or(OUT_OF_RANGE)
}

/// The position that begins at a byte.
fn position(text: &str, byte: Option<usize>) -> i64 {
    byte.and_then(|byte| text.get(..byte))
        .and_then(|before| i64::try_from(before.chars().count()).ok())
        .unwrap_or(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_those_of_code_points() {
        let text = "äöü-äöü";
        assert_eq!(substring(text, 4), Ok("äöü".to_owned()));
        assert_eq!(substring_to(text, 1, 3), Ok("öü".to_owned()));
        assert_eq!(char_at(text, 6), Ok("ü".to_owned()));
        assert_eq!(char_at(text, 7), Ok(String::new()));
        assert_eq!(
            (
                index_of(text, "ü"),
                last_index_of(text, "ü"),
                index_of(text, "x")
            ),
            (2, 6, -1)
        );
        assert_eq!(index_of_from(text, "ü", 3), Ok(6));
        assert_eq!(last_index_of_to(text, "ü", 5), Ok(2));
        assert_eq!(last_index_of_to(text, "", 3), Ok(3));
        for wrong in [-1, 8] {
            assert!(substring(text, wrong).is_err() && char_at(text, wrong).is_err());
            assert!(
                index_of_from(text, "", wrong).is_err()
                    && last_index_of_to(text, "", wrong).is_err()
            );
        }
        assert!(substring_to(text, 3, 1).is_err());
    }

    #[test]
    fn pieces() {
        assert_eq!(split("a,b,", ","), ["a", "b", ""]);
        assert_eq!(split("äb", ""), ["ä", "b"]);
        assert_eq!(split_some("a,b,c", ",", 2), ["a", "b,c"]);
        assert_eq!(split_some("abc", "", 2), ["a", "bc"]);
        assert_eq!(split_some("a,b", ",", 0), [""; 0]);
        assert_eq!(split_some("a,b", ",", -1), ["a", "b"]);
        assert_eq!(replace_some("aaa", "a", "b", 2), "bba");
        assert_eq!(replace_some("aaa", "a", "b", -1), "bbb");
        assert_eq!(quote("a\"\\\n"), r#""a\"\\\n""#);
    }
}
