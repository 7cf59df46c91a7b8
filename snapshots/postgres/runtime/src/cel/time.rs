//! Timestamps and durations, exact to a nanosecond.

use std::fmt;

use serde::{Serialize, Serializer};

use super::calendar::{Civil, days_of, offset_of};
use super::{Error, Result};

const SECOND: i128 = 1_000_000_000;
const DAY: i128 = 86_400 * SECOND;

/// The seconds from 1970 to the first and to the last moment that can be written with four digits of year.
const FIRST: i128 = -62_135_596_800 * SECOND;
const LAST: i128 = 253_402_300_799 * SECOND + (SECOND - 1);

/// The longest duration, about 10,000 years.
const LONGEST: i128 = 315_576_000_000 * SECOND;

/// A moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp {
    /// Nanoseconds since 1970.
    nanos: i128,
}

/// A span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duration {
    nanos: i128,
}

impl Timestamp {
    /// The moment that a text of RFC 3339 says, such as `2026-01-31T08:30:00Z`.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(text: &str) -> Result<Self> {
        let wrong = || Error::Invalid {
            what: "a timestamp",
        };
        let (date, rest) = text.split_once(['T', 't']).ok_or_else(wrong)?;
        let zone = rest.find(['Z', 'z', '+', '-']).ok_or_else(wrong)?;
        let (clock, zone) = rest.split_at(zone);
        let (clock, fraction) = clock
            .split_once('.')
            .map_or((clock, ""), |(clock, fraction)| (clock, fraction));
        let has_fraction = clock.len() + zone.len() != rest.len();
        let [year, month, day] = numbers(date, '-', [4, 2, 2]).ok_or_else(wrong)?;
        let [hour, minute, second] = numbers(clock, ':', [2, 2, 2]).ok_or_else(wrong)?;
        let days = days_of(year, month, day).ok_or_else(wrong)?;
        if hour > 23 || minute > 59 || second > 59 || (has_fraction && fraction.is_empty()) {
            return Err(wrong());
        }
        let offset = if matches!(zone, "Z" | "z") {
            0
        } else {
            offset_of(zone).ok_or_else(wrong)?
        };
        let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset;
        let nanos = i128::from(seconds) * SECOND + billionths(fraction).ok_or_else(wrong)?;
        Self::of(nanos)
    }

    /// So many seconds after 1970.
    ///
    /// # Errors
    /// `Overflow` outside of the years 1 to 9999.
    pub fn of_seconds(seconds: i64) -> Result<Self> {
        Self::of(i128::from(seconds) * SECOND)
    }

    fn of(nanos: i128) -> Result<Self> {
        if (FIRST..=LAST).contains(&nanos) {
            Ok(Self { nanos })
        } else {
            Err(Error::Overflow)
        }
    }

    /// Whole seconds since 1970.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        i64::try_from(self.nanos.div_euclid(SECOND)).unwrap_or(0)
    }

    /// A moment later by a duration.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn plus(&self, duration: &Duration) -> Result<Self> {
        Self::of(self.nanos + duration.nanos)
    }

    /// A moment earlier by a duration.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn minus(&self, duration: &Duration) -> Result<Self> {
        Self::of(self.nanos - duration.nanos)
    }

    /// The time from another moment to this one.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn since(&self, other: &Self) -> Result<Duration> {
        // As in Kubernetes, whose durations count nanoseconds in 64 bits.
        let nanos = i64::try_from(self.nanos - other.nanos).map_err(|_| Error::Overflow)?;
        Duration::of(i128::from(nanos))
    }

    /// What calendars and clocks show, in UTC or where they are ahead of it by so much, such as `+02:00`.
    ///
    /// # Errors
    /// `Invalid` when that is neither `UTC` nor an offset.
    pub fn civil(&self, zone: &str) -> Result<Civil> {
        let offset = match zone {
            "" | "UTC" | "Z" => 0,
            zone => offset_of(zone).ok_or(Error::Invalid {
                what: "UTC or an offset such as +02:00",
            })?,
        };
        let nanos = self.nanos + i128::from(offset) * SECOND;
        let days = i64::try_from(nanos.div_euclid(DAY)).map_err(|_| Error::Overflow)?;
        let clock = i64::try_from(nanos.rem_euclid(DAY)).map_err(|_| Error::Overflow)?;
        Ok(Civil::new(days, clock))
    }
}

/// The fraction of a second that digits say, in nanoseconds; what is finer is dropped.
fn billionths(digits: &str) -> Option<i128> {
    let plain = digits.bytes().all(|digit| digit.is_ascii_digit());
    let padded = format!("{digits:0<9}");
    padded.get(..9).filter(|_| plain)?.parse().ok()
}

/// Three numbers of so many digits each.
fn numbers(text: &str, separator: char, digits: [usize; 3]) -> Option<[i64; 3]> {
    let mut parts = text.split(separator);
    let mut found = [0; 3];
    for (number, digits) in found.iter_mut().zip(digits) {
        let part = parts
            .next()
            .filter(|part| part.len() == digits && part.bytes().all(|c| c.is_ascii_digit()))?;
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(found)
}

impl Duration {
    /// No time.
    pub const ZERO: Self = Self { nanos: 0 };

    /// The duration that a text says, such as `1h30m` or `-1.5s`.
    ///
    /// # Errors
    /// `Invalid`; `Overflow` beyond 10,000 years.
    pub fn parse(text: &str) -> Result<Self> {
        let wrong = || Error::Invalid { what: "a duration" };
        let (negative, mut rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        if rest.is_empty() {
            return Err(wrong());
        }
        let mut nanos = 0_i128;
        while !rest.is_empty() && rest != "0" {
            let end = rest
                .find(|c: char| !c.is_ascii_digit() && c != '.')
                .ok_or_else(wrong)?;
            let (number, behind) = rest.split_at(end);
            let units = [
                ("ns", 1),
                ("us", 1_000),
                ("µs", 1_000),
                ("ms", 1_000_000),
                ("s", SECOND),
                ("m", 60 * SECOND),
                ("h", 3_600 * SECOND),
            ];
            let (unit, factor) = units
                .iter()
                .find(|(unit, _)| behind.starts_with(unit))
                .ok_or_else(wrong)?;
            nanos = nanos
                .checked_add(times(number, *factor).ok_or_else(wrong)?)
                .ok_or(Error::Overflow)?;
            rest = &behind[unit.len()..];
            if rest == "0" {
                return Err(wrong());
            }
        }
        Self::of(if negative { -nanos } else { nanos })
    }

    fn of(nanos: i128) -> Result<Self> {
        if nanos.abs() <= LONGEST {
            Ok(Self { nanos })
        } else {
            Err(Error::Overflow)
        }
    }

    /// The sum of two.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn plus(&self, other: &Self) -> Result<Self> {
        Self::of(self.nanos + other.nanos)
    }

    /// A moment later by it.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn before(&self, moment: &Timestamp) -> Result<Timestamp> {
        moment.plus(self)
    }

    /// The difference of two.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn minus(&self, other: &Self) -> Result<Self> {
        Self::of(self.nanos - other.nanos)
    }

    /// The same backwards.
    #[must_use]
    pub fn negated(&self) -> Self {
        Self { nanos: -self.nanos }
    }

    /// Whole hours.
    #[must_use]
    pub fn hours(&self) -> i64 {
        self.whole(3_600 * SECOND)
    }

    /// Whole minutes.
    #[must_use]
    pub fn minutes(&self) -> i64 {
        self.whole(60 * SECOND)
    }

    /// Whole seconds.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        self.whole(SECOND)
    }

    /// The milliseconds beyond whole seconds.
    #[must_use]
    pub fn milliseconds(&self) -> i64 {
        i64::try_from(self.nanos % SECOND / 1_000_000).unwrap_or(0)
    }

    fn whole(&self, unit: i128) -> i64 {
        i64::try_from(self.nanos / unit).unwrap_or(0)
    }
}

/// A decimal number times a factor; what is finer than one is dropped.
fn times(number: &str, factor: i128) -> Option<i128> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if (whole.is_empty() && fraction.is_empty()) || fraction.contains('.') || whole.len() > 18 {
        return None;
    }
    let fraction = fraction.get(..18).unwrap_or(fraction);
    let scale = 10_i128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let digits: i128 = format!("0{whole}{fraction}").parse().ok()?;
    Some(digits.checked_mul(factor)? / scale)
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days = i64::try_from(self.nanos.div_euclid(DAY)).unwrap_or(0);
        let civil = Civil::new(days, i64::try_from(self.nanos.rem_euclid(DAY)).unwrap_or(0));
        write!(
            f,
            "{:04}-{:02}-{:02}T",
            civil.year(),
            civil.month() + 1,
            civil.day()
        )?;
        write!(
            f,
            "{:02}:{:02}:{:02}",
            civil.hours(),
            civil.minutes(),
            civil.seconds()
        )?;
        write!(f, "{}Z", fraction(self.nanos.rem_euclid(SECOND)))
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.nanos < 0 { "-" } else { "" };
        let nanos = self.nanos.abs();
        write!(f, "{sign}{}{}s", nanos / SECOND, fraction(nanos % SECOND))
    }
}

/// Nanoseconds as the digits behind the point of seconds.
fn fraction(nanos: i128) -> String {
    if nanos == 0 {
        return String::new();
    }
    format!(".{nanos:09}").trim_end_matches('0').to_owned()
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).expect(text)
    }

    fn lasting(text: &str) -> Duration {
        Duration::parse(text).expect(text)
    }

    #[test]
    fn timestamps_there_and_back() {
        for text in [
            "1970-01-01T00:00:00Z",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "2024-02-29T12:30:15.5Z",
        ] {
            assert_eq!(at(text).to_string(), text);
        }
        assert_eq!(
            at("2026-01-01T01:00:00.120+02:00").to_string(),
            "2025-12-31T23:00:00.12Z"
        );
        assert_eq!(at("1969-12-31T23:59:59.25Z").seconds(), -1);
        for wrong in [
            "",
            "2023-02-29T00:00:00Z",
            "2023-01-01T24:00:00Z",
            "2023-01-01 00:00:00Z",
            "2023-01-01T00:00:00",
            "2023-1-1T00:00:00Z",
            "2023-01-01T00:00:00.Z",
            "2023-13-01T00:00:00Z",
            "2023-01-01T00:00:00+2:00",
            "2023-01-00T00:00:00Z",
            "2023-01-01T00:00:00.1aZ",
        ] {
            assert!(Timestamp::parse(wrong).is_err(), "{wrong}");
        }
        assert!(Timestamp::parse("0001-01-01T00:00:00+01:00").is_err());
    }

    #[test]
    fn durations_there_and_back() {
        for (text, seconds) in [
            ("1h30m", "5400s"),
            ("-1.5s", "-1.5s"),
            ("0", "0s"),
            ("1ms2us3ns", "0.001002003s"),
            ("1.5h", "5400s"),
            ("+2m", "120s"),
        ] {
            assert_eq!(lasting(text).to_string(), seconds);
        }
        for wrong in ["", "-", "1", "1d", "h", "1h30", "1..5s", ".s", "1h0", "s1"] {
            assert!(Duration::parse(wrong).is_err(), "{wrong}");
        }
        assert_eq!(Duration::parse("999999999h"), Err(Error::Overflow));
        assert_eq!(
            (lasting("-90m").hours(), lasting("1.75s").milliseconds()),
            (-1, 750)
        );
    }

    #[test]
    fn arithmetic_and_calendars() {
        let start = at("2024-02-28T23:30:00Z");
        let later = start.plus(&lasting("1h")).expect("in range");
        assert_eq!(later.to_string(), "2024-02-29T00:30:00Z");
        assert_eq!(later.since(&start), Ok(lasting("1h")));
        assert_eq!(later.minus(&lasting("1h")), Ok(start));
        assert!(at("9999-12-31T00:00:00Z").plus(&lasting("24h")).is_err());
        let civil = start.civil("+01:00").expect("a zone");
        assert_eq!(
            (civil.year(), civil.month(), civil.day(), civil.hours()),
            (2024, 1, 29, 0)
        );
        let civil = later.civil("").expect("a zone");
        assert_eq!(
            (civil.day_of_week(), civil.day_of_year(), civil.minutes()),
            (4, 59, 30)
        );
        assert!(start.civil("Mars").is_err());
    }
}
