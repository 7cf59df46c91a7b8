//! Objects on their way between versions: nothing is lost, nothing is invented, and one that cannot be converted harms no
//! other.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/gate.rs"]
mod gate;

use gate::Gate;
use operator_runtime::conversion::{Conversions, preserved, review};
use operator_runtime::metrics::Metrics;
use operator_runtime::webhook::Webhooks;
use operator_runtime::{Value, json};

const ANNOTATION: &str = "gates.example.com/preserved";

fn gate(version: &str, spec: Value) -> Value {
    json!({
        "apiVersion": format!("gates.example.com/{version}"), "kind": "Gate",
        "metadata": { "name": "north", "namespace": "default", "uid": "1", "generation": 3 },
        "spec": spec,
        "status": { "ready": true },
    })
}

fn convert(object: &Value, version: &str) -> Value {
    Conversions::of::<Gate>()
        .convert(object.clone(), version)
        .unwrap()
}

/// The object in another version, and what is preserved in it.
fn converted(object: &Value, version: &str) -> (Value, Option<Value>) {
    let converted = convert(object, version);
    assert_eq!(
        converted["apiVersion"],
        format!("gates.example.com/{version}")
    );
    let text = converted["metadata"]["annotations"][ANNOTATION].as_str();
    let preserved = text.map(|text| serde_json::from_str(text).unwrap());
    (converted["spec"].clone(), preserved)
}

#[test]
fn what_both_versions_hold_goes_there_and_back_without_an_annotation() {
    let old = gate(
        "v1beta1",
        json!({ "containerImage": "nginx", "tlsSecretName": "tls", "debug": false, "other": [1] }),
    );
    let spec =
        json!({ "image": "nginx", "tls": { "secretName": "tls" }, "port": 8080, "other": [1] });
    assert_eq!(converted(&old, "v1"), (spec, None));
    let new = convert(&old, "v1");
    assert_eq!(
        (&new["metadata"], &new["status"]),
        (&old["metadata"], &old["status"])
    );
    assert_eq!(convert(&new, "v1beta1"), old);
    assert_eq!(convert(&new, "v1"), new);
}

#[test]
fn what_the_other_version_cannot_hold_is_preserved_and_comes_back() {
    let old = gate(
        "v1beta1",
        json!({ "containerImage": "nginx", "debug": true }),
    );
    let kept = json!({ "v1beta1": { "/debug": { "value": true, "instead": false } } });
    assert_eq!(
        converted(&old, "v1"),
        (json!({ "image": "nginx", "port": 8080 }), Some(kept))
    );
    assert_eq!(convert(&convert(&old, "v1"), "v1beta1"), old);

    // An empty object, a null and a value that is not the default.
    let new = gate(
        "v1",
        json!({ "image": null, "tls": {}, "port": 1, "a/b~c": { "x": 1 } }),
    );
    let (_, kept) = converted(&new, "v1beta1");
    let kept = kept.unwrap();
    assert_eq!(
        kept,
        json!({ "v1": { "/tls": { "value": {} }, "/port": { "value": 1, "instead": 8080 } } })
    );
    assert_eq!(convert(&convert(&new, "v1beta1"), "v1"), new);

    // A null in the way is as good as nothing.
    for (from, to, spec) in [
        ("v1", "v1beta1", json!({ "tls": null, "port": 1 })),
        (
            "v1beta1",
            "v1",
            json!({ "tls": null, "tlsSecretName": "s", "debug": true }),
        ),
    ] {
        let object = gate(from, spec);
        let other = convert(&object, to);
        assert_eq!(other["spec"]["tls"]["secretName"].is_string(), to == "v1");
        assert_eq!(convert(&other, from), object);
    }
}

#[test]
fn a_way_through_all_versions_comes_back_to_the_same() {
    let starts = [
        gate(
            "v1beta1",
            json!({ "containerImage": "a", "debug": true, "replicas": 2 }),
        ),
        gate(
            "v1",
            json!({ "image": "a", "port": 1, "replicas": 5, "tls": { "secretName": "s", "mode": null } }),
        ),
        gate("v1alpha1", json!({ "size": "medium", "image": "a" })),
    ];
    let names = ["v1", "v1beta1", "v1alpha1"];
    for start in &starts {
        let home = start["apiVersion"]
            .as_str()
            .unwrap()
            .rsplit('/')
            .next()
            .unwrap();
        for one in names {
            for two in names {
                let there = convert(&convert(start, one), two);
                assert_eq!(convert(&there, home), *start, "{home} {one} {two}");
            }
        }
    }
}

#[test]
fn what_a_user_changed_meanwhile_wins() {
    let new = gate(
        "v1",
        json!({ "image": "nginx", "replicas": 5, "tls": { "mode": "strict" } }),
    );
    let mut old = convert(&new, "v1alpha1");
    assert_eq!(old["spec"]["size"], "large");
    // Nothing was touched that `replicas` follows from.
    old["spec"]["image"] = json!("other");
    let back = json!({ "image": "other", "replicas": 5, "tls": { "mode": "strict" } });
    assert_eq!(converted(&old, "v1"), (back, None));
    old["spec"]["size"] = json!("small");
    let (back, kept) = converted(&old, "v1");
    assert_eq!((&back["replicas"], kept), (&json!(1), None));

    // An object that was removed takes with it what was preserved of its fields.
    let new = gate(
        "v1",
        json!({ "port": 8080, "tls": { "secretName": "s" }, "more": { "a": 1 } }),
    );
    let mut old = convert(&new, "v1beta1");
    old["metadata"]["annotations"][ANNOTATION] =
        json!(r#"{"v1":{"/more/b":{"value":2}},"v0":{"/x":{"value":1}}}"#);
    old["spec"].as_object_mut().unwrap().remove("more");
    let (back, _) = converted(&old, "v1");
    assert_eq!(back, json!({ "port": 8080, "tls": { "secretName": "s" } }));
}

#[test]
fn the_annotation_cannot_say_what_the_version_itself_says() {
    let says = |spec: Value, kept: Value| {
        let mut old = gate("v1beta1", spec);
        old["metadata"]["annotations"][ANNOTATION] = json!(json!({ "v1": kept }).to_string());
        convert(&old, "v1")["spec"].clone()
    };
    let old = json!({ "containerImage": "nginx", "debug": false });
    let image = json!({ "/image": { "value": "evil", "instead": "nginx" } });
    assert_eq!(says(old.clone(), image)["image"], "nginx");
    let port = json!({ "/port": { "value": 1, "instead": 8080 } });
    assert_eq!(says(old.clone(), port)["port"], 1);
    let unreadable = json!({ "/port": { "value": "http", "instead": 8080 } });
    assert_eq!(says(old, unreadable)["port"], 8080);
}

#[test]
fn an_annotation_that_someone_has_spoilt_harms_nothing() {
    for text in [
        "",
        "no JSON",
        "[]",
        r#"{"v1":{"x":{"value":1},"":{"value":1},"/a/b/c":{"value":1}}}"#,
    ] {
        let mut old = gate(
            "v1beta1",
            json!({ "containerImage": "nginx", "debug": false, "a": 1 }),
        );
        old["metadata"]["annotations"] = json!({ ANNOTATION: text, "other": "stays" });
        let new = convert(&old, "v1");
        assert_eq!(
            new["spec"],
            json!({ "image": "nginx", "port": 8080, "a": 1 }),
            "{text}"
        );
        assert_eq!(
            new["metadata"]["annotations"],
            json!({ "other": "stays" }),
            "{text}"
        );
    }
}

#[test]
fn secrets_never_get_into_the_annotation() {
    for spec in [
        json!({ "tls": { "password": "hunter2" } }),
        json!({ "keys": { "first": "hunter2" } }),
    ] {
        let new = gate("v1", spec);
        let error = Conversions::of::<Gate>()
            .convert(new.clone(), "v1alpha1")
            .unwrap_err();
        assert!(error.to_string().contains("secret"), "{error}");
        assert!(!error.to_string().contains("hunter2"), "{error}");
        // The version that holds them is no trouble.
        assert_eq!(convert(&convert(&new, "v1beta1"), "v1"), new);
    }
    // Where there is none, nothing stands in the way.
    convert(&gate("v1", json!({ "tls": {}, "keys": {} })), "v1alpha1");
}

#[test]
fn what_is_too_long_for_an_annotation_is_refused_and_not_lost() {
    let long = "x".repeat(preserved::LIMIT);
    let old = gate("v1beta1", json!({ "debug": long }));
    let error = Conversions::of::<Gate>().convert(old, "v1").unwrap_err();
    assert!(error.to_string().contains("131072"), "{error}");
}

fn asked(desired: &str, objects: &[Value]) -> String {
    let request = json!({ "uid": "7", "desiredAPIVersion": desired, "objects": objects });
    json!({ "apiVersion": "apiextensions.k8s.io/v1", "kind": "ConversionReview", "request": request }).to_string()
}

fn answer(desired: &str, objects: &[Value]) -> Value {
    let text = asked(desired, objects);
    let answer = review(&Conversions::of::<Gate>(), text.as_bytes()).unwrap();
    assert_eq!(answer["response"]["uid"], "7");
    answer["response"].clone()
}

#[test]
fn a_review_converts_all_objects_in_their_order() {
    let objects = [
        gate("v1beta1", json!({ "containerImage": "a" })),
        gate("v1", json!({ "image": "b" })),
        gate("v1alpha1", json!({ "size": "small" })),
    ];
    let response = answer("gates.example.com/v1", &objects);
    assert_eq!(response["result"]["status"], "Success");
    let converted = response["convertedObjects"].as_array().unwrap();
    assert_eq!(converted.len(), 3);
    for (object, converted) in objects.iter().zip(converted) {
        assert_eq!(*converted, convert(object, "v1"));
    }
}

#[test]
fn one_bad_object_fails_its_review_with_a_clear_message() {
    let good = gate("v1", json!({}));
    let mut foreign = good.clone();
    foreign["kind"] = json!("Door");
    for (bad, desired, expected) in [
        (
            gate("v1alpha1", json!({ "size": "huge" })),
            "gates.example.com/v1",
            "no such size: huge",
        ),
        (
            gate("v1alpha1", json!({ "size": "panic" })),
            "gates.example.com/v1",
            "panicked",
        ),
        (
            gate("v7", json!({})),
            "gates.example.com/v1",
            "Gate has no version v7",
        ),
        (
            good.clone(),
            "gates.example.com/v7",
            "Gate has no version v7",
        ),
        (
            good.clone(),
            "doors.example.com/v1",
            "only Gate of gates.example.com",
        ),
        (
            foreign,
            "gates.example.com/v1",
            "only Gate of gates.example.com",
        ),
    ] {
        let response = answer(desired, &[good.clone(), bad]);
        assert_eq!(response["result"]["status"], "Failure");
        assert!(response["convertedObjects"].is_null());
        let message = response["result"]["message"].as_str().unwrap();
        assert!(
            message.contains(expected) && message.contains("default/north"),
            "{message}"
        );
    }
}

#[test]
fn what_is_no_review_is_an_error() {
    for text in ["", "{}", r#"{"request":{"uid":"1"}}"#] {
        assert!(review(&Conversions::of::<Gate>(), text.as_bytes()).is_err());
    }
}

#[tokio::test]
async fn reviews_are_counted_by_what_came_of_them() {
    let metrics = Metrics::new("x", "1");
    let webhooks = Webhooks::new("x")
        .convert::<Gate>()
        .with_metrics(metrics.clone());
    let path = "/convert/gates.gates.example.com";
    let review = |size| {
        asked(
            "gates.example.com/v1",
            &[gate("v1alpha1", json!({ "size": size }))],
        )
    };
    for text in [
        review("small"),
        review("small"),
        review("huge"),
        "{}".to_owned(),
    ] {
        webhooks.answer(path, text.into()).await;
    }
    let text = metrics.encode();
    for (outcome, count) in [("converted", 2), ("error", 2)] {
        let series = format!(
            "operator_webhook_requests_total{{webhook=\"convert.gates.gates.example.com\",operation=\"convert\",outcome=\"{outcome}\"}} {count}"
        );
        assert!(text.lines().any(|line| line == series), "{text}");
    }
}

proptest::proptest! {
    /// Whatever the fields are, also those that the versions name otherwise.
    #[test]
    fn no_spec_loses_anything(
        fields in proptest::collection::btree_map("containerImage|image|tls|tlsSecretName|port|debug|more", value(), 0..7),
        from in 0..2usize,
    ) {
        // What the API server would take.
        let port = fields.get("port").unwrap_or(&Value::Null);
        proptest::prop_assume!(port.is_null() || port.is_u64());
        let names = ["v1", "v1beta1"];
        let object = gate(names[from], json!(fields));
        // Secrets are another matter.
        if let Ok(there) = Conversions::of::<Gate>().convert(object.clone(), names[1 - from]) {
            proptest::prop_assert_eq!(convert(&there, names[from]), object);
        }
    }
}

fn value() -> impl proptest::strategy::Strategy<Value = Value> {
    use proptest::prelude::*;
    let leaf = prop_oneof![
        Just(json!(null)),
        Just(json!(8080)),
        Just(json!(false)),
        Just(json!("x"))
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(|items| json!(items)),
            proptest::collection::btree_map("secretName|mode|a", inner, 0..3)
                .prop_map(|map| json!(map)),
        ]
    })
}
