//! Whether a value in the spec, such as a default, is one that the API server would take.

use std::fmt::Display;

use regex_lite::Regex;
use serde_json::Value;

use super::codes;
use super::context::Context;
use super::duration;
use super::format::TEXT_FORMATS;
use super::names::matches;
use super::schema;
use super::suggest::did_you_mean;
use crate::model::{Field, FieldType, ListType, defaults};
use crate::problem::Problem;
use crate::spec::{Kind, Node};
use crate::words;

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
                list_type,
                min_items,
                max_items,
            },
            Kind::List(found),
        ) => {
            differ(context, found, list_type, items);
            size(context, node, found.len(), *min_items, *max_items, "item");
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
                "entry",
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

/// Reports items that are the same where the API server takes none that are.
fn differ(context: &mut Context, found: &[Node], list_type: &ListType, items: &Field) {
    let mut seen = Vec::new();
    for item in found {
        let value = defaults::of_type(&items.kind, item.to_json());
        let (value, what) = match list_type {
            ListType::Atomic => return,
            ListType::Set => (value, "items of a set that are the same".to_owned()),
            ListType::Map(keys) => {
                let parts = keys.iter().map(|key| value[key.as_str()].clone());
                (
                    parts.collect(),
                    format!("items with the same `{}`", keys.join("` and `")),
                )
            }
        };
        if seen.contains(&value) {
            let problem = Problem::error(codes::VALUE, item.span.clone(), format!("two {what}"));
            context.push(problem.hint("change or remove one: the API server refuses such a list"));
        }
        seen.push(value);
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
            context.push(
                Problem::error(
                    codes::VALUE,
                    node.span.clone(),
                    format!("the required field `{}` is missing", field.name),
                )
                .hint("add it: the API server refuses an object without it"),
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
    noun: &str,
) {
    let found = found as u64;
    if let Some(bounds) = words::bounds(least, greatest, noun)
        && (least.is_some_and(|least| found < least)
            || greatest.is_some_and(|greatest| found > greatest))
    {
        let message = format!("expected {bounds}, found {found}");
        context.error(codes::VALUE, &node.span, message);
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
            if let Some(bounds) = words::bounds(*min_length, *max_length, "character") {
                let fits = min_length.is_none_or(|least| length >= least)
                    && max_length.is_none_or(|greatest| length <= greatest);
                holds(fits, &format!("text of {bounds}"))?;
            }
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
            bounded(
                number,
                (*minimum, *exclusive_minimum),
                (*maximum, *exclusive_maximum),
            )?;
            let step = multiple_of.unwrap_or(1);
            holds(
                step <= 0 || number % step == 0,
                &format!("a multiple of {step}"),
            )
        }
        FieldType::Number {
            minimum,
            maximum,
            exclusive_minimum,
            exclusive_maximum,
        } => {
            let number = value.as_f64().ok_or("a number")?;
            bounded(
                number,
                (*minimum, *exclusive_minimum),
                (*maximum, *exclusive_maximum),
            )
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

/// Whether a number lies within bounds, each with whether the bound itself is refused.
fn bounded<T: Copy + Display + PartialOrd>(
    number: T,
    (least, above): (Option<T>, bool),
    (greatest, below): (Option<T>, bool),
) -> Result<(), String> {
    match (least, greatest) {
        (Some(least), _) if above && number <= least => Err(format!("a number above {least}")),
        (Some(least), _) if number < least => Err(format!("a number of at least {least}")),
        (_, Some(greatest)) if below && number >= greatest => {
            Err(format!("a number below {greatest}"))
        }
        (_, Some(greatest)) if number > greatest => Err(format!("a number of at most {greatest}")),
        _ => Ok(()),
    }
}
