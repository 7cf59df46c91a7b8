//! Whether a value in the spec, such as a default, is one that the API server would take.

use regex_lite::Regex;
use serde_json::Value;

use super::codes;
use super::context::Context;
use super::duration;
use super::format::TEXT_FORMATS;
use super::names::matches;
use super::schema;
use super::suggest::did_you_mean;
use crate::model::{Field, FieldType};
use crate::problem::Problem;
use crate::spec::{Kind, Node};

const QUANTITY: &str =
    r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$";
const DATE_TIME: &str = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$";

/// Whether a text is a quantity.
pub(super) fn is_quantity(text: &str) -> bool {
    matches(QUANTITY, text)
}

/// Whether a text is a moment.
pub(super) fn is_date_time(text: &str) -> bool {
    matches(DATE_TIME, text)
}

/// Reports where a value is not what the field takes.
pub(super) fn check(context: &mut Context, node: &Node, field: &Field) {
    if matches!(node.kind, Kind::Null) && field.nullable {
        return;
    }
    match (&field.kind, &node.kind) {
        (FieldType::Any, _) => {}
        (FieldType::Kubernetes { schema, .. }, _) => schema::literal(context, node, schema),
        (
            FieldType::List {
                items,
                min_items,
                max_items,
                ..
            },
            Kind::List(found),
        ) => {
            size(context, node, found.len(), *min_items, *max_items, "items");
            for item in found {
                check(context, item, items);
            }
        }
        (
            FieldType::Map {
                values,
                min_properties,
                max_properties,
            },
            Kind::Map(entries),
        ) => {
            size(
                context,
                node,
                entries.len(),
                *min_properties,
                *max_properties,
                "entries",
            );
            for (_, value) in entries {
                check(context, value, values);
            }
        }
        (FieldType::Object { fields, .. }, Kind::Map(_)) => object(context, node, fields),
        _ => {
            if let Err(expected) = scalar(&node.to_json(), &field.kind) {
                let message = format!("expected {expected}, found {}", shown(node));
                context.error(codes::VALUE, &node.span, message);
            }
        }
    }
}

/// Reports where an object is not one with these fields.
pub(super) fn object(context: &mut Context, node: &Node, fields: &[Field]) {
    let Kind::Map(entries) = &node.kind else {
        return;
    };
    for (key, value) in entries {
        match fields.iter().find(|field| field.name == key.name) {
            Some(field) => check(context, value, field),
            None => {
                let mut problem = Problem::error(
                    codes::VALUE,
                    key.span.clone(),
                    format!("the object has no field `{}`", key.name),
                );
                problem.hint =
                    did_you_mean(&key.name, fields.iter().map(|field| field.name.as_str()));
                context.push(problem);
            }
        }
    }
    for field in fields {
        if field.required && node.get(&field.name).is_none() {
            context.error(
                codes::VALUE,
                &node.span,
                format!("the required field `{}` is missing", field.name),
            );
        }
    }
}

fn size(
    context: &mut Context,
    node: &Node,
    found: usize,
    least: Option<u64>,
    greatest: Option<u64>,
    what: &str,
) {
    let found = found as u64;
    if least.is_some_and(|least| found < least) || greatest.is_some_and(|greatest| found > greatest)
    {
        context.error(
            codes::VALUE,
            &node.span,
            format!("{found} {what} are too few or too many"),
        );
    }
}

/// A value as messages show it.
pub(super) fn shown(node: &Node) -> String {
    match &node.kind {
        Kind::Text(_) | Kind::Number(_) | Kind::Bool(_) => format!("`{}`", node.to_json()),
        _ => node.describe().to_owned(),
    }
}

/// What was expected, unless the value is that.
fn scalar(value: &Value, kind: &FieldType) -> Result<(), String> {
    let holds = |condition: bool, expected: &str| {
        if condition {
            Ok(())
        } else {
            Err(expected.to_owned())
        }
    };
    let text = value.as_str();
    match kind {
        FieldType::String {
            format,
            min_length,
            max_length,
            pattern,
        } => {
            let text = text.ok_or("text")?;
            let length = text.chars().count() as u64;
            holds(
                min_length.is_none_or(|least| length >= least),
                "longer text",
            )?;
            holds(
                max_length.is_none_or(|greatest| length <= greatest),
                "shorter text",
            )?;
            let fits =
                |pattern: &String| Regex::new(pattern).map_or(true, |regex| regex.is_match(text));
            holds(
                pattern.as_ref().is_none_or(fits),
                "text that matches the pattern",
            )?;
            let known = TEXT_FORMATS
                .iter()
                .find(|(name, _)| Some(*name) == format.as_deref());
            match known {
                Some((name, Some(pattern))) if !matches(pattern, text) => {
                    Err(format!("text of format `{name}`"))
                }
                _ => Ok(()),
            }
        }
        FieldType::Enum { values, .. } => {
            let found = text.is_some_and(|text| values.iter().any(|value| value == text));
            holds(found, &format!("one of `{}`", values.join("`, `")))
        }
        FieldType::Integer {
            bits,
            minimum,
            maximum,
            exclusive_minimum,
            exclusive_maximum,
            multiple_of,
        } => {
            let number = value.as_i64().ok_or("a whole number")?;
            holds(
                *bits == 64 || i32::try_from(number).is_ok(),
                "a number of 32 bits",
            )?;
            let above = |least: i64| number > least || (number == least && !exclusive_minimum);
            let below =
                |greatest: i64| number < greatest || (number == greatest && !exclusive_maximum);
            holds(minimum.is_none_or(above), "a greater number")?;
            holds(maximum.is_none_or(below), "a smaller number")?;
            holds(
                multiple_of.is_none_or(|step| step <= 0 || number % step == 0),
                "a multiple of `multipleOf`",
            )
        }
        FieldType::Number {
            minimum,
            maximum,
            exclusive_minimum,
            exclusive_maximum,
        } => {
            let number = value.as_f64().ok_or("a number")?;
            let above = |least: f64| number > least || (number >= least && !exclusive_minimum);
            let below =
                |greatest: f64| number < greatest || (number <= greatest && !exclusive_maximum);
            holds(minimum.is_none_or(above), "a greater number")?;
            holds(maximum.is_none_or(below), "a smaller number")
        }
        FieldType::Boolean => holds(value.is_boolean(), "true or false"),
        FieldType::IntOrString => holds(value.is_i64() || text.is_some(), "a whole number or text"),
        FieldType::Quantity => holds(
            value.is_number() || text.is_some_and(is_quantity),
            "a quantity such as `500m` or `1Gi`",
        ),
        FieldType::Duration => holds(
            text.is_some_and(|text| duration::nanoseconds(text).is_some()),
            "a duration such as `1h30m`",
        ),
        FieldType::DateTime => holds(
            text.is_some_and(is_date_time),
            "a moment such as `2026-01-31T12:00:00Z`",
        ),
        FieldType::List { .. } => Err("a list".to_owned()),
        FieldType::Map { .. } | FieldType::Object { .. } => Err("a map".to_owned()),
        FieldType::Kubernetes { .. } | FieldType::Any => Ok(()),
    }
}
