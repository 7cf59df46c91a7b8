//! The constraints of an OpenAPI schema: types, required fields, enums, bounds, patterns, list and map rules.

use std::collections::BTreeSet;

use serde_json::Value;

use super::fields::item_edge;
use super::shape::{Form, Shape};
use super::status::Cause;

/// Everything that is wrong with a whole object of a CRD.
pub(crate) fn check(object: &Value, schema: &Value) -> Vec<Cause> {
    let mut causes = Vec::new();
    check_object(object, schema, "", &mut causes);
    causes
}

fn invalid(path: &str, shown: &str, complaint: &str) -> Cause {
    Cause {
        reason: "FieldValueInvalid",
        message: format!("Invalid value: {shown}: {path} in body {complaint}"),
        field: path.to_owned(),
    }
}

fn check_value(value: &Value, schema: &Value, path: &str, causes: &mut Vec<Cause>) {
    if value.is_null() && schema["nullable"] == true {
        return;
    }
    let mistyped = wrong_type(value, schema, path);
    if let Some(allowed) = schema["enum"]
        .as_array()
        .filter(|allowed| !allowed.contains(value))
    {
        let allowed: Vec<_> = allowed.iter().map(Value::to_string).collect();
        causes.push(Cause {
            reason: "FieldValueNotSupported",
            message: format!(
                "Unsupported value: {value}: supported values: {}",
                allowed.join(", ")
            ),
            field: path.to_owned(),
        });
    }
    if let Some(cause) = mistyped {
        causes.push(cause);
        return;
    }
    match value {
        Value::Object(_) => check_object(value, schema, path, causes),
        Value::Array(items) => check_list(items, schema, path, causes),
        Value::String(text) => causes.extend(check_text(text, schema, path)),
        Value::Number(_) => causes.extend(check_number(value, schema, path)),
        _ => {}
    }
}

fn wrong_type(value: &Value, schema: &Value, path: &str) -> Option<Cause> {
    if schema["x-kubernetes-int-or-string"] == true {
        let fits = value.is_string() || value.is_i64() || value.is_u64();
        return (!fits).then(|| Cause {
            reason: "FieldValueTypeInvalid",
            ..invalid(path, &shown(value), "must be of type integer,string")
        });
    }
    let expected = schema["type"].as_str()?;
    let fits = match expected {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => {
            value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|n| n.fract() == 0.0)
        }
        "number" => value.is_number(),
        _ => true,
    };
    if fits {
        return None;
    }
    let actual = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let mut cause = invalid(
        path,
        &shown(value),
        &format!("must be of type {expected}: \"{actual}\""),
    );
    cause.reason = "FieldValueTypeInvalid";
    Some(cause)
}

/// How messages show a value: its type where the value is long.
fn shown(value: &Value) -> String {
    match value {
        Value::Object(_) => "\"object\"".to_owned(),
        Value::Array(_) => "\"array\"".to_owned(),
        Value::Null => "\"null\"".to_owned(),
        Value::Number(number) if number.is_f64() => "\"number\"".to_owned(),
        Value::Number(_) => "\"integer\"".to_owned(),
        Value::Bool(_) => "\"boolean\"".to_owned(),
        Value::String(_) => "\"string\"".to_owned(),
    }
}

fn check_object(object: &Value, schema: &Value, path: &str, causes: &mut Vec<Cause>) {
    let join = |name: &str| match path {
        "" => name.to_owned(),
        path => format!("{path}.{name}"),
    };
    for name in schema["required"].as_array().into_iter().flatten() {
        let name = name.as_str().unwrap_or_default();
        if object.get(name).is_none() {
            causes.push(Cause {
                reason: "FieldValueRequired",
                message: "Required value".to_owned(),
                field: join(name),
            });
        }
    }
    let count = object.as_object().map_or(0, serde_json::Map::len);
    if let Some(most) = exceeds(count, &schema["maxProperties"]) {
        causes.push(invalid(
            path,
            "\"object\"",
            &format!("must have at most {most} properties"),
        ));
    }
    for (name, value) in object.as_object().into_iter().flatten() {
        if path.is_empty() && matches!(name.as_str(), "apiVersion" | "kind" | "metadata") {
            continue;
        }
        match schema["properties"].get(name) {
            Some(property) => check_value(value, property, &join(name), causes),
            None if schema["additionalProperties"].is_object() => {
                check_value(value, &schema["additionalProperties"], &join(name), causes);
            }
            None => {}
        }
    }
}

fn check_list(items: &[Value], schema: &Value, path: &str, causes: &mut Vec<Cause>) {
    if let Some(most) = exceeds(items.len(), &schema["maxItems"]) {
        causes.push(Cause {
            reason: "FieldValueTooMany",
            message: format!("Too many: {}: must have at most {most} items", items.len()),
            field: path.to_owned(),
        });
    }
    if let Some(least) = schema["minItems"]
        .as_u64()
        .filter(|least| (items.len() as u64) < *least)
    {
        causes.push(invalid(
            path,
            &items.len().to_string(),
            &format!("should have at least {least} items"),
        ));
    }
    let shape = Shape::Schema(schema);
    let form = shape.form(&Value::Array(Vec::new()));
    let mut seen = BTreeSet::new();
    for (index, item) in items.iter().enumerate() {
        let path = format!("{path}[{index}]");
        check_value(item, &schema["items"], &path, causes);
        let edge = item_edge(&form, shape, item);
        if form != Form::Leaf && !seen.insert(edge.clone()) {
            let (_, shown) = edge.split_at(edge.len().min(2));
            causes.push(Cause {
                reason: "FieldValueDuplicate",
                message: format!("Duplicate value: {shown}"),
                field: path,
            });
        }
    }
}

/// The first thing that is wrong with a text.
fn check_text(text: &str, schema: &Value, path: &str) -> Option<Cause> {
    let length = text.chars().count();
    let shown = Value::from(text).to_string();
    if let Some(most) = exceeds(length, &schema["maxLength"]) {
        let unit = if most == 1 { "byte" } else { "bytes" };
        return Some(Cause {
            reason: "FieldValueTooLong",
            message: format!("Too long: may not be more than {most} {unit}"),
            field: path.to_owned(),
        });
    }
    if let Some(least) = schema["minLength"]
        .as_u64()
        .filter(|least| (length as u64) < *least)
    {
        return Some(invalid(
            path,
            &shown,
            &format!("should be at least {least} chars long"),
        ));
    }
    let pattern = schema["pattern"].as_str()?;
    let regex = regex_lite::Regex::new(pattern).ok()?;
    (!regex.is_match(text)).then(|| invalid(path, &shown, &format!("should match '{pattern}'")))
}

fn check_number(value: &Value, schema: &Value, path: &str) -> Vec<Cause> {
    let number = value.as_f64().unwrap_or_default();
    let shown = value.to_string();
    let mut causes = Vec::new();
    if let Some(least) = schema["minimum"].as_f64() {
        let exclusive = schema["exclusiveMinimum"] == true;
        if number < least || (exclusive && number <= least) {
            let words = if exclusive {
                "greater than"
            } else {
                "greater than or equal to"
            };
            causes.push(invalid(path, &shown, &format!("should be {words} {least}")));
        }
    }
    if let Some(most) = schema["maximum"].as_f64() {
        let exclusive = schema["exclusiveMaximum"] == true;
        if number > most || (exclusive && number >= most) {
            let words = if exclusive {
                "less than"
            } else {
                "less than or equal to"
            };
            causes.push(invalid(path, &shown, &format!("should be {words} {most}")));
        }
    }
    if let Some(step) = schema["multipleOf"]
        .as_f64()
        .filter(|step| number % step != 0.0)
    {
        causes.push(invalid(
            path,
            &shown,
            &format!("should be a multiple of {step}"),
        ));
    }
    causes
}

fn exceeds(count: usize, most: &Value) -> Option<u64> {
    most.as_u64().filter(|most| count as u64 > *most)
}
