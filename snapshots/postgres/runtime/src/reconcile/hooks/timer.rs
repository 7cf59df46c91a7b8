//! Timers: every so often, or by the calendar.

use std::time::Duration;

use jiff::Timestamp;
use tokio::time::Instant;

use super::pass::is_fresh;
use super::run::{self, Job};
use super::task::Scene;
use crate::hook::cron::Calendar;
use crate::hook::record::{Record, State};
use crate::hook::{Missed, Schedule};
use crate::kind::Kind;

/// How long a wait for the calendar is at most, since the clock of the world may be set meanwhile.
const LOOK_AT_THE_CLOCK: Duration = Duration::from_secs(300);

/// How long to wait when the resource could not be read.
const UNREADABLE: Duration = Duration::from_secs(10);

/// What came of a run.
enum Came {
    /// It is done, or was not wanted this time.
    Done,
    /// It failed and is tried again after this time.
    Retry(Duration),
    /// It could not be called yet; it is tried again after this time.
    NotYet(Duration),
    /// The task has nothing more to do.
    Over,
}

/// Runs a timer until it is cancelled or has nothing more to do.
pub async fn run<K: Kind>(scene: Scene<K>, schedule: Schedule) {
    match schedule {
        Schedule::Every {
            every,
            idle,
            initial_delay,
            sharp,
        } => {
            let first = scene.desk.since + initial_delay;
            repeat(scene, first, every, idle, sharp).await;
        }
        Schedule::Cron {
            expression,
            time_zone,
            missed,
        } => match Calendar::new(expression, time_zone) {
            Ok(calendar) => by_calendar(scene, &calendar, missed).await,
            Err(error) => refuse(&scene, &error.to_string()).await,
        },
    }
}

async fn repeat<K: Kind>(
    mut scene: Scene<K>,
    first: Instant,
    every: Duration,
    idle: Option<Duration>,
    sharp: bool,
) {
    let (mut planned, mut at, mut attempt) = (first, first, 1);
    while scene.sleep_until(at).await {
        let Some(subject) = scene.subject() else {
            return;
        };
        let since = scene
            .desk
            .notes()
            .unchanged_since(subject.object.generation);
        let quiet = idle.map_or(at, |idle| since + idle);
        if quiet > Instant::now() {
            (planned, at) = (quiet, quiet);
            continue;
        }
        match tick(&scene, attempt, None).await {
            Came::Over => return,
            Came::NotYet(wait) => at = Instant::now() + wait,
            Came::Retry(wait) => {
                attempt += 1;
                at = Instant::now() + wait;
            }
            Came::Done => {
                attempt = 1;
                planned = match sharp {
                    true => after(planned, every, Instant::now()),
                    false => Instant::now() + every,
                };
                at = planned;
            }
        }
    }
}

/// The first of the times `start`, `start + every`, ... that is still to come.
fn after(start: Instant, every: Duration, now: Instant) -> Instant {
    let late = now.saturating_duration_since(start).as_nanos();
    let runs = late / every.as_nanos().max(1) + 1;
    start + every.saturating_mul(u32::try_from(runs).unwrap_or(u32::MAX))
}

async fn by_calendar<K: Kind>(mut scene: Scene<K>, calendar: &Calendar, missed: Missed) {
    let Some(subject) = scene.subject() else {
        return;
    };
    let clock = scene.context.hooks.clock;
    let record = scene.record();
    let handled = record
        .as_ref()
        .and_then(|record| record.handled.as_deref()?.parse().ok());
    let created = kube::Resource::meta(&subject.this)
        .creation_timestamp
        .as_ref();
    let mut last = handled
        .or(created.map(|time| time.0))
        .unwrap_or_else(|| clock.now());
    let failed = record.is_some_and(|record| record.state == State::Retrying);
    if missed == Missed::Skip && !failed {
        last = last.max(clock.now());
    }
    let mut attempt = 1;
    let mut at = Instant::now();
    loop {
        let Some(next) = calendar.next(last) else {
            return;
        };
        while clock.now() < next {
            let wait = clock.until(next).min(LOOK_AT_THE_CLOCK);
            at = Instant::now() + wait;
            if !scene.sleep_until(at).await {
                return;
            }
        }
        if !scene.sleep_until(at).await {
            return;
        }
        // One run stands for all whose time has passed.
        let now = clock.now();
        let time = match calendar.next(next) {
            Some(later) if later <= now => now,
            _ => next,
        };
        match tick(&scene, attempt, Some(time)).await {
            Came::Over => return,
            Came::NotYet(wait) => at = Instant::now() + wait,
            Came::Retry(wait) => {
                attempt += 1;
                at = Instant::now() + wait;
            }
            Came::Done => {
                attempt = 1;
                last = time;
            }
        }
    }
}

/// One run of a timer, for this time of the calendar.
async fn tick<K: Kind>(scene: &Scene<K>, attempt: u32, time: Option<Timestamp>) -> Came {
    let (context, hook) = (&*scene.context, scene.hook);
    let Some(subject) = scene.subject() else {
        return Came::Over;
    };
    match is_fresh(context, &subject, &scene.desk).await {
        Ok(true) => {}
        Ok(false) => return Came::NotYet(Duration::ZERO),
        Err(_) => return Came::NotYet(UNREADABLE),
    }
    if !scene.is_for(&subject) {
        return Came::Done;
    }
    if let Err(turn) = context.hooks.take_turn(hook, &scene.desk, &context.metrics) {
        return Came::NotYet(turn.saturating_duration_since(Instant::now()));
    }
    let job = Job {
        object: &subject.object,
        this: &subject.this,
        attempt,
        change: None,
        event: None,
        cancelled: scene.cancelled.clone(),
    };
    let outcome = run::call(context, hook, job).await;
    let generation = subject.object.generation;
    let known = scene.record();
    let handled = known.as_ref().and_then(|known| known.handled.clone());
    let time = time.map(|time| time.to_string());
    let (came, record) = match &outcome.result {
        Ok(()) => {
            let record = Record::new(hook.name, State::Succeeded, attempt, generation);
            (Came::Done, record.handling(time.clone()))
        }
        Err(trouble) => {
            let mut record = trouble
                .record(hook.name, attempt, generation)
                .handling(handled);
            let came = match trouble.retry {
                Some(wait) => Came::Retry(wait),
                // The next time is another chance.
                None if trouble.used_up => {
                    record.state = State::Retrying;
                    record.handled = time.clone();
                    Came::Done
                }
                None => Came::Over,
            };
            (came, record)
        }
    };
    // A run by the calendar is written down, so that a restart knows of it. Of others only what is news.
    let is_news = time.is_some()
        || match &known {
            Some(known) => known.state != record.state || known.message != record.message,
            None => record.state != State::Succeeded,
        };
    scene
        .report(&subject.object, is_news.then_some(record), outcome.fields)
        .await;
    came
}

/// Says that a calendar cannot be understood.
async fn refuse<K: Kind>(scene: &Scene<K>, why: &str) {
    if let Some(subject) = scene.subject() {
        let record = Record::new(scene.hook.name, State::Failed, 0, subject.object.generation)
            .because("InvalidSchedule", why);
        scene
            .report(&subject.object, Some(record), serde_json::Map::new())
            .await;
    }
}
