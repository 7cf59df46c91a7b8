//! What an unquoted YAML scalar means, by the core schema of YAML 1.2.

use serde_json::Number;

use super::node::Kind;

/// The value of an unquoted scalar. Words that only YAML 1.1 takes for booleans (`yes`, `off`) and numbers with
/// leading zeros are text: they mean different things to different programs.
pub(super) fn plain(text: &str) -> Kind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Kind::Null,
        "true" | "True" | "TRUE" => Kind::Bool(true),
        "false" | "False" | "FALSE" => Kind::Bool(false),
        _ => number(text).map_or_else(|| Kind::Text(text.to_owned()), Kind::Number),
    }
}

fn number(text: &str) -> Option<Number> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let whole = digits.split(['.', 'e', 'E']).next().unwrap_or_default();
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    let numeric = digits
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b".eE+-".contains(&byte));
    if !numeric || leading_zero || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let unsigned = text.strip_prefix('+').unwrap_or(text);
    if let Ok(integer) = unsigned.parse::<i64>() {
        return Some(integer.into());
    }
    if let Ok(integer) = unsigned.parse::<u64>() {
        return Some(integer.into());
    }
    Number::from_f64(unsigned.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_booleans_and_nothing_are_told_from_text() {
        for text in ["", "~", "null"] {
            assert_eq!(plain(text), Kind::Null, "{text}");
        }
        assert_eq!(plain("true"), Kind::Bool(true));
        assert_eq!(plain("-1"), Kind::Number((-1).into()));
        assert_eq!(plain("18446744073709551615"), Kind::Number(u64::MAX.into()));
        for text in ["1.5", "1e3", "-0.5", ".5"] {
            assert!(matches!(plain(text), Kind::Number(_)), "{text}");
        }
        for text in [
            "yes",
            "off",
            "010",
            "1.27.0",
            "v1",
            "1_000",
            "-",
            "e3",
            ".",
            "1e999",
            "500m",
            "2024-01-01",
            "+",
            "0x1F",
            "nan",
        ] {
            assert_eq!(plain(text), Kind::Text(text.to_owned()), "{text}");
        }
    }
}
