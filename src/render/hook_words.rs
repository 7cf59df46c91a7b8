//! Hooks in words, for the documentation of code and projects.

use std::time::Duration;

use serde::Serialize;

use super::context_fields::{cell, code};
use crate::model::{Hook, Match, On, ProcessHook, ProcessHooks, Reference, Resource};

/// A hook, for people.
#[derive(Debug, Serialize)]
pub struct HookRow {
    /// Its name in the spec.
    pub name: String,
    /// When it runs, in words.
    pub when: String,
    /// What else must hold; may be empty.
    pub filters: String,
    /// What it does; may be empty.
    pub description: String,
}

/// A hook of a kind as a row.
pub fn row(resource: &Resource, hook: &Hook) -> HookRow {
    HookRow {
        name: hook.name.clone(),
        when: when(resource, hook),
        filters: filters(hook).join(", "),
        description: cell(&hook.description),
    }
}

/// The hooks of the process as rows.
pub fn process_rows(hooks: &ProcessHooks) -> Vec<HookRow> {
    let row = |name: &str, when: &str, hook: &ProcessHook| HookRow {
        name: name.to_owned(),
        when: when.to_owned(),
        filters: String::new(),
        description: cell(&hook.description),
    };
    let startup = hooks.startup.as_ref();
    let cleanup = hooks.cleanup.as_ref();
    let startup = startup.map(|hook| row("startup", "before anything is reconciled", hook));
    let cleanup = cleanup.map(|hook| row("cleanup", "when everything under way has ended", hook));
    startup.into_iter().chain(cleanup).collect()
}

/// When a hook runs, as the rest of a sentence about it.
pub fn when(resource: &Resource, hook: &Hook) -> String {
    let kind = &resource.kind;
    match &hook.on {
        On::Create => format!("once for every new {kind}"),
        On::Update => format!("whenever the spec of a {kind} changed"),
        On::Delete { .. } if resource.children.is_empty() => {
            format!("before a deleted {kind} goes")
        }
        On::Delete {
            after_children: false,
        } => format!("before the children of a deleted {kind} go"),
        On::Delete {
            after_children: true,
        } => format!("once the children of a deleted {kind} are gone"),
        On::Resume => format!("once for every {kind} that an earlier process worked on"),
        On::Field { fields, .. } => {
            let fields = fields.iter().map(|field| format!("`{}`", field.name));
            format!("whenever {} of a {kind} changed", any_of(fields.collect()))
        }
        On::Event { of } => {
            let is_it = |reference: &&Reference| reference.id == *of;
            let what = match resource.references.iter().find(is_it) {
                Some(reference) if reference.is_list() => {
                    return format!(
                        "whenever an object that `{of}` of a {kind} selects changed, went, or is selected no longer"
                    );
                }
                Some(_) => "reference",
                None => "child",
            };
            format!("whenever the {what} `{of}` of a {kind} changed or went")
        }
        On::Every { every, idle, .. } => {
            let idle = idle.map_or_else(String::new, |idle| {
                format!(" as long as its spec has not changed for {}", time(idle))
            });
            format!("every {} for every {kind}{idle}", time(*every))
        }
        On::Cron {
            expression,
            time_zone,
            ..
        } => format!("at `{expression}` ({time_zone}) for every {kind}"),
        On::Daemon => format!("for as long as there is a {kind}"),
    }
}

/// What else must hold, in Markdown; empty when nothing must.
pub fn filters(hook: &Hook) -> Vec<String> {
    let labels = hook.labels.iter().map(|entry| ("label", entry));
    let annotations = hook.annotations.iter().map(|entry| ("annotation", entry));
    let mut filters: Vec<String> = labels
        .chain(annotations)
        .map(|(what, (key, wanted))| match wanted {
            Match::Is(value) => format!("{what} {}", code(&format!("{key}: {value}"))),
            Match::Present => format!("{what} {}", code(key)),
            Match::Absent => format!("no {what} {}", code(key)),
        })
        .collect();
    filters.extend(hook.when.iter().map(|when| code(&when.source)));
    filters
}

/// Alternatives as a phrase: `a, b or c`.
pub fn any_of(mut words: Vec<String>) -> String {
    match (words.pop(), words.join(", ")) {
        (last, others) if others.is_empty() => last.unwrap_or_default(),
        (last, others) => format!("{others} or {}", last.unwrap_or_default()),
    }
}

/// A duration as the spec writes it, such as `1h30m`.
fn time(duration: Duration) -> String {
    let seconds = duration.as_secs();
    let parts = [
        (seconds / 3600, "h"),
        (seconds / 60 % 60, "m"),
        (seconds % 60, "s"),
        (u64::from(duration.subsec_millis()), "ms"),
    ];
    parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, unit)| format!("{number}{unit}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_written_as_they_are_read() {
        for (milliseconds, expected) in [
            (30_000, "30s"),
            (300_000, "5m"),
            (5_400_000, "1h30m"),
            (3_600_000, "1h"),
            (90_500, "1m30s500ms"),
        ] {
            assert_eq!(time(Duration::from_millis(milliseconds)), expected);
        }
    }
}
