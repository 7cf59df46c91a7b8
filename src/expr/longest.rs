//! How long the text of an expression can be.

use super::data::Data;
use super::library::Function;
use super::tree::{Kind, Node};
use super::{Part, Type};

/// The greatest length of a text, part of which is the resource's own name, whose length is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Longest {
    /// How many times the resource's name is in it.
    pub names: usize,
    /// How many characters there can be besides.
    pub rest: usize,
}

impl Longest {
    /// A text of so many characters.
    #[must_use]
    pub fn of(rest: usize) -> Self {
        Self { names: 0, rest }
    }

    /// One after the other.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            names: self.names.saturating_add(other.names),
            rest: self.rest.saturating_add(other.rest),
        }
    }

    /// One or the other.
    fn or(self, other: Self) -> Self {
        Self {
            names: self.names.max(other.names),
            rest: self.rest.max(other.rest),
        }
    }
}

/// The greatest length of the text of a node, given those of the fields that it reads; `None` when one is not known.
pub fn longest(node: &Node, field: &dyn Fn(&[&str]) -> Option<usize>) -> Option<Longest> {
    let of = |node: &Node| longest(node, field);
    match &node.kind {
        Kind::Constant(Data::String(text)) => Some(Longest::of(text.len())),
        Kind::Constant(Data::Int(number)) => Some(Longest::of(number.to_string().len())),
        Kind::Present(inner, _) | Kind::Coerce(inner) => of(inner),
        Kind::Let(_, text) => text.parts.iter().try_fold(Longest::default(), |sum, part| {
            Some(sum.and(match part {
                Part::Text(text) => Longest::of(text.len()),
                Part::Expression(typed) => of(&typed.tree)?,
            }))
        }),
        Kind::Call(function, arguments) => call(function, arguments, &of),
        Kind::OrValue(one, other) | Kind::Conditional(_, one, other) => {
            Some(of(one)?.or(of(other)?))
        }
        Kind::Concat(parts) => parts
            .iter()
            .try_fold(Longest::default(), |sum, part| Some(sum.and(of(part)?))),
        Kind::Select(..) if path(node)? == ["metadata", "name"] => {
            Some(Longest { names: 1, rest: 0 })
        }
        Kind::Select(..) | Kind::Element(_) if node.ty == Type::String => {
            field(&path(node)?).map(Longest::of)
        }
        _ => of_type(&node.ty),
    }
}

/// The greatest length of any value of a type.
fn of_type(ty: &Type) -> Option<Longest> {
    match ty {
        // `-9223372036854775808` and `false`.
        Type::Int | Type::Uint => Some(Longest::of(20)),
        Type::Bool => Some(Longest::of(5)),
        _ => None,
    }
}

/// The greatest length of what a function gives.
fn call(
    function: &Function,
    arguments: &[Node],
    of: &dyn Fn(&Node) -> Option<Longest>,
) -> Option<Longest> {
    match function.name() {
        "dnsName" => Some(Longest::of(63)),
        "sha256" => Some(Longest::of(64)),
        "charAt" => Some(Longest::of(1)),
        "string" | "lowerAscii" | "upperAscii" | "trim" | "substring" => of(arguments.first()?),
        _ => of_type(&function.signature.result.resolved(&Type::Dyn)),
    }
}

/// The names of the fields from a variable to a node.
fn path(node: &Node) -> Option<Vec<&str>> {
    match &node.kind {
        Kind::Variable(name) | Kind::Element(name) => Some(vec![name]),
        Kind::Select(of, field) => {
            let mut path = path(of)?;
            path.push(&field.name);
            Some(path)
        }
        Kind::Present(of, _) => path(of),
        _ => None,
    }
}
