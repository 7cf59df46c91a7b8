//! Functions and macros.

use super::suggest::suggest;
use super::{Checked, Checker};
use crate::catalog::Schema;
use crate::expr::data::Data;
use crate::expr::schema;
use crate::expr::syntax::{Expr, Name};
use crate::expr::tree::{Function, Kind, Node, Presence};
use crate::expr::{Error, Repr, Type, codes};

/// What can be called without a receiver.
const FUNCTIONS: [&str; 5] = ["has", "size", "string", "int", "double"];

/// What can be called on a receiver.
const METHODS: [&str; 6] = [
    "orValue",
    "hasValue",
    "startsWith",
    "endsWith",
    "contains",
    "size",
];

/// What CEL has besides.
const NOT_YET: [&str; 42] = [
    "all",
    "exists",
    "exists_one",
    "filter",
    "map",
    "sortBy",
    "transformList",
    "transformMap",
    "transformMapEntry",
    "bind",
    "optMap",
    "optFlatMap",
    "or",
    "value",
    "of",
    "ofNonZeroValue",
    "none",
    "uint",
    "bool",
    "bytes",
    "type",
    "dyn",
    "duration",
    "timestamp",
    "matches",
    "find",
    "findAll",
    "split",
    "join",
    "replace",
    "lowerAscii",
    "upperAscii",
    "trim",
    "substring",
    "indexOf",
    "lastIndexOf",
    "charAt",
    "format",
    "quantity",
    "url",
    "min",
    "max",
];

impl Checker<'_> {
    pub fn call(
        &mut self,
        of: Option<&Expr>,
        function: &Name,
        arguments: &[Expr],
        whole: &Expr,
    ) -> Checked {
        let name = function.text.as_str();
        match (of, name, arguments) {
            (None, "has", [argument]) => self.has(argument),
            (None, "size", [argument]) | (Some(argument), "size", []) => self.size(argument),
            (None, "string", [argument]) => self.string(argument),
            (None, "int", [argument]) => self.number(argument, Function::Int, &Type::Int),
            (None, "double", [argument]) => self.number(argument, Function::Double, &Type::Double),
            (Some(of), "orValue", [default]) => self.or_value(of, default),
            (Some(of), "hasValue", []) => {
                let node = self.any(of)?;
                if node.presence != Presence::Chain {
                    return self.not_a_chain(of, "hasValue");
                }
                self.is_set(node, of)
            }
            (Some(of), "startsWith", [part]) => self.text_test(of, part, Function::StartsWith),
            (Some(of), "endsWith", [part]) => self.text_test(of, part, Function::EndsWith),
            (Some(of), "contains", [part]) => self.text_test(of, part, Function::Contains),
            _ => self.bad_call(of.is_some(), function, arguments, whole),
        }
    }

    fn bad_call(
        &mut self,
        receiver: bool,
        function: &Name,
        arguments: &[Expr],
        whole: &Expr,
    ) -> Checked {
        let name = function.text.as_str();
        let (known, other): (&[&str], &[&str]) = if receiver {
            (&METHODS, &FUNCTIONS)
        } else {
            (&FUNCTIONS, &METHODS)
        };
        if known.contains(&name) {
            let wanted = if name == "hasValue" || (receiver && name == "size") {
                "no"
            } else {
                "one"
            };
            let message = format!("{name}() takes {wanted} argument, not {}", arguments.len());
            return self.report(Error::new(codes::ARGUMENTS, whole.span.clone(), message));
        }
        if other.contains(&name) {
            let message = if receiver {
                format!("{name}() is called as {name}(value)")
            } else {
                format!("{name}() is called as value.{name}(...)")
            };
            return self.report(Error::new(codes::ARGUMENTS, function.span.clone(), message));
        }
        if NOT_YET.contains(&name) {
            let message = format!("{name}() is not supported yet");
            return self.report(Error::new(
                codes::NOT_SUPPORTED,
                function.span.clone(),
                message,
            ));
        }
        let message = format!("there is no function {name}()");
        let hint = suggest(name, known.iter().copied());
        self.report(Error::new(codes::UNKNOWN_FUNCTION, function.span.clone(), message).hint(hint))
    }

    fn size(&mut self, argument: &Expr) -> Checked {
        let node = self.value(argument)?;
        match node.ty {
            Type::String | Type::List(_) | Type::Map(_) | Type::Dyn => {
                Some(Node::new(Type::Int, Kind::Call(Function::Size, vec![node])))
            }
            _ => {
                let message = format!("a {} has no size", node.ty);
                self.report(Error::new(
                    codes::TYPE_MISMATCH,
                    argument.span.clone(),
                    message,
                ))
            }
        }
    }

    fn string(&mut self, argument: &Expr) -> Checked {
        let node = self.scalar(argument)?;
        if node.ty == Type::String {
            return Some(node);
        }
        Some(Node::new(
            Type::String,
            Kind::Call(Function::String, vec![node]),
        ))
    }

    fn number(&mut self, argument: &Expr, function: Function, ty: &Type) -> Checked {
        let node = self.value(argument)?;
        match node.ty {
            Type::Int | Type::Double | Type::String | Type::Dyn => {}
            _ => {
                let message = format!("a {} is not a number", node.ty);
                return self.report(Error::new(
                    codes::TYPE_MISMATCH,
                    argument.span.clone(),
                    message,
                ));
            }
        }
        if node.ty == *ty {
            return Some(node);
        }
        Some(Node::new(ty.clone(), Kind::Call(function, vec![node])))
    }

    fn text_test(&mut self, of: &Expr, part: &Expr, function: Function) -> Checked {
        let of_node = self.typed(of, &Type::String);
        let part_node = self.typed(part, &Type::String);
        Some(Node::boolean(Kind::Call(
            function,
            vec![of_node?, part_node?],
        )))
    }

    /// `of.orValue(default)`; a dynamic value is taken as one of the default's type.
    fn or_value(&mut self, of: &Expr, default: &Expr) -> Checked {
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
            (Type::Dyn, Type::Bool | Type::Int | Type::Double | Type::String) => {
                let coerced = Node::new(default_node.ty.clone(), Kind::Coerce(Box::new(node)));
                (
                    Node {
                        presence: Presence::Chain,
                        ..coerced
                    },
                    default_node,
                )
            }
            (Type::Dyn, _) => (node, default_node),
            (Type::List(_) | Type::Map(_) | Type::Object(_), _) => {
                let default_node = self.container_default(default_node, &ty, repr, default)?;
                (node, default_node)
            }
            _ => {
                let default_node = self.expect(default_node, &ty, default)?;
                (node, default_node)
            }
        };
        Some(Node {
            repr,
            ..Node::new(
                node.ty.clone(),
                Kind::OrValue(Box::new(node), Box::new(default_node)),
            )
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

    /// The default of a list, map or object: an empty literal, or another value that Rust holds alike.
    fn container_default(
        &mut self,
        default: Node,
        ty: &Type,
        repr: Repr,
        expression: &Expr,
    ) -> Checked {
        let empty = match (&default.kind, ty) {
            (Kind::Constant(Data::List(items)), Type::List(_)) => items.is_empty(),
            (Kind::Constant(Data::Map(entries)), Type::Map(_)) => entries.is_empty(),
            _ => false,
        };
        if empty {
            return Some(Node {
                ty: ty.clone(),
                repr,
                ..default
            });
        }
        let default = self.expect(default, ty, expression)?;
        if default.repr == repr && matches!(default.kind, Kind::Select(..) | Kind::Present(..)) {
            return Some(default);
        }
        let message = "a default of this form is not supported yet";
        let error = Error::new(codes::NOT_SUPPORTED, expression.span.clone(), message);
        self.report(error.hint("use [] or {}, or a field"))
    }

    fn not_a_chain(&mut self, of: &Expr, function: &str) -> Checked {
        let text = self.text(of);
        let message = format!("{function}() needs a chain with `?`");
        let hint = match text.rsplit_once('.') {
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
