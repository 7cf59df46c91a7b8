//! What the compact object keeps, and what it leaves out.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

use std::sync::Arc;

use operator_runtime::object::{Live, Object};
use operator_runtime::{Value, cel, json};
use proptest::prelude::*;

fn full() -> Value {
    json!({
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {
            "name": "shop", "namespace": "default", "uid": "u-1", "resourceVersion": "42", "generation": 3,
            "labels": { "app.kubernetes.io/component": "deployment" },
            "ownerReferences": [
                { "apiVersion": "v1", "kind": "ConfigMap", "name": "other", "uid": "u-2" },
                { "apiVersion": "apps.example.com/v1", "kind": "WebApp", "name": "shop", "uid": "u-3", "controller": true },
            ],
            "managedFields": [{ "manager": "x", "fieldsV1": { "f:spec": {} } }],
        },
        "spec": { "text": "quotes \" and \u{e9}\n" },
    })
}

fn decode(value: &Value) -> Object {
    Object::decode(value.to_string().as_bytes()).expect("an object")
}

#[test]
fn it_reads_the_metadata_and_drops_managed_fields_alone() {
    let object = decode(&full());
    assert_eq!(object.key.to_string(), "default/shop");
    assert_eq!(
        (object.resource_version, object.generation, object.deleting),
        (42, 3, false)
    );
    assert_eq!(object.component.as_deref(), Some("deployment"));
    let owner = object.owner.as_ref().expect("an owner");
    assert_eq!(
        (&*owner.group, &*owner.kind, &*owner.uid),
        ("apps.example.com", "WebApp", "u-3")
    );
    assert_eq!(owner.key.to_string(), "default/shop");
    let mut wanted = full();
    wanted["metadata"]
        .as_object_mut()
        .expect("metadata")
        .remove("managedFields");
    assert_eq!(object.value(), wanted);
}

#[test]
fn it_never_prints_its_contents() {
    let mut secret = full();
    secret["data"] = json!({ "password": "c2VjcmV0" });
    assert_eq!(format!("{:?}", decode(&secret)), "default/shop@42");
}

#[test]
fn a_change_that_nobody_reads_is_none() {
    let mut later = full();
    later["metadata"]["resourceVersion"] = json!("43");
    later["metadata"]["managedFields"] = json!([]);
    assert!(decode(&full()).reads_like(&decode(&later)));
    later["status"] = json!({ "replicas": 1 });
    assert!(!decode(&full()).reads_like(&decode(&later)));
}

#[test]
fn its_body_is_all_but_its_status() {
    let with = |field: &str, value: Value| {
        let mut object = full();
        object[field] = value;
        decode(&object).body()
    };
    let body = decode(&full()).body();
    assert_eq!(
        with("status", json!({ "replicas": 1 })),
        with("status", json!({ "replicas": 2 }))
    );
    assert_ne!(with("spec", json!({})), body);
    assert_ne!(with("data", json!({})), body);
    // A first status is a change like any other: the object is looked at once more.
    assert_ne!(with("status", json!({})), body);
}

#[test]
fn an_owner_out_of_reach_is_read_from_its_annotation() {
    let mut object = full();
    object["metadata"]["ownerReferences"] = json!([]);
    object["metadata"]["annotations"] =
        json!({ "operator-gen.dev/owner": "apps.example.com/WebApp/default/shop/u-3" });
    let owner = decode(&object).owner.expect("an owner");
    assert_eq!(
        (owner.key.to_string(), &*owner.uid),
        ("default/shop".into(), "u-3")
    );
}

#[test]
fn what_is_no_object_is_refused() {
    for text in [
        "",
        "{}",
        "[]",
        "{\"metadata\":{}}",
        "{\"metadata\":{\"name\":\"a\",\"resourceVersion\":\"x\"}}",
        "{\"metadata\":null}",
    ] {
        assert!(Object::decode(text.as_bytes()).is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn any_contents_come_back_as_they_were(spec in "\\PC*", names in prop::collection::btree_map("[a-z./-]{1,9}", "\\PC{0,9}", 0..4)) {
        let mut object = full();
        object["metadata"].as_object_mut().expect("metadata").remove("managedFields");
        object["spec"] = json!({ "text": spec, "more": names });
        object["metadata"]["annotations"] = json!(names);
        object["metadata"][format!("x{spec}")] = json!(spec);
        object[format!("x{spec}")] = json!(names);
        prop_assert_eq!(decode(&object).value(), object);
    }

    /// A part that is looked at alone is what the whole object holds there.
    #[test]
    fn each_part_is_as_in_the_whole(status in "\\PC*", names in prop::collection::btree_map("[a-z./-]{1,9}", "\\PC{0,9}", 0..4)) {
        let mut object = full();
        object["status"] = json!({ "text": status, "more": names });
        object["data"] = json!(names);
        let live = Live::of(Arc::new(decode(&object)));
        let parts = ["status", "spec", "metadata", "missing", "data"].map(|field| (field, live[field].clone()));
        for (field, part) in parts {
            prop_assert_eq!(&part, &live.value()[field], "{}", field);
        }
    }

    /// A field that is looked at alone is what its part holds there, whatever was looked at before.
    #[test]
    fn each_field_is_as_in_its_part(status in "\\PC*", names in prop::collection::btree_map("[a-c]{1,2}", "\\PC{0,9}", 0..4), list in any::<bool>()) {
        let mut object = full();
        object["metadata"].as_object_mut().expect("metadata").remove("managedFields");
        object["status"] = match list {
            true => json!([{ "text": status }, names]),
            false => json!({ "text": status, "more": names, "none": null }),
        };
        let live = Live::of(Arc::new(decode(&object)));
        let paths: [&[&str]; 10] = [
            &["status", "text"], &["status", "more", "a"], &["status", "more"], &["status", "none"], &["status", "0", "text"],
            &["spec", "text"], &["spec", "missing", "x"], &["metadata", "resourceVersion"], &["status"], &["status", "text"],
        ];
        for path in paths {
            prop_assert_eq!(cel::find(Some(&live), path), cel::find(Some(&object), path), "{:?}", path);
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC*") {
        let _ = Object::decode(text.as_bytes());
    }
}
