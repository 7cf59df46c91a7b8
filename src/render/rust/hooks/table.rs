//! The table of hooks: for each, when it is due, for which resources, and how it is called.

use std::time::Duration;

use super::{method, predicate};
use crate::model::{Hook, Match, On, RateLimit, Resource};

/// The declaration of `ALL`.
pub fn table(resource: &Resource) -> String {
    let kind = &resource.kind;
    let entries: String = resource
        .hooks
        .iter()
        .map(|hook| {
            format!(
                "    hook::Hook {{\n        name: {:?},\n        on: {},\n        filter: {},\n        policy: {},\n        call: {},\n    }},\n",
                hook.name,
                on(&hook.on),
                filter(hook),
                policy(hook),
                method::call(resource, hook)
            )
        })
        .collect();
    format!(
        "\n/// All of them, in the order of the spec.\n#[rustfmt::skip]\npub const ALL: &[hook::Hook<{kind}>] = &[\n{entries}];\n"
    )
}

fn on(on: &On) -> String {
    match on {
        On::Create => "hook::On::Create".to_owned(),
        On::Update => "hook::On::Update".to_owned(),
        On::Delete { after_children } => {
            let order = if *after_children { "After" } else { "Before" };
            format!("hook::On::Delete {{ children: hook::Order::{order} }}")
        }
        On::Resume => "hook::On::Resume".to_owned(),
        On::Field { fields, .. } => {
            let paths: Vec<String> = fields.iter().map(|field| path(&field.name)).collect();
            format!("hook::On::Field {{ paths: {} }}", list(&paths))
        }
        On::Event { of } => format!("hook::On::Event {{ of: {of:?} }}"),
        On::Every {
            every,
            idle,
            initial_delay,
            sharp,
        } => {
            let idle = match idle {
                Some(idle) => format!("Some({})", duration(*idle)),
                None => "None".to_owned(),
            };
            let schedule = [
                format!("every: {}", duration(*every)),
                format!("idle: {idle}"),
                format!("initial_delay: {}", duration(*initial_delay)),
                format!("sharp: {sharp}"),
            ];
            format!(
                "hook::On::Timer({})",
                structure_of("hook::Schedule::Every", &schedule)
            )
        }
        On::Cron {
            expression,
            time_zone,
            run_missed,
        } => {
            let missed = if *run_missed { "Run" } else { "Skip" };
            let schedule = [
                format!("expression: {expression:?}"),
                format!("time_zone: {time_zone:?}"),
                format!("missed: hook::Missed::{missed}"),
            ];
            format!(
                "hook::On::Timer({})",
                structure_of("hook::Schedule::Cron", &schedule)
            )
        }
        On::Daemon => "hook::On::Daemon".to_owned(),
    }
}

/// The widest value of a hook's field that stays on its line.
const NARROW: usize = 80;

/// A struct as the value of a hook's field: on one line, or one field a line.
fn structure_of(name: &str, fields: &[String]) -> String {
    let line = format!("{name} {{ {} }}", fields.join(", "));
    if line.len() <= NARROW {
        return line;
    }
    let fields: String = fields
        .iter()
        .map(|field| match field.strip_prefix("..") {
            Some(_) => format!("            {field}\n"),
            None => format!("            {field},\n"),
        })
        .collect();
    format!("{name} {{\n{fields}        }}")
}

/// A list in the value of a hook's field: on one line, or one item a line.
fn list(items: &[String]) -> String {
    let line = format!("&[{}]", items.join(", "));
    if line.len() <= NARROW {
        return line;
    }
    let items: String = items
        .iter()
        .map(|item| format!("            {item},\n"))
        .collect();
    format!("&[\n{items}        ]")
}

/// A dotted path as a list of names.
fn path(path: &str) -> String {
    let names: Vec<String> = path.split('.').map(|name| format!("{name:?}")).collect();
    format!("&[{}]", names.join(", "))
}

fn filter(hook: &Hook) -> String {
    if hook.labels.is_empty() && hook.annotations.is_empty() && hook.when.is_none() {
        return "hook::Filter::NONE".to_owned();
    }
    let when = match hook.when {
        Some(_) => format!("Some({})", predicate(hook)),
        None => "None".to_owned(),
    };
    structure_of(
        "hook::Filter",
        &[
            format!("labels: &[{}]", matches(&hook.labels)),
            format!("annotations: &[{}]", matches(&hook.annotations)),
            format!("when: {when}"),
        ],
    )
}

fn matches(wanted: &[(String, Match)]) -> String {
    let wanted: Vec<String> = wanted
        .iter()
        .map(|(key, wanted)| {
            let wanted = match wanted {
                Match::Is(value) => format!("Is({value:?})"),
                Match::Present => "Present".to_owned(),
                Match::Absent => "Absent".to_owned(),
            };
            format!("({key:?}, hook::Match::{wanted})")
        })
        .collect();
    wanted.join(", ")
}

fn policy(hook: &Hook) -> String {
    let given = [
        hook.retries
            .map(|retries| format!("retries: Some({retries})")),
        hook.timeout
            .map(|timeout| format!("timeout: {}", duration(timeout))),
        hook.backoff
            .map(|backoff| format!("backoff: {}", duration(backoff))),
        hook.rate_limit
            .as_ref()
            .map(|limit| format!("rate_limit: Some({})", rate_limit(limit))),
    ];
    let mut parts: Vec<String> = given.iter().flatten().cloned().collect();
    match parts.len() {
        0 => return "hook::Policy::DEFAULT".to_owned(),
        all if all == given.len() => {}
        _ => parts.push("..hook::Policy::DEFAULT".to_owned()),
    }
    structure_of("hook::Policy", &parts)
}

fn rate_limit(limit: &RateLimit) -> String {
    format!(
        "hook::RateLimit {{ name: {:?}, limit: {}, per: {}, burst: {} }}",
        limit.name,
        limit.limit,
        duration(limit.per),
        limit.burst
    )
}

/// A duration as Rust writes it.
pub fn duration(duration: Duration) -> String {
    if duration.is_zero() {
        "Duration::ZERO".to_owned()
    } else if duration.subsec_millis() == 0 {
        format!("Duration::from_secs({})", duration.as_secs())
    } else {
        format!("Duration::from_millis({})", duration.as_millis())
    }
}
