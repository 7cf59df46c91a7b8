//! Doc comments.

use crate::model::{Field, FieldType};
use crate::words;

/// The widest line that a doc comment is wrapped to.
const WIDTH: usize = 100;

/// A doc comment at an indentation, wrapped, with a line break at its end.
pub fn comment(text: &str, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let mut out = String::new();
    for paragraph in text.trim().split('\n') {
        for line in wrap(paragraph.trim_end(), WIDTH - indent - 4) {
            let line = line.trim_end();
            out.push_str(&if line.is_empty() {
                format!("{pad}///\n")
            } else {
                format!("{pad}/// {line}\n")
            });
        }
    }
    out
}

/// What a field is: its description and its bounds.
pub fn field(field: &Field) -> String {
    let about = if field.description.is_empty() {
        format!("`{}`.", field.name)
    } else {
        sentence(&field.description)
    };
    let bounds = bounds(field);
    if bounds.is_empty() {
        about
    } else {
        format!("{about} {}.", capitalised(&bounds.join(", ")))
    }
}

/// What the type of a field is: what its definition says, or what the field says that alone has it.
pub fn of_type(field: &Field) -> String {
    if field.type_description.is_empty() {
        self::field(field)
    } else {
        sentence(&field.type_description)
    }
}

/// The text with a full stop at its end.
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

fn bounds(field: &Field) -> Vec<String> {
    let mut out = Vec::new();
    if field.required {
        out.push("required".to_owned());
    }
    if field.immutable {
        out.push("immutable".to_owned());
    }
    if let Some(default) = &field.default {
        out.push(format!("default `{default}`"));
    }
    match &field.kind {
        FieldType::Integer {
            minimum, maximum, ..
        } => out.extend(words::bounds(*minimum, *maximum, "")),
        FieldType::Number {
            minimum, maximum, ..
        } => out.extend(words::bounds(*minimum, *maximum, "")),
        FieldType::String {
            min_length,
            max_length,
            pattern,
            format,
        } => {
            out.extend(words::bounds(*min_length, *max_length, "character"));
            out.extend(format.iter().map(|format| format!("format {format}")));
            out.extend(pattern.iter().map(|pattern| format!("matches `{pattern}`")));
        }
        FieldType::List {
            min_items,
            max_items,
            ..
        } => out.extend(words::bounds(*min_items, *max_items, "item")),
        FieldType::Map {
            min_properties,
            max_properties,
            ..
        } => {
            out.extend(words::bounds(*min_properties, *max_properties, "entry"));
        }
        FieldType::Kubernetes { name, .. } => out.push(format!("a `{name}` of Kubernetes")),
        _ => {}
    }
    out
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let fits = lines.last().is_none_or(|line| {
            line.is_empty() || line.chars().count() + 1 + word.chars().count() <= width
        });
        if !fits {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}
