//! Functions that compute one value from a resource and what was observed.

use crate::expr::Rust;

/// Up to this many characters rustfmt leaves an expression on its line, whatever it consists of.
const SHORT: usize = 50;

/// A function that decides something.
pub fn predicate(about: &str, name: &str, kind: &str, rust: &Rust) -> String {
    predicate_of("", about, name, kind, rust)
}

/// A function that decides something of an element, which `binding` gives a name.
pub fn predicate_of(binding: &str, about: &str, name: &str, kind: &str, rust: &Rust) -> String {
    let body = result(&rust.code);
    print(binding, (about, name), (kind, "bool"), rust, &body)
}

/// A function that builds a JSON value.
pub fn value(about: &str, name: &str, kind: &str, rust: &Rust) -> String {
    value_of("", about, name, kind, rust)
}

/// A function that builds a JSON value from an element, which `binding` gives a name.
pub fn value_of(binding: &str, about: &str, name: &str, kind: &str, rust: &Rust) -> String {
    let body = format!("Ok(json!({}))", rust.code);
    print(binding, (about, name), (kind, "Value"), rust, &body)
}

/// An expression as a `cel::Result`.
pub fn result(code: &str) -> String {
    match last_question_mark(code) {
        Some(call) => call.to_owned(),
        None => format!("Ok({code})"),
    }
}

/// What keeps rustfmt from breaking a line that it would break.
pub fn skip(body: &str) -> &'static str {
    if body.len() > SHORT || body.contains('\n') {
        "#[rustfmt::skip]\n"
    } else {
        ""
    }
}

fn print(
    binding: &str,
    (about, name): (&str, &str),
    (kind, returns): (&str, &str),
    rust: &Rust,
    body: &str,
) -> String {
    let skip = skip(body);
    let uses_scope = rust.uses_scope || !binding.is_empty();
    let signature = signature("", name, kind, returns, rust.uses_this, uses_scope);
    format!("/// {about}\n{skip}{signature} {{\n{binding}    {body}\n}}\n")
}

/// The head of a function over a resource and a scope, broken as rustfmt breaks it.
pub fn signature(
    visibility: &str,
    name: &str,
    kind: &str,
    returns: &str,
    this: bool,
    scope: bool,
) -> String {
    let this = if this { "this" } else { "_this" };
    let scope = if scope { "scope" } else { "_scope" };
    let line = format!(
        "{visibility}fn {name}({this}: &{kind}, {scope}: &Scope<'_>) -> cel::Result<{returns}>"
    );
    if line.len() + 2 <= 100 {
        return line;
    }
    format!(
        "{visibility}fn {name}(\n    {this}: &{kind},\n    {scope}: &Scope<'_>,\n) -> cel::Result<{returns}>"
    )
}

/// The call whose result a closing `?` opens, when the whole code is that one call.
fn last_question_mark(code: &str) -> Option<&str> {
    let call = code.strip_suffix('?')?;
    let open = call.find('(')?;
    let plain = call
        .get(..open)?
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, ':' | '_'));
    (plain && closes_last(call, open)).then_some(call)
}

/// Whether the bracket that opens at a place is closed by the text's last character.
fn closes_last(text: &str, open: usize) -> bool {
    let mut depth = 0_usize;
    let mut quoted = false;
    let mut escaped = false;
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < open) {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => {
                depth -= 1;
                if depth == 0 {
                    return at + 1 == text.len();
                }
            }
            _ => {}
        }
    }
    false
}
