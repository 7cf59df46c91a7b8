//! Evaluates checked expressions, with the same results as the Rust that `emit` writes.
//!
//! As in CEL, `false && error` and `error && false` are both false, and likewise for `||`: what decides the result outweighs
//! what fails. A null that is read by a path counts as unset.

mod error;
mod function;
mod operator;
mod read;

use std::collections::BTreeMap;

use serde_json::Value;

use super::data::Data;
use super::tree::{Kind, Node};
use super::{Interpolation, Part, Type, Typed};
pub use error::EvalError;

/// What an expression reads.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// The whole custom resource.
    pub resource: &'a Value,
    /// The labels that every child carries.
    pub labels: &'a BTreeMap<String, String>,
    /// The labels that select the pods of this resource.
    pub selector: &'a BTreeMap<String, String>,
    /// The children that were observed, by id; of one that is an object for each element, the list of them.
    pub children: &'a BTreeMap<String, Value>,
    /// The element that an object is made for; null where there is none.
    pub element: &'a Value,
    /// The objects that references led to, by id; of a reference by selector, the list of them.
    pub references: &'a BTreeMap<String, Value>,
}

/// The value of an expression; null when it is unset.
///
/// # Errors
/// When a value is missing, does not have the type that is needed, or overflows.
pub fn typed(expression: &Typed, inputs: &Inputs<'_>) -> Result<Value, EvalError> {
    Ok(node(&expression.tree, inputs)?.map_or(Value::Null, Value::from))
}

/// The value of a text with expressions; a single expression keeps its type.
///
/// # Errors
/// As `typed`.
pub fn interpolation(text: &Interpolation, inputs: &Inputs<'_>) -> Result<Value, EvalError> {
    if let Some(single) = text.single() {
        return typed(single, inputs);
    }
    let mut result = String::new();
    for part in &text.parts {
        match part {
            Part::Text(text) => result.push_str(text),
            Part::Expression(expression) => {
                result.push_str(&function::text(&present(&expression.tree, inputs)?)?);
            }
        }
    }
    Ok(Value::String(result))
}

type Evaluated = Result<Data, EvalError>;

/// The value of a tree without variables.
pub(super) fn constant(tree: &Node) -> Evaluated {
    let none = BTreeMap::new();
    let inputs = Inputs {
        resource: &Value::Null,
        labels: &none,
        selector: &none,
        children: &BTreeMap::new(),
        element: &Value::Null,
        references: &BTreeMap::new(),
    };
    present(tree, &inputs)
}

/// The value of a tree that the checker found to have one.
fn present(tree: &Node, inputs: &Inputs<'_>) -> Evaluated {
    Ok(node(tree, inputs)?.unwrap_or(Data::Null))
}

/// The value of a tree; `None` when it is unset.
fn node(tree: &Node, inputs: &Inputs<'_>) -> Result<Option<Data>, EvalError> {
    let value = |tree: &Node| present(tree, inputs);
    Ok(Some(match &tree.kind {
        Kind::Constant(Data::Null) => return Ok(None),
        Kind::Constant(data) => data.clone(),
        Kind::Variable(name) => return Ok(read::variable(name, &tree.ty, inputs)),
        Kind::Reference(id) => {
            let none = || (!is_dynamic(&tree.ty)).then(|| Data::List(Vec::new()));
            let found = inputs
                .references
                .get(id)
                .or_else(|| inputs.children.get(id));
            return Ok(found.map(Data::from).or_else(none));
        }
        Kind::Let(_, text) => match interpolation(text, inputs)? {
            Value::Null => return Ok(None),
            value => Data::from(&value),
        },
        Kind::Element(_) => return Ok(read::element(&tree.ty, inputs)),
        Kind::Select(of, field) => {
            return Ok(node(of, inputs)?.and_then(|data| read::field(data, &field.name)));
        }
        Kind::Entry(of, key) => {
            let Some(of) = node(of, inputs)? else {
                return Ok(None);
            };
            return Ok(read::entry(of, &value(key)?));
        }
        Kind::Path(root, steps) => {
            let mut found = node(root, inputs)?;
            for step in steps {
                let step = value(step)?;
                found = found.and_then(|data| read::step(data, &step));
            }
            return Ok(found.filter(|data| *data != Data::Null));
        }
        Kind::Present(of, path) => {
            node(of, inputs)?.ok_or_else(|| EvalError::Missing { path: path.clone() })?
        }
        Kind::Has(of, _) => Data::Bool(node(of, inputs)?.is_some()),
        Kind::OrValue(of, default) => match node(of, inputs)? {
            Some(data) => data,
            None => return node(default, inputs),
        },
        Kind::Coerce(of) => match node(of, inputs)? {
            Some(data) => operator::coerce(data, &tree.ty)?,
            None => return Ok(None),
        },
        Kind::Not(of) => Data::Bool(!operator::boolean(&value(of)?)?),
        Kind::Negate(of) => operator::negate(&value(of)?)?,
        Kind::And(items) => Data::Bool(operator::decide(items, false, &value)?),
        Kind::Or(items) => Data::Bool(operator::decide(items, true, &value)?),
        Kind::Compare(operator, left, right) => {
            operator::compare(*operator, &value(left)?, &value(right)?)?
        }
        Kind::Arithmetic(operator, left, right) => {
            operator::arithmetic(*operator, &value(left)?, &value(right)?)?
        }
        Kind::Concat(items) => {
            let mut text = String::new();
            for item in items {
                text.push_str(operator::string(&value(item)?)?);
            }
            Data::String(text)
        }
        Kind::Contains(item, of) => operator::contains(&value(item)?, &value(of)?)?,
        Kind::Conditional(condition, yes, no) => {
            let chosen = if operator::boolean(&value(condition)?)? {
                yes
            } else {
                no
            };
            return node(chosen, inputs);
        }
        Kind::List(items) => Data::List(items.iter().map(value).collect::<Result<_, _>>()?),
        Kind::Map(entries) => {
            let mut map = BTreeMap::new();
            for (key, entry) in entries {
                map.insert(operator::string(&value(key)?)?.to_owned(), value(entry)?);
            }
            Data::Map(map)
        }
        Kind::Call(function, arguments) => {
            let arguments = arguments.iter().map(value).collect::<Result<Vec<_>, _>>()?;
            function::call(*function, &arguments)?
        }
    }))
}

/// Whether a value is not of a type that the checker can know.
fn is_dynamic(ty: &Type) -> bool {
    *ty == Type::Dyn
}
