//! Numbers and nouns in sentences.

use std::fmt::Display;

/// The plural of a noun in lower case, by the simple rules of English.
pub(crate) fn plural(singular: &str) -> String {
    let (stem, ending) = match singular {
        _ if singular.ends_with(['s', 'x', 'z']) => (singular, "es"),
        _ if singular.ends_with("ch") || singular.ends_with("sh") => (singular, "es"),
        _ => match singular.strip_suffix('y') {
            Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => (stem, "ies"),
            _ => (singular, "s"),
        },
    };
    format!("{stem}{ending}")
}

/// How many there are of something, such as `1 entry` or `2 entries`; the number alone where nothing is said of what.
pub(crate) fn counted(number: impl Display, noun: &str) -> String {
    let number = number.to_string();
    match (noun, number.as_str()) {
        ("", _) => number,
        (_, "1") => format!("1 {noun}"),
        _ => format!("{number} {}", plural(noun)),
    }
}

/// What bounds allow, such as `1 to 3 items` or `at least 1 character`; `None` where there are none.
pub(crate) fn bounds<T: Display>(
    least: Option<T>,
    greatest: Option<T>,
    noun: &str,
) -> Option<String> {
    Some(match (least, greatest) {
        (Some(least), Some(greatest)) => format!("{least} to {}", counted(greatest, noun)),
        (Some(least), None) => format!("at least {}", counted(least, noun)),
        (None, Some(greatest)) => format!("at most {}", counted(greatest, noun)),
        (None, None) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_those_of_kubernetes() {
        for (singular, expected) in [
            ("webapp", "webapps"),
            ("ingress", "ingresses"),
            ("networkpolicy", "networkpolicies"),
            ("gateway", "gateways"),
            ("cache", "caches"),
            ("batch", "batches"),
            ("proxy", "proxies"),
            ("box", "boxes"),
        ] {
            assert_eq!(plural(singular), expected);
        }
    }

    #[test]
    fn one_is_singular() {
        assert_eq!(
            bounds(Some(1), None, "character").as_deref(),
            Some("at least 1 character")
        );
        assert_eq!(
            bounds(None, Some(2), "entry").as_deref(),
            Some("at most 2 entries")
        );
        assert_eq!(
            bounds(Some(0), Some(1), "item").as_deref(),
            Some("0 to 1 item")
        );
        assert_eq!(
            bounds(Some(1.5), Some(2.0), "").as_deref(),
            Some("1.5 to 2")
        );
        assert_eq!(bounds(None::<u64>, None, "item"), None);
    }
}
