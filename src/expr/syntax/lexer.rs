//! Text to words.

use std::ops::Range;

use super::escape;
use super::token::{SYMBOLS, Token, TokenKind};
use crate::expr::{Error, codes};

/// Reads words from a source, one at a time.
#[derive(Clone, Debug)]
pub struct Lexer<'a> {
    source: &'a str,
    position: usize,
}

impl<'a> Lexer<'a> {
    /// Reads from a byte of a source on.
    pub fn new(source: &'a str, position: usize) -> Self {
        Self { source, position }
    }

    /// The next word; `End` at the end, as often as asked.
    pub fn next_token(&mut self) -> Result<Token, Error> {
        self.skip_space();
        let start = self.position;
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return Ok(Token {
                span: start..start,
                kind: TokenKind::End,
            });
        };
        let kind = if let Some(length) = escape::opening(rest) {
            self.text(length)?
        } else if first.is_ascii_alphabetic() || first == '_' {
            let word = self.take_while(|c| c.is_ascii_alphanumeric() || c == '_');
            TokenKind::Word(word.to_owned())
        } else if first.is_ascii_digit() || (first == '.' && starts_with_digit(&rest[1..])) {
            self.number()?
        } else {
            self.symbol(first)?
        };
        Ok(Token {
            span: start..self.position,
            kind,
        })
    }

    fn rest(&self) -> &'a str {
        &self.source[self.position..]
    }

    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        self.position += length;
        &rest[..length]
    }

    fn skip_space(&mut self) {
        loop {
            self.take_while(char::is_whitespace);
            if !self.rest().starts_with("//") {
                return;
            }
            self.take_while(|c| c != '\n');
        }
    }

    fn symbol(&mut self, first: char) -> Result<TokenKind, Error> {
        let start = self.position;
        let rest = self.rest();
        let symbol = SYMBOLS.iter().find(|symbol| rest.starts_with(**symbol));
        let hint = match first {
            '=' if symbol == Some(&"=") => "write `==` to compare",
            '&' if symbol == Some(&"&") => "write `&&` for and",
            '|' if symbol.is_none() => "write `||` for or",
            '`' => "write `a[\"name\"]` for a field whose name is not a word",
            '$' => "`${` stands around the whole expression, not inside it",
            _ => "",
        };
        match symbol {
            Some(symbol) if hint.is_empty() => {
                self.position += symbol.len();
                Ok(TokenKind::Symbol(symbol))
            }
            _ => {
                let span = start..start + first.len_utf8();
                let error = Error::new(
                    codes::SYNTAX,
                    span,
                    format!("`{first}` has no meaning here"),
                );
                Err(if hint.is_empty() {
                    error
                } else {
                    error.hint(hint)
                })
            }
        }
    }

    fn text(&mut self, opening: usize) -> Result<TokenKind, Error> {
        let (bytes, length) =
            escape::text(self.rest(), opening).map_err(|error| error.shifted(self.position))?;
        let start = self.position;
        self.position += length;
        if escape::is_bytes(&self.source[start..start + opening]) {
            return Ok(TokenKind::Bytes(bytes));
        }
        let text = String::from_utf8(bytes).map_err(|_| {
            let message = "the text is not Unicode";
            Error::new(codes::TEXT_LITERAL, start..start + length, message)
        })?;
        Ok(TokenKind::String(text))
    }

    fn number(&mut self) -> Result<TokenKind, Error> {
        let start = self.position;
        if let Some(digits) = self
            .rest()
            .strip_prefix("0x")
            .or(self.rest().strip_prefix("0X"))
        {
            let length = digits
                .find(|c: char| !c.is_ascii_hexdigit())
                .unwrap_or(digits.len());
            self.position += 2 + length;
            let number = u64::from_str_radix(&digits[..length], 16);
            let number = number.map_err(|_| self.bad_number(start))?;
            return Ok(self.whole(number));
        }
        self.take_while(|c| c.is_ascii_digit());
        let mut fraction = false;
        if self.rest().strip_prefix('.').is_some_and(starts_with_digit) {
            fraction = true;
            self.position += 1;
            self.take_while(|c| c.is_ascii_digit());
        }
        if let Some(exponent) = self.rest().strip_prefix(['e', 'E']) {
            let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
            if starts_with_digit(digits) {
                fraction = true;
                self.position += 1 + exponent.len() - digits.len();
                self.take_while(|c| c.is_ascii_digit());
            }
        }
        let text = &self.source[start..self.position];
        let suffixed =
            |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        let unsigned =
            !fraction && self.rest().starts_with(['u', 'U']) && !suffixed(&self.rest()[1..]);
        if suffixed(self.rest()) && !unsigned {
            return Err(self.number_suffix(start));
        }
        if fraction {
            let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
            return number
                .map(TokenKind::Double)
                .ok_or_else(|| self.bad_number(start));
        }
        let number = text.parse::<u64>().map_err(|_| self.bad_number(start))?;
        Ok(self.whole(number))
    }

    /// A whole number, unsigned if a `u` follows.
    fn whole(&mut self, number: u64) -> TokenKind {
        if !self.rest().starts_with(['u', 'U']) {
            return TokenKind::Int(number);
        }
        self.position += 1;
        TokenKind::Uint(number)
    }

    fn number_suffix(&mut self, start: usize) -> Error {
        self.take_while(|c| c.is_ascii_alphanumeric() || c == '_');
        let span: Range<usize> = start..self.position;
        Error::new(
            codes::NUMBER_LITERAL,
            span,
            "a number cannot end in letters",
        )
        .hint("write quantities such as `500m` as texts, in quotes")
    }

    fn bad_number(&self, start: usize) -> Error {
        Error::new(
            codes::NUMBER_LITERAL,
            start..self.position,
            "the number is out of range",
        )
        .hint("ints have 64 bits with a sign")
    }
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}
