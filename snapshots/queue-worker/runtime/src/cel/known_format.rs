//! The formats of texts that Kubernetes knows by name: `format.dns1123Label()` and the like of the API server's library.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Error, Result, Timestamp, decode, is_url};

/// A format of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A label of a host name, as RFC 1123 has it: what most names are.
    Dns1123Label,
    /// A host name, as RFC 1123 has it.
    Dns1123Subdomain,
    /// A label that begins with a letter, as RFC 1035 has it.
    Dns1035Label,
    /// A key of labels and annotations.
    QualifiedName,
    /// What a name begins with that is a label of RFC 1123.
    Dns1123LabelPrefix,
    /// What a name begins with that is a host name of RFC 1123.
    Dns1123SubdomainPrefix,
    /// What a name begins with that is a label of RFC 1035.
    Dns1035LabelPrefix,
    /// A value of a label.
    LabelValue,
    /// A locator, or a path from `/` on.
    Uri,
    /// A UUID.
    Uuid,
    /// Bytes in base 64.
    Byte,
    /// A day, such as `2026-01-31`.
    Date,
    /// A moment, as RFC 3339 has it.
    DateTime,
}

impl Format {
    /// All formats, by their names.
    const ALL: [(&str, Self); 13] = [
        ("dns1123Label", Self::Dns1123Label),
        ("dns1123Subdomain", Self::Dns1123Subdomain),
        ("dns1035Label", Self::Dns1035Label),
        ("qualifiedName", Self::QualifiedName),
        ("dns1123LabelPrefix", Self::Dns1123LabelPrefix),
        ("dns1123SubdomainPrefix", Self::Dns1123SubdomainPrefix),
        ("dns1035LabelPrefix", Self::Dns1035LabelPrefix),
        ("labelValue", Self::LabelValue),
        ("uri", Self::Uri),
        ("uuid", Self::Uuid),
        ("byte", Self::Byte),
        ("date", Self::Date),
        ("datetime", Self::DateTime),
    ];

    /// The format of a name, if there is one.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let known = Self::ALL.iter().find(|(known, _)| *known == name);
        known.map(|(_, format)| *format)
    }

    /// The format of a name.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(name: &str) -> Result<Self> {
        Self::named(name).ok_or(Error::Invalid {
            what: "the name of a format",
        })
    }

    /// What keeps a text from having the format; `None` where it has it.
    #[must_use]
    pub fn validate(&self, text: &str) -> Option<Vec<String>> {
        let mut wrong = Vec::new();
        match self {
            Self::Dns1123Label => label(&mut wrong, text, char::is_alphanumeric),
            Self::Dns1035Label => label(&mut wrong, text, char::is_alphabetic),
            Self::Dns1123Subdomain => subdomain(&mut wrong, text),
            // Something will follow, so that it may end in `-` and `.`.
            Self::Dns1123LabelPrefix => label(&mut wrong, &whole(text), char::is_alphanumeric),
            Self::Dns1035LabelPrefix => label(&mut wrong, &whole(text), char::is_alphabetic),
            Self::Dns1123SubdomainPrefix => subdomain(&mut wrong, &whole(text)),
            Self::QualifiedName => qualified(&mut wrong, text),
            Self::LabelValue if text.is_empty() => {}
            Self::LabelValue => word(&mut wrong, text),
            Self::Uri => expect(&mut wrong, is_url(text), "must be a URI"),
            Self::Uuid => expect(&mut wrong, is_uuid(text), "must be a UUID"),
            Self::Byte => expect(&mut wrong, decode(text).is_ok(), "must be base 64"),
            Self::Date => expect(&mut wrong, is_date(text), "must be a date"),
            Self::DateTime => {
                let is_moment = Timestamp::parse(text).is_ok();
                expect(&mut wrong, is_moment, "must be a date and time of RFC 3339");
            }
        }
        Some(wrong).filter(|wrong| !wrong.is_empty())
    }
}

impl fmt::Display for Format {
    /// The name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = Self::ALL.iter().find(|(_, format)| format == self);
        f.write_str(known.map_or("", |(name, _)| name))
    }
}

impl Serialize for Format {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

fn expect(wrong: &mut Vec<String>, holds: bool, message: &str) {
    if !holds {
        wrong.push(message.to_owned());
    }
}

/// What a prefix may become: the end that cannot be one is taken for the middle.
fn whole(prefix: &str) -> String {
    match prefix.ends_with('-') {
        true => format!("{prefix}a"),
        false => prefix.to_owned(),
    }
}

fn no_longer_than(wrong: &mut Vec<String>, text: &str, most: usize) {
    let message = format!("must be no more than {most} characters");
    expect(wrong, text.len() <= most, &message);
}

/// A label of a host name whose first character is of some kind.
fn label(wrong: &mut Vec<String>, text: &str, first: impl Fn(char) -> bool) {
    no_longer_than(wrong, text, 63);
    expect(
        wrong,
        is_label(text) && text.starts_with(first),
        "must consist of lower case letters, digits and '-', must begin with a letter (or, by RFC 1123, a digit), and must not end with '-'",
    );
}

fn is_label(text: &str) -> bool {
    let is_inner = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
    !text.is_empty() && text.bytes().all(is_inner) && !text.starts_with('-') && !text.ends_with('-')
}

fn subdomain(wrong: &mut Vec<String>, text: &str) {
    no_longer_than(wrong, text, 253);
    expect(
        wrong,
        text.split('.').all(is_label),
        "must consist of labels of lower case letters, digits and '-', separated by '.', each of which begins and ends with a letter or digit",
    );
}

/// The name of a label or annotation, without the part before `/`, or the value of a label.
fn word(wrong: &mut Vec<String>, text: &str) {
    let is_inner = |c: u8| c.is_ascii_alphanumeric() || b"-_.".contains(&c);
    let is_outer = |c: Option<u8>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    no_longer_than(wrong, text, 63);
    expect(
        wrong,
        text.bytes().all(is_inner)
            && is_outer(text.bytes().next())
            && is_outer(text.bytes().last()),
        "must consist of letters, digits, '-', '_' and '.', and must begin and end with a letter or digit",
    );
}

fn qualified(wrong: &mut Vec<String>, text: &str) {
    match text.split_once('/') {
        None => word(wrong, text),
        Some((_, name)) if name.contains('/') => {
            expect(wrong, false, "must be a name, or a domain, '/' and a name");
        }
        Some((prefix, name)) => {
            subdomain(wrong, prefix);
            word(wrong, name);
        }
    }
}

fn is_uuid(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths = parts.iter().map(|part| part.len());
    lengths.eq([8, 4, 4, 4, 12])
        && parts
            .iter()
            .all(|part| part.bytes().all(|c| c.is_ascii_hexdigit()))
}

fn is_date(text: &str) -> bool {
    text.len() == 10 && Timestamp::parse(&format!("{text}T00:00:00Z")).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_takes_what_has_it_alone() {
        let long = "a".repeat(64);
        let cases: [(&str, &[&str], &[&str]); 13] = [
            (
                "dns1123Label",
                &["a", "0-a"],
                &["", "-a", "a-", "a.b", "A", &long, "é"],
            ),
            ("dns1035Label", &["a", "a-0"], &["0a", "a-"]),
            ("dns1123Subdomain", &["a.b-c.0"], &["", "a..b", ".a", "a_b"]),
            ("dns1123LabelPrefix", &["a-", "a"], &["-a", "a."]),
            ("dns1035LabelPrefix", &["a-"], &["0-"]),
            ("dns1123SubdomainPrefix", &["a.b-"], &["A"]),
            (
                "qualifiedName",
                &["a", "a_B.c", "example.com/a"],
                &["", "/a", "a/", "a/b/c", "-a", "A_b/c"],
            ),
            ("labelValue", &["", "a", "A_b.c-d"], &["-", "a b", &long]),
            (
                "uri",
                &["https://example.com/a", "/a"],
                &["", "example.com"],
            ),
            (
                "uuid",
                &["123e4567-e89b-12d3-a456-426614174000"],
                &["123e4567", "123e4567-e89b-12d3-a456-42661417400g"],
            ),
            ("byte", &["", "aGVsbG8="], &["%"]),
            (
                "date",
                &["2026-01-31"],
                &["2026-02-30", "2026-1-31", "31.1.2026"],
            ),
            ("datetime", &["2026-01-31T10:00:00Z"], &["2026-01-31"]),
        ];
        for (name, right, wrong) in cases {
            let format = Format::named(name);
            assert_eq!(
                format.map(|format| format.to_string()).as_deref(),
                Some(name)
            );
            for text in right {
                let found = format.and_then(|format| format.validate(text));
                assert_eq!(found, None, "{name} {text}");
            }
            for text in wrong {
                let found = format.and_then(|format| format.validate(text));
                assert!(found.is_some(), "{name} {text}");
            }
        }
        assert_eq!(Format::named("email"), None);
    }
}
