//! Regular expressions. Their patterns were checked when the code was generated.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use regex_lite::Regex;

use super::{Error, Result};

/// The patterns that were used so far, compiled: as many as the spec has.
static COMPILED: RwLock<BTreeMap<String, Regex>> = RwLock::new(BTreeMap::new());

/// Whether a pattern matches some part of a text.
///
/// # Errors
/// `Invalid` when it is no pattern.
pub fn matches(text: &str, pattern: &str) -> Result<bool> {
    Ok(compiled(pattern)?.is_match(text))
}

/// The first part of a text that matches; an empty text where none does.
///
/// # Errors
/// As `matches`.
pub fn regex_find(text: &str, pattern: &str) -> Result<String> {
    Ok(compiled(pattern)?
        .find(text)
        .map_or_else(String::new, |found| found.as_str().to_owned()))
}

/// The parts of a text that match.
///
/// # Errors
/// As `matches`.
pub fn find_all(text: &str, pattern: &str) -> Result<Vec<String>> {
    Ok(compiled(pattern)?
        .find_iter(text)
        .map(|found| found.as_str().to_owned())
        .collect())
}

/// The first parts of a text that match; all if the count is negative.
///
/// # Errors
/// As `matches`.
pub fn find_some(text: &str, pattern: &str, count: i64) -> Result<Vec<String>> {
    let mut found = find_all(text, pattern)?;
    if let Ok(count) = usize::try_from(count) {
        found.truncate(count);
    }
    Ok(found)
}

/// What is wrong with a pattern, if something is.
#[must_use]
pub fn pattern_error(pattern: &str) -> Option<String> {
    Regex::new(pattern).err().map(|error| error.to_string())
}

fn compiled(pattern: &str) -> Result<Regex> {
    let known = COMPILED
        .read()
        .unwrap_or_else(PoisonError::into_inner)
        .get(pattern)
        .cloned();
    if let Some(regex) = known {
        return Ok(regex);
    }
    let regex = Regex::new(pattern).map_err(|_| Error::Invalid {
        what: "a regular expression",
    })?;
    let mut compiled = COMPILED.write().unwrap_or_else(PoisonError::into_inner);
    Ok(compiled.entry(pattern.to_owned()).or_insert(regex).clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_that_match() {
        let text = "a12b3";
        let texts = |texts: &[&str]| {
            Ok(texts
                .iter()
                .map(|text| (*text).to_owned())
                .collect::<Vec<_>>())
        };
        assert_eq!(
            (matches(text, "[0-9]+"), matches(text, "^[0-9]")),
            (Ok(true), Ok(false))
        );
        assert_eq!(regex_find(text, "[0-9]+").as_deref(), Ok("12"));
        assert_eq!(regex_find(text, "x").as_deref(), Ok(""));
        assert_eq!(find_all(text, "[0-9]+"), texts(&["12", "3"]));
        assert_eq!(find_some(text, "[0-9]+", 1), texts(&["12"]));
        assert_eq!(find_some(text, "[0-9]+", -1), texts(&["12", "3"]));
        assert!(
            matches(text, "(").is_err()
                && pattern_error("(").is_some()
                && pattern_error("a").is_none()
        );
    }
}
