//! An object of a kind that the API server accepts: examples where the spec has them, else defaults, else the plainest value
//! that its bounds allow.

use serde_json::{Map, Value, json};

use super::yaml;
use crate::catalog::Schema;
use crate::model::{Field, FieldType, ListType, Resource, Version};

/// A sample of a kind. It holds every field that is required, has a default or an example.
#[must_use]
pub fn sample(resource: &Resource) -> Value {
    let name: String = format!("{}-sample", resource.singular)
        .chars()
        .take(resource.name_limit)
        .collect();
    let mut metadata = json!({ "name": name.trim_end_matches('-') });
    let selected = resource.selector.iter().map(|selector| &selector.sample);
    for labels in selected.filter(|labels| !labels.is_empty()) {
        metadata["labels"] = json!(labels);
    }
    json!({
        "apiVersion": format!("{}/{}", resource.group, resource.version),
        "kind": resource.kind,
        "metadata": metadata,
        "spec": object(&resource.spec),
    })
}

/// A sample of a kind in another version than the stored one, under another name than that one's.
#[must_use]
pub fn of_version(resource: &Resource, version: &Version) -> Value {
    let mut sample = sample(&version.of(resource));
    let name = format!("{}-{}-sample", resource.singular, version.name);
    let name: String = name.chars().take(resource.name_limit).collect();
    sample["metadata"]["name"] = json!(name.trim_end_matches('-'));
    sample
}

fn object(fields: &[Field]) -> Value {
    let shown = fields
        .iter()
        .filter(|field| field.required || field.default.is_some() || field.example.is_some());
    shown
        .map(|field| (field.name.clone(), value(field)))
        .collect::<Map<_, _>>()
        .into()
}

/// A value of a field.
#[must_use]
pub fn value(field: &Field) -> Value {
    field
        .example
        .clone()
        .or_else(|| field.default.clone())
        .unwrap_or_else(|| plainest(field))
}

fn plainest(field: &Field) -> Value {
    match &field.kind {
        FieldType::String {
            format,
            min_length,
            max_length,
            ..
        } => {
            json!(text(
                &field.name,
                format.as_deref(),
                *min_length,
                *max_length
            ))
        }
        FieldType::Enum { values, .. } => json!(values.first()),
        FieldType::Integer {
            minimum,
            maximum,
            exclusive_minimum,
            exclusive_maximum,
            multiple_of,
            ..
        } => {
            let least = minimum.map(|bound| bound.saturating_add(i64::from(*exclusive_minimum)));
            let greatest = maximum.map(|bound| bound.saturating_sub(i64::from(*exclusive_maximum)));
            json!(integer(least, greatest, multiple_of.unwrap_or(1)))
        }
        FieldType::Number {
            minimum,
            maximum,
            exclusive_minimum,
            exclusive_maximum,
        } => {
            json!(number(
                minimum.zip(Some(*exclusive_minimum)),
                maximum.zip(Some(*exclusive_maximum))
            ))
        }
        FieldType::Boolean => json!(false),
        FieldType::List {
            items,
            list_type,
            min_items,
            ..
        } => list(items, list_type, min_items.unwrap_or(0)),
        FieldType::Map {
            values,
            min_properties,
            ..
        } => {
            let keys = (1..=min_properties.unwrap_or(0)).map(|index| format!("key{index}"));
            keys.map(|key| (key, value(values)))
                .collect::<Map<_, _>>()
                .into()
        }
        FieldType::Object { fields, .. } => object(fields),
        FieldType::IntOrString => json!(1),
        FieldType::Quantity => json!("1"),
        FieldType::Duration => json!("1m"),
        FieldType::DateTime => json!("2026-01-01T00:00:00Z"),
        FieldType::Kubernetes { schema, .. } => plain(schema),
        FieldType::Any => json!({}),
    }
}

/// The plainest value of a type of Kubernetes: what must be there, and nothing else.
fn plain(schema: &Schema) -> Value {
    match schema {
        Schema::Boolean => json!(false),
        Schema::Integer(_) | Schema::Number | Schema::IntOrString => json!(1),
        Schema::Text { values, .. } => json!(values.first().map_or("example", |value| value)),
        Schema::Bytes => json!("ZXhhbXBsZQ=="),
        Schema::DateTime => json!("2026-01-01T00:00:00Z"),
        Schema::Quantity => json!("1"),
        Schema::List(_) => json!([]),
        Schema::Any | Schema::Map(_) => json!({}),
        Schema::Object(object) => {
            let fields = object.shape().fields.iter();
            let required = fields.filter(|field| field.required);
            required
                .map(|field| (field.name.to_string(), plain(&field.schema)))
                .collect::<Map<_, _>>()
                .into()
        }
    }
}

/// As many items as there must be. Where they have to differ, they are numbered.
fn list(items: &Field, list_type: &ListType, count: u64) -> Value {
    let item = |index: u64| match list_type {
        ListType::Atomic => value(items),
        ListType::Set => distinct(value(items), index),
        ListType::Map(keys) => {
            let mut item = value(items);
            for key in keys {
                item[key.as_str()] = distinct(item[key.as_str()].clone(), index);
            }
            item
        }
    };
    (0..count).map(item).collect()
}

fn distinct(value: Value, index: u64) -> Value {
    match (value, index) {
        (value, 0) => value,
        (Value::String(text), index) => json!(format!("{text}-{index}")),
        (Value::Number(number), index) => {
            json!(number.as_i64().unwrap_or(0).saturating_add_unsigned(index))
        }
        (value, _) => value,
    }
}

/// The number nearest to one (to zero, where that is allowed only) that the bounds and the step allow.
fn integer(least: Option<i64>, greatest: Option<i64>, step: i64) -> i64 {
    let wanted = 1.max(least.unwrap_or(1)).min(greatest.unwrap_or(i64::MAX));
    let step = step.max(1);
    let above = wanted.saturating_add((step - wanted.rem_euclid(step)) % step);
    if greatest.is_none_or(|greatest| above <= greatest) {
        above
    } else {
        wanted - wanted.rem_euclid(step)
    }
}

/// A number within bounds, each with whether the bound itself is refused.
fn number(least: Option<(f64, bool)>, greatest: Option<(f64, bool)>) -> f64 {
    match (least, greatest) {
        (Some((least, _)), Some((greatest, _))) => f64::midpoint(least, greatest),
        (Some((least, true)), None) => least + 1.0,
        (Some((least, false)), None) => least,
        (None, Some((greatest, true))) => greatest - 1.0,
        (None, Some((greatest, false))) => greatest,
        (None, None) => 1.0,
    }
}

/// A text of an allowed length, of the format asked for.
fn text(name: &str, format: Option<&str>, least: Option<u64>, greatest: Option<u64>) -> String {
    let plain = if name.is_empty() {
        "example".to_owned()
    } else {
        name.to_lowercase()
    };
    let text = format.and_then(of_format).map_or(plain, str::to_owned);
    let length = text.chars().count() as u64;
    let wanted = length
        .max(least.unwrap_or(0))
        .min(greatest.unwrap_or(u64::MAX));
    text.chars()
        .chain(std::iter::repeat('x'))
        .take(usize::try_from(wanted).unwrap_or(usize::MAX))
        .collect()
}

/// A text of a format that the API server checks.
fn of_format(format: &str) -> Option<&'static str> {
    Some(match format {
        "hostname" => "example.com",
        "uri" => "https://example.com",
        "email" => "someone@example.com",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "cidr" => "192.0.2.0/24",
        "mac" => "00:00:5e:00:53:01",
        "uuid" | "uuid4" => "3b241101-e2bb-4255-8caf-4136c566a962",
        "uuid3" => "a3bb189e-8bf9-3888-9912-ace4e6543002",
        "uuid5" => "a6edc906-2f9f-5fb2-a373-efac406f0ef2",
        "byte" => "ZXhhbXBsZQ==",
        "date" => "2026-01-01",
        "date-time" | "datetime" => "2026-01-01T00:00:00Z",
        "duration" => "1m",
        "hexcolor" => "#336699",
        "rgbcolor" => "rgb(51,102,153)",
        "isbn" | "isbn13" => "978-0-13-110362-7",
        "isbn10" => "0-13-110362-8",
        "bsonobjectid" => "507f1f77bcf86cd799439011",
        "creditcard" => "4111111111111111",
        "ssn" => "123-45-6789",
        _ => return None,
    })
}

/// The name of the file with a kind's sample in a version.
#[must_use]
pub fn file_name(resource: &Resource, version: &str) -> String {
    let group: &str = resource.group.split('.').next().unwrap_or(&resource.group);
    format!("{group}_{version}_{}.yaml", resource.singular)
}

/// A sample as a file, with a comment on top.
#[must_use]
pub fn document(sample: &Value) -> String {
    format!(
        "# A sample that the API server accepts.\n{}",
        yaml::document(sample)
    )
}
