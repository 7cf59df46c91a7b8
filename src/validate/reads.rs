//! Which fields an expression reads, by the paths that are written in it.

use std::collections::BTreeSet;

use crate::expr::Typed;

/// The dotted paths in a checked expression, such as `spec.tls.secretName`, optional selections included. A path ends
/// before an index or a call, so that it may be shorter than what is read, never longer.
pub(super) fn reads(expression: &Typed) -> BTreeSet<String> {
    paths(&expression.source)
}

/// The same without what is only tested with `has(...)`, since whether something is set says nothing of what it is, and without
/// what goes through `sha256(...)`, since a hash says nothing of it either.
pub(super) fn values(expression: &Typed) -> BTreeSet<String> {
    paths(&without_tests(&expression.source))
}

/// The source with `has(...)` and `sha256(...)` cut out. Where that cannot be told from the text, it stays.
fn without_tests(source: &str) -> String {
    let mut kept = String::new();
    let mut rest = source;
    while let Some(next) = rest.chars().next() {
        let behind = if matches!(next, '"' | '\'') {
            behind_text(rest, next)
        } else if is_name(next) {
            let end = rest.find(|letter| !is_name(letter)).unwrap_or(rest.len());
            rest.get(end..).unwrap_or_default()
        } else {
            rest.get(next.len_utf8()..).unwrap_or_default()
        };
        let word = rest.get(..rest.len() - behind.len()).unwrap_or_default();
        let tested = inside(behind).filter(|(inner, _)| match word {
            "has" => !inner.contains('('),
            "sha256" => !kept.ends_with('.'),
            _ => false,
        });
        rest = match tested {
            Some((_, behind)) => behind,
            None => {
                kept.push_str(word);
                behind
            }
        };
    }
    kept
}

/// What stands between the parenthesis at the start of a text and the one that closes it, and what follows. Where there are texts
/// between, it is not looked for.
fn inside(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('(')?;
    let mut depth = 1_usize;
    for (at, letter) in inner.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            '"' | '\'' => return None,
            _ => {}
        }
        if depth == 0 {
            return Some((&inner[..at], &inner[at + 1..]));
        }
    }
    None
}

fn paths(source: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut rest = source;
    let mut after_dot = false;
    while let Some(next) = rest.chars().next() {
        if matches!(next, '"' | '\'') {
            rest = behind_text(rest, next);
        } else if is_name(next) && !next.is_ascii_digit() {
            let (path, behind) = path(rest);
            if !path.is_empty() && !after_dot {
                found.insert(path);
            }
            rest = behind;
        } else {
            // What follows a call or an index, such as `.name` in `list[0].name`, belongs to that.
            after_dot = matches!(next, '.') || (after_dot && next == '?');
            rest = &rest[next.len_utf8()..];
            continue;
        }
        after_dot = false;
    }
    found
}

fn is_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

/// The path at the start of a text, without a function at its end, and what follows.
fn path(text: &str) -> (String, &str) {
    let mut names: Vec<&str> = Vec::new();
    let mut rest = text;
    loop {
        let end = rest.find(|letter| !is_name(letter)).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(end);
        let behind = behind.trim_start();
        if behind.starts_with('(') || name.is_empty() {
            return (names.join("."), behind);
        }
        names.push(name);
        let Some(next) = behind.strip_prefix('.') else {
            return (names.join("."), behind);
        };
        rest = next.trim_start().trim_start_matches('?').trim_start();
    }
}

/// What follows a text literal.
fn behind_text(text: &str, quote: char) -> &str {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        if letter == quote && !escaped {
            return &text[at + 1..];
        }
        escaped = letter == '\\' && !escaped;
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_as_written() {
        for (source, expected) in [
            ("spec.host", vec!["spec.host"]),
            (
                "has(spec.tls.secretName) && spec.a > 1",
                vec!["spec.a", "spec.tls.secretName"],
            ),
            (
                "deployment.status.?readyReplicas.orValue(0)",
                vec!["deployment.status.readyReplicas"],
            ),
            ("\"spec.secret \\\" spec.x\" + spec.host", vec!["spec.host"]),
            ("spec.pools[0].name + 'x'", vec!["spec.pools"]),
            ("size(spec.list) > 0 ? spec : {}", vec!["spec", "spec.list"]),
            ("1 + 2.5", vec![]),
        ] {
            assert_eq!(
                paths(source),
                expected.into_iter().map(str::to_owned).collect(),
                "{source}"
            );
        }
    }

    #[test]
    fn a_test_reads_no_value() {
        for (source, expected) in [
            ("has(spec.key)", ""),
            (
                "has(spec.key) ? 'has(' : spec.host",
                " ? 'has(' : spec.host",
            ),
            ("has(spec.key) ? spec.key : ''", " ? spec.key : ''"),
            ("has(spec.key[size(a)])", "has(spec.key[size(a)])"),
            ("spec.has(spec.key)", "spec."),
            ("'has(spec.key)'", "'has(spec.key)'"),
            ("sha256(spec.key) + spec.host", " + spec.host"),
            ("sha256(toJson(tls.data)) + 'a'", " + 'a'"),
            ("sha256(spec.key + 'a)')", "sha256(spec.key + 'a)')"),
        ] {
            assert_eq!(without_tests(source), expected, "{source}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_source_is_too_odd(source in "[a-z.?\"'\\\\( \\[é]{0,30}") {
            paths(&without_tests(&source));
        }
    }
}
