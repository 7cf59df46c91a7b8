//! Lists and maps.

use super::{Checked, Checker};
use crate::expr::syntax::{Expr, ExprKind};
use crate::expr::tree::{Kind, Node, Presence};
use crate::expr::{Error, Type, codes};

impl Checker<'_> {
    pub fn list(&mut self, items: &[Expr]) -> Checked {
        let nodes: Vec<Checked> = items
            .iter()
            .map(|item| self.element_of_literal(item))
            .collect();
        let nodes = nodes.into_iter().collect::<Option<Vec<Node>>>()?;
        self.alike(nodes.iter().zip(items))?;
        let ty = common(nodes.iter());
        Some(Node::new(Type::List(Box::new(ty)), Kind::List(nodes)))
    }

    pub fn map(&mut self, entries: &[(Expr, Expr)]) -> Checked {
        for (index, (key, _)) in entries.iter().enumerate() {
            let before = &entries[..index];
            let literal = matches!(key.kind, ExprKind::String(_));
            if literal && before.iter().any(|(other, _)| other.same(key)) {
                let message = format!("the key {} stands twice", self.text(key));
                let error = Error::new(codes::SAME_KEY, key.span.clone(), message);
                self.report::<()>(error.hint("correct one of them, or leave it out"));
            }
        }
        let nodes: Vec<Option<(Node, Node)>> = entries
            .iter()
            .map(|(key, value)| {
                let (key, value) = (
                    self.typed(key, &Type::String),
                    self.element_of_literal(value),
                );
                Some((key?, value?))
            })
            .collect();
        let nodes = nodes.into_iter().collect::<Option<Vec<_>>>()?;
        let values = entries.iter().map(|(_, value)| value);
        self.alike(nodes.iter().map(|(_, value)| value).zip(values))?;
        let ty = common(nodes.iter().map(|(_, value)| value));
        Some(Node::new(Type::Map(Box::new(ty)), Kind::Map(nodes)))
    }

    /// Reports, in a rule, an item that is of another type than the first one.
    fn alike<'e>(&mut self, mut items: impl Iterator<Item = (&'e Node, &'e Expr)>) -> Option<()> {
        let (first, _) = match (self.environment.rules(), items.next()) {
            (Some(_), Some(first)) if !self.mixed => first,
            _ => return Some(()),
        };
        let other = items.find(|(node, _)| node.ty != first.ty && !node.is_dynamic());
        match other.filter(|_| !first.is_dynamic()) {
            Some((node, place)) => {
                let message = format!("expected {}, found {}", first.ty, node.ty);
                let error = Error::new(codes::TYPE_MISMATCH, place.span.clone(), message);
                self.report(
                    error.hint("in rules all items of a list or values of a map have one type"),
                )
            }
            None => Some(()),
        }
    }

    /// An item or the value of an entry; behind a `?` it may be unset, and is then left out.
    fn element_of_literal(&mut self, element: &Expr) -> Checked {
        let ExprKind::Optional(inner) = &element.kind else {
            return self.value(element);
        };
        let node = self.any(inner)?;
        if node.presence != Presence::Chain {
            return self.not_a_chain(inner, "?");
        }
        Some(node)
    }
}

/// The type that all have, or the dynamic one.
fn common<'a>(mut nodes: impl Iterator<Item = &'a Node>) -> Type {
    let Some(first) = nodes.next() else {
        return Type::Dyn;
    };
    if nodes.all(|node| node.ty == first.ty) {
        first.ty.clone()
    } else {
        Type::Dyn
    }
}
