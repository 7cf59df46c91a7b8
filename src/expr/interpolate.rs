//! Text with `${...}` inside.

use super::check::{check, check_part};
use super::syntax::{Lexer, TokenKind};
use super::{Environment, Error, Interpolation, Part, Typed, codes};

/// Splits a text and checks the expressions in it.
pub fn interpolate(text: &str, environment: &Environment) -> Result<Interpolation, Vec<Error>> {
    let pieces = pieces(text).map_err(|error| vec![error])?;
    let alone = pieces.len() == 1;
    let mut parts = Vec::new();
    let mut errors = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => parts.push(Part::Text(text)),
            Piece::Expression(source, offset) => {
                let checked = if alone {
                    check(source, environment)
                } else {
                    check_part(source, environment)
                };
                match checked {
                    Ok(typed) => parts.push(Part::Expression(Box::new(Typed {
                        span: offset..offset + source.len(),
                        ..typed
                    }))),
                    Err(found) => {
                        errors.extend(found.into_iter().map(|error| error.shifted(offset)))
                    }
                }
            }
        }
    }
    if errors.is_empty() {
        Ok(Interpolation { parts })
    } else {
        Err(errors)
    }
}

/// The sources of the expressions in a text; none where it has mistakes.
#[must_use]
pub fn sources(text: &str) -> Vec<&str> {
    let pieces = pieces(text).unwrap_or_default().into_iter();
    let sources = pieces.filter_map(|piece| match piece {
        Piece::Expression(source, _) => Some(source),
        Piece::Text(_) => None,
    });
    sources.collect()
}

enum Piece<'a> {
    Text(String),
    /// The source between the braces and where it begins.
    Expression(&'a str, usize),
}

fn pieces(text: &str) -> Result<Vec<Piece<'_>>, Error> {
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut position = 0;
    while let Some(found) = text[position..].find("${") {
        let start = position + found;
        if text[..start].ends_with('$') && start > position {
            literal.push_str(&text[position..start - 1]);
            literal.push_str("${");
            position = start + 2;
            continue;
        }
        literal.push_str(&text[position..start]);
        if !literal.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut literal)));
        }
        let end = closing(text, start)?;
        pieces.push(Piece::Expression(&text[start + 2..end], start + 2));
        position = end + 1;
    }
    literal.push_str(&text[position..]);
    if !literal.is_empty() {
        pieces.push(Piece::Text(literal));
    }
    Ok(pieces)
}

/// Where the brace stands that closes the expression which begins at `${`; braces in texts and maps do not.
fn closing(text: &str, start: usize) -> Result<usize, Error> {
    let mut lexer = Lexer::new(text, start + 2);
    let mut open = 0_usize;
    loop {
        let token = match lexer.next_token() {
            Ok(token) => token,
            Err(error) if error.code == codes::TEXT_LITERAL && error.span.end == text.len() => {
                return Err(unterminated(text, start));
            }
            Err(error) => return Err(error),
        };
        match token.kind {
            TokenKind::Symbol("{") => open += 1,
            TokenKind::Symbol("}") if open == 0 => return Ok(token.span.start),
            TokenKind::Symbol("}") => open -= 1,
            TokenKind::End => return Err(unterminated(text, start)),
            _ => {}
        }
    }
}

fn unterminated(text: &str, start: usize) -> Error {
    Error::new(codes::UNTERMINATED, start..text.len(), "`${` is never closed")
        .label("`}` is missing")
        .hint(
            "in unquoted YAML text ` #` begins a comment and what follows is lost: quote the whole text, '${...}'; \
             write `$${` for a literal `${`",
        )
}
