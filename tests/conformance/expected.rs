//! Values of the cases as JSON, and types as those of expressions.

use operator_gen::expr::Type;
use operator_gen::expr::cel::{Bytes, Duration, Timestamp, encode};
use serde_json::{Value, json};

use crate::textproto::{Field, Message};

/// A value as JSON; `Err` with the reason where it has none.
pub fn value(message: &Message) -> Result<Value, String> {
    let Some((kind, field)) = message.0.first() else {
        return Ok(Value::Null);
    };
    let text = message.text(kind);
    let number = || {
        text.parse::<f64>()
            .map(|number| json!(number))
            .map_err(|error| error.to_string())
    };
    match (kind.as_str(), field) {
        ("null_value", _) => Ok(Value::Null),
        ("bool_value", _) => Ok(json!(text == "true")),
        ("int64_value", _) => text
            .parse::<i64>()
            .map(Value::from)
            .map_err(|error| error.to_string()),
        ("uint64_value", _) => text
            .parse::<u64>()
            .map(Value::from)
            .map_err(|error| error.to_string()),
        ("double_value", _) => number(),
        ("string_value" | "type_value", _) => Ok(json!(text)),
        ("bytes_value", Field::Text(bytes)) => Ok(json!(encode(&Bytes(bytes.clone())))),
        ("list_value", Field::Message(list)) => {
            let items = list.messages("values").map(value);
            items.collect::<Result<Vec<_>, _>>().map(Value::Array)
        }
        ("map_value", Field::Message(map)) => {
            let mut entries = serde_json::Map::new();
            for entry in map.messages("entries") {
                let part = |name: &str| entry.messages(name).next().map_or(Ok(Value::Null), value);
                let Value::String(key) = part("key")? else {
                    return Err("the keys of maps are texts".to_owned());
                };
                entries.insert(key, part("value")?);
            }
            Ok(Value::Object(entries))
        }
        ("object_value", Field::Message(object)) => self::object(object),
        _ => Err("protocol buffer messages and enums".to_owned()),
    }
}

fn object(object: &Message) -> Result<Value, String> {
    let Some((name, Field::Message(inside))) = object.0.first() else {
        return Err("protocol buffer messages and enums".to_owned());
    };
    let number = |name: &str| inside.text(name).parse::<i64>().unwrap_or(0);
    let (seconds, nanos) = (number("seconds"), number("nanos"));
    let duration = |text: String| Duration::parse(&text).map_err(|error| error.to_string());
    match name.rsplit(['/', '.']).next() {
        Some("Duration") => {
            let whole = duration(format!("{seconds}s"))?;
            let sum = whole
                .plus(&duration(format!("{nanos}ns"))?)
                .map_err(|error| error.to_string())?;
            Ok(json!(sum.to_string()))
        }
        Some("Timestamp") => {
            let whole = Timestamp::of_seconds(seconds).map_err(|error| error.to_string())?;
            let sum = whole
                .plus(&duration(format!("{nanos}ns"))?)
                .map_err(|error| error.to_string())?;
            Ok(json!(sum.to_string()))
        }
        _ => Err("protocol buffer messages and enums".to_owned()),
    }
}

/// The type of a variable.
pub fn variable(ident: &Message) -> Result<Type, String> {
    let ty = ident
        .messages("type")
        .next()
        .ok_or("a variable without type")?;
    of(ty)
}

fn of(ty: &Message) -> Result<Type, String> {
    let inside = |kind: &str, name: &str| {
        let inner = ty
            .messages(kind)
            .flat_map(|list| list.messages(name))
            .next();
        inner.map_or(Ok(Type::Dyn), of).map(Box::new)
    };
    match ty.text("primitive").as_str() {
        "BOOL" => return Ok(Type::Bool),
        "INT64" => return Ok(Type::Int),
        "UINT64" => return Ok(Type::Uint),
        "DOUBLE" => return Ok(Type::Double),
        "STRING" => return Ok(Type::String),
        _ => {}
    }
    if ty.has("list_type") {
        return Ok(Type::List(inside("list_type", "elem_type")?));
    }
    if ty.has("map_type") {
        return Ok(Type::Map(inside("map_type", "value_type")?));
    }
    if ty.has("dyn") {
        return Ok(Type::Dyn);
    }
    Err("variables of protocol buffer types".to_owned())
}
