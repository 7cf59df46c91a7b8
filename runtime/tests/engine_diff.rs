//! What counts as different between desired and live.

use operator_runtime::diff::Fingerprint;
use operator_runtime::{Value, json};
use proptest::prelude::*;

fn differences(desired: &Value, live: &Value) -> Vec<String> {
    operator_runtime::diff::differences(&desired.clone().into(), &live.to_string())
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        (-3..100_i64).prop_map(Value::from),
        "[a-z]{0,3}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-d]|name|env|ports", inner, 0..5)
                .prop_map(|fields| fields.into_iter().collect::<Value>()),
        ]
    })
}

/// A value with more in its objects, as defaulting and other owners add it.
fn grown(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: serde_json::Map<_, _> = fields
                .iter()
                .map(|(name, field)| (name.clone(), grown(field)))
                .collect();
            fields.insert("added".into(), json!({ "by": "the API server" }));
            fields.into()
        }
        Value::Array(elements) => elements.iter().map(grown).collect(),
        other => other.clone(),
    }
}

/// The number of scalars that are not zero values: each is one place to differ.
fn places(value: &Value) -> usize {
    match value {
        Value::Object(fields) => fields.values().map(places).sum(),
        Value::Array(elements) => elements.iter().map(places).sum(),
        Value::String(_) => 1,
        _ => 0,
    }
}

/// The value with its `nth` string changed.
fn changed(value: &Value, nth: &mut usize) -> Value {
    match value {
        Value::Object(fields) => fields
            .iter()
            .map(|(name, field)| (name.clone(), changed(field, nth)))
            .collect(),
        Value::Array(elements) => elements
            .iter()
            .map(|element| changed(element, nth))
            .collect(),
        Value::String(text) => {
            let hit = *nth == 0;
            *nth = nth.wrapping_sub(1);
            if hit {
                json!(format!("{text}!"))
            } else {
                json!(text)
            }
        }
        other => other.clone(),
    }
}

#[test]
fn elements_are_not_told_apart_by_what_the_api_server_leaves_out() {
    for name in [json!({}), json!("")] {
        let desired = json!({ "spec": [{ "name": name }] });
        let live = json!({ "spec": [{}] });
        assert_eq!(differences(&desired, &live), Vec::<String>::new());
    }
}

proptest! {
    #[test]
    fn what_the_api_server_adds_is_no_difference(desired in value()) {
        let desired = json!({ "spec": desired });
        prop_assert_eq!(differences(&desired, &grown(&desired)), Vec::<String>::new());
    }

    #[test]
    fn a_changed_string_is_a_difference(desired in value(), at in any::<prop::sample::Index>()) {
        let desired = json!({ "spec": desired });
        let places = places(&desired);
        prop_assume!(places > 0);
        let live = changed(&desired, &mut at.index(places));
        prop_assert!(!differences(&desired, &live).is_empty(), "{} and {}", desired, live);
    }

    #[test]
    fn whatever_is_compared_nothing_panics(desired in value(), live in value()) {
        let _ = differences(&json!({ "spec": desired }), &json!({ "spec": live }));
    }

    #[test]
    fn the_fingerprint_tells_values_apart(one in value(), other in value()) {
        let fingerprint = |value: &Value| Fingerprint::of(&value.clone().into());
        prop_assert_eq!(fingerprint(&one) == fingerprint(&other), one == other);
    }

    #[test]
    fn quantities_are_equal_by_value(milli in 0..10_000_000_u64) {
        let desired = json!({ "limits": { "cpu": format!("{milli}m") } });
        let (whole, rest) = (milli / 1000, milli % 1000);
        let live = json!({ "limits": { "cpu": format!("{whole}.{rest:03}") } });
        prop_assert_eq!(differences(&desired, &live), Vec::<String>::new());
        let more = json!({ "limits": { "cpu": format!("{}m", milli + 1) } });
        prop_assert_eq!(differences(&desired, &more), ["limits.cpu"]);
    }
}

#[test]
fn lists_are_compared_as_kubernetes_merges_them() {
    let same = [
        // By name, in any order, with more than is desired.
        (
            json!({ "env": [{ "name": "A", "value": "1" }] }),
            json!({ "env": [{ "name": "B" }, { "name": "A", "value": "1" }] }),
        ),
        (
            json!({ "ports": [{ "containerPort": 80 }] }),
            json!({ "ports": [{ "containerPort": 80, "protocol": "TCP" }] }),
        ),
        (
            json!({ "ports": [{ "port": 80 }] }),
            json!({ "ports": [{ "port": 80, "targetPort": 80, "protocol": "TCP" }] }),
        ),
        // What Go leaves out.
        (
            json!({ "hostNetwork": false, "args": [], "x": {} , "n": 0}),
            json!({}),
        ),
        (
            json!({ "sizeLimit": "1024Mi" }),
            json!({ "sizeLimit": "1Gi" }),
        ),
        (
            json!({ "requests": { "cpu": 1 } }),
            json!({ "requests": { "cpu": "1" } }),
        ),
        (json!({ "n": 1 }), json!({ "n": 1.0 })),
    ];
    for (desired, live) in same {
        assert_eq!(
            differences(&desired, &live),
            Vec::<String>::new(),
            "{desired} and {live}"
        );
    }
    let different = [
        (
            json!({ "env": [{ "name": "A", "value": "1" }] }),
            json!({ "env": [{ "name": "A", "value": "2" }] }),
            "env.value",
        ),
        (
            json!({ "args": ["a", "b"] }),
            json!({ "args": ["b", "a"] }),
            "args",
        ),
        (
            json!({ "args": ["a"] }),
            json!({ "args": ["a", "b"] }),
            "args",
        ),
        (
            json!({ "rules": [{ "host": "a" }] }),
            json!({ "rules": [{ "host": "b" }] }),
            "rules.host",
        ),
        (
            json!({ "ports": [{ "port": 80, "protocol": "UDP" }] }),
            json!({ "ports": [{ "port": 80, "protocol": "TCP" }] }),
            "ports",
        ),
        (
            json!({ "annotations": { "a": "1000m" } }),
            json!({ "annotations": { "a": "1" } }),
            "annotations.a",
        ),
        (json!({ "data": { "a": "1" } }), json!({}), "data"),
    ];
    for (desired, live, path) in different {
        assert_eq!(
            differences(&desired, &live).first().map(String::as_str),
            Some(path),
            "{desired} and {live}"
        );
    }
}
