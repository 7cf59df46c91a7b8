//! Macros: they name variables, or look at whether something is set.

use std::sync::Arc;

use super::call::words;
use super::{Checked, Checker, Local};
use crate::expr::syntax::{Expr, ExprKind, Name};
use crate::expr::tree::{Kind, Node, Presence};
use crate::expr::{Error, Repr, Type, codes, schema};

impl Checker<'_> {
    /// A call of a macro, if it is one.
    pub fn macro_call(
        &mut self,
        of: Option<&Expr>,
        function: &Name,
        arguments: &[Expr],
        whole: &Expr,
    ) -> Option<Checked> {
        let name = function.text.as_str();
        let (wanted, form) = match (of, name, arguments) {
            (None, "has", [argument]) => return Some(self.has(argument)),
            (None, "has", _) => (1, "such as has(spec.host)"),
            (None, "cel.bind", [variable, value, body]) => {
                return Some(self.bind(variable, value, body));
            }
            (None, "cel.bind", _) => (3, "such as cel.bind(name, spec.image, name + name)"),
            (None, "optional.of", [value]) => return Some(self.optional_of(value)),
            (None, "optional.ofNonZeroValue", [value]) => {
                return Some(self.optional_of_non_zero(value));
            }
            (None, "optional.none", []) => {
                return Some(Some(Node {
                    presence: Presence::Chain,
                    ..Node::constant(Type::Null, crate::expr::data::Data::Null)
                }));
            }
            (None, "optional.of" | "optional.ofNonZeroValue", _) => {
                (1, "such as optional.of(spec.image)")
            }
            (None, "optional.none", _) => (0, "such as optional.none()"),
            (Some(of), "orValue", [default]) => return Some(self.or_value(of, default)),
            (Some(_), "orValue", _) => (1, "such as spec.?host.orValue(\"\")"),
            (Some(of), "or", [other]) => return Some(self.or_else(of, other)),
            (Some(_), "or", _) => (1, "such as spec.?host.or(spec.?name)"),
            (Some(of), "hasValue", []) => return Some(self.has_value(of)),
            (Some(of), "value", []) => return Some(self.value_of(of)),
            (Some(_), "hasValue", _) => (0, "such as spec.?host.hasValue()"),
            (Some(_), "value", _) => (0, "such as spec.?host.value()"),
            (Some(of), "optMap", [variable, body]) => {
                return Some(self.opt_map(of, variable, body, false));
            }
            (Some(of), "optFlatMap", [variable, body]) => {
                return Some(self.opt_map(of, variable, body, true));
            }
            (Some(_), "optMap" | "optFlatMap", _) => {
                (2, "such as spec.?host.optMap(host, \"https://\" + host)")
            }
            (Some(of), _, _) => return self.over(of, name, arguments, whole),
            _ => return None,
        };
        Some(self.wrong_count(name, &words(wanted), arguments.len(), whole, form))
    }

    /// `cel.bind(name, value, body)`
    fn bind(&mut self, variable: &Expr, value: &Expr, body: &Expr) -> Checked {
        let (name, value) = (self.variable_name(variable), self.value(value));
        let (name, value) = (name?, value?);
        let local = Local {
            name: name.clone(),
            ty: value.ty.clone(),
            repr: Repr::Plain,
            schema: schema::of(&value, self.environment).map(Arc::new),
        };
        let body = self.naming(vec![local], |checker| checker.any(body))?;
        let (ty, presence) = (body.ty.clone(), body.presence);
        let kind = Kind::Bind(name, Box::new(value), Box::new(body));
        Some(Node {
            presence,
            ..Node::new(ty, kind)
        })
    }

    /// `of.optMap(name, body)`, and `optFlatMap`, whose body may be unset.
    fn opt_map(&mut self, of: &Expr, variable: &Expr, body: &Expr, flat: bool) -> Checked {
        let function = if flat { "optFlatMap" } else { "optMap" };
        let (node, name) = (self.any(of), self.variable_name(variable));
        let (node, name) = (node?, name?);
        if node.presence != Presence::Chain {
            return self.not_a_chain(of, function);
        }
        let local = Local {
            name: name.clone(),
            ty: node.ty.clone(),
            repr: node.repr,
            schema: schema::of(&node, self.environment).map(Arc::new),
        };
        let body_node = self.naming(vec![local], |checker| {
            if flat {
                checker.any(body)
            } else {
                checker.value(body)
            }
        })?;
        if flat && body_node.presence != Presence::Chain {
            return self.not_a_chain(body, function);
        }
        let ty = body_node.ty.clone();
        let kind = Kind::OptMap(name, Box::new(node), Box::new(body_node));
        Some(Node {
            presence: Presence::Chain,
            ..Node::new(ty, kind)
        })
    }

    /// The name that a macro gives to what it looks at.
    pub fn variable_name(&mut self, expression: &Expr) -> Option<String> {
        let ExprKind::Variable(name) = &expression.kind else {
            let message = format!("expected a name, found `{}`", self.text(expression));
            let error = Error::new(codes::ARGUMENTS, expression.span.clone(), message);
            return self.report(error.hint(
                "macros name what they look at, such as spec.hosts.all(host, host != \"\")",
            ));
        };
        if self.is_variable(name) {
            return self.taken(name, expression);
        }
        Some(name.clone())
    }

    /// That a macro gives a name that is already something.
    pub fn taken<T>(&mut self, name: &str, expression: &Expr) -> Option<T> {
        let message = format!("`{name}` is already something here");
        let error = Error::new(codes::NAME_TAKEN, expression.span.clone(), message);
        self.report(error.hint("choose another name"))
    }

    /// Checks a part where a macro names some more variables.
    pub fn naming<T>(&mut self, locals: Vec<Local>, check: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.locals.len();
        self.locals.extend(locals);
        let checked = check(self);
        self.locals.truncate(before);
        checked
    }
}
