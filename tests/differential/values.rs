//! Values of fields and of the schemas of Kubernetes, at random.

use operator_gen::catalog::Schema;
use operator_gen::model::{Field, FieldType};
use operator_gen::render::sample;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// Texts that rules of readiness, conversions and names look at.
const TEXTS: &[&str] = &[
    "",
    "a",
    "web",
    "x-y.z",
    "1",
    "-3",
    "1.5",
    "true",
    "True",
    "False",
    "Unknown",
    "Ready",
    "Available",
    "Progressing",
    "ReplicaFailure",
    "ProgressDeadlineExceeded",
    "Failed",
    "Stalled",
    "Reconciling",
    "Bound",
    "Pending",
    "Lost",
    "Running",
    "${x}",
    "é ü",
    "a b",
    "A_B",
    "500m",
    "1Gi",
    "10.0.0.1",
    "10.0.0.0/8",
    "https://a.example:8443/x?y=z",
    "1.2.3",
    "1h30m",
    "2026-01-31T08:30:00Z",
    "a2V5",
    "web\nsite",
    "\"quoted\"",
    "null",
    "yes",
    "a-text-that-is-longer-than-any-label-of-kubernetes-can-be-which-is-sixty-three",
];

/// How deep made-up parts of objects nest.
const DEPTH: usize = 5;

/// A text, as far as its bounds allow.
fn text(least: u64, greatest: Option<u64>, pattern: bool, field: &Field) -> BoxedStrategy<Value> {
    let own = sample::value(field);
    if pattern {
        return Just(own).boxed();
    }
    let greatest = greatest.unwrap_or(u64::MAX) as usize;
    let fit = move |text: &&str| {
        let mut text: String = text.chars().take(greatest).collect();
        while (text.chars().count() as u64) < least {
            text.push('x');
        }
        json!(text)
    };
    let texts: Vec<Value> = TEXTS.iter().map(fit).collect();
    prop_oneof![3 => select(texts), 1 => Just(own)].boxed()
}

/// A value of a field.
pub fn of_field(field: &Field) -> BoxedStrategy<Value> {
    let value = of_type(field);
    match field.nullable {
        true => prop_oneof![4 => value, 1 => Just(Value::Null)].boxed(),
        false => value,
    }
}

fn of_type(field: &Field) -> BoxedStrategy<Value> {
    match &field.kind {
        FieldType::String {
            format,
            min_length,
            max_length,
            pattern,
        } => {
            let fixed = format.is_some() || pattern.is_some();
            text(min_length.unwrap_or(0), *max_length, fixed, field)
        }
        FieldType::Enum { values, .. } => select(values.clone()).prop_map(Value::from).boxed(),
        FieldType::Integer {
            bits,
            minimum,
            maximum,
            exclusive_minimum,
            exclusive_maximum,
            multiple_of,
        } => {
            let edges = match bits {
                32 => (i64::from(i32::MIN), i64::from(i32::MAX)),
                _ => (i64::MIN, i64::MAX),
            };
            let step = multiple_of.unwrap_or(1).max(1);
            let least = minimum
                .unwrap_or(edges.0)
                .saturating_add(i64::from(*exclusive_minimum));
            let greatest = maximum
                .unwrap_or(edges.1)
                .saturating_sub(i64::from(*exclusive_maximum));
            let near = (
                least.max(-5),
                greatest.min(least.max(-5).saturating_add(12)),
            );
            let number = prop_oneof![
                near.0..=near.1,
                Just(least),
                Just(greatest),
                least..=greatest
            ];
            let own = sample::value(field);
            let stepped = move |number: i64| match number - number.rem_euclid(step) {
                number if number >= least => json!(number),
                _ => own.clone(),
            };
            number.prop_map(stepped).boxed()
        }
        FieldType::Number { .. } => Just(sample::value(field)).boxed(),
        FieldType::Boolean => any::<bool>().prop_map(Value::from).boxed(),
        FieldType::List {
            items,
            min_items,
            max_items,
            ..
        } => {
            let least = min_items.unwrap_or(0) as usize;
            let greatest = max_items.map_or(least + 3, |most| (most as usize).min(least + 3));
            let list = prop::collection::vec(of_field(items), least..=greatest);
            list.prop_map(Value::from).boxed()
        }
        FieldType::Map {
            values,
            min_properties,
            max_properties,
        } => {
            let least = min_properties.unwrap_or(0) as usize;
            let greatest = max_properties.map_or(least + 3, |most| (most as usize).min(least + 3));
            let keys = select(vec!["a", "b", "key", "web", "A.b/c", "x-y"]);
            let map = prop::collection::btree_map(keys, of_field(values), least..=greatest);
            map.prop_map(|map| json!(map)).boxed()
        }
        FieldType::Object { fields, .. } => object(fields),
        FieldType::IntOrString => {
            select(vec![json!(1), json!(80), json!("http"), json!("50%")]).boxed()
        }
        FieldType::Quantity => select(vec![
            json!("1"),
            json!("500m"),
            json!("1Gi"),
            json!("2.5"),
            json!(2),
        ])
        .boxed(),
        FieldType::Duration => select(vec![json!("1m"), json!("1h30m"), json!("0s")]).boxed(),
        FieldType::DateTime => select(vec![
            json!("2026-01-31T08:30:00Z"),
            json!("2026-01-31T08:30:00.5+02:00"),
        ])
        .boxed(),
        FieldType::Kubernetes { schema, .. } => of_schema(schema, 2),
        FieldType::Any => anything(),
    }
}

/// An object with these fields: those that are required, and some of the others.
pub fn object(fields: &[Field]) -> BoxedStrategy<Value> {
    let entries = fields.iter().map(|field| {
        let (name, value) = (field.name.clone(), of_field(field));
        let value = match field.required {
            true => value.prop_map(Some).boxed(),
            false => prop::option::of(value).boxed(),
        };
        value
            .prop_map(move |value| value.map(|value| (name.clone(), value)))
            .boxed()
    });
    collected(entries.collect())
}

fn collected(entries: Vec<BoxedStrategy<Option<(String, Value)>>>) -> BoxedStrategy<Value> {
    let map = |entries: Vec<Option<(String, Value)>>| {
        Value::Object(entries.into_iter().flatten().collect::<Map<_, _>>())
    };
    entries.prop_map(map).boxed()
}

/// Any value at all.
pub fn anything() -> BoxedStrategy<Value> {
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3i64..9).prop_map(Value::from),
        select(TEXTS).prop_map(Value::from),
        Just(json!(1.5)),
    ];
    let keys = || select(vec!["a", "b", "host", "name"]);
    let nested = move |inner: BoxedStrategy<Value>| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map(keys(), inner, 0..3).prop_map(|map| json!(map)),
        ]
    };
    scalar.prop_recursive(2, 8, 3, nested).boxed()
}

/// A value of a schema, now and then one of another type.
pub fn of_schema(schema: &Schema, depth: usize) -> BoxedStrategy<Value> {
    let value: BoxedStrategy<Value> = match schema {
        Schema::Any => anything(),
        Schema::Boolean => any::<bool>().prop_map(Value::from).boxed(),
        Schema::Integer(_) => (0i64..4).prop_map(Value::from).boxed(),
        Schema::Number => Just(json!(0.5)).boxed(),
        Schema::Text { values, .. } if !values.is_empty() => {
            let values: Vec<String> = values.iter().map(ToString::to_string).collect();
            select(values).prop_map(Value::from).boxed()
        }
        Schema::Text { .. } => select(TEXTS).prop_map(Value::from).boxed(),
        Schema::Bytes => select(vec!["a2V5", "", "ZXhhbXBsZQ=="])
            .prop_map(Value::from)
            .boxed(),
        Schema::DateTime => Just(json!("2026-01-31T08:30:00Z")).boxed(),
        Schema::Quantity => select(vec![json!("1"), json!("500m"), json!("1Gi")]).boxed(),
        Schema::IntOrString => select(vec![json!(80), json!("http")]).boxed(),
        Schema::List(list) => {
            let items = of_schema(&list.items, depth + 1);
            prop::collection::vec(items, 0..4)
                .prop_map(Value::from)
                .boxed()
        }
        Schema::Map(values) => {
            let keys = select(vec!["a", "key", "web", "host", "tls.crt", "password"]);
            let map = prop::collection::btree_map(keys, of_schema(values, depth + 1), 0..4);
            map.prop_map(|map| json!(map)).boxed()
        }
        Schema::Object(_) if depth >= DEPTH => Just(json!({})).boxed(),
        Schema::Object(object) => {
            let entries = object.shape().fields.iter().map(|field| {
                let (name, value) = (field.name.to_string(), of_schema(&field.schema, depth + 1));
                let value = prop::option::weighted(0.6, value);
                value
                    .prop_map(move |value| value.map(|value| (name.clone(), value)))
                    .boxed()
            });
            collected(entries.collect())
        }
    };
    prop_oneof![60 => value, 1 => anything()].boxed()
}
