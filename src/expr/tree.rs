//! The typed tree: what the checker makes of a syntax tree, and all that evaluation and emission look at.

use std::sync::Arc;

use super::data::Data;
use super::syntax::Binary;
use super::{Interpolation, ObjectField, Repr, Type};

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
    /// A dynamic value as one of this type.
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
    /// Arithmetic on two ints or two doubles.
    Arithmetic(Binary, Box<Node>, Box<Node>),
    /// Texts, one after the other.
    Concat(Vec<Node>),
    /// Whether the first is an item of the list, or a key of the map, that is second.
    Contains(Box<Node>, Box<Node>),
    /// The second if the first holds, else the third.
    Conditional(Box<Node>, Box<Node>, Box<Node>),
    /// A list of these.
    List(Vec<Node>),
    /// A map of these.
    Map(Vec<(Node, Node)>),
    /// What a function makes of these.
    Call(Function, Vec<Node>),
}

/// A function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// The number of characters, items or entries.
    Size,
    /// The value as text.
    String,
    /// The value as an int.
    Int,
    /// The value as a double.
    Double,
    /// Whether a text starts with another.
    StartsWith,
    /// Whether a text ends with another.
    EndsWith,
    /// Whether a text has another in it.
    Contains,
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
            Kind::Constant(_) | Kind::Variable(_) | Kind::Reference(_) | Kind::Element(_) => vec![],
            Kind::Let(_, text) => text.expressions().map(|typed| &typed.tree).collect(),
            Kind::Select(of, _)
            | Kind::Present(of, _)
            | Kind::Has(of, _)
            | Kind::Coerce(of)
            | Kind::Not(of)
            | Kind::Negate(of) => vec![of],
            Kind::Entry(a, b)
            | Kind::OrValue(a, b)
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
            Kind::Map(entries) => entries
                .iter()
                .flat_map(|(key, value)| [key, value])
                .collect(),
        }
    }
}
