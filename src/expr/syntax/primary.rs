//! What expressions are made of: literals, names, calls, lists, maps and parentheses.

use super::ast::{Expr, ExprKind, Name};
use super::parser::{Parsed, Parser, node};
use super::token::{RESERVED, TokenKind};
use crate::expr::{Error, codes};

impl Parser<'_> {
    pub(super) fn primary(&mut self) -> Parsed {
        let start = self.token.span.start;
        let kind = match self.token.kind.clone() {
            TokenKind::Int(magnitude) => {
                let number = i64::try_from(magnitude).map_err(|_| {
                    Error::new(
                        codes::NUMBER_LITERAL,
                        self.token.span.clone(),
                        "the number is too large",
                    )
                    .hint("ints have 64 bits with a sign")
                })?;
                ExprKind::Int(number)
            }
            TokenKind::Uint(number) => ExprKind::Uint(number),
            TokenKind::Double(number) => ExprKind::Double(number),
            TokenKind::String(text) => ExprKind::String(text),
            TokenKind::Bytes(bytes) => ExprKind::Bytes(bytes),
            TokenKind::Word(word) => match word.as_str() {
                "null" => ExprKind::Null,
                "true" => ExprKind::Bool(true),
                "false" => ExprKind::Bool(false),
                "in" => return Err(self.unexpected("a value")),
                reserved if RESERVED.contains(&reserved) => {
                    return Err(self
                        .unexpected("a value")
                        .hint(format!("`{word}` is a reserved word of CEL")));
                }
                _ => return self.variable_or_call(word),
            },
            TokenKind::Symbol("(") => {
                self.advance()?;
                let inner = self.expression()?;
                self.expect(")")?;
                return Ok(Expr {
                    span: start..self.last_end,
                    ..inner
                });
            }
            TokenKind::Symbol("[") => return self.list(),
            TokenKind::Symbol("{") => return self.map(),
            TokenKind::Symbol(_) | TokenKind::End => return Err(self.unexpected("a value")),
        };
        self.advance()?;
        node(start..self.last_end, 0, kind)
    }

    fn variable_or_call(&mut self, word: String) -> Parsed {
        let span = self.token.span.clone();
        self.advance()?;
        if !self.at("(") {
            return node(span, 0, ExprKind::Variable(word));
        }
        let (arguments, depth) = self.arguments()?;
        let function = Name {
            span: span.clone(),
            text: word,
        };
        let kind = ExprKind::Call {
            of: None,
            function,
            arguments,
        };
        node(span.start..self.last_end, depth, kind)
    }

    pub(super) fn arguments(&mut self) -> Result<(Vec<Expr>, usize), Error> {
        self.expect("(")?;
        self.sequence(")", false)
    }

    fn list(&mut self) -> Parsed {
        let start = self.token.span.start;
        self.expect("[")?;
        let (items, depth) = self.sequence("]", true)?;
        node(start..self.last_end, depth, ExprKind::List(items))
    }

    /// Expressions between commas, up to and including a closing bracket, and the greatest depth.
    fn sequence(&mut self, close: &str, optional: bool) -> Result<(Vec<Expr>, usize), Error> {
        let mut items = Vec::new();
        let mut depth = 0;
        while !self.eat(close)? {
            let start = self.token.span.start;
            let optional = optional && self.eat("?")?;
            let item = self.expression()?;
            let item = self.element(start, optional, item)?;
            depth = depth.max(item.depth);
            items.push(item);
            if !self.eat(",")? {
                self.expect(close)?;
                break;
            }
        }
        Ok((items, depth))
    }

    fn map(&mut self) -> Parsed {
        let start = self.token.span.start;
        self.expect("{")?;
        let mut entries = Vec::new();
        let mut depth = 0;
        while !self.eat("}")? {
            let start = self.token.span.start;
            let optional = self.eat("?")?;
            let key = self.expression()?;
            self.expect(":")?;
            let value = self.expression()?;
            let value = self.element(start, optional, value)?;
            depth = depth.max(key.depth).max(value.depth);
            entries.push((key, value));
            if !self.eat(",")? {
                self.expect("}")?;
                break;
            }
        }
        node(start..self.last_end, depth, ExprKind::Map(entries))
    }

    /// An item of a list, or the value of an entry, marked if it stands behind a `?`.
    fn element(&self, start: usize, optional: bool, element: Expr) -> Parsed {
        if !optional {
            return Ok(element);
        }
        let depth = element.depth;
        node(
            start..self.last_end,
            depth,
            ExprKind::Optional(Box::new(element)),
        )
    }
}
