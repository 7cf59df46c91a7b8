//! Conversions: `string()`, `int()` and `double()`.

use serde_json::Value;

use super::value::{int, mismatch, uint};
use super::{Error, Result};

/// A scalar as text.
///
/// # Errors
/// `Type` when it is null, a list or a map.
pub fn text(value: &Value) -> Result<String> {
    match value {
        Value::Bool(bool) => Ok(bool.to_string()),
        Value::Number(number) if number.is_f64() => {
            Ok(number.as_f64().unwrap_or(f64::NAN).to_string())
        }
        Value::Number(number) => Ok(number.to_string()),
        Value::String(text) => Ok(text.clone()),
        other => Err(mismatch("a scalar", other)),
    }
}

/// A number or text as int; a fraction is dropped.
///
/// # Errors
/// `Overflow`; `NotANumber`; `Type`.
pub fn to_int(value: &Value) -> Result<i64> {
    match value {
        Value::Number(number) if number.is_i64() => int(value),
        Value::Number(number) if number.is_u64() => Err(Error::Overflow),
        Value::Number(number) => truncate(number.as_f64().unwrap_or(f64::NAN)),
        Value::String(text) => parse_int(text),
        other => Err(mismatch("a number or string", other)),
    }
}

/// A number or text as double.
///
/// # Errors
/// `NotANumber`; `Type`.
pub fn to_double(value: &Value) -> Result<f64> {
    match value {
        Value::Number(number) => Ok(number.as_f64().unwrap_or(f64::NAN)),
        Value::String(text) => parse_double(text),
        other => Err(mismatch("a number or string", other)),
    }
}

/// A double as int, its fraction dropped.
///
/// # Errors
/// `Overflow`.
pub fn truncate(number: f64) -> Result<i64> {
    // -2^63 itself is refused as well, as CEL does: it may be the rounding of something below.
    if number.abs() < -(i64::MIN as f64) {
        Ok(number as i64)
    } else {
        Err(Error::Overflow)
    }
}

/// A text as int.
///
/// # Errors
/// `NotANumber`.
pub fn parse_int(text: &str) -> Result<i64> {
    text.parse().map_err(|_| Error::NotANumber)
}

/// A text as double.
///
/// # Errors
/// `NotANumber`.
pub fn parse_double(text: &str) -> Result<f64> {
    text.parse().map_err(|_| Error::NotANumber)
}

/// A number or text as uint; a fraction is dropped.
///
/// # Errors
/// `Overflow`; `NotANumber`; `Type`.
pub fn to_uint(value: &Value) -> Result<u64> {
    match value {
        Value::Number(number) if number.is_u64() => uint(value),
        Value::Number(number) if number.is_i64() => Err(Error::Overflow),
        Value::Number(number) => truncate_unsigned(number.as_f64().unwrap_or(f64::NAN)),
        Value::String(text) => parse_uint(text),
        other => Err(mismatch("a number or string", other)),
    }
}

/// A double as uint, its fraction dropped.
///
/// # Errors
/// `Overflow`.
pub fn truncate_unsigned(number: f64) -> Result<u64> {
    if (0.0..u64::MAX as f64).contains(&number) {
        Ok(number as u64)
    } else {
        Err(Error::Overflow)
    }
}

/// A uint as int.
///
/// # Errors
/// `Overflow`.
pub fn narrow(number: u64) -> Result<i64> {
    i64::try_from(number).map_err(|_| Error::Overflow)
}

/// An int as uint.
///
/// # Errors
/// `Overflow` when it is negative.
pub fn unsigned(number: i64) -> Result<u64> {
    u64::try_from(number).map_err(|_| Error::Overflow)
}

/// A text as uint.
///
/// # Errors
/// `NotANumber`.
pub fn parse_uint(text: &str) -> Result<u64> {
    text.parse().map_err(|_| Error::NotANumber)
}

/// A bool or its text as bool.
///
/// # Errors
/// `Invalid`; `Type`.
pub fn to_bool(value: &Value) -> Result<bool> {
    match value {
        Value::Bool(bool) => Ok(*bool),
        Value::String(text) => parse_bool(text),
        other => Err(mismatch("a bool or string", other)),
    }
}

/// A text as bool.
///
/// # Errors
/// `Invalid`.
pub fn parse_bool(text: &str) -> Result<bool> {
    match text {
        "true" | "True" | "TRUE" | "t" | "1" => Ok(true),
        "false" | "False" | "FALSE" | "f" | "0" => Ok(false),
        _ => Err(Error::Invalid { what: "a bool" }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_are_truncated_in_range_only() {
        assert_eq!(truncate(-1.9), Ok(-1));
        assert_eq!(truncate(9e18), Ok(9_000_000_000_000_000_000));
        for wrong in [9.3e18, -9.3e18, f64::NAN, f64::INFINITY, i64::MIN as f64] {
            assert_eq!(truncate(wrong), Err(Error::Overflow));
        }
    }

    #[test]
    fn text_and_back() {
        assert_eq!(text(&json!(1.0)), Ok("1".to_owned()));
        assert_eq!(text(&json!(true)), Ok("true".to_owned()));
        assert!(text(&json!([])).is_err());
        assert_eq!(to_int(&json!("-7")), Ok(-7));
        assert_eq!(to_int(&json!(7.9)), Ok(7));
        assert_eq!(to_double(&json!("0.5")), Ok(0.5));
        assert_eq!(parse_int("x"), Err(Error::NotANumber));
    }
}
