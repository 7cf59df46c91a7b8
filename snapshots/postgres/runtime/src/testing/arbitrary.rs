//! Made-up values that a schema accepts, but for its CEL rules.

use fastrand::Rng;
use serde_json::{Map, Value, json};

/// How many more items or characters than there must be a value has at most.
const MORE: u64 = 5;

/// Letters that texts are made of: those that JSON, pointers and paths spell in another way are among them.
const LETTERS: [char; 12] = ['a', 'Z', '0', '-', '.', '/', '~', '"', '\\', ' ', 'é', '𝄞'];

/// A value of a schema; `None` where none can be made up: a text that has to match a pattern, and has no example.
pub(crate) fn value(schema: &Value, rng: &mut Rng) -> Option<Value> {
    if schema["nullable"] == true && rng.u8(..8) == 0 {
        return Some(Value::Null);
    }
    let words = [&schema["enum"], &schema["anyOf"][0]["enum"]];
    if let Some(words) = words.iter().find_map(|words| words.as_array()) {
        return rng.choice(words).cloned();
    }
    if schema["x-kubernetes-int-or-string"] == true {
        let number = rng.i32(0..1000);
        let is_text = rng.bool() && schema["pattern"].is_null();
        return Some(if is_text {
            json!(format!("{number}%"))
        } else {
            json!(number)
        });
    }
    match schema["type"].as_str() {
        Some("object") => object(schema, rng),
        Some("array") => list(schema, rng),
        Some("string") => text(schema, rng),
        Some("integer") => Some(json!(integer(schema, rng))),
        Some("number") => Some(json!(number(schema, rng))),
        Some("boolean") => Some(json!(rng.bool())),
        _ => rng.choice([
            json!({ "any": [1, null] }),
            json!("any"),
            json!(1.5),
            json!([]),
        ]),
    }
}

fn object(schema: &Value, rng: &mut Rng) -> Option<Value> {
    let mut out = Map::new();
    let is_required = |name: &str| {
        let mut required = schema["required"].as_array().into_iter().flatten();
        required.any(|required| *required == name)
    };
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        if is_required(name) {
            out.insert(name.clone(), value(property, rng)?);
        } else if rng.u8(..3) > 0 {
            out.extend(value(property, rng).map(|value| (name.clone(), value)));
        }
    }
    if schema["additionalProperties"].is_object() {
        for index in 0..amount(schema, "minProperties", "maxProperties", rng) {
            let name = format!("{}{index}", letters(rng, 3));
            out.insert(name, value(&schema["additionalProperties"], rng)?);
        }
    }
    Some(out.into())
}

fn list(schema: &Value, rng: &mut Rng) -> Option<Value> {
    let wanted = amount(schema, "minItems", "maxItems", rng);
    let keys = schema["x-kubernetes-list-map-keys"].as_array();
    let is_set = schema["x-kubernetes-list-type"] == "set";
    let same = |one: &Value, other: &Value| match keys {
        Some(keys) => keys
            .iter()
            .filter_map(Value::as_str)
            .all(|key| one[key] == other[key]),
        None => is_set && one == other,
    };
    let mut items: Vec<Value> = Vec::new();
    for _ in 0..wanted {
        let item = value(&schema["items"], rng)?;
        if !items.iter().any(|known| same(known, &item)) {
            items.push(item);
        }
    }
    Some(items.into())
}

fn text(schema: &Value, rng: &mut Rng) -> Option<Value> {
    if schema["pattern"].is_string() {
        let given = [&schema["example"], &schema["default"]];
        return given.into_iter().find(|given| given.is_string()).cloned();
    }
    let length = amount(schema, "minLength", "maxLength", rng);
    Some(json!(letters(rng, length)))
}

fn letters(rng: &mut Rng, length: u64) -> String {
    (0..length).filter_map(|_| rng.choice(LETTERS)).collect()
}

fn integer(schema: &Value, rng: &mut Rng) -> i64 {
    let bound = |key: &str| schema[key].as_i64();
    let least = bound("minimum").unwrap_or(i64::from(i32::MIN));
    let least = least.saturating_add(i64::from(schema["exclusiveMinimum"] == true));
    let greatest = bound("maximum").unwrap_or(i64::from(i32::MAX).max(least));
    let greatest = greatest.saturating_sub(i64::from(schema["exclusiveMaximum"] == true));
    let step = bound("multipleOf").unwrap_or(1).max(1);
    let chosen = rng.i64(least..=greatest.max(least));
    let below = chosen - chosen.rem_euclid(step);
    if below >= least {
        below
    } else {
        below.saturating_add(step)
    }
}

fn number(schema: &Value, rng: &mut Rng) -> f64 {
    let least = schema["minimum"].as_f64();
    let greatest = schema["maximum"].as_f64();
    let least = least
        .or(greatest.map(|greatest| greatest - 100.0))
        .unwrap_or(-100.0);
    let greatest = greatest.unwrap_or(least + 200.0);
    // Never one of the bounds, which may be refused.
    least + (greatest - least) * f64::from(rng.i32(1..1000)) / 1000.0
}

/// How many there are to be, between two bounds.
fn amount(schema: &Value, least: &str, greatest: &str, rng: &mut Rng) -> u64 {
    let least = schema[least].as_u64().unwrap_or(0);
    let greatest = schema[greatest].as_u64().unwrap_or(u64::MAX);
    rng.u64(least..=greatest.min(least.saturating_add(MORE)).max(least))
}
