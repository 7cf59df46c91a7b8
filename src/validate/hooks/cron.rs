//! The five fields of cron, in the notation that every cron has.

use std::ops::RangeInclusive;

/// A field: what it is called, its values, and names for them, the first of which stands for its least value.
struct Field {
    name: &'static str,
    values: RangeInclusive<u32>,
    names: &'static [&'static str],
}

const FIELDS: [Field; 5] = [
    Field {
        name: "minute",
        values: 0..=59,
        names: &[],
    },
    Field {
        name: "hour",
        values: 0..=23,
        names: &[],
    },
    Field {
        name: "day of the month",
        values: 1..=31,
        names: &[],
    },
    Field {
        name: "month",
        values: 1..=12,
        names: &[
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ],
    },
    // Both 0 and 7 are Sunday.
    Field {
        name: "day of the week",
        values: 0..=7,
        names: &["sun", "mon", "tue", "wed", "thu", "fri", "sat"],
    },
];

/// The greatest number of days that each month has.
const DAYS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Checks an expression; the error says in words what is wrong with it.
pub(super) fn check(expression: &str) -> Result<(), String> {
    let parts: Vec<&str> = expression.split_whitespace().collect();
    if parts.len() != FIELDS.len() {
        let found = parts.len();
        return Err(format!("cron has five fields, this has {found}"));
    }
    let mut allowed = Vec::new();
    for (field, part) in FIELDS.iter().zip(&parts) {
        allowed.push(field.allowed(part)?);
    }
    let [_, _, days, months, _] = allowed.as_slice() else {
        return Ok(());
    };
    // With a day of the week given, either of the two days suffices; one that begins with `*` does not count as given.
    let longest = DAYS
        .iter()
        .zip(1..)
        .filter(|(_, month)| months.contains(month))
        .map(|(days, _)| *days)
        .max();
    let comes = |longest| days.iter().any(|day| *day <= longest);
    let any_weekday = parts.get(4).is_some_and(|weekday| weekday.starts_with('*'));
    if any_weekday && !longest.is_some_and(comes) {
        return Err("no month has such a day: it would never run".to_owned());
    }
    Ok(())
}

impl Field {
    /// The values that a field of an expression allows.
    fn allowed(&self, text: &str) -> Result<Vec<u32>, String> {
        let mut allowed = Vec::new();
        for item in text.split(',') {
            let (range, step) = match item.split_once('/') {
                Some((range, step)) => (range, Some(self.step(step)?)),
                None => (item, None),
            };
            let range = match range.split_once('-') {
                _ if range == "*" => self.values.clone(),
                Some((first, last)) => self.value(first)?..=self.value(last)?,
                None if step.is_some() => {
                    return Err(format!(
                        "a step needs a range, such as `{range}-{}/2`",
                        self.values.end()
                    ));
                }
                None => self.value(range)?..=self.value(range)?,
            };
            if range.is_empty() {
                return Err(format!("the range `{item}` is empty"));
            }
            allowed.extend(range.step_by(step.unwrap_or(1)));
        }
        Ok(allowed)
    }

    fn step(&self, text: &str) -> Result<usize, String> {
        let step = number(text).filter(|step| (1..=*self.values.end()).contains(step));
        let step = step.and_then(|step| usize::try_from(step).ok());
        step.ok_or_else(|| format!("`{text}` is no step of the {}", self.name))
    }

    fn value(&self, text: &str) -> Result<u32, String> {
        let named = self
            .names
            .iter()
            .zip(*self.values.start()..)
            .find(|(name, _)| name.eq_ignore_ascii_case(text));
        let value = named.map(|(_, value)| value).or_else(|| number(text));
        value
            .filter(|value| self.values.contains(value))
            .ok_or_else(|| {
                let (least, greatest) = (self.values.start(), self.values.end());
                format!(
                    "`{text}` is no {}, which is from {least} to {greatest}",
                    self.name
                )
            })
    }
}

/// A number of digits alone.
fn number(text: &str) -> Option<u32> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn good_expressions_pass() {
        for expression in [
            "* * * * *",
            "0 3 * * *",
            "*/5 0-23/2 1,15 * MON-FRI",
            "0 0 29 feb *",
            "0 0 31 2 1",
            "59 23 31 12 7",
            "0  0 1-7 */3 sun,Sat",
        ] {
            assert_eq!(check(expression), Ok(()), "{expression}");
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (expression, part) in [
            ("", "has 0"),
            ("* * * *", "has 4"),
            ("0 * * * * *", "has 6"),
            ("@daily", "has 1"),
            ("60 * * * *", "no minute"),
            ("* 24 * * *", "no hour"),
            ("* * 0 * *", "no day of the month"),
            ("* * * 13 *", "no month"),
            ("* * * mon *", "no month"),
            ("* * * * 8", "no day of the week"),
            ("* * * * L", "no day of the week"),
            ("5-1 * * * *", "empty"),
            ("*/0 * * * *", "no step"),
            ("*/x * * * *", "no step"),
            ("5/10 * * * *", "needs a range"),
            ("1,,2 * * * *", "no minute"),
            ("+1 * * * *", "no minute"),
            ("0 0 31 feb,apr *", "never"),
            ("0 0 30 2 */2", "never"),
        ] {
            let error = check(expression).err().unwrap_or_default();
            assert!(error.contains(part), "{expression}: {error}");
        }
    }

    /// A field that may be right, or nearly so.
    fn field() -> impl Strategy<Value = String> {
        let number = || prop_oneof![30 => 1u32..8, 1 => 0u32..70];
        let range = || (number(), number()).prop_map(|(a, b)| format!("{}-{}", a.min(b), a.max(b)));
        let item = prop_oneof![
            8 => Just("*".to_owned()),
            8 => number().prop_map(|number| number.to_string()),
            1 => prop::sample::select(vec!["mon", "SUN", "jan", "Dec", "L", "?"]).prop_map(str::to_owned),
            4 => range(),
            2 => (1u32..8).prop_map(|step| format!("*/{step}")),
            2 => (range(), 1u32..8).prop_map(|(range, step)| format!("{range}/{step}")),
        ];
        prop::collection::vec(item, 1..3).prop_map(|items| items.join(","))
    }

    proptest! {
        /// What passes here, the runtime understands, and it comes some time. The runtime looks eight years ahead, which is
        /// enough for 29 February.
        #[test]
        fn the_runtime_agrees(fields in prop::collection::vec(field(), 5)) {
            let expression = fields.join(" ");
            let calendar = operator_runtime::hook::cron::Calendar::new(&expression, "UTC");
            if check(&expression).is_ok() {
                let calendar = calendar.expect("the runtime understands it");
                let start = "2026-01-31T23:59:59Z".parse().expect("a time");
                prop_assert!(calendar.next(start).is_some(), "{expression} never comes");
            }
        }

        #[test]
        fn no_expression_is_too_odd(expression in "[0-9a-zA-Z*/,\\- é]{0,40}") {
            let _ = check(&expression);
        }
    }
}
