//! Versions as semver.org defines them.

use std::cmp::Ordering;
use std::fmt;

use serde::{Serialize, Serializer};

use super::{Error, Result};

/// A version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Semver {
    numbers: [i64; 3],
    pre: Vec<String>,
    build: String,
}

impl Semver {
    /// The version that a text says.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(text: &str) -> Result<Self> {
        let wrong = || Error::Invalid {
            what: "a semantic version",
        };
        let (rest, build) = text.split_once('+').unwrap_or((text, ""));
        let (core, pre) = rest.split_once('-').unwrap_or((rest, ""));
        let mut parts = core.split('.');
        let mut numbers = [0; 3];
        for number in &mut numbers {
            *number = parts
                .next()
                .filter(|part| is_number(part))
                .and_then(|part| part.parse().ok())
                .ok_or_else(wrong)?;
        }
        let pre: Vec<String> = if rest == core {
            vec![]
        } else {
            pre.split('.').map(str::to_owned).collect()
        };
        let digits = |part: &String| part.bytes().all(|c| c.is_ascii_digit());
        let sound = |part: &str| {
            !part.is_empty() && part.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-')
        };
        let pre_sound = pre
            .iter()
            .all(|part| sound(part) && (!digits(part) || is_number(part)));
        if parts.next().is_some() || !pre_sound || (rest != text && !build.split('.').all(sound)) {
            return Err(wrong());
        }
        Ok(Self {
            numbers,
            pre,
            build: build.to_owned(),
        })
    }

    /// The first number.
    #[must_use]
    pub fn major(&self) -> i64 {
        self.numbers[0]
    }

    /// The second number.
    #[must_use]
    pub fn minor(&self) -> i64 {
        self.numbers[1]
    }

    /// The third number.
    #[must_use]
    pub fn patch(&self) -> i64 {
        self.numbers[2]
    }

    /// -1, 0 or 1, as it comes before another, beside it or after it. What stands behind `+` does not count.
    #[must_use]
    pub fn compare_to(&self, other: &Self) -> i64 {
        self.order(other) as i64
    }

    /// Whether it comes before another.
    #[must_use]
    pub fn is_less_than(&self, other: &Self) -> bool {
        self.order(other).is_lt()
    }

    /// Whether it comes after another.
    #[must_use]
    pub fn is_greater_than(&self, other: &Self) -> bool {
        self.order(other).is_gt()
    }

    fn order(&self, other: &Self) -> Ordering {
        let pre = match (self.pre.is_empty(), other.pre.is_empty()) {
            (true, false) => Ordering::Greater,
            (false, true) => Ordering::Less,
            _ => {
                let mut pairs = self.pre.iter().zip(&other.pre).map(|(a, b)| order_of(a, b));
                let decided = pairs.find(|order| order.is_ne());
                decided.unwrap_or_else(|| self.pre.len().cmp(&other.pre.len()))
            }
        };
        self.numbers.cmp(&other.numbers).then(pre)
    }
}

/// Whether a text is a semantic version.
#[must_use]
pub fn is_semver(text: &str) -> bool {
    Semver::parse(text).is_ok()
}

/// The order of two identifiers: numbers by value and before words.
fn order_of(a: &str, b: &str) -> Ordering {
    match (a.parse::<u64>(), b.parse::<u64>()) {
        (Ok(a), Ok(b)) => a.cmp(&b),
        (Ok(_), Err(_)) => Ordering::Less,
        (Err(_), Ok(_)) => Ordering::Greater,
        _ => a.cmp(b),
    }
}

/// Whether a text is digits without leading zeros.
fn is_number(text: &str) -> bool {
    text == "0"
        || (!text.is_empty() && !text.starts_with('0') && text.bytes().all(|c| c.is_ascii_digit()))
}

impl fmt::Display for Semver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.numbers;
        write!(f, "{major}.{minor}.{patch}")?;
        if !self.pre.is_empty() {
            write!(f, "-{}", self.pre.join("."))?;
        }
        if self.build.is_empty() {
            Ok(())
        } else {
            write!(f, "+{}", self.build)
        }
    }
}

impl Serialize for Semver {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_in_their_order() {
        let order = [
            "0.9.10",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.2.3",
            "1.10.0",
            "2.0.0",
        ];
        for (at, a) in order.iter().enumerate() {
            let version = Semver::parse(a).expect(a);
            assert_eq!(version.to_string(), *a);
            for (other_at, b) in order.iter().enumerate() {
                assert_eq!(
                    version.compare_to(&Semver::parse(b).expect(b)),
                    at.cmp(&other_at) as i64,
                    "{a} {b}"
                );
            }
        }
        assert_eq!(
            Semver::parse("1.2.3+a")
                .expect("a version")
                .compare_to(&Semver::parse("1.2.3+b").expect("a version")),
            0
        );
        for wrong in [
            "", "1", "1.2", "1.2.3.4", "v1.2.3", "01.2.3", "1.2.3-", "1.2.3+", "1.2.3-01", "1.2.x",
            "1.2.3-ä", "-1.2.3",
        ] {
            assert!(Semver::parse(wrong).is_err(), "{wrong}");
        }
    }
}
