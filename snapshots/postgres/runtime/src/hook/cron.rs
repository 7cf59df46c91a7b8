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
    /// Understands an expression, in `UTC` or the time zone with a name such as `Europe/Berlin`.
    ///
    /// # Errors
    /// When the expression is none, or the system does not know the time zone.
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
