//! Null safety: what may be unset is tested, or given a default, before it is read.

use super::facts::path;
use super::{Checked, Checker};
use crate::expr::syntax::{Expr, ExprKind};
use crate::expr::tree::{Kind, Node, Presence};
use crate::expr::{Error, Type, codes};

impl Checker<'_> {
    /// A value that is set, by its type or because it was tested.
    pub fn require(&mut self, node: Node, expression: &Expr) -> Checked {
        let null = node.ty == Type::Null && node.presence != Presence::Chain;
        if node.presence == Presence::Always || null {
            return Some(node);
        }
        // Rules read what may be unset, and fail where it is.
        if self.environment.rules().is_some() && node.presence == Presence::Unset {
            return Some(self.present(node, expression));
        }
        if path(expression).is_some_and(|path| self.present.contains(&path)) {
            return Some(self.present(node, expression));
        }
        let text = self.text(expression);
        let message = format!("`{text}` may be unset");
        let error = Error::new(codes::MAYBE_UNSET, expression.span.clone(), message)
            .label("it is optional and has no default");
        let hint = self.hint(&node, expression);
        self.report(error.hint(hint))
    }

    /// The value of something that may be unset, failing where it is.
    pub fn present(&self, node: Node, expression: &Expr) -> Node {
        Node {
            ty: node.ty.clone(),
            repr: node.repr,
            presence: Presence::Always,
            kind: Kind::Present(Box::new(node), self.text(expression).to_owned()),
        }
    }

    fn hint(&self, node: &Node, expression: &Expr) -> String {
        let text = self.text(expression);
        let default = example(&node.ty);
        match &expression.kind {
            ExprKind::Variable(_) if node.presence != Presence::Chain => {
                format!(
                    "test it first, such as has({text}.metadata), or give a default: {text}.?field.orValue(...)"
                )
            }
            _ if node.presence == Presence::Chain => {
                format!("end the chain with a default: {text}.orValue({default})")
            }
            ExprKind::Select { of, field, .. } => {
                let of = self.text(of);
                format!(
                    "test it first, has({text}) ? ... : ..., or give a default: {of}.?{}.orValue({default})",
                    field.text
                )
            }
            _ => "give each branch a value".to_owned(),
        }
    }
}

/// A value of a type, as it could stand in an expression.
fn example(ty: &Type) -> &'static str {
    match ty {
        Type::Bool => "false",
        Type::Int => "0",
        Type::Double => "0.0",
        Type::List(_) => "[]",
        Type::Map(_) => "{}",
        _ => "\"\"",
    }
}
