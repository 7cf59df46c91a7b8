//! Variables, fields, elements, and whether they are there.

use std::sync::Arc;

use super::suggest::suggest;
use super::{Checked, Checker};
use crate::catalog::Schema;
use crate::expr::data::Data;
use crate::expr::rule::escaped;
use crate::expr::schema::{self, Lacks};
use crate::expr::syntax::{Expr, ExprKind, Name};
use crate::expr::tree::{Kind, Node, Presence};
use crate::expr::{Error, ObjectType, Repr, Type, codes};

/// The names of types, to be compared with `type()`.
const TYPES: [&str; 10] = [
    "bool",
    "bytes",
    "double",
    "int",
    "list",
    "map",
    "null_type",
    "string",
    "type",
    "uint",
];

impl Checker<'_> {
    pub fn variable(&mut self, name: &str, expression: &Expr) -> Checked {
        if let Some(local) = self.locals.iter().rev().find(|local| local.name == name) {
            let node = Node::new(
                local.ty.clone(),
                Kind::Local(name.to_owned(), local.schema.clone()),
            );
            return Some(Node {
                repr: local.repr,
                ..node
            });
        }
        let Some(ty) = self.environment.get(name) else {
            if TYPES.contains(&name) {
                return Some(Node::constant(
                    Type::TypeName,
                    Data::String(name.to_owned()),
                ));
            }
            let hint = suggest(
                name,
                self.environment
                    .names()
                    .chain(self.locals.iter().map(|local| local.name.as_str())),
            );
            let message = format!("there is no `{name}` here");
            let error = Error::new(codes::UNKNOWN_VARIABLE, expression.span.clone(), message);
            return self.report(error.hint(hint));
        };
        self.variables.insert(name.to_owned());
        if self.environment.is_element(name) {
            return Some(Node::new(ty.clone(), Kind::Element(name.to_owned())));
        }
        if let Some(value) = self.environment.value(name) {
            let read = value.expressions().flat_map(|typed| &typed.variables);
            self.variables.extend(read.cloned());
            let kind = Kind::Let(name.to_owned(), Arc::clone(value));
            let presence = match value.is_optional() {
                true => Presence::Chain,
                false => Presence::Always,
            };
            return Some(Node {
                presence,
                ..Node::new(ty.clone(), kind)
            });
        }
        let is_reference = self.environment.is_reference(name);
        let kind = if is_reference {
            Kind::Reference(name.to_owned())
        } else {
            Kind::Variable(name.to_owned())
        };
        let variable = Node::new(ty.clone(), kind);
        if !variable.is_dynamic() {
            return Some(variable);
        }
        let path = Node {
            presence: Presence::Unset,
            ..variable
        };
        let path = Node {
            kind: Kind::Path(Box::new(path.clone()), Vec::new()),
            ..path
        };
        if is_reference && !self.present.contains(name) {
            return Some(path);
        }
        Some(self.present(path, expression))
    }

    /// The metadata hold more than expressions can see, so that they have no whole.
    pub fn whole_metadata(&mut self, expression: &Expr) -> Checked {
        let message = "metadata can only be read field by field";
        let error = Error::new(codes::NOT_SUPPORTED, expression.span.clone(), message);
        self.report(error.hint("such as metadata.name"))
    }

    pub fn select(&mut self, of: &Expr, field: &Name, optional: bool, whole: &Expr) -> Checked {
        let base = match &of.kind {
            ExprKind::Variable(name) => self.variable(name, of)?,
            _ => self.any(of)?,
        };
        let object = match &base.ty {
            Type::Object(object) => object.clone(),
            Type::Map(_) | Type::Dyn => {
                let key = Node::constant(Type::String, Data::String(field.text.clone()));
                return self.element(base, key, optional, of, whole);
            }
            other => {
                let message = format!("a {other} has no fields");
                let error = Error::new(codes::UNKNOWN_FIELD, field.span.clone(), message)
                    .label(format!("`{}` is a {other}", self.text(of)));
                return self.report(match other {
                    Type::List(_) => {
                        let element = format!("{}[0].{}", self.text(of), field.text);
                        error.hint(format!("an element has, such as `{element}`"))
                    }
                    _ => error,
                });
            }
        };
        // Rules spell words of CEL with underscores, or as they are.
        let spelt = || escaped(&field.text).filter(|_| self.environment.rules().is_some());
        let found = object.field(&field.text);
        let Some(found) = found.or_else(|| object.field(&spelt()?)) else {
            return self.unknown_field(&object, field);
        };
        let base = if base.presence == Presence::Chain {
            base
        } else {
            self.require(base, of)?
        };
        let chained = base.presence == Presence::Chain;
        if optional && !chained && !found.optional {
            let message = format!("`{}` is always set", field.text);
            let error = Error::new(codes::NOT_OPTIONAL, field.span.clone(), message);
            return self.report(error.hint(format!("write {}.{}", self.text(of), field.text)));
        }
        let presence = match (optional || chained, found.optional) {
            (true, _) => Presence::Chain,
            (false, true) => Presence::Unset,
            (false, false) => Presence::Always,
        };
        Some(Node {
            ty: found.ty.clone(),
            repr: found.repr,
            presence,
            kind: Kind::Select(Box::new(base), found.clone()),
        })
    }

    fn unknown_field(&mut self, object: &ObjectType, field: &Name) -> Checked {
        let message = format!("{} has no field `{}`", object.name, field.text);
        let known = object.fields.iter().map(|field| field.name.as_str());
        let hint = suggest(&field.text, known);
        self.report(Error::new(codes::UNKNOWN_FIELD, field.span.clone(), message).hint(hint))
    }

    pub fn index(&mut self, of: &Expr, key: &Expr, optional: bool, whole: &Expr) -> Checked {
        let base = self.any(of)?;
        let key_node = match &base.ty {
            Type::List(_) => self.typed(key, &Type::Int)?,
            Type::Map(_) => self.typed(key, &Type::String)?,
            Type::Dyn => {
                let node = self.value(key)?;
                let ty = if node.ty == Type::Int {
                    Type::Int
                } else {
                    Type::String
                };
                self.expect(node, &ty, key)?
            }
            Type::Object(object) => return self.index_of_object(&object.clone(), of, key),
            other => {
                let message = format!("a {other} has no elements");
                return self.report(Error::new(codes::TYPE_MISMATCH, of.span.clone(), message));
            }
        };
        self.element(base, key_node, optional, of, whole)
    }

    fn index_of_object(&mut self, object: &ObjectType, of: &Expr, key: &Expr) -> Checked {
        let message = format!("the fields of {} are read with a dot", object.name);
        let error = Error::new(codes::TYPE_MISMATCH, key.span.clone(), message);
        match &key.kind {
            ExprKind::String(name) if object.field(name).is_some() => {
                self.report(error.hint(format!("write {}.{name}", self.text(of))))
            }
            _ => self.report(error),
        }
    }

    /// What a list, map or dynamic value holds at a key.
    fn element(
        &mut self,
        base: Node,
        key: Node,
        optional: bool,
        of: &Expr,
        whole: &Expr,
    ) -> Checked {
        let (ty, repr) = match &base.ty {
            Type::List(element) | Type::Map(element) => ((**element).clone(), base.repr),
            _ => (Type::Dyn, Repr::Json),
        };
        if base.repr == Repr::IntOrString && base.is_dynamic() {
            let message = format!(
                "`{}` is an int or a string: it has no fields",
                self.text(of)
            );
            return self.report(Error::new(codes::UNKNOWN_FIELD, of.span.clone(), message));
        }
        if let Some(lacks) = schema::lacks(&base, &key, self.environment) {
            return self.lacking(lacks, of, whole);
        }
        let chained = base.presence == Presence::Chain;
        let kind = if base.is_dynamic() {
            let base = if is_unknown_reference(&base) && !optional {
                self.require(base, of)?
            } else {
                base
            };
            self.path(base, key, optional || chained, of)?
        } else {
            let base = if chained {
                base
            } else {
                self.require(base, of)?
            };
            Kind::Entry(Box::new(base), Box::new(key))
        };
        let node = Node {
            ty,
            repr,
            presence: Presence::Chain,
            kind,
        };
        Some(if optional || chained {
            node
        } else {
            self.present(node, whole)
        })
    }

    /// Reports a key of an object that no object of its kind has.
    fn lacking(&mut self, lacks: Lacks, of: &Expr, whole: &Expr) -> Checked {
        let (name, span) = match &whole.kind {
            ExprKind::Select { field, .. } => (field.text.clone(), field.span.clone()),
            ExprKind::Index { key, .. } => (
                self.text(key).trim_matches(['"', '\'']).to_owned(),
                key.span.clone(),
            ),
            _ => (String::new(), whole.span.clone()),
        };
        match lacks {
            Lacks::Field(Schema::Object(object)) => {
                let shape = object.shape();
                let message = format!("{} has no field `{name}`", shape.name);
                let error = Error::new(codes::UNKNOWN_FIELD, span, message);
                self.report(error.hint(suggest(
                    &name,
                    shape.fields.iter().map(|field| &*field.name),
                )))
            }
            Lacks::Field(_) => None,
            Lacks::Fields(schema) => {
                let message = format!(
                    "`{}` is {}: it has no fields",
                    self.text(of),
                    schema.describe()
                );
                self.report(Error::new(codes::UNKNOWN_FIELD, of.span.clone(), message))
            }
        }
    }

    /// One step further into a dynamic value. A chain with `?` forgives whatever is missing on the way, not only at its end.
    fn path(&mut self, base: Node, key: Node, lenient: bool, of: &Expr) -> Option<Kind> {
        Some(match base.kind {
            Kind::Present(inner, _) if matches!(inner.kind, Kind::Path(..)) => {
                return self.path(*inner, key, lenient, of);
            }
            Kind::Path(root, mut steps) => {
                steps.push(key);
                Kind::Path(root, steps)
            }
            _ => {
                let base = if lenient && base.presence == Presence::Chain {
                    base
                } else {
                    self.require(base, of)?
                };
                Kind::Path(Box::new(base), vec![key])
            }
        })
    }

    /// `has(argument)`: whether a field is set.
    pub fn has(&mut self, argument: &Expr) -> Checked {
        if !matches!(argument.kind, ExprKind::Select { .. }) {
            let error = Error::new(
                codes::ARGUMENTS,
                argument.span.clone(),
                "has() needs a field",
            );
            let hint = match &argument.kind {
                ExprKind::Index { of, key, .. } => {
                    format!("write {} in {}", self.text(key), self.text(of))
                }
                _ => "such as has(spec.host)".to_owned(),
            };
            return self.report(error.hint(hint));
        }
        // Of an object that is not there, nothing is set.
        let reference = variable(argument).filter(|name| self.environment.is_reference(name));
        let known = reference.map(str::to_owned).into_iter().collect();
        let node = self.knowing(known, |checker| checker.any(argument))?;
        self.is_set(node, argument)
    }

    /// Whether something that may be unset is set.
    pub fn is_set(&mut self, node: Node, expression: &Expr) -> Checked {
        let node = match node.kind {
            Kind::Present(inner, _) => *inner,
            _ => node,
        };
        if node.presence == Presence::Always {
            let message = format!("`{}` is always set", self.text(expression));
            let error = Error::new(codes::NOT_OPTIONAL, expression.span.clone(), message);
            return self.report(error.hint("leave the test out"));
        }
        Some(Node::boolean(Kind::Has(
            Box::new(node),
            self.text(expression).to_owned(),
        )))
    }
}

/// Whether a node is the whole of a reference of which only a test can tell that it is there.
fn is_unknown_reference(node: &Node) -> bool {
    let is_whole =
        |root: &Node, steps: &[Node]| steps.is_empty() && matches!(root.kind, Kind::Reference(_));
    matches!(&node.kind, Kind::Path(root, steps) if is_whole(root, steps))
}

/// The variable that a path begins with.
fn variable(expression: &Expr) -> Option<&str> {
    match &expression.kind {
        ExprKind::Variable(name) => Some(name),
        ExprKind::Select { of, .. } | ExprKind::Index { of, .. } => variable(of),
        _ => None,
    }
}
