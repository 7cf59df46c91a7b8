//! What a module names of the runtime.

use super::bare;
use super::types::is_word;

/// How wide a line can be.
const WIDTH: usize = 100;

/// The import of the names that are needed, which come in rustfmt's order, broken as rustfmt breaks it.
pub fn of_runtime(names: &[(&str, bool)]) -> String {
    let names = names.iter().filter(|(_, is_needed)| *is_needed);
    let names = Vec::from_iter(names.map(|(name, _)| *name));
    let line = format!("use operator_runtime::{{{}}};", names.join(", "));
    if line.len() <= WIDTH {
        return line + "\n";
    }
    let mut lines = vec![String::from("   ")];
    for name in names {
        match lines.last_mut() {
            Some(line) if line.len() + name.len() + 2 <= WIDTH => {
                line.push_str(&format!(" {name},"));
            }
            _ => lines.push(format!("    {name},")),
        }
    }
    format!("use operator_runtime::{{\n{}\n}};\n", lines.join("\n"))
}

/// Whether code names something: what stands in its strings does not count.
pub fn names(code: &str, name: &str) -> bool {
    bare::lines(code).any(|line| is_word(&line, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_string_or_a_comment_is_not_named() {
        assert!(names("json!({ \"a\": Value::Null })", "Value"));
        assert!(names("f(\"a\\\"b\", Value::Null)", "Value"));
        assert!(names("json!(1)", "json!("));
        for code in [
            "\"Value\"",
            "f(\"a\\\\\", \"Value\")",
            "f(\"\\\"Value\\\"\")",
            "/// Value",
            "Values",
            "\"json!(\"",
        ] {
            assert!(!names(code, "Value"), "{code}");
            assert!(!names(code, "json!("), "{code}");
        }
    }
}
