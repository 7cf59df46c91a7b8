//! What an expression's value looks like, as far as it can be told without running it.

use serde_json::Value;

use super::data::Data;
use super::tree::{Kind, Node};
use super::{Environment, Type, Typed, schema, type_of};
use crate::catalog::Schema;

/// What a value looks like.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// There is none.
    Unset,
    /// It is this scalar.
    Known(Value),
    /// One of these.
    OneOf(Vec<Form>),
    /// A list of these.
    List(Vec<Form>),
    /// A map with these keys.
    Map(Vec<(String, Form)>),
    /// Any value of a type.
    Of(Type),
    /// Read from an object whose kind is known.
    Observed(Schema),
}

impl Typed {
    /// What its value looks like.
    #[must_use]
    pub fn form(&self, environment: &Environment) -> Form {
        form(&self.tree, environment)
    }

    /// What the kind says of its elements, where it is a list that is read from an object of a known kind, or of such objects.
    #[must_use]
    pub fn element_schema(&self, environment: &Environment) -> Option<Schema> {
        schema::element(&self.tree, environment)
    }

    /// What it is; of a scalar that is read from an object of a known kind, what the kind says.
    #[must_use]
    pub fn known_type(&self, environment: &Environment) -> Type {
        match schema::of(&self.tree, environment).map(|schema| type_of(&schema)) {
            Some(ty) if self.ty == Type::Dyn => ty,
            _ => self.ty.clone(),
        }
    }
}

fn form(node: &Node, environment: &Environment) -> Form {
    let below = |node: &Node| form(node, environment);
    match &node.kind {
        Kind::Constant(data) => known(data),
        Kind::Conditional(_, yes, no) => Form::OneOf(vec![below(yes), below(no)]),
        Kind::OrValue(of, default) => Form::OneOf(vec![below(of), below(default)]),
        Kind::List(items) => Form::List(items.iter().map(below).collect()),
        Kind::Map(entries) => {
            let entry = |(key, value): &(Node, Node)| match &key.kind {
                Kind::Constant(Data::String(name)) => Some((name.clone(), below(value))),
                _ => None,
            };
            let entries: Option<Vec<_>> = entries.iter().map(entry).collect();
            entries.map_or_else(|| Form::Of(node.ty.clone()), Form::Map)
        }
        Kind::Present(of, _) => below(of),
        _ => {
            schema::of(node, environment).map_or_else(|| Form::Of(node.ty.clone()), Form::Observed)
        }
    }
}

/// A known value: lists and maps by their parts.
fn known(data: &Data) -> Form {
    match data {
        Data::Null => Form::Unset,
        Data::List(items) => Form::List(items.iter().map(known).collect()),
        Data::Map(entries) => Form::Map(
            entries
                .iter()
                .map(|(name, value)| (name.clone(), known(value)))
                .collect(),
        ),
        scalar => Form::Known(scalar.clone().into()),
    }
}
