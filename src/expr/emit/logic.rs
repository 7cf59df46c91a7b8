//! `&&`, `||` and `!`, with CEL's rule that what decides outweighs what fails.
//!
//! Rust's own operators do that as long as nothing fails but the last operand: what cannot fail is therefore written first, and two
//! operands that can fail are joined by `cel::and` or `cel::or`.

use super::Emitter;
use super::binding::mentions;
use super::code::Code;
use crate::expr::tree::{Kind, Node};

impl Emitter {
    /// All hold.
    pub fn all(&mut self, items: &[Node]) -> Code {
        self.decide(items, true)
    }

    /// One holds.
    pub fn one(&mut self, items: &[Node]) -> Code {
        self.decide(items, false)
    }

    fn decide(&mut self, items: &[Node], all: bool) -> Code {
        let mut safe = Vec::new();
        let mut fallible = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let rest = &items[index + 1..];
            if let Some((of, path)) = tested(item, all)
                && rest.iter().any(|item| mentions(item, path))
            {
                let code = self.guarded(of, path, rest, all);
                if code.is_fallible() {
                    fallible.push(code)
                } else {
                    safe.push(code)
                }
                break;
            }
            let code = self.operand(item);
            if code.is_fallible() {
                fallible.push(code)
            } else {
                safe.push(code)
            }
        }
        let function = if all { "cel::and" } else { "cel::or" };
        let last = fallible.into_iter().rev().reduce(|right, left| {
            let sides = vec![left.result().closure(""), right.result().closure("")];
            Code::Call(function, sides).attempt()
        });
        let operator = if all { "&&" } else { "||" };
        safe.into_iter()
            .chain(last)
            .reduce(|left, right| left.binary(operator, right))
            .unwrap_or_else(|| Code::atom(all.to_string()))
    }

    /// What follows a test, under a binding of what was tested.
    fn guarded(&mut self, of: &Node, path: &str, rest: &[Node], all: bool) -> Code {
        let (option, name, rest) = self.bound(of, path, |emitter| emitter.decide(rest, all));
        if rest.is_fallible() {
            let condition = Code::Let(name, Box::new(option));
            return Code::conditional(condition, rest, Code::atom((!all).to_string()));
        }
        let method = if all { "is_some_and" } else { "is_none_or" };
        option.method(method, vec![rest.closure(name)])
    }

    fn operand(&mut self, item: &Node) -> Code {
        self.node(item).boolean()
    }

    /// It does not hold.
    pub fn negation(&mut self, of: &Node) -> Code {
        match &of.kind {
            // De Morgan: fewer negations to read, and what clippy asks for.
            Kind::And(items) | Kind::Or(items) => {
                let items: Vec<Node> = items.iter().map(negated).collect();
                self.decide(&items, matches!(of.kind, Kind::Or(_)))
            }
            Kind::Compare(operator, left, right) => self.opposite(*operator, left, right),
            _ => self.operand(of).not(),
        }
    }
}

fn negated(node: &Node) -> Node {
    match &node.kind {
        Kind::Not(inner) => (**inner).clone(),
        _ => Node::boolean(Kind::Not(Box::new(node.clone()))),
    }
}

/// What an operand tests for being set: `has(x)` of `&&`, `!has(x)` of `||`.
pub fn tested(item: &Node, all: bool) -> Option<(&Node, &str)> {
    match &item.kind {
        Kind::Has(of, path) if all => Some((of, path)),
        Kind::Not(inner) if !all => tested(inner, true),
        _ => None,
    }
}
