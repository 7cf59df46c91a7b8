//! Operators.

use super::facts::facts;
use super::{Checked, Checker};
use crate::expr::data::Data;
use crate::expr::syntax::{Binary, Expr, ExprKind, Unary};
use crate::expr::tree::{Kind, Node, Presence};
use crate::expr::{Error, Type, codes};

impl Checker<'_> {
    pub fn unary(&mut self, operator: Unary, operand: &Expr) -> Checked {
        match operator {
            Unary::Not => {
                let node = self.typed(operand, &Type::Bool)?;
                Some(Node::boolean(Kind::Not(Box::new(node))))
            }
            Unary::Negate => {
                let node = self.value(operand)?;
                let ty = if node.ty == Type::Double {
                    Type::Double
                } else {
                    Type::Int
                };
                let node = self.expect(node, &ty, operand)?;
                Some(Node::new(ty, Kind::Negate(Box::new(node))))
            }
        }
    }

    pub fn binary(&mut self, operator: Binary, left: &Expr, right: &Expr, whole: &Expr) -> Checked {
        match operator {
            Binary::And | Binary::Or => self.logic(operator, whole),
            Binary::Equal | Binary::NotEqual => self.equality(operator, left, right, whole),
            Binary::Less | Binary::LessOrEqual | Binary::Greater | Binary::GreaterOrEqual => {
                self.order(operator, left, right, whole)
            }
            Binary::In => self.contains(left, right),
            _ => self.arithmetic(operator, left, right, whole),
        }
    }

    /// `&&` or `||` over all its operands; each is checked knowing what those before it tell.
    fn logic(&mut self, operator: Binary, whole: &Expr) -> Checked {
        let mut operands = Vec::new();
        flatten(operator, whole, &mut operands);
        for (index, operand) in operands.iter().enumerate() {
            let twice = operands[..index].iter().any(|other| other.same(operand));
            if twice && !self.environment.is_as_written() {
                self.same_operands::<()>(operand, operator.symbol());
            }
        }
        let is_and = operator == Binary::And;
        let known = self.present.clone();
        let mut items = Vec::new();
        for operand in &operands {
            items.push(self.typed(operand, &Type::Bool));
            self.present.extend(facts(operand, is_and));
        }
        self.present = known;
        let items = items.into_iter().collect::<Option<Vec<Node>>>()?;
        if items.iter().any(|item| is_constant(item, !is_and)) && !self.environment.is_as_written()
        {
            return Some(Node::constant(Type::Bool, Data::Bool(!is_and)));
        }
        let mut items: Vec<Node> = items
            .into_iter()
            .filter(|item| !is_constant(item, is_and))
            .collect();
        match items.len() {
            0 => Some(Node::constant(Type::Bool, Data::Bool(is_and))),
            1 => items.pop(),
            _ => Some(Node::boolean(if is_and {
                Kind::And(items)
            } else {
                Kind::Or(items)
            })),
        }
    }

    fn arithmetic(&mut self, operator: Binary, left: &Expr, right: &Expr, whole: &Expr) -> Checked {
        let (a, b) = (self.value(left), self.value(right));
        let (a, b) = (a?, b?);
        let decides_nothing = matches!(
            operator,
            Binary::Subtract | Binary::Divide | Binary::Remainder
        );
        if decides_nothing && left.same(right) && !self.environment.is_as_written() {
            return self.same_operands(right, operator.symbol());
        }
        let (a, b) = match (&a.ty, &b.ty) {
            (Type::Dyn, Type::Dyn) => {
                let message = format!(
                    "the types of both sides of `{}` are unknown",
                    operator.symbol()
                );
                let hint = format!(
                    "say what they are: int({}), double(...) or string(...)",
                    self.text(left)
                );
                return self.report(
                    Error::new(codes::TYPE_MISMATCH, whole.span.clone(), message).hint(hint),
                );
            }
            // Dynamic values are JSON: an opaque value has none to be added to.
            (Type::Dyn, Type::Int | Type::Uint | Type::Double | Type::String) => {
                let ty = b.ty.clone();
                (self.expect(a, &ty, left)?, b)
            }
            (Type::Int | Type::Uint | Type::Double | Type::String, Type::Dyn) => {
                let ty = a.ty.clone();
                (a, self.expect(b, &ty, right)?)
            }
            _ => (a, b),
        };
        if matches!(operator, Binary::Divide | Binary::Remainder)
            && matches!(b.kind, Kind::Constant(Data::Int(0) | Data::Uint(0)))
            && !self.environment.is_as_written()
        {
            let message = "the expression always fails: division by zero";
            let span = right.span.clone();
            return self.report(Error::new(codes::ALWAYS_FAILS, span, message));
        }
        match (&a.ty, &b.ty) {
            (Type::String, Type::String) if operator == Binary::Add => {
                let mut items = Vec::new();
                for node in [a, b] {
                    match node.kind {
                        Kind::Concat(inner) => items.extend(inner),
                        _ => items.push(node),
                    }
                }
                Some(Node::new(Type::String, Kind::Concat(items)))
            }
            (Type::Int, Type::Int) => Some(Node::new(
                Type::Int,
                Kind::Arithmetic(operator, Box::new(a), Box::new(b)),
            )),
            (Type::Double, Type::Double) if operator != Binary::Remainder => Some(Node::new(
                Type::Double,
                Kind::Arithmetic(operator, Box::new(a), Box::new(b)),
            )),
            (Type::Uint, Type::Uint) => Some(Node::new(
                Type::Uint,
                Kind::Arithmetic(operator, Box::new(a), Box::new(b)),
            )),
            _ => self.operation(operator, (a, left), (b, right), whole),
        }
    }

    /// An operator that a function stands for, such as `+` of two lists.
    fn operation(
        &mut self,
        operator: Binary,
        (a, left): (Node, &Expr),
        (b, right): (Node, &Expr),
        whole: &Expr,
    ) -> Checked {
        let name = format!("_{}_", operator.symbol());
        let fitting = self.fitting(&name, vec![(a.clone(), left), (b.clone(), right)]);
        match fitting {
            Some((function, any)) => self.apply(function, any, vec![(a, left), (b, right)], whole),
            None => self.mismatch(operator, &a, &b, whole),
        }
    }

    pub fn conditional(&mut self, condition: &Expr, yes: &Expr, no: &Expr) -> Checked {
        let condition_node = self.typed(condition, &Type::Bool);
        let yes_node = self.knowing(facts(condition, true), |checker| checker.branch(yes));
        let no_node = self.knowing(facts(condition, false), |checker| checker.branch(no));
        if yes.same(no) && !self.environment.is_as_written() {
            return self.same_operands(no, "?:");
        }
        let (condition_node, a, b) = (condition_node?, yes_node?, no_node?);
        if is_constant(&condition_node, true) {
            return Some(a);
        }
        if is_constant(&condition_node, false) {
            return Some(b);
        }
        let ty = match (&a.ty, &b.ty) {
            (Type::Null, other) | (other, Type::Null) => other.clone(),
            (a, b) if a == b => a.clone(),
            (Type::List(_), ty @ Type::List(_)) if a.is_empty_list() => ty.clone(),
            (ty @ Type::List(_), Type::List(_)) if b.is_empty_list() => ty.clone(),
            (Type::Dyn, _) | (_, Type::Dyn) => Type::Dyn,
            _ => {
                let message = format!("the branches are of different types: {} and {}", a.ty, b.ty);
                let span = yes.span.start..no.span.end;
                return self.report(Error::new(codes::TYPE_MISMATCH, span, message));
            }
        };
        let (a, b) = (alike(a, &ty), alike(b, &ty));
        let presence = match (a.presence, b.presence) {
            (Presence::Always, Presence::Always) => Presence::Always,
            (Presence::Chain, Presence::Chain) => Presence::Chain,
            _ => Presence::Unset,
        };
        Some(Node {
            presence,
            ..Node::new(
                ty,
                Kind::Conditional(Box::new(condition_node), Box::new(a), Box::new(b)),
            )
        })
    }

    /// A branch: set if it is known to be, else possibly unset as the whole then is.
    fn branch(&mut self, expression: &Expr) -> Checked {
        let node = self.any(expression)?;
        let known = super::facts::path(expression).is_some_and(|path| self.present.contains(&path));
        if known && node.presence != Presence::Always {
            return self.require(node, expression);
        }
        Some(node)
    }

    pub fn same_operands<T>(&mut self, second: &Expr, operator: &str) -> Option<T> {
        let message = format!("`{}` stands twice around `{operator}`", self.text(second));
        self.report(
            Error::new(codes::SAME_OPERANDS, second.span.clone(), message)
                .label("the same again")
                .hint("correct one of them, or leave the operation out"),
        )
    }

    pub fn mismatch(&mut self, operator: Binary, a: &Node, b: &Node, whole: &Expr) -> Checked {
        let symbol = operator.symbol();
        let message = format!("`{symbol}` does not fit {} and {}", a.ty, b.ty);
        let error = Error::new(codes::TYPE_MISMATCH, whole.span.clone(), message);
        let ExprKind::Binary(_, left, right) = &whole.kind else {
            return self.report(error);
        };
        let (left, right) = (self.text(left), self.text(right));
        let hint = match (&a.ty, &b.ty) {
            (Type::String, other) if has_text(other) => as_text(right),
            (other, Type::String) if has_text(other) => as_text(left),
            (Type::Int, Type::Double) => as_double(left),
            (Type::Double, Type::Int) => as_double(right),
            (Type::Int, Type::Uint) => format!("convert one side: int({right})"),
            (Type::Uint, Type::Int) => format!("convert one side: int({left})"),
            _ => return self.report(error),
        };
        self.report(error.hint(hint))
    }
}

/// Whether `string()` makes text of values of a type.
fn has_text(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Int | Type::Uint | Type::Double | Type::Bool | Type::Opaque(_)
    )
}

/// How to make text of another scalar.
fn as_text(scalar: &str) -> String {
    match scalar.parse::<f64>() {
        Ok(_) => format!("write `\"{scalar}\"` for a text"),
        Err(_) => format!("convert one side: string({scalar})"),
    }
}

/// How to make a double of an int.
fn as_double(int: &str) -> String {
    match int.parse::<i64>() {
        Ok(int) => format!("write `{int}.0` for a double"),
        Err(_) => format!("convert one side: double({int})"),
    }
}

/// The operands of a chain of one operator, in order.
fn flatten<'e>(operator: Binary, expression: &'e Expr, operands: &mut Vec<&'e Expr>) {
    match &expression.kind {
        ExprKind::Binary(found, left, right) if *found == operator => {
            flatten(operator, left, operands);
            flatten(operator, right, operands);
        }
        _ => operands.push(expression),
    }
}

fn is_constant(node: &Node, truth: bool) -> bool {
    matches!(node.kind, Kind::Constant(Data::Bool(found)) if found == truth)
}

/// A branch that is nothing, as nothing of the type that the other has.
fn alike(node: Node, ty: &Type) -> Node {
    if node.is_empty_list() || (node.ty == Type::Null && node.presence == Presence::Chain) {
        return Node {
            ty: ty.clone(),
            ..node
        };
    }
    node
}
