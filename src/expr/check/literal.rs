//! Lists and maps.

use super::{Checked, Checker};
use crate::expr::Type;
use crate::expr::syntax::Expr;
use crate::expr::tree::{Kind, Node};

impl Checker<'_> {
    pub fn list(&mut self, items: &[Expr]) -> Checked {
        let nodes: Vec<Checked> = items.iter().map(|item| self.value(item)).collect();
        let nodes = nodes.into_iter().collect::<Option<Vec<Node>>>()?;
        let ty = common(nodes.iter());
        Some(Node::new(Type::List(Box::new(ty)), Kind::List(nodes)))
    }

    pub fn map(&mut self, entries: &[(Expr, Expr)]) -> Checked {
        let nodes: Vec<Option<(Node, Node)>> = entries
            .iter()
            .map(|(key, value)| {
                let (key, value) = (self.typed(key, &Type::String), self.value(value));
                Some((key?, value?))
            })
            .collect();
        let nodes = nodes.into_iter().collect::<Option<Vec<_>>>()?;
        let ty = common(nodes.iter().map(|(_, value)| value));
        Some(Node::new(Type::Map(Box::new(ty)), Kind::Map(nodes)))
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
