//! The typed tree: what the checker makes of a syntax tree, and all that evaluation and emission look at.

use std::sync::Arc;

use super::comprehension::Macro;
use super::data::Data;
use super::library;
use super::syntax::Binary;
use super::{Interpolation, ObjectField, Repr, Type};
use crate::catalog::Schema;

/// A checked expression.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub ty: Type,
    /// How Rust holds it where it is stored; for a list or a map, how it holds the innermost elements.
    pub repr: Repr,
    /// Whether it has a value.
    pub presence: Presence,
    /// How it comes about.
    pub kind: Kind,
}

/// Whether an expression has a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It has, or fails.
    Always,
    /// It reads something that may be unset: fine as a whole value, a mistake anywhere else.
    Unset,
    /// It is a chain with `?`: to be ended by `orValue`, or a whole value.
    Chain,
}

/// How a value comes about.
#[derive(Clone, Debug)]
pub enum Kind {
    /// It is known.
    Constant(Data),
    /// A variable of the environment. A dynamic one is a child or the status, and may be unset.
    Variable(String),
    /// A variable that a macro names, and what is known of it if it is read from an object of a known kind.
    Local(String, Option<Arc<Schema>>),
    /// An object that the resource reads and does not own, which may be unset; or the list of those that it selects.
    Reference(String),
    /// The element that an object is made for.
    Element(String),
    /// A value that has a name of its own.
    Let(String, Arc<Interpolation>),
    /// A field of an object; unset when the object is.
    Select(Box<Node>, ObjectField),
    /// What a typed list or map holds at a key, if anything.
    Entry(Box<Node>, Box<Node>),
    /// What a dynamic value holds below keys, if anything.
    Path(Box<Node>, Vec<Node>),
    /// The value of something that may be unset; fails with the path where it is unset.
    Present(Box<Node>, String),
    /// Whether something that may be unset, and stands in the source so, is set.
    Has(Box<Node>, String),
    /// The first, or the second where the first is unset.
    OrValue(Box<Node>, Box<Node>),
    /// The first, or the second where the first is unset; both may be.
    OrElse(Box<Node>, Box<Node>),
    /// A value as one that may be unset.
    Set(Box<Node>),
    /// A dynamic value as one of this type, or a value as a dynamic one.
    Coerce(Box<Node>),
    /// Logical negation.
    Not(Box<Node>),
    /// Arithmetic negation.
    Negate(Box<Node>),
    /// All hold. One that is false outweighs others that fail.
    And(Vec<Node>),
    /// One holds. One that is true outweighs others that fail.
    Or(Vec<Node>),
    /// An equality or order of two values.
    Compare(Binary, Box<Node>, Box<Node>),
    /// Arithmetic on two ints, two uints or two doubles.
    Arithmetic(Binary, Box<Node>, Box<Node>),
    /// Texts, one after the other.
    Concat(Vec<Node>),
    /// Whether the first is an item of the list, or a key of the map, that is second.
    Contains(Box<Node>, Box<Node>),
    /// The second if the first holds, else the third.
    Conditional(Box<Node>, Box<Node>, Box<Node>),
    /// A list of these, without those that are unset.
    List(Vec<Node>),
    /// A map of these, without those that are unset.
    Map(Vec<(Node, Node)>),
    /// What a function makes of these, the receiver being the first.
    Call(&'static library::Function, Vec<Node>),
    /// What a macro makes of a list or a map.
    Each(Box<Each>),
    /// The last, where the name is that of the first.
    Bind(String, Box<Node>, Box<Node>),
    /// The last, where the name is that of the first; unset where the first is.
    OptMap(String, Box<Node>, Box<Node>),
}

/// What a macro makes of a list or a map.
#[derive(Clone, Debug)]
pub struct Each {
    /// Which macro.
    pub macro_: Macro,
    /// What it goes over.
    pub range: Node,
    /// What it names: the item (of a map, the key), or first the position or key and then the item or value.
    pub variables: Vec<String>,
    /// Which items are looked at; all, if there is none.
    pub filter: Option<Node>,
    /// What is tested or made.
    pub body: Node,
}

impl Node {
    /// An expression that has a value.
    pub fn new(ty: Type, kind: Kind) -> Self {
        Self {
            ty,
            repr: Repr::Plain,
            presence: Presence::Always,
            kind,
        }
    }

    /// A known value.
    pub fn constant(ty: Type, data: Data) -> Self {
        Self::new(ty, Kind::Constant(data))
    }

    /// A truth.
    pub fn boolean(kind: Kind) -> Self {
        Self::new(Type::Bool, kind)
    }

    /// Whether it is of no type in particular.
    pub fn is_dynamic(&self) -> bool {
        self.ty == Type::Dyn
    }

    /// The trees right below it.
    pub fn children(&self) -> Vec<&Self> {
        match &self.kind {
            Kind::Constant(_)
            | Kind::Variable(_)
            | Kind::Local(..)
            | Kind::Reference(_)
            | Kind::Element(_) => vec![],
            Kind::Let(_, text) => text.expressions().map(|typed| &typed.tree).collect(),
            Kind::Select(of, _)
            | Kind::Present(of, _)
            | Kind::Has(of, _)
            | Kind::Coerce(of)
            | Kind::Set(of)
            | Kind::Not(of)
            | Kind::Negate(of) => vec![of],
            Kind::Entry(a, b)
            | Kind::OrValue(a, b)
            | Kind::OrElse(a, b)
            | Kind::Bind(_, a, b)
            | Kind::OptMap(_, a, b)
            | Kind::Compare(_, a, b)
            | Kind::Arithmetic(_, a, b)
            | Kind::Contains(a, b) => vec![a, b],
            Kind::Conditional(a, b, c) => vec![a, b, c],
            Kind::Path(root, steps) => std::iter::once(&**root).chain(steps).collect(),
            Kind::And(items)
            | Kind::Or(items)
            | Kind::Concat(items)
            | Kind::List(items)
            | Kind::Call(_, items) => items.iter().collect(),
            Kind::Each(each) => std::iter::once(&each.range)
                .chain(&each.filter)
                .chain([&each.body])
                .collect(),
            Kind::Map(entries) => entries
                .iter()
                .flat_map(|(key, value)| [key, value])
                .collect(),
        }
    }

    /// Whether it is the empty list, whose items are of any type.
    pub fn is_empty_list(&self) -> bool {
        match &self.kind {
            Kind::List(items) => items.is_empty(),
            Kind::Constant(Data::List(items)) => items.is_empty(),
            _ => false,
        }
    }

    /// Whether it is the empty list or the empty map.
    pub fn is_empty(&self) -> bool {
        self.is_empty_list()
            || match &self.kind {
                Kind::Map(entries) => entries.is_empty(),
                Kind::Constant(Data::Map(entries)) => entries.is_empty(),
                _ => false,
            }
    }

    /// Whether it reads a variable that a macro names.
    pub fn reads_local(&self, name: &str) -> bool {
        let found = matches!(&self.kind, Kind::Local(found, _) if found == name);
        found
            || self
                .children()
                .into_iter()
                .any(|child| child.reads_local(name))
    }

    /// Whether it is the same whatever it is evaluated with: all that it reads are variables of its own macros.
    pub fn is_closed(&self, known: &mut Vec<String>) -> bool {
        let before = known.len();
        let closed = match &self.kind {
            Kind::Variable(_) | Kind::Reference(_) | Kind::Element(_) => false,
            Kind::Local(name, _) => known.contains(name),
            Kind::Each(each) => {
                let range = each.range.is_closed(known);
                known.extend(each.variables.iter().cloned());
                range
                    && each
                        .filter
                        .iter()
                        .chain([&each.body])
                        .all(|part| part.is_closed(known))
            }
            Kind::Bind(name, value, body) | Kind::OptMap(name, value, body) => {
                let value = value.is_closed(known);
                known.push(name.clone());
                value && body.is_closed(known)
            }
            _ => self
                .children()
                .into_iter()
                .all(|child| child.is_closed(known)),
        };
        known.truncate(before);
        closed
    }
}
