//! Reviews: what user code is told, what it says, and what the API server hears of it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test panics where it does not hold"
)]

use std::collections::BTreeMap;

use base64_of::decode;
use operator_runtime::metrics::Metrics;
use operator_runtime::serde::{Deserialize, Serialize};
use operator_runtime::testing::ApiServer;
use operator_runtime::webhook::{Admission, AdmissionResult, Bytes, Review, Webhooks};
use operator_runtime::{Value, json};

/// Base64, by way of the type that Kubernetes has for it.
mod base64_of {
    use operator_runtime::Value;
    use operator_runtime::k8s_openapi::ByteString;

    pub fn decode(value: &Value) -> Value {
        let bytes: ByteString = serde_json::from_value(value.clone()).unwrap();
        serde_json::from_slice(&bytes.0).unwrap()
    }
}

#[derive(Clone, Debug, Deserialize, Serialize)]
struct Record {
    metadata: Metadata,
    spec: Spec,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
struct Metadata {
    name: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    labels: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
struct Spec {
    host: String,
    #[serde(default)]
    addresses: Vec<String>,
}

#[derive(Default)]
struct Code;

impl Code {
    async fn create(&self, new: &Record, review: &mut Review) -> AdmissionResult {
        for (at, address) in new.spec.addresses.iter().enumerate() {
            if address.starts_with("10.") {
                review.deny(format!("spec.addresses[{at}]"), "a private address");
            }
        }
        if new.spec.host.ends_with(".test") {
            review.deny("spec.host", "a forbidden zone");
        }
        if new.spec.addresses.is_empty() {
            review.warn("it resolves to nothing");
        }
        match new.spec.host.as_str() {
            "panic" => panic!("on purpose"),
            "fail" => Err("the registry does not answer".into()),
            _ => Ok(()),
        }
    }

    async fn update(&self, old: &Record, new: &Record, review: &mut Review) -> AdmissionResult {
        if old.spec.host != new.spec.host && review.user() != "admin" {
            review.deny(
                "spec.host",
                format!("{} stays {}", old.metadata.name, old.spec.host),
            );
        }
        Ok(())
    }

    async fn delete(&self, old: &Record, review: &mut Review) -> AdmissionResult {
        if old.metadata.labels.contains_key("keep") && !review.is_dry_run() {
            review.deny("metadata.labels", "it is to be kept");
        }
        Ok(())
    }

    async fn normalise(&self, new: &mut Record, _review: &mut Review) -> AdmissionResult {
        new.spec.host = new.spec.host.to_lowercase();
        new.metadata
            .labels
            .insert("zone".to_owned(), "a/b".to_owned());
        Ok(())
    }
}

const ADMISSION: Admission<Record, Code> = Admission {
    validate_create: Some(|code, new, review| Box::pin(code.create(new, review))),
    validate_update: Some(|code, old, new, review| Box::pin(code.update(old, new, review))),
    validate_delete: Some(|code, old, review| Box::pin(code.delete(old, review))),
    mutate_create: Some(|code, new, review| Box::pin(code.normalise(new, review))),
    mutate_update: None,
};

static TABLE: Admission<Record, Code> = ADMISSION;

fn record(host: &str, addresses: &[&str]) -> Value {
    json!({
        "apiVersion": "dns.example.com/v1", "kind": "Record",
        "metadata": { "name": "a", "managedFields": [{ "manager": "kubectl" }] },
        "spec": { "host": host, "addresses": addresses, "unknown": 1 },
    })
}

fn webhooks() -> Webhooks {
    Webhooks::new("x")
        .admission("records", &TABLE)
        .with_client(ApiServer::new().client())
}

/// The answer to a review: status and body.
async fn ask(path: &str, request: Value) -> (u16, Value) {
    let (status, body) = webhooks().answer(path, review(request)).await;
    let body = serde_json::from_slice(&body)
        .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&body).into_owned()));
    (status, body)
}

/// The body of a review.
fn review(request: Value) -> Bytes {
    let mut review = json!({ "apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {
        "uid": "1", "kind": { "group": "dns.example.com", "version": "v1", "kind": "Record" }, "name": "a", "namespace": "b",
        "userInfo": { "username": "jane" },
    } });
    for (key, value) in request.as_object().unwrap() {
        review["request"][key] = value.clone();
    }
    Bytes::from(review.to_string())
}

async fn validate(request: Value) -> Value {
    let (status, answer) = ask("/validate/records", request).await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!(answer["response"]["uid"], "1");
    answer["response"].clone()
}

#[tokio::test]
async fn everything_that_is_wrong_is_said_at_once_with_its_field() {
    let bad = record("a.test", &["10.0.0.1", "192.0.2.1", "10.0.0.2"]);
    let response = validate(json!({ "operation": "CREATE", "object": bad })).await;
    assert_eq!(response["allowed"], false);
    let status = &response["status"];
    assert_eq!(
        (&status["code"], &status["reason"]),
        (&json!(422), &json!("Invalid"))
    );
    assert_eq!(
        status["message"],
        "Record \"a\" is invalid: [spec.addresses[0]: a private address, spec.addresses[2]: a private address, spec.host: a forbidden zone]"
    );
    let fields: Vec<&Value> = status["details"]["causes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cause| &cause["field"])
        .collect();
    assert_eq!(
        fields,
        ["spec.addresses[0]", "spec.addresses[2]", "spec.host"]
    );
}

#[tokio::test]
async fn a_good_object_is_let_in_with_what_is_to_be_said_of_it() {
    let response =
        validate(json!({ "operation": "CREATE", "object": record("a.example", &[]) })).await;
    assert_eq!(
        response,
        json!({ "uid": "1", "allowed": true, "warnings": ["it resolves to nothing"] })
    );
}

#[tokio::test]
async fn an_update_is_told_the_old_and_the_new_object_and_who_asks() {
    let change = json!({ "operation": "UPDATE", "oldObject": record("a.example", &["192.0.2.1"]), "object": record("b.example", &["192.0.2.1"]) });
    let response = validate(change.clone()).await;
    assert_eq!(
        response["status"]["message"],
        "Record \"a\" is invalid: spec.host: a stays a.example"
    );
    let mut by_admin = change.clone();
    by_admin["userInfo"] = json!({ "username": "admin" });
    assert_eq!(validate(by_admin).await["allowed"], true);

    let mut being_deleted = change;
    being_deleted["object"]["metadata"]["deletionTimestamp"] = json!("2026-01-01T00:00:00Z");
    assert_eq!(
        validate(being_deleted).await["allowed"],
        true,
        "finalizers can go"
    );
}

#[tokio::test]
async fn a_deletion_is_told_the_old_object_and_whether_it_is_for_show() {
    let mut old = record("a.example", &["192.0.2.1"]);
    assert_eq!(
        validate(json!({ "operation": "DELETE", "oldObject": old })).await["allowed"],
        true
    );
    old["metadata"]["labels"] = json!({ "keep": "" });
    assert_eq!(
        validate(json!({ "operation": "DELETE", "oldObject": old })).await["allowed"],
        false
    );
    let dry = json!({ "operation": "DELETE", "oldObject": old, "dryRun": true });
    assert_eq!(validate(dry).await["allowed"], true);
}

#[tokio::test]
async fn what_does_not_have_the_kinds_shape_is_refused_clearly() {
    let mut odd = record("a", &[]);
    odd["spec"]["host"] = json!(5);
    let response = validate(json!({ "operation": "CREATE", "object": odd })).await;
    let message = response["status"]["message"].as_str().unwrap();
    assert!(
        message
            .starts_with("Record \"a\" is invalid: it cannot be read: invalid type: integer `5`"),
        "{message}"
    );
    let gone = validate(json!({ "operation": "DELETE", "oldObject": odd })).await;
    assert_eq!(gone["allowed"], true, "it can be deleted at least");
    assert!(
        gone["warnings"][0]
            .as_str()
            .unwrap()
            .starts_with("it cannot be read")
    );
}

#[tokio::test]
async fn who_could_not_decide_leaves_it_to_the_failure_policy() {
    let create = |host: &str| json!({ "operation": "CREATE", "object": record(host, &[]) });
    assert_eq!(
        ask("/validate/records", create("fail")).await,
        (500, json!("the registry does not answer\n"))
    );
    assert_eq!(
        ask("/validate/records", create("panic")).await,
        (500, json!("the code of this webhook panicked\n"))
    );
    let nonsense = ask("/validate/records", json!({ "kind": "odd" })).await;
    assert_eq!(nonsense.0, 400);
}

#[tokio::test]
async fn what_code_changed_is_a_patch_and_nothing_else() {
    let (_, answer) = ask(
        "/mutate/records",
        json!({ "operation": "CREATE", "object": record("A.Example", &[]) }),
    )
    .await;
    let response = &answer["response"];
    assert_eq!(response["patchType"], "JSONPatch");
    assert_eq!(
        decode(&response["patch"]),
        json!([
            { "op": "add", "path": "/metadata/labels", "value": { "zone": "a/b" } },
            { "op": "replace", "path": "/spec/host", "value": "a.example" },
        ])
    );
    let mut done = record("a.example", &[]);
    done["metadata"]["labels"] = json!({ "zone": "a/b" });
    let (_, answer) = ask(
        "/mutate/records",
        json!({ "operation": "CREATE", "object": done }),
    )
    .await;
    assert_eq!(answer["response"], json!({ "uid": "1", "allowed": true }));
}

#[tokio::test]
async fn requests_are_counted_by_what_they_ask_and_what_came_of_it() {
    let metrics = Metrics::new("x", "1");
    let webhooks = webhooks().with_metrics(metrics.clone());
    let ask = async |path: &str, body: Bytes| drop(webhooks.answer(path, body).await);
    let create = |host: &str| {
        review(json!({ "operation": "CREATE", "object": record(host, &["192.0.2.1"]) }))
    };
    let (old, new) = (record("a", &["192.0.2.1"]), record("b", &["192.0.2.1"]));
    for host in ["a.example", "b.example", "a.test", "fail", "panic"] {
        ask("/validate/records", create(host)).await;
    }
    ask("/mutate/records", create("a.example")).await;
    ask(
        "/validate/records",
        review(json!({ "operation": "UPDATE", "oldObject": old, "object": new })),
    )
    .await;
    ask(
        "/validate/records",
        review(json!({ "operation": "DELETE", "oldObject": old })),
    )
    .await;
    ask("/validate/records", Bytes::from_static(b"nonsense")).await;
    ask("/elsewhere", create("a.example")).await;

    let text = metrics.encode();
    let counted = text
        .lines()
        .filter_map(|line| line.strip_prefix("operator_webhook_requests_total"));
    let mut counted: Vec<&str> = counted.collect();
    counted.sort_unstable();
    let series = |webhook: &str, operation: &str, outcome: &str, count: u8| {
        format!("{{webhook=\"{webhook}\",operation=\"{operation}\",outcome=\"{outcome}\"}} {count}")
    };
    assert_eq!(
        counted,
        [
            series("mutate.records", "create", "allowed", 1),
            series("validate.records", "create", "allowed", 2),
            series("validate.records", "create", "denied", 1),
            series("validate.records", "create", "error", 2),
            series("validate.records", "delete", "allowed", 1),
            series("validate.records", "other", "error", 1),
            series("validate.records", "update", "denied", 1),
        ]
    );
    let timed = "operator_webhook_duration_seconds_count{webhook=\"validate.records\"} 8";
    assert!(text.lines().any(|line| line == timed), "{text}");
}
