//! Text literals: quotes, prefixes and escapes.

use crate::expr::{Error, codes};

/// The length of prefix and quotes, if a text literal begins here.
pub fn opening(source: &str) -> Option<usize> {
    let quotes = source.trim_start_matches(['r', 'R', 'b', 'B']);
    let prefix = source.len() - quotes.len();
    if prefix > 2 || !quotes.starts_with(['"', '\'']) {
        return None;
    }
    let triple = quotes.starts_with("\"\"\"") || quotes.starts_with("'''");
    Some(prefix + if triple { 3 } else { 1 })
}

/// Whether the literal that begins with a prefix and quotes is one of bytes.
pub fn is_bytes(opening: &str) -> bool {
    opening.contains(['b', 'B'])
}

/// The bytes of the literal at the beginning of a source (of a text, in UTF-8), and the literal's length.
pub fn text(source: &str, opening: usize) -> Result<(Vec<u8>, usize), Error> {
    let head = &source[..opening];
    let prefix = head.trim_end_matches(['"', '\'']);
    let raw = prefix.contains(['r', 'R']);
    let bytes = is_bytes(prefix);
    let quotes = &head[prefix.len()..];
    let mut text = Vec::new();
    let push = |text: &mut Vec<u8>, character: char| {
        text.extend(character.encode_utf8(&mut [0; 4]).as_bytes());
    };
    let mut position = opening;
    loop {
        let rest = &source[position..];
        if rest.starts_with(quotes) {
            return Ok((text, position + quotes.len()));
        }
        match rest.chars().next() {
            Some('\\') if !raw => {
                let (character, length) = escape(rest).map_err(|error| error.shifted(position))?;
                let is_code = rest[1..].starts_with(['x', 'X', '0', '1', '2', '3']);
                match u8::try_from(character) {
                    Ok(byte) if bytes && is_code => text.push(byte),
                    _ => push(&mut text, character),
                }
                position += length;
            }
            Some('\n' | '\r') if quotes.len() == 1 => {
                return Err(unclosed(0..position, quotes));
            }
            Some(character) => {
                push(&mut text, character);
                position += character.len_utf8();
            }
            None => return Err(unclosed(0..source.len(), quotes)),
        }
    }
}

fn unclosed(span: std::ops::Range<usize>, quotes: &str) -> Error {
    Error::new(codes::TEXT_LITERAL, span, "the text has no closing quote")
        .label(format!("{quotes} is missing"))
}

/// The character that an escape stands for, and the escape's length.
fn escape(source: &str) -> Result<(char, usize), Error> {
    let Some(letter) = source[1..].chars().next() else {
        return Err(Error::new(
            codes::TEXT_LITERAL,
            0..1,
            "the text ends in a backslash",
        ));
    };
    let code = |from: usize, digits: usize, radix: u32| {
        source
            .get(from..from + digits)
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_alphanumeric()))
            .and_then(|digits| u32::from_str_radix(digits, radix).ok())
            .and_then(char::from_u32)
            .map(|character| (character, from + digits))
    };
    let found = match letter {
        'a' => Some(('\u{7}', 2)),
        'b' => Some(('\u{8}', 2)),
        'f' => Some(('\u{c}', 2)),
        'n' => Some(('\n', 2)),
        'r' => Some(('\r', 2)),
        't' => Some(('\t', 2)),
        'v' => Some(('\u{b}', 2)),
        '\\' | '?' | '"' | '\'' | '`' => Some((letter, 2)),
        'x' | 'X' => code(2, 2, 16),
        'u' => code(2, 4, 16),
        'U' => code(2, 8, 16),
        '0'..='3' => code(1, 3, 8),
        _ => None,
    };
    found.ok_or_else(|| {
        let span = 0..1 + letter.len_utf8();
        Error::new(
            codes::TEXT_LITERAL,
            span,
            format!("`\\{letter}` is not an escape"),
        )
        .hint("write `\\\\` for a backslash, or use a raw text: r'...'")
    })
}
