//! The calendar that is in use everywhere (Gregorian, continued backwards), and offsets from UTC.

/// What calendars and clocks show at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Civil {
    /// Days since 1970.
    days: i64,
    /// Nanoseconds since midnight.
    clock: i64,
    year: i64,
    /// From 1.
    month: i64,
    /// From 1.
    day: i64,
}

impl Civil {
    /// So many days after 1970, so many nanoseconds after midnight.
    pub(super) fn new(days: i64, clock: i64) -> Self {
        // Years are counted from March, so that the leap day is the last of its year; 400 years have 146,097 days.
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let month = if from_march < 10 {
            from_march + 3
        } else {
            from_march - 9
        };
        Self {
            days,
            clock,
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month,
            day: of_year - (153 * from_march + 2) / 5 + 1,
        }
    }

    /// The year.
    #[must_use]
    pub fn year(&self) -> i64 {
        self.year
    }

    /// The month, January being 0.
    #[must_use]
    pub fn month(&self) -> i64 {
        self.month - 1
    }

    /// The day of the month, the first being 1.
    #[must_use]
    pub fn day(&self) -> i64 {
        self.day
    }

    /// The day of the month, the first being 0.
    #[must_use]
    pub fn day_of_month(&self) -> i64 {
        self.day - 1
    }

    /// The day of the week, Sunday being 0.
    #[must_use]
    pub fn day_of_week(&self) -> i64 {
        (self.days + 4).rem_euclid(7)
    }

    /// The day of the year, the first being 0.
    #[must_use]
    pub fn day_of_year(&self) -> i64 {
        self.days - days_of(self.year, 1, 1).unwrap_or(self.days)
    }

    /// The hour.
    #[must_use]
    pub fn hours(&self) -> i64 {
        self.clock / 3_600_000_000_000
    }

    /// The minute.
    #[must_use]
    pub fn minutes(&self) -> i64 {
        self.clock / 60_000_000_000 % 60
    }

    /// The second.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        self.clock / 1_000_000_000 % 60
    }

    /// The millisecond.
    #[must_use]
    pub fn milliseconds(&self) -> i64 {
        self.clock / 1_000_000 % 1_000
    }
}

/// The days from 1970 to a date, if there is such a date.
pub(super) fn days_of(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    if !(1..=length).contains(&day) {
        return None;
    }
    let from_march = if month > 2 { month - 3 } else { month + 9 };
    let year = year - i64::from(month <= 2);
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * from_march + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// The seconds that clocks are ahead of UTC: `+02:00`, `-08:30`.
pub(super) fn offset_of(zone: &str) -> Option<i64> {
    let sign = match zone.as_bytes().first()? {
        b'-' => -1,
        _ => 1,
    };
    let (hours, minutes) = zone.trim_start_matches(['+', '-']).split_once(':')?;
    let number = |text: &str| {
        text.parse::<i64>()
            .ok()
            .filter(|_| text.len() == 2 && !text.starts_with('+'))
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours < 24 && minutes < 60 && zone.len() <= 6).then_some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_many_years_there_and_back() {
        let mut expected = days_of(1599, 12, 31);
        for year in 1600..2101 {
            for month in 1..=12 {
                for day in 1..=31 {
                    let Some(days) = days_of(year, month, day) else {
                        continue;
                    };
                    assert_eq!(Some(days - 1), expected);
                    expected = Some(days);
                    let civil = Civil::new(days, 0);
                    assert_eq!(
                        (civil.year(), civil.month() + 1, civil.day()),
                        (year, month, day)
                    );
                }
            }
        }
    }

    #[test]
    fn offsets() {
        assert_eq!(
            (offset_of("+02:00"), offset_of("-08:30"), offset_of("02:00")),
            (Some(7_200), Some(-30_600), Some(7_200))
        );
        for wrong in ["", "+2:00", "+02", "+24:00", "+01:60", "UTC", "+-1:00"] {
            assert_eq!(offset_of(wrong), None, "{wrong}");
        }
    }
}
