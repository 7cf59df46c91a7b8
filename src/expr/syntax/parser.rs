//! Words to syntax tree, by the strength of operators (Pratt).

use std::ops::Range;

use super::ast::{Binary, Expr, ExprKind, Name, Unary};
use super::lexer::Lexer;
use super::token::{Token, TokenKind};
use super::{MAX_DEPTH, MAX_LENGTH};
use crate::expr::{Error, codes};

/// The syntax tree of a source.
pub fn parse(source: &str) -> Result<Expr, Error> {
    if source.len() > MAX_LENGTH {
        let message = format!(
            "the expression has {} bytes, more than {MAX_LENGTH}",
            source.len()
        );
        return Err(Error::new(codes::TOO_COMPLEX, 0..source.len(), message)
            .hint("split it over several fields"));
    }
    let mut lexer = Lexer::new(source, 0);
    let token = lexer.next_token()?;
    let mut parser = Parser {
        lexer,
        token,
        last_end: 0,
        nesting: 0,
    };
    let expression = parser.expression()?;
    match parser.token.kind {
        TokenKind::End => Ok(expression),
        _ => Err(parser.unexpected("an operator or the end")),
    }
}

pub(super) struct Parser<'a> {
    lexer: Lexer<'a>,
    /// The word that comes next.
    pub(super) token: Token,
    /// Where the last word ended.
    pub(super) last_end: usize,
    /// How many calls of `expression` and `unary` are under way.
    nesting: usize,
}

pub(super) type Parsed = Result<Expr, Error>;

impl Parser<'_> {
    pub(super) fn expression(&mut self) -> Parsed {
        self.nested(|parser| {
            let condition = parser.binary(0)?;
            if !parser.eat("?")? {
                return Ok(condition);
            }
            let yes = parser.expression()?;
            parser.expect(":")?;
            let no = parser.expression()?;
            let span = condition.span.start..no.span.end;
            let depth = condition.depth.max(yes.depth).max(no.depth);
            let kind = ExprKind::Conditional(Box::new(condition), Box::new(yes), Box::new(no));
            node(span, depth, kind)
        })
    }

    fn binary(&mut self, least: u8) -> Parsed {
        let mut left = self.unary()?;
        while let Some(operator) = self.operator().filter(|found| found.strength() > least) {
            self.advance()?;
            let right = self.binary(operator.strength())?;
            let span = left.span.start..right.span.end;
            let depth = left.depth.max(right.depth);
            left = node(
                span,
                depth,
                ExprKind::Binary(operator, Box::new(left), Box::new(right)),
            )?;
        }
        Ok(left)
    }

    fn operator(&self) -> Option<Binary> {
        Some(match &self.token.kind {
            TokenKind::Word(word) if word == "in" => Binary::In,
            TokenKind::Symbol(symbol) => match *symbol {
                "||" => Binary::Or,
                "&&" => Binary::And,
                "==" => Binary::Equal,
                "!=" => Binary::NotEqual,
                "<" => Binary::Less,
                "<=" => Binary::LessOrEqual,
                ">" => Binary::Greater,
                ">=" => Binary::GreaterOrEqual,
                "+" => Binary::Add,
                "-" => Binary::Subtract,
                "*" => Binary::Multiply,
                "/" => Binary::Divide,
                "%" => Binary::Remainder,
                _ => return None,
            },
            _ => return None,
        })
    }

    fn unary(&mut self) -> Parsed {
        let start = self.token.span.start;
        if self.eat("!")? {
            let operand = self.nested(Self::unary)?;
            let span = start..operand.span.end;
            return node(
                span,
                operand.depth,
                ExprKind::Unary(Unary::Not, Box::new(operand)),
            );
        }
        if !self.eat("-")? {
            return self.postfix();
        }
        // The sign belongs to the number: -9223372036854775808 is an int, 9223372036854775808 is not.
        if let TokenKind::Int(magnitude) = self.token.kind {
            self.advance()?;
            let number = 0_i64.checked_sub_unsigned(magnitude).ok_or_else(|| {
                Error::new(
                    codes::NUMBER_LITERAL,
                    start..self.last_end,
                    "the number is too small",
                )
            })?;
            let literal = Expr::new(start..self.last_end, 0, ExprKind::Int(number));
            return self.postfixes(literal);
        }
        let operand = self.nested(Self::unary)?;
        let span = start..operand.span.end;
        if let ExprKind::Double(number) = operand.kind {
            return node(span, 0, ExprKind::Double(-number));
        }
        node(
            span,
            operand.depth,
            ExprKind::Unary(Unary::Negate, Box::new(operand)),
        )
    }

    fn postfix(&mut self) -> Parsed {
        let primary = self.primary()?;
        self.postfixes(primary)
    }

    fn postfixes(&mut self, mut left: Expr) -> Parsed {
        let start = left.span.start;
        loop {
            if self.eat(".")? {
                let optional = self.eat("?")?;
                let field = self.name("a field")?;
                let depth = left.depth;
                if !optional && self.at("(") {
                    let (arguments, below) = self.arguments()?;
                    let of = Some(Box::new(left));
                    let kind = ExprKind::Call {
                        of,
                        function: field,
                        arguments,
                    };
                    left = node(start..self.last_end, depth.max(below), kind)?;
                } else {
                    let kind = ExprKind::Select {
                        of: Box::new(left),
                        field,
                        optional,
                    };
                    left = node(start..self.last_end, depth, kind)?;
                }
            } else if self.eat("[")? {
                let optional = self.eat("?")?;
                let key = self.expression()?;
                self.expect("]")?;
                let depth = left.depth.max(key.depth);
                let kind = ExprKind::Index {
                    of: Box::new(left),
                    key: Box::new(key),
                    optional,
                };
                left = node(start..self.last_end, depth, kind)?;
            } else {
                return Ok(left);
            }
        }
    }

    fn name(&mut self, expected: &str) -> Result<Name, Error> {
        match self.token.kind.clone() {
            TokenKind::Word(text) => {
                let span = self.token.span.clone();
                self.advance()?;
                Ok(Name { span, text })
            }
            _ => Err(self.unexpected(expected)),
        }
    }

    /// Counts levels, so that no source can exhaust the stack.
    fn nested(&mut self, parse: impl FnOnce(&mut Self) -> Parsed) -> Parsed {
        self.nesting += 1;
        if self.nesting > MAX_DEPTH {
            return Err(too_deep(self.token.span.clone()));
        }
        let parsed = parse(self);
        self.nesting -= 1;
        parsed
    }

    pub(super) fn at(&self, symbol: &str) -> bool {
        matches!(self.token.kind, TokenKind::Symbol(found) if found == symbol)
    }

    pub(super) fn eat(&mut self, symbol: &str) -> Result<bool, Error> {
        let found = self.at(symbol);
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    pub(super) fn expect(&mut self, symbol: &str) -> Result<(), Error> {
        if self.eat(symbol)? {
            Ok(())
        } else {
            Err(self.unexpected(&format!("`{symbol}`")))
        }
    }

    pub(super) fn advance(&mut self) -> Result<(), Error> {
        self.last_end = self.token.span.end;
        self.token = self.lexer.next_token()?;
        Ok(())
    }

    pub(super) fn unexpected(&self, expected: &str) -> Error {
        let message = format!("expected {expected}, found {}", self.token.kind.describe());
        Error::new(codes::SYNTAX, self.token.span.clone(), message)
    }
}

pub(super) fn node(span: Range<usize>, depth_below: usize, kind: ExprKind) -> Parsed {
    if depth_below >= MAX_DEPTH {
        return Err(too_deep(span));
    }
    Ok(Expr::new(span, depth_below, kind))
}

fn too_deep(span: Range<usize>) -> Error {
    Error::new(
        codes::TOO_COMPLEX,
        span,
        format!("the expression is nested more than {MAX_DEPTH} deep"),
    )
    .hint("split it over several fields")
}
