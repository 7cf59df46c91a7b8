//! Values that may be unset, and what to take instead.

use super::{Checked, Checker};
use crate::catalog::Schema;
use crate::expr::syntax::{Binary, Expr, ExprKind, Name};
use crate::expr::tree::{Kind, Node, Presence};
use crate::expr::{Error, Type, codes, schema};

impl Checker<'_> {
    /// `of.orValue(default)`; a dynamic value is taken as one of the default's type.
    pub fn or_value(&mut self, of: &Expr, default: &Expr) -> Checked {
        let (node, default_node) = (self.any(of), self.value(default));
        let (node, default_node) = (node?, default_node?);
        if node.presence != Presence::Chain {
            return self.not_a_chain(of, "orValue");
        }
        let default_node = self.known_default(&node, default_node, default)?;
        let (ty, repr) = (node.ty.clone(), node.repr);
        let (node, default_node) = match (&node.ty, &default_node.ty) {
            (_, Type::Null) => {
                let message = "null is no default: it counts as unset";
                let error = Error::new(codes::TYPE_MISMATCH, default.span.clone(), message);
                return self.report(error.hint("leave orValue() out"));
            }
            (Type::Null, _) => (
                Node {
                    ty: default_node.ty.clone(),
                    ..node
                },
                default_node,
            ),
            (Type::Dyn, Type::Bool | Type::Int | Type::Double | Type::String) => {
                let coerced = Node::new(default_node.ty.clone(), Kind::Coerce(Box::new(node)));
                let coerced = Node {
                    presence: Presence::Chain,
                    ..coerced
                };
                (coerced, default_node)
            }
            (Type::Dyn, _) => (node, default_node),
            (Type::Map(_), Type::Map(_)) if default_node.is_empty() => (
                node,
                Node {
                    ty: ty.clone(),
                    repr,
                    ..default_node
                },
            ),
            _ if default_node.is_empty_list() && matches!(ty, Type::List(_)) => (
                node,
                Node {
                    ty: ty.clone(),
                    repr,
                    ..default_node
                },
            ),
            _ => {
                let default_node = self.expect(default_node, &ty, default)?;
                (node, default_node)
            }
        };
        let kept = if node.repr == default_node.repr {
            repr
        } else {
            crate::expr::Repr::Plain
        };
        let kind = Kind::OrValue(Box::new(node.clone()), Box::new(default_node));
        Some(Node {
            repr: kept,
            ..Node::new(node.ty, kind)
        })
    }

    /// A default for a value that is read from an object of a known kind.
    fn known_default(&mut self, node: &Node, default: Node, expression: &Expr) -> Checked {
        let Some(schema) = schema::of(node, self.environment) else {
            return Some(default);
        };
        let ty = schema::type_of(&schema);
        if ty != Type::Dyn {
            return self.expect(default, &ty, expression);
        }
        let fits = match schema {
            Schema::List(_) => matches!(default.ty, Type::List(_) | Type::Dyn),
            Schema::Map(_) | Schema::Object(_) => {
                matches!(default.ty, Type::Map(_) | Type::Object(_) | Type::Dyn)
            }
            _ => true,
        };
        if fits {
            return Some(default);
        }
        let message = format!("expected {}, found {}", schema.describe(), default.ty);
        self.report(Error::new(
            codes::TYPE_MISMATCH,
            expression.span.clone(),
            message,
        ))
    }

    /// `of.or(other)`: both may be unset.
    pub fn or_else(&mut self, of: &Expr, other: &Expr) -> Checked {
        let (node, other_node) = (self.any(of), self.any(other));
        let (node, other_node) = (node?, other_node?);
        for (node, expression) in [(&node, of), (&other_node, other)] {
            if node.presence != Presence::Chain {
                return self.not_a_chain(expression, "or");
            }
        }
        let ty = match (&node.ty, &other_node.ty) {
            (Type::Null, ty) | (ty, Type::Null) => ty.clone(),
            (Type::Dyn, _) | (_, Type::Dyn) => Type::Dyn,
            (ty, other) if ty == other => ty.clone(),
            (ty, found) => {
                let message = format!("expected {ty}, found {found}");
                return self.report(Error::new(
                    codes::TYPE_MISMATCH,
                    other.span.clone(),
                    message,
                ));
            }
        };
        let typed = |node: Node| match node.ty {
            Type::Null => Node {
                ty: ty.clone(),
                ..node
            },
            _ => node,
        };
        let kind = Kind::OrElse(Box::new(typed(node)), Box::new(typed(other_node)));
        Some(Node {
            presence: Presence::Chain,
            ..Node::new(ty, kind)
        })
    }

    /// `of.hasValue()`
    pub fn has_value(&mut self, of: &Expr) -> Checked {
        let node = self.any(of)?;
        if node.presence != Presence::Chain {
            return self.not_a_chain(of, "hasValue");
        }
        self.is_set(node, of)
    }

    /// `of.value()`: an error where it is unset.
    pub fn value_of(&mut self, of: &Expr) -> Checked {
        let node = self.any(of)?;
        if node.presence != Presence::Chain {
            return self.not_a_chain(of, "value");
        }
        Some(self.present(node, of))
    }

    /// `optional.of(value)`
    pub fn optional_of(&mut self, value: &Expr) -> Checked {
        let node = self.value(value)?;
        let (ty, repr) = (node.ty.clone(), node.repr);
        let kind = Kind::Set(Box::new(node));
        Some(Node {
            presence: Presence::Chain,
            repr,
            ..Node::new(ty, kind)
        })
    }

    /// `optional.ofNonZeroValue(value)`: it is set where the value is not the least that there is, such as the empty text.
    pub fn optional_of_non_zero(&mut self, value: &Expr) -> Checked {
        let node = self.value(value)?;
        if self.environment.rules().is_some() {
            let presence = Presence::Chain;
            return Some(Node { presence, ..node });
        }
        let zero = match node.ty {
            // Null alone, which is its own zero.
            Type::Null => {
                let presence = Presence::Chain;
                return Some(Node { presence, ..node });
            }
            Type::Bool => ExprKind::Bool(false),
            Type::Int => ExprKind::Int(0),
            Type::Uint => ExprKind::Uint(0),
            Type::Double => ExprKind::Double(0.0),
            Type::String => ExprKind::String(String::new()),
            Type::List(_) => ExprKind::List(Vec::new()),
            Type::Map(_) => ExprKind::Map(Vec::new()),
            other => {
                let message = format!("optional.ofNonZeroValue() knows no zero of {other}");
                let error = Error::new(codes::NOT_SUPPORTED, value.span.clone(), message);
                return self.report(error.hint(
                    "test the value: spec.image != \"\" ? optional.of(spec.image) : optional.none()",
                ));
            }
        };
        let at = |kind: ExprKind| Expr {
            span: value.span.clone(),
            depth: value.depth + 1,
            kind,
        };
        let optional = |name: &str, arguments: Vec<Expr>| {
            let of = at(ExprKind::Variable("optional".to_owned()));
            let function = Name {
                span: value.span.clone(),
                text: name.to_owned(),
            };
            at(ExprKind::Call {
                of: Some(Box::new(of)),
                function,
                arguments,
            })
        };
        let differs = at(ExprKind::Binary(
            Binary::NotEqual,
            Box::new(value.clone()),
            Box::new(at(zero)),
        ));
        let (set, unset) = (
            optional("of", vec![value.clone()]),
            optional("none", Vec::new()),
        );
        self.any(&at(ExprKind::Conditional(
            Box::new(differs),
            Box::new(set),
            Box::new(unset),
        )))
    }

    pub fn not_a_chain<T>(&mut self, of: &Expr, function: &str) -> Option<T> {
        let text = self.text(of);
        let message = match function {
            "?" => "what stands behind `?` has to be a chain with `?`".to_owned(),
            function => format!("{function}() needs a chain with `?`"),
        };
        let hint = match text.rsplit_once('.') {
            Some((of, field)) if function == "?" => {
                format!("write ?{of}.?{field}; what is always set needs no `?`")
            }
            Some((of, field)) if !text.ends_with([')', ']', '"', '\'']) => {
                format!(
                    "write {of}.?{field}.{function}(...); a value that is always set needs none"
                )
            }
            _ => "such as spec.?host.orValue(\"\")".to_owned(),
        };
        self.report(Error::new(codes::NOT_OPTIONAL, of.span.clone(), message).hint(hint))
    }
}
