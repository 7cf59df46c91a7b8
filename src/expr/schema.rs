//! What is known of values that are read from children and references, whose types expressions do not have: their schemas.

use super::data::Data;
use super::tree::{Kind, Node};
use super::{Environment, Type};
use crate::catalog::Schema;

/// The type of a value of a schema, once it was read as a scalar.
#[must_use]
pub fn type_of(schema: &Schema) -> Type {
    match schema {
        Schema::Boolean => Type::Bool,
        Schema::Integer(_) => Type::Int,
        Schema::Number => Type::Double,
        Schema::Text { .. } | Schema::Bytes | Schema::DateTime | Schema::Quantity => Type::String,
        Schema::Any
        | Schema::IntOrString
        | Schema::List(_)
        | Schema::Map(_)
        | Schema::Object(_) => Type::Dyn,
    }
}

/// The schema of what a node reads, if it is known.
pub(super) fn of(node: &Node, environment: &Environment) -> Option<Schema> {
    match &node.kind {
        Kind::Variable(id) | Kind::Reference(id) | Kind::Element(id) if node.is_dynamic() => {
            environment.schema(id).cloned()
        }
        Kind::Select(_, field) => field.schema.as_deref().cloned(),
        Kind::Local(_, schema) => schema.as_deref().cloned(),
        Kind::Let(_, text) => self::of(&text.single()?.tree, environment),
        Kind::Entry(list, _) => element(list, environment),
        Kind::Present(of, _) | Kind::Set(of) => self::of(of, environment),
        Kind::OrValue(of, default) if default.is_empty() => self::of(of, environment),
        Kind::Each(each) if each.macro_.keeps_items() => {
            self::of(&each.range, environment).filter(|schema| matches!(schema, Schema::List(_)))
        }
        Kind::Path(root, steps) => steps
            .iter()
            .try_fold(self::of(root, environment)?, |schema, step| {
                below(&schema, step)
            }),
        _ => None,
    }
}

/// The schema of the elements of a list or the values of a map, if it is known.
pub(super) fn element(list: &Node, environment: &Environment) -> Option<Schema> {
    match (&list.kind, of(list, environment)) {
        (Kind::Reference(id), _) => environment.schema(id).cloned(),
        (Kind::Each(each), None) if each.macro_.keeps_items() => element(&each.range, environment),
        (_, Some(Schema::List(list))) => Some(list.items.clone()),
        (_, Some(Schema::Map(values))) => Some((*values).clone()),
        _ => None,
    }
}

/// What a value holds at a key, if that is known.
fn below(schema: &Schema, step: &Node) -> Option<Schema> {
    match schema {
        Schema::List(list) => Some(list.items.clone()),
        Schema::Map(values) => Some((**values).clone()),
        Schema::Object(object) => match &step.kind {
            Kind::Constant(Data::String(name)) => {
                object.shape().field(name).map(|field| field.schema.clone())
            }
            _ => None,
        },
        _ => None,
    }
}

/// What keeps a value from having something at a key.
pub(super) enum Lacks {
    /// It has fields, and none of this name.
    Field(Schema),
    /// It has no fields at all.
    Fields(Schema),
}

/// Why a value that is read has nothing at a key, whatever object it is read from.
pub(super) fn lacks(base: &Node, key: &Node, environment: &Environment) -> Option<Lacks> {
    let schema = of(base, environment)?;
    match &schema {
        Schema::Any | Schema::Map(_) | Schema::List(_) => None,
        Schema::Object(object) => match &key.kind {
            Kind::Constant(Data::String(name)) => {
                let shape = object.shape();
                (shape.field(name).is_none() && !shape.is_open).then_some(Lacks::Field(schema))
            }
            _ => None,
        },
        _ => Some(Lacks::Fields(schema)),
    }
}
