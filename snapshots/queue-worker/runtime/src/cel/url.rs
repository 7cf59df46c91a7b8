//! Locators: their parts as they are written.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Serialize, Serializer};

use super::{Error, Result};

/// A locator, such as `https://example.com:8443/path?key=value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url {
    text: String,
    scheme: String,
    host: String,
    path: String,
    query: String,
}

impl Url {
    /// The locator that a text says: with a scheme, or a path that begins with `/`.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(text: &str) -> Result<Self> {
        let wrong = || Error::Invalid { what: "a URL" };
        let plain = !text.chars().any(|c| c.is_ascii_control() || c == ' ');
        let text = Some(text)
            .filter(|text| plain && !text.is_empty())
            .ok_or_else(wrong)?;
        let rest = text.split_once('#').map_or(text, |(rest, _)| rest);
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (scheme, rest) = match rest.split_once(':') {
            Some((scheme, rest)) if is_scheme(scheme) => (scheme.to_ascii_lowercase(), rest),
            _ if rest.starts_with('/') => (String::new(), rest),
            _ => return Err(wrong()),
        };
        let (authority, path) = match rest.strip_prefix("//") {
            Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
            None => ("", rest),
        };
        let host = authority
            .rsplit_once('@')
            .map_or(authority, |(_, host)| host);
        let url = Self {
            text: text.to_owned(),
            scheme,
            host: host.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
        };
        let sound = url.port().bytes().all(|c| c.is_ascii_digit()) && url.brackets_match();
        if sound && decoded(path).is_some() {
            Ok(url)
        } else {
            Err(wrong())
        }
    }

    /// `https`
    #[must_use]
    pub fn scheme(&self) -> String {
        self.scheme.clone()
    }

    /// The host with its port.
    #[must_use]
    pub fn host(&self) -> String {
        self.host.clone()
    }

    /// The host without its port, and without the brackets of IPv6.
    #[must_use]
    pub fn hostname(&self) -> String {
        let end = self.host.len() - self.port().len();
        let host = self.host.get(..end).unwrap_or_default();
        let host = if end < self.host.len() {
            host.trim_end_matches(':')
        } else {
            host.strip_suffix(':').unwrap_or(host)
        };
        host.trim_matches(['[', ']']).to_owned()
    }

    /// The port; empty where there is none.
    #[must_use]
    pub fn port(&self) -> String {
        let behind = self
            .host
            .rfind(']')
            .map_or(self.host.as_str(), |at| &self.host[at..]);
        behind
            .rsplit_once(':')
            .map_or("", |(_, port)| port)
            .to_owned()
    }

    /// The path, as written.
    #[must_use]
    pub fn escaped_path(&self) -> String {
        self.path.clone()
    }

    /// The values of the query, by key, in their order.
    #[must_use]
    pub fn query(&self) -> BTreeMap<String, Vec<String>> {
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for pair in self.query.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let plain = |text: &str| decoded(&text.replace('+', " "));
            if let (Some(key), Some(value)) = (plain(key), plain(value)) {
                found.entry(key).or_default().push(value);
            }
        }
        found
    }

    fn brackets_match(&self) -> bool {
        let count = |bracket| self.host.matches(bracket).count();
        count('[') == count(']')
            && count('[') <= 1
            && (count('[') == 0 || self.host.starts_with('['))
            && (count('[') == 1 || count(':') <= 1)
    }
}

/// Whether a text is a locator.
#[must_use]
pub fn is_url(text: &str) -> bool {
    Url::parse(text).is_ok()
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, b'+' | b'-' | b'.'))
}

/// A text whose `%41` are resolved, if all are sound.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        rest = behind;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let [high, low, behind @ ..] = rest else {
            return None;
        };
        let digit = |byte: u8| char::from(byte).to_digit(16);
        bytes.push(u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()?);
        rest = behind;
    }
    String::from_utf8(bytes).ok()
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for Url {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts() {
        let url = Url::parse("HTTPS://user@[::1]:8443/a%20b?k=v&k=w%21&e#part").expect("a URL");
        assert_eq!(
            (
                url.scheme().as_str(),
                url.host().as_str(),
                url.hostname().as_str()
            ),
            ("https", "[::1]:8443", "::1")
        );
        assert_eq!(
            (url.port().as_str(), url.escaped_path().as_str()),
            ("8443", "/a%20b")
        );
        assert_eq!(
            format!("{:?}", url.query()),
            r#"{"e": [""], "k": ["v", "w!"]}"#
        );
        let url = Url::parse("http://example.com").expect("a URL");
        assert_eq!(
            (
                url.hostname().as_str(),
                url.port().as_str(),
                url.escaped_path().as_str()
            ),
            ("example.com", "", "")
        );
        assert_eq!(Url::parse("/path").expect("a path").host(), "");
        for wrong in [
            "",
            "example.com",
            "http://a b",
            "http://a:x/",
            "http://[::1/",
            "http://a/%zz",
            "1http://a",
            "http://a:1:2",
        ] {
            assert!(Url::parse(wrong).is_err(), "{wrong}");
        }
    }
}
