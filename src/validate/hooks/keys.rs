//! Which keys of a hook belong to which trigger.

use std::ops::Range;

use crate::problem::Problem;
use crate::spec::{Hook, HookRate, Trigger};
use crate::validate::codes;
use crate::validate::context::Context;
use crate::validate::fit::at;

/// A key, where it stands if it does, and what it belongs to.
type Belonging<'a> = (&'static str, Option<Range<usize>>, &'a [Trigger]);

/// Reports keys that mean nothing for what the hook waits for.
pub(super) fn check(context: &mut Context, hook: &Hook) {
    let Some(trigger) = hook.on.value else {
        return;
    };
    for (key, span, triggers) in belongings(hook) {
        let Some(span) = span.filter(|_| !triggers.contains(&trigger)) else {
            continue;
        };
        let message = format!("`{key}` means nothing for `on: {}`", trigger.word());
        context.push(
            Problem::error(codes::FOREIGN_KEY, span, message)
                .hint(format!("it belongs to {}", owners(triggers))),
        );
    }
    if trigger == Trigger::Timer && hook.every.is_some() != hook.cron.is_some() {
        timer(context, hook);
    }
}

/// What a key belongs to, in words.
fn owners(triggers: &[Trigger]) -> String {
    match triggers {
        [trigger] => format!("`on: {}`", trigger.word()),
        _ => format!("all but `on: {}`", Trigger::Daemon.word()),
    }
}

/// Reports keys that belong to the other kind of timer.
fn timer(context: &mut Context, hook: &Hook) {
    let other = [
        ("idle", at(hook.idle.as_ref()), "cron"),
        ("initialDelay", at(hook.initial_delay.as_ref()), "cron"),
        ("sharp", at(hook.sharp.as_ref()), "cron"),
        ("timeZone", at(hook.time_zone.as_ref()), "every"),
        ("missed", at(hook.missed.as_ref()), "every"),
    ];
    let found = if hook.cron.is_some() { "cron" } else { "every" };
    for (key, span, beside) in other {
        if let Some(span) = span.filter(|_| beside == found) {
            let message = format!("`{key}` means nothing beside `{beside}`");
            context.error(codes::FOREIGN_KEY, &span, message);
        }
    }
}

/// Exactly one of two keys must be there.
pub(super) fn one_of(context: &mut Context, hook: &Hook, keys: [&str; 2], found: [bool; 2]) {
    let [one, other] = keys;
    let message = match found {
        [false, false] => format!("neither `{one}` nor `{other}` is there"),
        [true, true] => format!("both `{one}` and `{other}` are there"),
        _ => return,
    };
    context.push(
        Problem::error(codes::ONE_OF, hook.on.span.clone(), message)
            .hint(format!("give either `{one}` or `{other}`")),
    );
}

fn belongings(hook: &Hook) -> [Belonging<'static>; 13] {
    use Trigger as T;
    const TIMER: &[Trigger] = &[T::Timer];
    // A daemon runs for as long as there is an object.
    const LIMITED: &[Trigger] = &[
        T::Create,
        T::Update,
        T::Delete,
        T::Resume,
        T::Field,
        T::Event,
        T::Timer,
    ];
    let fields = hook.fields.as_ref().map(|fields| {
        let first = fields.first().map(|field| field.span.clone());
        first.unwrap_or_else(|| hook.on.span.clone())
    });
    let rate = hook.rate_limit.as_ref().map(|rate| match rate {
        HookRate::Shared(name) => name.span.clone(),
        HookRate::Own(limit) => limit.limit.span.clone(),
    });
    [
        ("field", at(hook.field.as_ref()), &[T::Field]),
        ("fields", fields, &[T::Field]),
        ("of", at(hook.of.as_ref()), &[T::Event]),
        ("children", at(hook.children.as_ref()), &[T::Delete]),
        ("every", at(hook.every.as_ref()), TIMER),
        ("idle", at(hook.idle.as_ref()), TIMER),
        ("initialDelay", at(hook.initial_delay.as_ref()), TIMER),
        ("sharp", at(hook.sharp.as_ref()), TIMER),
        ("cron", at(hook.cron.as_ref()), TIMER),
        ("timeZone", at(hook.time_zone.as_ref()), TIMER),
        ("missed", at(hook.missed.as_ref()), TIMER),
        ("timeout", at(hook.timeout.as_ref()), LIMITED),
        ("rateLimit", rate, LIMITED),
    ]
}
