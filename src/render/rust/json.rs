//! Templates as `desired!({..})`, which rustfmt leaves as it is.

use crate::expr::{Interpolation, Rust, emit};
use crate::model::Template;

/// A template in the notation of `desired!`, and what its expressions need.
pub fn object(template: &Template, indent: usize) -> Rust {
    let nothing = Rust {
        code: String::new(),
        fallible: false,
        uses_this: false,
        uses_scope: false,
    };
    let mut printer = Printer { rust: nothing };
    printer.template(template, indent);
    printer.rust
}

struct Printer {
    rust: Rust,
}

impl Printer {
    fn template(&mut self, template: &Template, indent: usize) {
        match template {
            Template::Null => self.rust.code.push_str("null"),
            Template::Bool(value) => self.rust.code.push_str(&value.to_string()),
            Template::Number(number) => self.rust.code.push_str(&number.to_string()),
            Template::Text(text) => self.text(text),
            Template::List(items) if items.iter().all(is_short) => self.inline(items, indent),
            Template::List(items) => {
                self.block('[', ']', items.iter().map(|item| (None, item)), indent)
            }
            Template::Map(entries) if entries.is_empty() => self.rust.code.push_str("{}"),
            Template::Map(entries) => {
                self.block(
                    '{',
                    '}',
                    entries
                        .iter()
                        .map(|(key, value)| (Some(key.as_str()), value)),
                    indent,
                );
            }
        }
    }

    fn block<'t>(
        &mut self,
        open: char,
        close: char,
        items: impl Iterator<Item = (Option<&'t str>, &'t Template)>,
        indent: usize,
    ) {
        let inner = " ".repeat(indent + 4);
        self.rust.code.push(open);
        self.rust.code.push('\n');
        for (key, item) in items {
            self.rust.code.push_str(&inner);
            if let Some(key) = key {
                self.rust.code.push_str(&format!("{key:?}: "));
            }
            self.template(item, indent + 4);
            self.rust.code.push_str(",\n");
        }
        self.rust.code.push_str(&" ".repeat(indent));
        self.rust.code.push(close);
    }

    fn inline(&mut self, items: &[Template], indent: usize) {
        self.rust.code.push('[');
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.rust.code.push_str(", ");
            }
            self.template(item, indent);
        }
        self.rust.code.push(']');
    }

    fn text(&mut self, text: &Interpolation) {
        if let Some(literal) = text.literal() {
            self.rust.code.push_str(&format!("{literal:?}"));
            return;
        }
        let rust = emit::json(text);
        self.rust.fallible |= rust.fallible;
        self.rust.uses_this |= rust.uses_this;
        self.rust.uses_scope |= rust.uses_scope;
        self.rust.code.push_str(&apart(rust.code));
    }
}

/// An expression that `desired!` does not take for a part of its own notation.
fn apart(code: String) -> String {
    match code.chars().next() {
        // What begins like a list and goes on would be taken for one that ends there.
        Some('[') if !code.ends_with(']') => format!("({code})"),
        // Its keys may be expressions, which only `json!` takes.
        Some('[' | '{') => format!("json!({code})"),
        // What begins with a sign is to be a number.
        Some('-') if code.parse::<f64>().is_err() => format!("({code})"),
        _ => code,
    }
}

/// Whether a list of such items fits a line: scalars without expressions.
fn is_short(item: &Template) -> bool {
    match item {
        Template::Null | Template::Bool(_) | Template::Number(_) => true,
        Template::Text(text) => text.literal().is_some_and(|text| text.len() <= 30),
        Template::List(_) | Template::Map(_) => false,
    }
}
