//! Names for optionals that were tested, so that they are read once.

use super::Emitter;
use super::code::Code;
use super::value::{Emitted, Held};
use crate::expr::tree::{Kind, Node};

/// Names that emitted code gives another meaning.
const TAKEN: [&str; 12] = [
    "this", "scope", "cel", "json", "value", "of", "it", "found", "self", "super", "crate", "match",
];

/// A Rust name: the first that is not taken.
pub fn name(wanted: &str, otherwise: &str, taken: &[&str]) -> String {
    let is_free = |name: &str| !TAKEN.contains(&name) && !taken.contains(&name);
    let usable = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name
                .bytes()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_')
    };
    if usable(wanted) && is_free(wanted) {
        return wanted.to_owned();
    }
    let base = if usable(wanted) {
        format!("{wanted}_{otherwise}")
    } else {
        otherwise.to_owned()
    };
    let mut number = 1;
    loop {
        let candidate = if number == 1 {
            base.clone()
        } else {
            format!("{base}_{number}")
        };
        if is_free(&candidate)
            || (number == 1 && candidate == otherwise && !taken.contains(&otherwise))
        {
            return candidate;
        }
        number += 1;
    }
}

impl Emitter {
    /// The names that stand for something at this place.
    pub fn names(&self) -> Vec<String> {
        let bound = self.bindings.iter().chain(&self.locals);
        let bound = bound.map(|(_, bound)| bound.code.to_string());
        bound.chain(self.outside.iter().cloned()).collect()
    }

    /// Binds a tested optional while something is emitted: the option, the name, and what was emitted.
    pub fn bound<T>(
        &mut self,
        of: &Node,
        path: &str,
        emit: impl FnOnce(&mut Self) -> T,
    ) -> (Code, String, T) {
        let option = self.node(of).option_ref();
        let names = self.names();
        let taken: Vec<&str> = names.iter().map(String::as_str).collect();
        let name = name(&snake(last_name(of)), "set", &taken);
        let bound = Emitted::new(Code::atom(name.clone()), option.shape.clone(), Held::Ref);
        self.bindings.push((path.to_owned(), bound));
        let emitted = emit(self);
        self.bindings.pop();
        (option.code, name, emitted)
    }
}

/// The last word of what is read.
fn last_name(node: &Node) -> &str {
    use crate::expr::data::Data;
    let last = match &node.kind {
        Kind::Select(_, field) => return field.rust_name.trim_start_matches("r#"),
        Kind::Entry(_, key) => Some(&**key),
        Kind::Path(_, steps) => steps.last(),
        _ => None,
    };
    match last.map(|node| &node.kind) {
        Some(Kind::Constant(Data::String(key))) => key,
        _ => "",
    }
}

/// A name in the case of Rust's.
pub fn snake(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    if KEYWORDS.contains(&snake.as_str()) {
        snake + "_"
    } else {
        snake
    }
}

/// Rust's keywords, those that are reserved included.
const KEYWORDS: [&str; 46] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "static",
    "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual",
    "where", "while",
];

/// Whether a tree reads what stands in the source so.
pub fn mentions(node: &Node, path: &str) -> bool {
    if matches!(&node.kind, Kind::Present(_, found) if found == path) {
        return true;
    }
    node.children()
        .into_iter()
        .any(|child| mentions(child, path))
}
