//! The words of the language.

use std::ops::Range;

/// A word and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// The bytes of the source.
    pub span: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
}

/// What a word is.
#[derive(Clone, Debug, PartialEq)]
pub enum TokenKind {
    /// A name or a word with a meaning, such as `in`.
    Word(String),
    /// A whole number without its sign: -2^63 has no positive counterpart.
    Int(u64),
    /// A whole number that ends in `u`.
    Uint(u64),
    /// A number with a fraction or an exponent.
    Double(f64),
    /// Text, its escapes resolved.
    String(String),
    /// Bytes, their escapes resolved.
    Bytes(Vec<u8>),
    /// An operator or a bracket.
    Symbol(&'static str),
    /// The end of the source.
    End,
}

/// Operators and brackets, longer ones before their beginnings.
pub const SYMBOLS: [&str; 26] = [
    "&&", "||", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%", "!", "?", ":", ".", ",",
    "(", ")", "[", "]", "{", "}", "=", "&",
];

/// Words that may not name a variable.
pub const RESERVED: [&str; 17] = [
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "let",
    "loop",
    "namespace",
    "package",
    "return",
    "var",
    "void",
    "while",
];

impl TokenKind {
    /// As a message names it.
    pub fn describe(&self) -> String {
        match self {
            Self::Word(word) => format!("`{word}`"),
            Self::Int(_) | Self::Uint(_) | Self::Double(_) => "a number".to_owned(),
            Self::String(_) => "a text".to_owned(),
            Self::Bytes(_) => "bytes".to_owned(),
            Self::Symbol(symbol) => format!("`{symbol}`"),
            Self::End => "the end".to_owned(),
        }
    }
}
