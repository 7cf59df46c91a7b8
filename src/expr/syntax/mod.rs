//! Text to syntax tree. By hand, because positions, messages and limits are what it is for.

mod ast;
mod escape;
mod lexer;
mod parser;
mod primary;
mod token;

pub(super) use ast::{Binary, Expr, ExprKind, Name, Unary};
pub(super) use lexer::Lexer;
pub(super) use parser::parse;
pub use token::RESERVED;
pub(super) use token::TokenKind;

/// The most bytes that an expression may have.
pub(super) const MAX_LENGTH: usize = 10_000;

/// The most levels that a syntax tree may have: it is walked by recursion.
pub(super) const MAX_DEPTH: usize = 100;
