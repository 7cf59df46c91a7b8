//! The times of a timer.

use std::time::Duration;

use super::cron;
use super::keys::one_of;
use crate::model::On;
use crate::problem::Problem;
use crate::spec::{Hook, Located, Missed};
use crate::validate::context::Context;
use crate::validate::duration::{MILLISECOND, YEAR, between};
use crate::validate::names::matches;
use crate::validate::{codes, field};

const TIME_ZONE: &str = "^(UTC|[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)+)$";

/// When a timer runs: at intervals or by the calendar.
pub(super) fn timer(context: &mut Context, hook: &Hook) -> On {
    let found = [hook.every.is_some(), hook.cron.is_some()];
    one_of(context, hook, ["every", "cron"], found);
    let shortest = Duration::from_secs(1);
    let Some(cron) = &hook.cron else {
        let every = between(context, hook.every.as_ref(), shortest, YEAR);
        return On::Every {
            every: every.unwrap_or(shortest),
            idle: between(context, hook.idle.as_ref(), MILLISECOND, YEAR),
            initial_delay: between(context, hook.initial_delay.as_ref(), Duration::ZERO, YEAR)
                .unwrap_or_default(),
            sharp: field::is_true(hook.sharp.as_ref()),
        };
    };
    if let Some(Err(message)) = cron.text().map(cron::check) {
        context.push(
            Problem::error(codes::CRON, cron.span.clone(), message).hint(
                "minute, hour, day of the month, month, day of the week, such as `0 3 * * 1-5`",
            ),
        );
    }
    On::Cron {
        expression: field::text(Some(cron))
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        time_zone: time_zone(context, hook.time_zone.as_ref()),
        run_missed: hook.missed.as_ref().and_then(|missed| missed.value) != Some(Missed::Skip),
    }
}

fn time_zone(context: &mut Context, declared: Option<&Located<String>>) -> String {
    let Some((declared, text)) = declared.and_then(|zone| Some((zone, zone.text()?))) else {
        return "UTC".to_owned();
    };
    if !matches(TIME_ZONE, text) {
        context.push(
            Problem::error(
                codes::TIME_ZONE,
                declared.span.clone(),
                format!("`{text}` is not the name of a time zone"),
            )
            .hint("`UTC`, or a name such as `Europe/Berlin`"),
        );
    }
    text.to_owned()
}
