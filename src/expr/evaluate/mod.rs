//! Evaluates checked expressions, with the same results as the Rust that `emit` writes.
//!
//! As in CEL, `false && error` and `error && false` are both false, and likewise for `||`: what decides the result outweighs
//! what fails. A null that is read by a path counts as unset.

mod each;
mod operator;
mod read;

use std::collections::BTreeMap;

use serde_json::Value;

/// Why an expression has no value.
pub use super::cel::Error as EvalError;
use super::data::Data;
use super::library;
use super::tree::{Kind, Node, Presence};
use super::{Interpolation, Part, Type, Typed};

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
    Ok(node(&expression.tree, &Frame::new(inputs))?.map_or(Value::Null, Value::from))
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
                let value = present(&expression.tree, &Frame::new(inputs))?;
                result.push_str(&library::scalar_text(&value)?);
            }
        }
    }
    Ok(Value::String(result))
}

type Evaluated = Result<Data, EvalError>;

/// What is evaluated with: what the expression reads, and what macros name at this place.
#[derive(Clone, Copy)]
struct Frame<'a> {
    inputs: &'a Inputs<'a>,
    local: Option<&'a Local<'a>>,
}

/// A variable that a macro names.
struct Local<'a> {
    name: &'a str,
    value: Data,
    outer: Option<&'a Local<'a>>,
}

impl<'a> Frame<'a> {
    fn new(inputs: &'a Inputs<'a>) -> Self {
        Self {
            inputs,
            local: None,
        }
    }

    /// The value of a variable that a macro names.
    fn local(&self, name: &str) -> Option<Data> {
        let mut next = self.local;
        while let Some(local) = next {
            if local.name == name {
                return Some(local.value.clone());
            }
            next = local.outer;
        }
        None
    }

    /// Evaluates something where a macro names one more value.
    fn with<T>(&self, name: &str, value: Data, then: impl FnOnce(&Frame<'_>) -> T) -> T {
        let local = Local {
            name,
            value,
            outer: self.local,
        };
        then(&Frame {
            inputs: self.inputs,
            local: Some(&local),
        })
    }
}

/// The value of a tree without variables; `None` when it is unset.
pub(super) fn constant(tree: &Node) -> Result<Option<Data>, EvalError> {
    let none = BTreeMap::new();
    let inputs = Inputs {
        resource: &Value::Null,
        labels: &none,
        selector: &none,
        children: &BTreeMap::new(),
        element: &Value::Null,
        references: &BTreeMap::new(),
    };
    node(tree, &Frame::new(&inputs))
}

/// The value of a tree that the checker found to have one.
fn present(tree: &Node, frame: &Frame<'_>) -> Evaluated {
    Ok(node(tree, frame)?.unwrap_or(Data::Null))
}

/// The value of a tree; `None` when it is unset.
fn node(tree: &Node, frame: &Frame<'_>) -> Result<Option<Data>, EvalError> {
    let value = |tree: &Node| present(tree, frame);
    Ok(Some(match &tree.kind {
        Kind::Constant(Data::Null) => return Ok(None),
        Kind::Constant(data) => data.clone(),
        Kind::Variable(name) => return Ok(read::variable(name, &tree.ty, frame.inputs)),
        Kind::Reference(id) => {
            let none = || (!is_dynamic(&tree.ty)).then(|| Data::List(Vec::new()));
            let found = frame.inputs.references.get(id);
            let found = found.or_else(|| frame.inputs.children.get(id));
            return Ok(found.map(Data::from).or_else(none));
        }
        Kind::Let(_, text) => match text.single() {
            Some(typed) => return node(&typed.tree, &Frame::new(frame.inputs)),
            None => Data::from(&interpolation(text, frame.inputs)?),
        },
        Kind::Element(_) => return Ok(read::element(&tree.ty, frame.inputs)),
        Kind::Select(of, field) => {
            return Ok(node(of, frame)?.and_then(|data| read::field(data, &field.name)));
        }
        Kind::Entry(of, key) => {
            let Some(of) = node(of, frame)? else {
                return Ok(None);
            };
            return Ok(read::entry(of, &value(key)?));
        }
        Kind::Path(root, steps) => {
            let mut found = node(root, frame)?;
            for step in steps {
                let step = value(step)?;
                found = found.and_then(|data| read::step(data, &step));
            }
            return Ok(found.filter(|data| *data != Data::Null));
        }
        Kind::Present(of, path) => {
            node(of, frame)?.ok_or_else(|| EvalError::Missing { path: path.clone() })?
        }
        Kind::Has(of, _) => Data::Bool(node(of, frame)?.is_some()),
        Kind::OrValue(of, default) => match node(of, frame)? {
            Some(data) => data,
            None => return node(default, frame),
        },
        Kind::OrElse(of, other) => match node(of, frame)? {
            Some(data) => data,
            None => return node(other, frame),
        },
        Kind::Set(of) => value(of)?,
        Kind::Local(name, _) => return Ok(frame.local(name)),
        Kind::Coerce(of) => match node(of, frame)? {
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
            return node(chosen, frame);
        }
        Kind::List(items) => {
            let mut list = Vec::new();
            for item in items {
                list.extend(element(item, frame)?);
            }
            Data::List(list)
        }
        Kind::Map(entries) => {
            let mut map = BTreeMap::new();
            for (key, entry) in entries {
                let key = operator::string(&value(key)?)?.to_owned();
                map.extend(element(entry, frame)?.map(|entry| (key, entry)));
            }
            Data::Map(map)
        }
        Kind::Call(function, arguments) => {
            let arguments = arguments.iter().map(value).collect::<Result<Vec<_>, _>>()?;
            let found = function.run(&arguments)?;
            let optional = matches!(function.signature.result, library::Sort::Optional(_));
            return Ok(Some(found).filter(|found| !optional || *found != Data::Null));
        }
        Kind::Each(each) => each::each(each, frame)?,
        Kind::Bind(name, of, body) => {
            return frame.with(name, value(of)?, |frame| node(body, frame));
        }
        Kind::OptMap(name, of, body) => match node(of, frame)? {
            Some(data) => return frame.with(name, data, |frame| node(body, frame)),
            None => return Ok(None),
        },
    }))
}

/// Whether a value is not of a type that the checker can know.
fn is_dynamic(ty: &Type) -> bool {
    *ty == Type::Dyn
}

/// An item of a list, or the value of an entry; nothing, where it may be unset and is.
fn element(tree: &Node, frame: &Frame<'_>) -> Result<Option<Data>, EvalError> {
    let found = node(tree, frame)?;
    Ok(match tree.presence {
        Presence::Chain => found,
        _ => Some(found.unwrap_or(Data::Null)),
    })
}
