//! Fields as rows of a Markdown table.

use std::fmt::Display;

use serde::Serialize;

use crate::model::{Field, FieldType};
use crate::words;

/// A field, for people.
#[derive(Debug, Serialize)]
pub struct FieldRow {
    /// The path below `spec` or `status`, such as `pools[].size`.
    pub path: String,
    /// What it holds, with its bounds.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its default, or that it is required; empty when it may be left out.
    pub default: String,
    /// What it means.
    pub description: String,
}

/// A row for every field; those inside others follow them.
pub fn rows<'a>(fields: impl IntoIterator<Item = &'a Field>) -> Vec<FieldRow> {
    let mut out = Vec::new();
    for field in fields {
        add(&mut out, field, &field.name);
    }
    out
}

fn add(out: &mut Vec<FieldRow>, field: &Field, path: &str) {
    out.push(FieldRow {
        path: path.to_owned(),
        kind: cell(&kind(field)),
        default: match &field.default {
            Some(default) => code(&default.to_string()),
            None if field.required => "required".to_owned(),
            None => String::new(),
        },
        description: cell(&notes(field)),
    });
    add_inner(out, field, path);
}

fn add_inner(out: &mut Vec<FieldRow>, field: &Field, path: &str) {
    match &field.kind {
        FieldType::Object { fields, .. } => {
            for inner in fields {
                add(out, inner, &format!("{path}.{}", inner.name));
            }
        }
        FieldType::List { items, .. } => add_inner(out, items, &format!("{path}[]")),
        FieldType::Map { values, .. } => add_inner(out, values, &format!("{path}.*")),
        _ => {}
    }
}

fn notes(field: &Field) -> String {
    let mut notes = field.description.clone();
    for (holds, note) in [
        (field.immutable, "Cannot be changed once set."),
        (field.secret, "Secret."),
    ] {
        if holds {
            notes.push_str(if notes.is_empty() { "" } else { " " });
            notes.push_str(note);
        }
    }
    notes
}

fn kind(field: &Field) -> String {
    match &field.kind {
        FieldType::String {
            format,
            min_length,
            max_length,
            pattern,
        } => {
            let name = format.as_deref().unwrap_or("string");
            let name = format!("{name}{}", bounds(*min_length, *max_length, "character"));
            pattern.as_ref().map_or(name.clone(), |pattern| {
                format!("{name}, matching {}", code(pattern))
            })
        }
        FieldType::Enum { values, .. } => values
            .iter()
            .map(|value| code(value))
            .collect::<Vec<_>>()
            .join(", "),
        FieldType::Integer {
            minimum, maximum, ..
        } => {
            format!("integer{}", bounds(*minimum, *maximum, ""))
        }
        FieldType::Number {
            minimum, maximum, ..
        } => {
            format!("number{}", bounds(*minimum, *maximum, ""))
        }
        FieldType::Boolean => "boolean".to_owned(),
        FieldType::List { items, .. } => format!("list of {}", kind(items)),
        FieldType::Map { values, .. } => format!("map of {}", kind(values)),
        FieldType::Object { .. } => "object".to_owned(),
        FieldType::IntOrString => "integer or string".to_owned(),
        FieldType::Quantity => "quantity".to_owned(),
        FieldType::Duration => "duration".to_owned(),
        FieldType::DateTime => "date and time".to_owned(),
        FieldType::Kubernetes { name, .. } => name.clone(),
        FieldType::Any => "anything".to_owned(),
    }
}

/// Bounds behind what they are about.
fn bounds<T: Display>(least: Option<T>, greatest: Option<T>, noun: &str) -> String {
    let bounds = words::bounds(least, greatest, noun);
    bounds.map_or_else(String::new, |bounds| format!(", {bounds}"))
}

/// Text as code in a cell of a Markdown table.
#[must_use]
pub fn code(text: &str) -> String {
    let text = cell(text);
    if text.contains('`') {
        format!("`` {text} ``")
    } else {
        format!("`{text}`")
    }
}

/// Text that stays within a cell of a Markdown table.
#[must_use]
pub fn cell(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace('|', "\\|")
}
