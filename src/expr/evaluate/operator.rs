//! Operators.

use std::cmp::Ordering;

use super::{EvalError, Evaluated};
use crate::expr::Type;
use crate::expr::cel;
use crate::expr::data::Data;
use crate::expr::syntax::Binary;
use crate::expr::tree::Node;

/// A dynamic value as one of a type, or any value as a dynamic one.
pub fn coerce(data: Data, ty: &Type) -> Evaluated {
    Ok(match (data, ty) {
        (Data::Int(int), Type::Double) => Data::Double(int as f64),
        (Data::Uint(uint), Type::Double) => Data::Double(uint as f64),
        (Data::Int(int), Type::Uint) if int >= 0 => Data::Uint(int.unsigned_abs()),
        (data @ Data::Bool(_), Type::Bool)
        | (data @ Data::Int(_), Type::Int)
        | (data @ Data::Uint(_), Type::Uint)
        | (data @ Data::Double(_), Type::Double)
        | (data @ Data::String(_), Type::String)
        | (data, Type::Dyn) => data,
        (Data::List(items), Type::List(ty)) => {
            let items = items.into_iter().map(|item| coerce(item, ty));
            Data::List(items.collect::<Result<_, _>>()?)
        }
        (Data::Map(entries), Type::Map(ty)) => {
            let entries = entries
                .into_iter()
                .map(|(key, value)| Ok((key, coerce(value, ty)?)));
            Data::Map(entries.collect::<Result<_, EvalError>>()?)
        }
        (data, ty) => {
            let expected = match ty {
                Type::Bool => "bool",
                Type::Int => "int",
                Type::Uint => "uint",
                Type::Double => "double",
                Type::String => "string",
                Type::List(_) => "list",
                Type::Map(_) => "map",
                _ => "another type",
            };
            return Err(type_error(expected, &data));
        }
    })
}

/// That a value has another type than the one needed.
pub fn type_error(expected: &'static str, found: &Data) -> EvalError {
    EvalError::Type {
        expected,
        found: found.type_name(),
    }
}

/// The truth in a value.
pub fn boolean(data: &Data) -> Result<bool, EvalError> {
    match data {
        Data::Bool(bool) => Ok(*bool),
        other => Err(type_error("bool", other)),
    }
}

/// The text in a value.
pub fn string(data: &Data) -> Result<&str, EvalError> {
    match data {
        Data::String(text) => Ok(text),
        other => Err(type_error("string", other)),
    }
}

/// `&&` (decided by false) or `||` (decided by true): the first error counts only if nothing decides.
pub fn decide(
    items: &[Node],
    deciding: bool,
    value: &dyn Fn(&Node) -> Evaluated,
) -> Result<bool, EvalError> {
    let mut failure = None;
    for item in items {
        match value(item).and_then(|data| boolean(&data)) {
            Ok(found) if found == deciding => return Ok(deciding),
            Ok(_) => {}
            Err(error) => failure = failure.or(Some(error)),
        }
    }
    failure.map_or(Ok(!deciding), Err)
}

/// `-value`
pub fn negate(data: &Data) -> Evaluated {
    match data {
        Data::Int(int) => int.checked_neg().map(Data::Int).ok_or(EvalError::Overflow),
        Data::Double(double) => Ok(Data::Double(-double)),
        other => Err(type_error("int", other)),
    }
}

/// `==`, `<` and the like.
pub fn compare(operator: Binary, left: &Data, right: &Data) -> Evaluated {
    match operator {
        Binary::Equal => return Ok(Data::Bool(left.equals(right))),
        Binary::NotEqual => return Ok(Data::Bool(!left.equals(right))),
        _ => {}
    }
    // Doubles that are not numbers have no order: every comparison with them is false.
    let ordering = left.order_with(right)?;
    Ok(Data::Bool(ordering.is_some_and(
        |ordering| match operator {
            Binary::Less => ordering == Ordering::Less,
            Binary::LessOrEqual => ordering != Ordering::Greater,
            Binary::Greater => ordering == Ordering::Greater,
            _ => ordering != Ordering::Less,
        },
    )))
}

/// `+`, `-`, `*`, `/` and `%`: on ints checked, on doubles as IEEE 754 has it.
pub fn arithmetic(operator: Binary, left: &Data, right: &Data) -> Evaluated {
    match (left, right) {
        (Data::Int(left), Data::Int(right)) => Ok(Data::Int(match operator {
            Binary::Add => cel::add(*left, *right)?,
            Binary::Subtract => cel::sub(*left, *right)?,
            Binary::Multiply => cel::mul(*left, *right)?,
            Binary::Divide => cel::div(*left, *right)?,
            _ => cel::rem(*left, *right)?,
        })),
        (Data::Uint(left), Data::Uint(right)) => Ok(Data::Uint(match operator {
            Binary::Add => cel::uadd(*left, *right)?,
            Binary::Subtract => cel::usub(*left, *right)?,
            Binary::Multiply => cel::umul(*left, *right)?,
            Binary::Divide => cel::udiv(*left, *right)?,
            _ => cel::urem(*left, *right)?,
        })),
        (Data::Double(left), Data::Double(right)) => Ok(Data::Double(match operator {
            Binary::Add => left + right,
            Binary::Subtract => left - right,
            Binary::Multiply => left * right,
            _ => left / right,
        })),
        (Data::Int(_), other) => Err(type_error("int", other)),
        (other, _) => Err(type_error("a number", other)),
    }
}

/// `item in of`
pub fn contains(item: &Data, of: &Data) -> Evaluated {
    match of {
        Data::List(items) => Ok(Data::Bool(items.iter().any(|other| item.equals(other)))),
        Data::Map(entries) => Ok(Data::Bool(entries.contains_key(string(item)?))),
        other => Err(type_error("a list or map", other)),
    }
}
