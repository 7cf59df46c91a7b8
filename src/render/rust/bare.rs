//! Code without what it only says: its comments, and what stands in its strings.

/// The lines of generated code but for comments, with empty strings. None of its strings goes over several lines.
pub fn lines(code: &str) -> impl Iterator<Item = String> {
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    code.lines().filter(is_code).map(without_strings)
}

fn without_strings(line: &str) -> String {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let is_outside = |c: &char| {
        let was_quoted = is_quoted;
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = is_quoted,
            '"' => is_quoted = !is_quoted,
            _ => {}
        }
        !was_quoted || !is_quoted
    };
    line.chars().filter(is_outside).collect()
}
