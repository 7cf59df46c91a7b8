//! Equality, order and membership.

use super::fit::has_order;
use super::{Checked, Checker};
use crate::expr::data::Data;
use crate::expr::syntax::{Binary, Expr, ExprKind};
use crate::expr::tree::{Kind, Node};
use crate::expr::{Error, Type, codes};

impl Checker<'_> {
    pub fn equality(
        &mut self,
        operator: Binary,
        left: &Expr,
        right: &Expr,
        whole: &Expr,
    ) -> Checked {
        let null = [left, right]
            .iter()
            .any(|side| matches!(side.kind, ExprKind::Null));
        if null && !self.environment.is_as_written() {
            let error = Error::new(
                codes::TYPE_MISMATCH,
                whole.span.clone(),
                "nothing is equal to null: what is null counts as unset",
            );
            return self.report(error.hint("test with has(), such as has(spec.host)"));
        }
        let (a, b) = self.operands(operator, left, right)?;
        let (a, b) = match (&a.ty, &b.ty) {
            (Type::Double, Type::Int) => (a, as_double(b)),
            (Type::Int, Type::Double) => (as_double(a), b),
            _ => (a, b),
        };
        if !comparable(&a.ty, &b.ty) {
            return self.mismatch(operator, &a, &b, whole);
        }
        Some(Node::boolean(Kind::Compare(
            operator,
            Box::new(a),
            Box::new(b),
        )))
    }

    pub fn order(&mut self, operator: Binary, left: &Expr, right: &Expr, whole: &Expr) -> Checked {
        let (a, b) = self.operands(operator, left, right)?;
        let (a, b) = match (&a.ty, &b.ty) {
            (Type::Double, Type::Int) => (a, as_double(b)),
            (Type::Int, Type::Double) => (as_double(a), b),
            (Type::Dyn, Type::Bool | Type::Int | Type::Uint | Type::Double | Type::String) => {
                let ty = b.ty.clone();
                (self.expect(a, &ty, left)?, b)
            }
            (Type::Bool | Type::Int | Type::Uint | Type::Double | Type::String, Type::Dyn) => {
                let ty = a.ty.clone();
                (a, self.expect(b, &ty, right)?)
            }
            _ => (a, b),
        };
        // Rules have an order of numbers of different types.
        let is_number = |ty: &Type| matches!(ty, Type::Int | Type::Uint | Type::Double);
        let numbers = self.environment.rules().is_some() && is_number(&a.ty) && is_number(&b.ty);
        if !numbers && (a.ty != b.ty || !has_order(&a.ty)) {
            return self.mismatch(operator, &a, &b, whole);
        }
        Some(Node::boolean(Kind::Compare(
            operator,
            Box::new(a),
            Box::new(b),
        )))
    }

    pub fn contains(&mut self, item: &Expr, of: &Expr) -> Checked {
        let (item_node, of_node) = (self.value(item), self.value(of));
        let (item_node, of_node) = (item_node?, of_node?);
        let expected = match &of_node.ty {
            Type::List(element) => (**element).clone(),
            Type::Map(_) => Type::String,
            Type::Dyn => Type::Dyn,
            other => {
                let message = format!("expected a list or map after `in`, found {other}");
                return self.report(Error::new(codes::TYPE_MISMATCH, of.span.clone(), message));
            }
        };
        let item_node = if matches!(of_node.ty, Type::Map(_)) {
            self.expect(item_node, &Type::String, item)?
        } else if comparable(&item_node.ty, &expected) {
            item_node
        } else {
            return self.expect(item_node, &expected, item);
        };
        Some(Node::boolean(Kind::Contains(
            Box::new(item_node),
            Box::new(of_node),
        )))
    }

    /// Both operands of a comparison.
    fn operands(&mut self, operator: Binary, left: &Expr, right: &Expr) -> Option<(Node, Node)> {
        let (a, b) = (self.value(left), self.value(right));
        let same = left.same(right) && !self.environment.is_as_written();
        if a.is_some() && b.is_some() && same {
            return self.same_operands(right, operator.symbol());
        }
        Some((a?, b?))
    }
}

/// A literal int where a double is compared.
fn as_double(node: Node) -> Node {
    match node.kind {
        Kind::Constant(Data::Int(int)) => Node::constant(Type::Double, Data::Double(int as f64)),
        _ => node,
    }
}

/// Whether values of two types can be equal.
fn comparable(a: &Type, b: &Type) -> bool {
    match (a, b) {
        (Type::Dyn, _) | (_, Type::Dyn) => true,
        (Type::List(a), Type::List(b)) | (Type::Map(a), Type::Map(b)) => comparable(a, b),
        _ => a == b,
    }
}
