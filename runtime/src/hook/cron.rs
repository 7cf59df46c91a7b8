//! Times by the calendar: cron expressions of five fields, in a time zone.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];
const DAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/// How far ahead to look. Every day of every month comes within eight years: 29 February is left out in 2100.
const HORIZON: i32 = 8;

/// Why an expression or a time zone cannot be understood.
#[derive(Debug, thiserror::Error)]
pub enum CronError {
    /// The expression does not have five fields.
    #[error(
        "`{0}` does not have five fields: minute, hour, day of the month, month, day of the week"
    )]
    Fields(String),
    /// A field cannot be understood.
    #[error("`{0}` is no {1} between {2} and {3}")]
    Field(String, &'static str, u8, u8),
    /// The system does not know the time zone.
    #[error("the time zone `{0}` is not known: {1}")]
    TimeZone(String, jiff::Error),
}

/// Times by the calendar.
#[derive(Debug)]
pub struct Calendar {
    minutes: Field,
    hours: Field,
    days: Field,
    months: Field,
    weekdays: Field,
    zone: TimeZone,
}

/// The values of a field, a bit each.
#[derive(Clone, Copy, Debug)]
struct Field {
    bits: u64,
    /// Whether it begins with `*`, and so restricts nothing by itself.
    any: bool,
}

impl Calendar {
    /// Understands an expression.
    pub fn new(expression: &str, time_zone: &str) -> Result<Self, CronError> {
        let fields: Vec<&str> = expression.split_whitespace().collect();
        let [minutes, hours, days, months, weekdays] = fields[..] else {
            return Err(CronError::Fields(expression.to_owned()));
        };
        let mut weekdays = Field::new(weekdays, "day of the week", 0, 7, &DAYS)?;
        weekdays.bits |= weekdays.bits >> 7;
        let zone = match time_zone {
            "UTC" => TimeZone::UTC,
            name => {
                TimeZone::get(name).map_err(|error| CronError::TimeZone(name.to_owned(), error))?
            }
        };
        Ok(Self {
            minutes: Field::new(minutes, "minute", 0, 59, &[])?,
            hours: Field::new(hours, "hour", 0, 23, &[])?,
            days: Field::new(days, "day of the month", 1, 31, &[])?,
            months: Field::new(months, "month", 1, 12, &MONTHS)?,
            weekdays,
            zone,
        })
    }

    /// The first time after another; `None` when there is none within eight years.
    ///
    /// Where clocks are set forward, a time that does not exist comes as much later. Where they are set back, a time comes
    /// once, unless the expression means every hour: then the hour that is repeated counts twice.
    pub fn next(&self, after: Timestamp) -> Option<Timestamp> {
        let now = after.to_zoned(self.zone.clone()).datetime();
        let once = self.first(now, |time| self.earlier(time), after);
        if !self.hours.any {
            return once;
        }
        let turn = self
            .zone
            .following(after)
            .next()
            .map(|turn| turn.timestamp());
        let begin = match turn {
            Some(turn) if once.is_none_or(|once| turn < once) => turn
                .to_zoned(self.zone.clone())
                .datetime()
                .checked_sub(1.minute())
                .ok()?,
            _ => now,
        };
        let again = self.first(begin, |time| self.later(time), after);
        once.into_iter().chain(again).min()
    }

    /// The first of the calendar's times from the minute after `start` on that comes after another.
    fn first(
        &self,
        start: DateTime,
        instant: impl Fn(DateTime) -> Option<Timestamp>,
        after: Timestamp,
    ) -> Option<Timestamp> {
        // The times of the calendar are rarely before `after`: within an hour that is repeated.
        let mut time = self.following(start)?;
        loop {
            match instant(time) {
                Some(found) if found > after => return Some(found),
                _ => time = self.following(time)?,
            }
        }
    }

    fn earlier(&self, time: DateTime) -> Option<Timestamp> {
        let ambiguous = self.zone.to_ambiguous_timestamp(time);
        ambiguous.compatible().ok()
    }

    fn later(&self, time: DateTime) -> Option<Timestamp> {
        self.zone.to_ambiguous_timestamp(time).later().ok()
    }

    /// The first time on the wall after another.
    fn following(&self, time: DateTime) -> Option<DateTime> {
        let time = time.checked_add(1.minute()).ok()?;
        let mut date = time.date();
        let end = date.year() + i16::try_from(HORIZON).unwrap_or_default();
        let mut earliest = (time.hour(), time.minute());
        while date.year() <= end {
            if !self.months.holds(date.month()) {
                date = date.last_of_month().tomorrow().ok()?;
            } else if let Some((hour, minute)) = self.time(earliest).filter(|_| self.is_day(date)) {
                return Some(date.at(hour, minute, 0, 0));
            } else {
                date = date.tomorrow().ok()?;
            }
            earliest = (0, 0);
        }
        None
    }

    /// The first hour and minute of a day, from this one on.
    fn time(&self, (hour, minute): (i8, i8)) -> Option<(i8, i8)> {
        let this = self
            .hours
            .holds(hour)
            .then(|| self.minutes.from(minute))
            .flatten();
        match this {
            Some(minute) => Some((hour, minute)),
            None => Some((self.hours.from(hour + 1)?, self.minutes.from(0)?)),
        }
    }

    /// Whether a day is meant. Where both kinds of days are restricted, either suffices.
    fn is_day(&self, date: Date) -> bool {
        let day = self.days.holds(date.day());
        let weekday = self.weekdays.holds(date.weekday().to_sunday_zero_offset());
        match self.days.any || self.weekdays.any {
            true => day && weekday,
            false => day || weekday,
        }
    }
}

impl Field {
    fn new(
        text: &str,
        what: &'static str,
        first: u8,
        last: u8,
        names: &[&str],
    ) -> Result<Self, CronError> {
        let error = || CronError::Field(text.to_owned(), what, first, last);
        let mut bits = 0;
        for part in text.split(',') {
            bits |= range(part, first, last, names).ok_or_else(error)?;
        }
        let any = text.starts_with('*');
        Ok(Self { bits, any })
    }

    fn holds(self, value: i8) -> bool {
        self.from(value) == Some(value)
    }

    /// The first value from this one on.
    fn from(self, value: i8) -> Option<i8> {
        let value = u32::try_from(value).ok()?;
        let rest = self.bits.checked_shr(value)?;
        let found = (rest != 0).then(|| value + rest.trailing_zeros())?;
        i8::try_from(found).ok()
    }
}

/// The values of `*`, `a`, `a-b`, `*/n` or `a-b/n`, a bit each.
fn range(text: &str, first: u8, last: u8, names: &[&str]) -> Option<u64> {
    let (values, step) = match text.split_once('/') {
        Some((values, step)) => (values, step.parse().ok().filter(|step| *step > 0)?),
        None => (text, 1),
    };
    let value = |text: &str| {
        let named = names
            .iter()
            .position(|name| name.eq_ignore_ascii_case(text));
        match named {
            Some(at) => u8::try_from(at).ok()?.checked_add(first),
            None => text
                .parse()
                .ok()
                .filter(|_| text.bytes().all(|byte| byte.is_ascii_digit())),
        }
    };
    let (from, to) = match values.split_once('-') {
        _ if values == "*" => (first, last),
        Some((from, to)) => (value(from)?, value(to)?),
        None if step == 1 && !text.contains('/') => (value(values)?, value(values)?),
        None => return None,
    };
    let fits = first <= from && from <= to && to <= last;
    fits.then(|| {
        (from..=to)
            .step_by(step)
            .fold(0, |bits, value| bits | 1 << value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::DateTime;
    use proptest::prelude::*;

    fn calendar(expression: &str, zone: &str) -> Calendar {
        Calendar::new(expression, zone).expect("a calendar")
    }

    /// The next times on the wall in a zone.
    fn times(expression: &str, zone: &str, after: &str, count: usize) -> Vec<String> {
        let zone = TimeZone::get(zone).expect("a zone");
        let after: DateTime = after.parse().expect("a time");
        let after = after.to_zoned(zone.clone()).expect("a time").timestamp();
        let calendar = Calendar {
            zone: zone.clone(),
            ..calendar(expression, "UTC")
        };
        let next = |after: &Timestamp| calendar.next(*after);
        std::iter::successors(next(&after), next)
            .take(count)
            .map(|time| {
                time.to_zoned(zone.clone())
                    .strftime("%a %d %b %H:%M %z")
                    .to_string()
            })
            .collect()
    }

    #[test]
    fn it_understands_what_crontab_understands() {
        let next = |expression| times(expression, "UTC", "2026-11-24T22:10:30", 2);
        assert_eq!(
            next("*/20 * * * *"),
            ["Tue 24 Nov 22:20 +0000", "Tue 24 Nov 22:40 +0000"]
        );
        assert_eq!(
            next("0 3 * * *"),
            ["Wed 25 Nov 03:00 +0000", "Thu 26 Nov 03:00 +0000"]
        );
        assert_eq!(
            next("5-7/2 1,2 * * *"),
            ["Wed 25 Nov 01:05 +0000", "Wed 25 Nov 01:07 +0000"]
        );
        assert_eq!(
            next("0 0 1 JAN,jul *"),
            ["Fri 01 Jan 00:00 +0000", "Thu 01 Jul 00:00 +0000"]
        );
        assert_eq!(next("0 0 * * 7"), next("0 0 * * Sun"));
        assert_eq!(
            next("0 0 * * 5-7"),
            ["Fri 27 Nov 00:00 +0000", "Sat 28 Nov 00:00 +0000"]
        );
        assert_eq!(
            next("0 0 13 * FRI"),
            ["Fri 27 Nov 00:00 +0000", "Fri 04 Dec 00:00 +0000"]
        );
        assert_eq!(next("0 0 29 2 *")[0], "Tue 29 Feb 00:00 +0000");
        assert_eq!(next("0 0 31 2 *"), Vec::<String>::new());
    }

    #[test]
    fn what_is_no_expression_is_refused() {
        for expression in [
            "",
            "* * * *",
            "* * * * * *",
            "60 * * * *",
            "* 24 * * *",
            "* * 0 * *",
            "* * * 13 *",
            "* * * * 8",
            "*/0 * * * *",
            "5/2 * * * *",
            "7-5 * * * *",
            "a * * * *",
            "+1 * * * *",
            "1, * * * *",
            "*-3 * * * *",
            "* * * MON *",
        ] {
            assert!(Calendar::new(expression, "UTC").is_err(), "{expression}");
        }
        assert!(Calendar::new("* * * * *", "Mars/Olympus").is_err());
    }

    #[test]
    fn when_clocks_are_set_a_daily_time_comes_once() {
        let spring = times("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00", 2);
        assert_eq!(spring, ["Sun 29 Mar 03:30 +0200", "Mon 30 Mar 02:30 +0200"]);
        let autumn = times("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00", 2);
        assert_eq!(autumn, ["Sun 25 Oct 02:30 +0200", "Mon 26 Oct 02:30 +0100"]);
    }

    #[test]
    fn when_clocks_are_set_back_every_hour_means_the_repeated_one_too() {
        let autumn = times("30 * * * *", "Europe/Berlin", "2026-10-25T01:00", 4);
        let expected = [
            "Sun 25 Oct 01:30 +0200",
            "Sun 25 Oct 02:30 +0200",
            "Sun 25 Oct 02:30 +0100",
            "Sun 25 Oct 03:30 +0100",
        ];
        assert_eq!(autumn, expected);
        let spring = times("0 * * * *", "Europe/Berlin", "2026-03-29T00:30", 3);
        let expected = [
            "Sun 29 Mar 01:00 +0100",
            "Sun 29 Mar 03:00 +0200",
            "Sun 29 Mar 04:00 +0200",
        ];
        assert_eq!(spring, expected);
    }

    /// Whether a field holds a value, by the letter.
    fn matches(text: &str, value: i64, last: i64) -> bool {
        text.split(',').any(|part| {
            let (values, step) = part.split_once('/').unwrap_or((part, "1"));
            let step: i64 = step.parse().expect("a step");
            let (from, to) = match values.split_once('-') {
                Some((from, to)) => (from.parse().expect("a"), to.parse().expect("b")),
                None if values == "*" => (i64::from(last == 31 || last == 12), last),
                None => (values.parse().expect("a"), values.parse().expect("a")),
            };
            (from..=to).contains(&value) && (value - from) % step == 0
        })
    }

    fn field(first: u8, last: u8) -> impl Strategy<Value = String> {
        let part = prop_oneof![
            Just("*".to_owned()),
            (first..=last).prop_map(|a| a.to_string()),
            (first..=last, first..=last).prop_map(|(a, b)| format!("{}-{}", a.min(b), a.max(b))),
            (1..30_u8).prop_map(|n| format!("*/{n}")),
            (first..=last, first..=last, 1..9_u8).prop_map(|(a, b, n)| format!(
                "{}-{}/{n}",
                a.min(b),
                a.max(b)
            )),
        ];
        proptest::collection::vec(part, 1..3).prop_map(|parts| parts.join(","))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        /// Minute by minute, it comes to the same.
        #[test]
        fn it_finds_the_first_minute_that_matches(
            minute in field(0, 59), hour in field(0, 23), day in field(1, 31), month in field(1, 12),
            weekday in field(0, 6), start in 1_700_000_000_i64..1_900_000_000,
        ) {
            let expression = format!("{minute} {hour} {day} {month} {weekday}");
            let start = Timestamp::from_second(start).expect("a time");
            let next = calendar(&expression, "UTC").next(start);
            let is_due = |time: Timestamp| {
                let time = time.to_zoned(TimeZone::UTC);
                let days = matches(&day, time.day().into(), 31);
                let weekdays = matches(&weekday, time.weekday().to_sunday_zero_offset().into(), 6);
                let is_day = match day.starts_with('*') || weekday.starts_with('*') {
                    true => days && weekdays,
                    false => days || weekdays,
                };
                is_day
                    && matches(&minute, time.minute().into(), 59)
                    && matches(&hour, time.hour().into(), 23)
                    && matches(&month, time.month().into(), 12)
            };
            let mut minute = Timestamp::from_second((start.as_second() / 60 + 1) * 60).expect("a time");
            let end = start.as_second() + 20 * 24 * 3600;
            while minute.as_second() < end && !is_due(minute) {
                minute = Timestamp::from_second(minute.as_second() + 60).expect("a time");
            }
            match next {
                Some(next) if next.as_second() < end => prop_assert_eq!(next, minute),
                _ => prop_assert!(minute.as_second() >= end, "{} {:?}", minute, next),
            }
        }

        /// In any zone, times come one after the other, on whole minutes.
        #[test]
        fn times_grow(
            minute in field(0, 59), hour in field(0, 23), start in 1_700_000_000_i64..1_900_000_000,
            zone in prop_oneof![Just("Europe/Berlin"), Just("America/New_York"), Just("Australia/Lord_Howe"), Just("Asia/Kathmandu")],
        ) {
            let calendar = calendar(&format!("{minute} {hour} * * *"), zone);
            let mut last = Timestamp::from_second(start).expect("a time");
            for _ in 0..200 {
                let next = calendar.next(last).expect("a time every day");
                prop_assert!(next > last && next.as_second() % 60 == 0);
                prop_assert!(next.as_second() - last.as_second() <= 49 * 3600);
                last = next;
            }
        }
    }
}
