//! Values as text of YAML and JSON.

use serde_json::Value;

/// A value as JSON in one line, the keys of maps in order.
#[must_use]
pub fn to_json(value: &Value) -> String {
    value.to_string()
}

/// A value as YAML in blocks, the keys of maps in order. Texts are quoted where they could be taken for something else.
#[must_use]
pub fn to_yaml(value: &Value) -> String {
    let mut out = String::new();
    block(value, 0, &mut out);
    out
}

/// A value whose lines are indented; what holds nothing, and scalars, end the line that is begun.
fn block(value: &Value, indent: usize, out: &mut String) {
    match value {
        Value::Array(items) if !items.is_empty() => {
            for (at, item) in items.iter().enumerate() {
                margin(at, indent, out);
                out.push_str("- ");
                block(item, indent + 2, out);
            }
        }
        Value::Object(entries) if !entries.is_empty() => {
            for (at, (key, value)) in entries.iter().enumerate() {
                margin(at, indent, out);
                out.push_str(&scalar(key));
                out.push(':');
                match value {
                    Value::Array(items) if !items.is_empty() => {
                        open(indent, out);
                        block(value, indent, out);
                    }
                    Value::Object(entries) if !entries.is_empty() => {
                        open(indent + 2, out);
                        block(value, indent + 2, out);
                    }
                    value => {
                        out.push(' ');
                        block(value, indent, out);
                    }
                }
            }
        }
        Value::String(text) => line(&scalar(text), out),
        other => line(&other.to_string(), out),
    }
}

fn line(text: &str, out: &mut String) {
    out.push_str(text);
    out.push('\n');
}

/// Begins a line below a key.
fn open(indent: usize, out: &mut String) {
    out.push('\n');
    out.push_str(&" ".repeat(indent));
}

/// The margin of every line but the first, which is begun already.
fn margin(at: usize, indent: usize, out: &mut String) {
    if at > 0 {
        out.push_str(&" ".repeat(indent));
    }
}

/// A text, plain where it can only be taken for text.
fn scalar(text: &str) -> String {
    let plain = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || " -_./:#".contains(c));
    let word = text.to_ascii_lowercase();
    let taken = [
        "true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf",
    ]
    .contains(&word.as_str());
    if plain && !taken {
        text.to_owned()
    } else {
        Value::from(text).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn blocks() {
        let value = json!({ "a": { "b": [1, { "c": "x", "d": [] }, [true, null]], "e": {} }, "no": "yes", "t": "a: b\n" });
        let expected = "a:\n  b:\n  - 1\n  - c: x\n    d: []\n  - - true\n    - null\n  e: {}\n\"no\": \"yes\"\nt: \"a: b\\n\"\n";
        assert_eq!(to_yaml(&value), expected);
        assert_eq!(to_yaml(&json!("plain text")), "plain text\n");
        assert_eq!(to_json(&json!({ "b": 1, "a": [] })), r#"{"a":[],"b":1}"#);
    }
}
