//! Checks a value against a structural schema as the API server does, without its CEL rules.

use regex_lite::Regex;
use serde_json::{Map, Value};

/// What is wrong with the value, each with its path.
pub fn check(schema: &Value, value: &Value) -> Vec<String> {
    let mut problems = Vec::new();
    at(schema, value, "", &mut problems);
    problems
}

fn at(schema: &Value, value: &Value, path: &str, problems: &mut Vec<String>) {
    if value.is_null() && schema["nullable"] == true {
        return;
    }
    let mut fail = |holds: bool, keyword: &str| {
        if !holds {
            problems.push(format!("{path}: {keyword} {}: {value}", schema[keyword]));
        }
    };
    if let Some(kind) = schema["type"].as_str() {
        let is = match kind {
            "string" => value.is_string(),
            "integer" => value.is_i64() || value.is_u64(),
            "number" => value.is_number(),
            "boolean" => value.is_boolean(),
            "array" => value.is_array(),
            _ => value.is_object(),
        };
        fail(is, "type");
        if !is {
            return;
        }
    }
    if schema["x-kubernetes-int-or-string"] == true {
        fail(
            value.is_string() || value.is_i64(),
            "x-kubernetes-int-or-string",
        );
    }
    if let Some(words) = schema["enum"].as_array() {
        fail(words.contains(value), "enum");
    }
    match value {
        Value::String(text) => string(schema, text, &mut fail),
        Value::Number(number) => self::number(schema, number.as_f64().unwrap(), &mut fail),
        Value::Array(items) => {
            bounds(schema, "minItems", "maxItems", items.len(), &mut fail);
            let keys: Vec<&str> = schema["x-kubernetes-list-map-keys"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            let identity = |item: &Value| {
                keys.iter()
                    .map(|key| item[*key].clone())
                    .collect::<Vec<_>>()
            };
            let repeated = |a: &Value, b: &Value| match schema["x-kubernetes-list-type"].as_str() {
                Some("set") => a == b,
                Some("map") => identity(a) == identity(b),
                _ => false,
            };
            let distinct = (1..items.len()).all(|i| {
                items[..i]
                    .iter()
                    .all(|earlier| !repeated(earlier, &items[i]))
            });
            fail(distinct, "x-kubernetes-list-type");
            for (index, item) in items.iter().enumerate() {
                at(
                    &schema["items"],
                    item,
                    &format!("{path}[{index}]"),
                    problems,
                );
            }
        }
        Value::Object(map) => {
            bounds(
                schema,
                "minProperties",
                "maxProperties",
                map.len(),
                &mut fail,
            );
            let mut required = schema["required"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str);
            fail(required.all(|name| map.contains_key(name)), "required");
            entries(schema, map, path, problems);
        }
        _ => {}
    }
}

fn entries(schema: &Value, map: &Map<String, Value>, path: &str, problems: &mut Vec<String>) {
    // The API server checks metadata by itself.
    let anything = schema["x-kubernetes-preserve-unknown-fields"] == true || path == ".metadata";
    for (name, value) in map {
        let path = format!("{path}.{name}");
        match (
            schema["properties"].get(name),
            schema.get("additionalProperties"),
        ) {
            (Some(schema), _) | (None, Some(schema)) => at(schema, value, &path, problems),
            (None, None) if anything => {}
            (None, None) => problems.push(format!("{path}: unknown")),
        }
    }
}

fn string(schema: &Value, text: &str, fail: &mut impl FnMut(bool, &str)) {
    bounds(schema, "minLength", "maxLength", text.chars().count(), fail);
    if let Some(pattern) = schema["pattern"].as_str() {
        fail(Regex::new(pattern).unwrap().is_match(text), "pattern");
    }
    let format = match schema["format"].as_str() {
        Some("hostname") => r"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
        Some("uri") => "^https?://[a-z.]+$",
        Some("ipv4") => r"^([0-9]{1,3}\.){3}[0-9]{1,3}$",
        Some("uuid") => "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
        Some("duration") => "^([0-9]+(h|m|s))+$",
        Some("date-time") => "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
        _ => "",
    };
    fail(Regex::new(format).unwrap().is_match(text), "format");
}

fn number(schema: &Value, number: f64, fail: &mut impl FnMut(bool, &str)) {
    if let Some(least) = schema["minimum"].as_f64() {
        fail(
            number > least || (number == least && schema["exclusiveMinimum"] != true),
            "minimum",
        );
    }
    if let Some(greatest) = schema["maximum"].as_f64() {
        fail(
            number < greatest || (number == greatest && schema["exclusiveMaximum"] != true),
            "maximum",
        );
    }
    if let Some(step) = schema["multipleOf"].as_f64() {
        fail(number % step == 0.0, "multipleOf");
    }
}

fn bounds(
    schema: &Value,
    least: &str,
    greatest: &str,
    found: usize,
    fail: &mut impl FnMut(bool, &str),
) {
    let bound = |keyword: &str| {
        schema[keyword]
            .as_u64()
            .and_then(|bound| usize::try_from(bound).ok())
    };
    fail(bound(least).is_none_or(|bound| found >= bound), least);
    fail(bound(greatest).is_none_or(|bound| found <= bound), greatest);
}
