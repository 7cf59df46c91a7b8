//! Values that are written in the spec as they are.

use serde_json::Value;

use crate::catalog::Schema;
use crate::problem::Problem;
use crate::spec::{Kind, Node};
use crate::validate::codes;
use crate::validate::context::Context;
use crate::validate::format::TEXT_FORMATS;
use crate::validate::names::matches;
use crate::validate::suggest::did_you_mean;
use crate::validate::value::{is_date_time, is_quantity, shown};

/// Reports a value that is not what the schema says.
pub(super) fn check(context: &mut Context, node: &Node, schema: &Schema) {
    let value = node.to_json();
    let Err(wrong) = fits(&value, schema) else {
        return;
    };
    let message = format!("{}, found {}", wrong.message, shown(node));
    let mut problem = Problem::error(wrong.code, node.span.clone(), message);
    problem.hint = wrong
        .hint
        .or_else(|| advice(node, schema).map(str::to_owned));
    context.push(problem);
}

/// What is wrong with a value.
pub(super) struct Wrong {
    pub code: &'static str,
    /// A whole sentence of an expression, `expected ...` of a value that is shown behind it.
    pub message: String,
    pub hint: Option<String>,
}

/// Whether a known value is what the schema says.
pub(super) fn fits(value: &Value, schema: &Schema) -> Result<(), Wrong> {
    let text = value.as_str();
    let is_right = match schema {
        Schema::Any => true,
        Schema::Boolean => value.is_boolean(),
        Schema::Integer(32) => value
            .as_i64()
            .is_some_and(|number| i32::try_from(number).is_ok()),
        Schema::Integer(_) => value.is_i64(),
        Schema::Number => value.is_number(),
        Schema::Text { values, format } => return self::text(text, values, format.as_deref()),
        Schema::Bytes => text.is_some_and(|text| has_format("byte", text)),
        Schema::DateTime => text.is_some_and(is_date_time),
        Schema::Quantity => value.is_number() || text.is_some_and(is_quantity),
        Schema::IntOrString => value.is_i64() || text.is_some(),
        Schema::List(_) => value.is_array(),
        Schema::Map(_) | Schema::Object(_) => value.is_object(),
    };
    let message = match schema {
        Schema::Integer(32) if value.is_i64() => "expected a number of 32 bits".to_owned(),
        _ => format!("expected {}", schema.describe()),
    };
    if is_right {
        Ok(())
    } else {
        Err(Wrong {
            code: codes::OBJECT_VALUE,
            message,
            hint: None,
        })
    }
}

fn text(
    text: Option<&str>,
    values: &[crate::catalog::Word],
    format: Option<&str>,
) -> Result<(), Wrong> {
    let wrong = |code, message: String, hint| {
        Err(Wrong {
            code,
            message,
            hint,
        })
    };
    let Some(text) = text else {
        return wrong(codes::OBJECT_VALUE, "expected text".to_owned(), None);
    };
    // The empty text is what a Go program sends for nothing.
    if !text.is_empty() && !values.is_empty() && !values.iter().any(|value| value == text) {
        let hint = did_you_mean(text, values.iter().map(|value| &**value));
        return wrong(
            codes::NOT_ALLOWED,
            format!("expected one of `{}`", values.join("`, `")),
            hint,
        );
    }
    match format {
        Some(format) if !has_format(format, text) => wrong(
            codes::OBJECT_VALUE,
            format!("expected text of format `{format}`"),
            None,
        ),
        _ => Ok(()),
    }
}

/// Whether a text has a format, as far as that is simple to check.
fn has_format(format: &str, text: &str) -> bool {
    let pattern = TEXT_FORMATS
        .iter()
        .find(|(name, _)| *name == format)
        .and_then(|(_, pattern)| *pattern);
    pattern.is_none_or(|pattern| matches(pattern, text))
}

/// What is mostly meant by a value of the wrong type: quotes are too many or too few.
fn advice(node: &Node, schema: &Schema) -> Option<&'static str> {
    let looks_like = |is_it: fn(&Value) -> bool| {
        let text = node.text()?;
        serde_json::from_str(text).ok().filter(is_it)
    };
    match schema {
        Schema::Bytes if node.text().is_some() => {
            Some("plain text belongs into `stringData` of a Secret and `data` of a ConfigMap")
        }
        Schema::Text { .. } if matches!(node.kind, Kind::Bool(_) | Kind::Number(_)) => {
            Some("put it in quotes")
        }
        Schema::Boolean if looks_like(Value::is_boolean).is_some() => {
            Some("write it without quotes")
        }
        Schema::Integer(_) | Schema::Number if looks_like(Value::is_number).is_some() => {
            Some("write it without quotes")
        }
        _ => None,
    }
}
