//! What an object should be is the JSON that it is written as, without the fields that are null.

use std::collections::BTreeMap;

use operator_runtime::desired::Fields;
use operator_runtime::{Desired, Value, desired, json};
use proptest::prelude::*;

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,3}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 60, 20, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            // More than are few.
            prop::collection::btree_map(".{0,2}", inner, 0..20)
                .prop_map(|fields| fields.into_iter().collect::<Value>()),
        ]
    })
}

/// The value without the fields that are null.
fn set(value: &Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .iter()
            .filter(|(_, field)| !field.is_null())
            .map(|(name, field)| (name.clone(), set(field)))
            .collect(),
        Value::Array(elements) => elements.iter().map(set).collect(),
        other => other.clone(),
    }
}

proptest! {
    #[test]
    fn it_is_the_json_that_it_was_made_of(value in value()) {
        let desired = Desired::from(value.clone());
        prop_assert_eq!(Value::from(&desired), set(&value));
        // Fingerprints are of this text: the operators that are running know them.
        prop_assert_eq!(serde_json::to_string(&desired).unwrap(), set(&value).to_string());
        prop_assert_eq!(Desired::of(&value), desired);
    }

    #[test]
    fn fields_are_those_that_were_set(
        changes in prop::collection::vec(("[a-z]", prop::option::of(any::<i64>())), 0..60),
    ) {
        let (mut fields, mut expected) = (Fields::default(), BTreeMap::new());
        for (name, number) in changes {
            match number {
                Some(number) => {
                    fields.set(name.clone(), number);
                    expected.insert(name, Desired::from(number));
                }
                None => prop_assert_eq!(fields.remove(&name), expected.remove(&name)),
            }
        }
        prop_assert_eq!(fields.iter().len(), expected.len());
        for name in 'a'..='z' {
            let name = name.to_string();
            prop_assert_eq!(fields.get(&name), expected.get(&name));
        }
        prop_assert!(fields.iter().eq(expected.iter().map(|(name, value)| (name.as_str(), value))));
    }
}

#[test]
fn the_notation_is_that_of_json() {
    let (name, more, none) = (String::from("a"), vec![1, 2], None::<i64>);
    macro_rules! both {
        ($($notation:tt)*) => {
            assert_eq!(Desired::from(json!($($notation)*)), desired!($($notation)*));
        };
    }
    both!({});
    both!([]);
    both!({ "a": 1 });
    both!([{ "b": [], }, [{}], "c",]);
    both!({
        "literals": ["a", 1, -1, 0.5, true, null, {}],
        "null": null,
        "none": none,
        "name": name,
        "borrowed": &more[1..],
        "called": more.iter().max(),
        "formatted": format!("{name}-config"),
        "chosen": if name.is_empty() { 1 } else { 2 },
        "nested": { "none": none, "lists": [[1], more, [none]] },
        "method": "text".to_owned(),
        "sum": 1 + 2,
        "last": json!({ (name.clone()): "b" })
    });
    both!(more);
    // What was used is still there.
    assert_eq!((name.len(), more.len()), (1, 2));
}

#[test]
fn what_is_no_object_becomes_one_by_being_edited() {
    let mut desired = desired!({ "metadata": "no object", "data": { "a": "b" } });
    desired.edit(|object| {
        object.edit("metadata", |metadata| metadata.set("name", "x"));
        object.edit("data", |data| data.set("a", Desired::Null));
        object.edit("none", |_| {});
        object.set("kind", Desired::Null);
    });
    assert_eq!(
        Value::from(&desired),
        json!({ "metadata": { "name": "x" }, "data": {}, "none": {} })
    );
    assert_eq!(desired.get("metadata").get("name").as_str(), Some("x"));
    assert_eq!(*desired.get("metadata").get("name").get("x"), Desired::Null);
    let mut text = Desired::from("text");
    text.edit(|_| {});
    assert_eq!(text, desired!({}));
}
