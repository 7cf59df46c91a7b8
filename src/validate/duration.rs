//! Durations in Go's notation, such as `1h30m`: the one reading of them, for fields and for hooks.

use std::time::Duration;

use super::codes;
use super::context::Context;
use crate::problem::Problem;
use crate::spec::Located;

/// The longest that something may take, and that in words.
pub(super) type Limit = (Duration, &'static str);

/// The shortest of most durations.
pub(super) const MILLISECOND: Duration = Duration::from_millis(1);

/// The longest of most durations.
pub(super) const YEAR: Limit = (Duration::from_secs(365 * 24 * 60 * 60), "a year");

/// The units by the nanoseconds they have. `ms` stands before `m` and `s`, which it begins and ends with.
const UNITS: [(&str, i128); 8] = [
    ("ns", 1),
    ("us", 1_000),
    ("µs", 1_000),
    ("μs", 1_000),
    ("ms", 1_000_000),
    ("s", 1_000_000_000),
    ("m", 60_000_000_000),
    ("h", 3_600_000_000_000),
];

/// The nanoseconds that a text stands for; `None` when it is no duration or one beyond Go's, of 292 years.
pub(super) fn nanoseconds(text: &str) -> Option<i64> {
    let (sign, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    if rest == "0" {
        return Some(0);
    }
    let mut total: i128 = 0;
    loop {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, behind) = rest.split_at(end);
        let unit = UNITS.iter().find(|(unit, _)| behind.starts_with(unit))?;
        total = total.checked_add(amount(number, unit.1)?)?;
        rest = behind.strip_prefix(unit.0)?;
        if rest.is_empty() {
            break;
        }
    }
    i64::try_from(sign * total).ok()
}

/// So many units, in nanoseconds; what is less than one is dropped.
fn amount(number: &str, unit: i128) -> Option<i128> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() && fraction.is_empty() || fraction.contains('.') {
        return None;
    }
    let parse = |digits: &str| match digits {
        "" => Some(0),
        digits => digits.parse::<i128>().ok(),
    };
    // Eighteen digits are more than a nanosecond of an hour.
    let fraction: String = fraction.chars().take(18).collect();
    let scale = 10_i128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let part = parse(&fraction)?.checked_mul(unit)? / scale;
    parse(whole)?.checked_mul(unit)?.checked_add(part)
}

/// The duration that a text stands for; `None` when it is none or a negative one.
pub(super) fn parse(text: &str) -> Option<Duration> {
    u64::try_from(nanoseconds(text)?)
        .ok()
        .map(Duration::from_nanos)
}

/// A duration between two others; what is wrong with it is reported.
pub(super) fn between(
    context: &mut Context,
    declared: Option<&Located<String>>,
    shortest: Duration,
    longest: Limit,
) -> Option<Duration> {
    let declared = declared?;
    let text = declared.text()?;
    let problem = |message| Problem::error(codes::DURATION, declared.span.clone(), message);
    match parse(text) {
        None => context.push(
            problem(format!("`{text}` is not a duration")).hint("such as `30s`, `5m` or `1h30m`"),
        ),
        Some(found) if found < shortest => {
            let message = format!("`{text}` is too short: at least {shortest:?}");
            context.push(problem(message));
        }
        Some(found) if found > longest.0 => {
            let message = format!("`{text}` is too long: at most {}", longest.1);
            context.push(problem(message));
        }
        Some(found) => return Some(found),
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn durations_are_those_of_go() {
        for (text, expected) in [
            ("30s", Some(30_000_000_000)),
            ("1h30m", Some(5_400_000_000_000)),
            ("1.5h", Some(5_400_000_000_000)),
            (".5m", Some(30_000_000_000)),
            ("1.s", Some(1_000_000_000)),
            ("500ms", Some(500_000_000)),
            ("1m1ms", Some(60_001_000_000)),
            ("2µs3us4ns", Some(5_004)),
            ("-1m", Some(-60_000_000_000)),
            ("+1m", Some(60_000_000_000)),
            ("0", Some(0)),
            ("0s", Some(0)),
            ("0s1s", Some(1_000_000_000)),
            ("2562047h47m16s", Some(9_223_372_036_000_000_000)),
            ("2562048h", None),
            ("", None),
            ("-", None),
            ("1", None),
            ("s", None),
            (".s", None),
            ("1..5s", None),
            ("1d", None),
            ("1 m", None),
            ("1m ", None),
            ("5 minutes", None),
            ("1m-1s", None),
        ] {
            assert_eq!(nanoseconds(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn parts_add_up(hours in 0u64..1000, minutes in 0u64..1000, seconds in 0u64..1000, millis in 0u64..1000) {
            let text = format!("{hours}h{minutes}m{seconds}s{millis}ms");
            let expected = Duration::from_secs(hours * 3600 + minutes * 60 + seconds) + Duration::from_millis(millis);
            prop_assert_eq!(parse(&text), Some(expected));
            prop_assert_eq!(nanoseconds(&format!("-{text}")).map(|n| -n), nanoseconds(&text));
        }

        #[test]
        fn no_text_is_too_odd(text in "[-+0-9.nuµmsh]{0,40}") {
            nanoseconds(&text);
        }
    }
}
