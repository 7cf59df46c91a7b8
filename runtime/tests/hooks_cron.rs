//! Times by the calendar, also where clocks are set.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use operator_runtime::hook::cron::Calendar;
use proptest::prelude::*;

fn calendar(expression: &str, zone: &str) -> Calendar {
    Calendar::new(expression, zone).expect("a calendar")
}

/// The next times on the wall in a zone.
fn times(expression: &str, zone: &str, after: &str, count: usize) -> Vec<String> {
    let calendar = calendar(expression, zone);
    let zone = TimeZone::get(zone).expect("a zone");
    let after: DateTime = after.parse().expect("a time");
    let after = after.to_zoned(zone.clone()).expect("a time").timestamp();
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
