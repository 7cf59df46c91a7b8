//! Functions.

use super::operator::{string, type_error};
use super::{EvalError, Evaluated};
use crate::expr::data::Data;
use crate::expr::tree::Function;

/// What a function makes of its arguments, the receiver being the first.
pub fn call(function: Function, arguments: &[Data]) -> Evaluated {
    let first = arguments.first().unwrap_or(&Data::Null);
    let second = arguments.get(1).unwrap_or(&Data::Null);
    match function {
        Function::Size => size(first),
        Function::String => text(first).map(Data::String),
        Function::Int => int(first),
        Function::Double => double(first),
        Function::StartsWith => Ok(Data::Bool(string(first)?.starts_with(string(second)?))),
        Function::EndsWith => Ok(Data::Bool(string(first)?.ends_with(string(second)?))),
        Function::Contains => Ok(Data::Bool(string(first)?.contains(string(second)?))),
    }
}

/// A scalar as text.
pub fn text(data: &Data) -> Result<String, EvalError> {
    match data {
        Data::Bool(bool) => Ok(bool.to_string()),
        Data::Int(int) => Ok(int.to_string()),
        Data::Double(double) => Ok(double.to_string()),
        Data::String(text) => Ok(text.clone()),
        other => Err(type_error("a scalar", other)),
    }
}

fn size(data: &Data) -> Evaluated {
    let size = match data {
        Data::String(text) => text.chars().count(),
        Data::List(items) => items.len(),
        Data::Map(entries) => entries.len(),
        other => return Err(type_error("a string, list or map", other)),
    };
    Ok(Data::Int(size as i64))
}

fn int(data: &Data) -> Evaluated {
    match data {
        Data::Int(int) => Ok(Data::Int(*int)),
        // -2^63 itself has no neighbour above that a double could be truncated from; CEL refuses it too.
        Data::Double(double) if double.abs() < -(i64::MIN as f64) => Ok(Data::Int(*double as i64)),
        Data::Double(_) => Err(EvalError::Overflow),
        Data::String(text) => text
            .parse()
            .map(Data::Int)
            .map_err(|_| EvalError::NotANumber),
        other => Err(type_error("a number or string", other)),
    }
}

fn double(data: &Data) -> Evaluated {
    match data {
        Data::Int(int) => Ok(Data::Double(*int as f64)),
        Data::Double(double) => Ok(Data::Double(*double)),
        Data::String(text) => text
            .parse()
            .map(Data::Double)
            .map_err(|_| EvalError::NotANumber),
        other => Err(type_error("a number or string", other)),
    }
}
