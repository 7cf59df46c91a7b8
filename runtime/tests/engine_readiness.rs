//! Readiness by kind, as kstatus tells it, and conditions.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

use operator_runtime::api::ApiResource;
use operator_runtime::conditions::{self, State};
use operator_runtime::object::{Live, Object, View};
use operator_runtime::readiness::{self, Readiness};
use operator_runtime::{Value, json};

fn of(group: &'static str, kind: &'static str, object: &Value) -> &'static str {
    let resource = ApiResource {
        group,
        version: "v1",
        kind,
        plural: "",
        namespaced: true,
    };
    let mut named = object.clone();
    named["metadata"]["name"] = json!("it");
    let observed = Object::decode(named.to_string().as_bytes()).expect("an object");
    let kind = (resource.group, resource.kind);
    let readiness = readiness::of(kind, &Live::of(observed.into()));
    assert_eq!(readiness, readiness::of(kind, &Live::from(named)));
    match readiness {
        Readiness::Ready => "ready",
        Readiness::Progressing(_) => "progressing",
        Readiness::Failed(_) => "failed",
    }
}

fn condition(name: &str, status: &str, reason: &str) -> Value {
    json!([{ "type": name, "status": status, "reason": reason }])
}

#[test]
fn each_kind_by_its_rules() {
    let meta = json!({ "generation": 2 });
    let rolled_out = json!({
        "observedGeneration": 2, "replicas": 2, "updatedReplicas": 2, "readyReplicas": 2, "availableReplicas": 2,
    });
    let with = |field: &str, value: Value| {
        let mut status = rolled_out.clone();
        status[field] = value;
        json!({ "metadata": meta, "spec": { "replicas": 2 }, "status": status })
    };
    let cases = [
        ("apps", "Deployment", with("x", json!(0)), "ready"),
        (
            "apps",
            "Deployment",
            with("observedGeneration", json!(1)),
            "progressing",
        ),
        (
            "apps",
            "Deployment",
            with("observedGeneration", json!(null)),
            "progressing",
        ),
        (
            "apps",
            "Deployment",
            with("replicas", json!(3)),
            "progressing",
        ),
        (
            "apps",
            "Deployment",
            // Scaled down: the surplus replica is of the present template.
            json!({ "metadata": meta, "spec": { "replicas": 1 }, "status": rolled_out }),
            "progressing",
        ),
        (
            "apps",
            "Deployment",
            with("updatedReplicas", json!(1)),
            "progressing",
        ),
        (
            "apps",
            "Deployment",
            with("readyReplicas", json!(1)),
            "progressing",
        ),
        (
            "apps",
            "Deployment",
            with("availableReplicas", json!(1)),
            "progressing",
        ),
        (
            "apps",
            "Deployment",
            with(
                "conditions",
                condition("Progressing", "False", "ProgressDeadlineExceeded"),
            ),
            "failed",
        ),
        (
            "apps",
            "Deployment",
            with(
                "conditions",
                condition("ReplicaFailure", "True", "FailedCreate"),
            ),
            "progressing",
        ),
        (
            "apps",
            "Deployment",
            json!({ "spec": { "replicas": 0 }, "status": { "observedGeneration": 1 } }),
            "ready",
        ),
        ("apps", "StatefulSet", with("x", json!(0)), "ready"),
        (
            "apps",
            "StatefulSet",
            with("updateRevision", json!("b")),
            "progressing",
        ),
        (
            "apps",
            "StatefulSet",
            with("readyReplicas", json!(1)),
            "progressing",
        ),
        ("apps", "ReplicaSet", with("x", json!(0)), "ready"),
        (
            "apps",
            "ReplicaSet",
            with("availableReplicas", json!(1)),
            "progressing",
        ),
        (
            "apps",
            "DaemonSet",
            json!({ "status": { "observedGeneration": 1, "desiredNumberScheduled": 1 } }),
            "progressing",
        ),
        (
            "apps",
            "DaemonSet",
            json!({ "status": {
            "observedGeneration": 1, "desiredNumberScheduled": 1, "updatedNumberScheduled": 1, "numberReady": 1, "numberAvailable": 1,
        } }),
            "ready",
        ),
        ("batch", "Job", json!({ "status": {} }), "progressing"),
        (
            "batch",
            "Job",
            json!({ "status": { "startTime": "t" } }),
            "ready",
        ),
        (
            "batch",
            "Job",
            json!({ "status": { "startTime": "t", "conditions": condition("Failed", "True", "x") } }),
            "failed",
        ),
        ("batch", "CronJob", json!({ "status": {} }), "ready"),
        (
            "",
            "Pod",
            json!({ "status": { "phase": "Pending" } }),
            "progressing",
        ),
        (
            "",
            "Pod",
            json!({ "status": { "phase": "Running", "conditions": condition("Ready", "True", "") } }),
            "ready",
        ),
        (
            "",
            "Pod",
            json!({ "status": { "phase": "Running", "conditions": condition("Ready", "False", "") } }),
            "progressing",
        ),
        (
            "",
            "Pod",
            json!({ "status": { "phase": "Succeeded" } }),
            "ready",
        ),
        (
            "",
            "Pod",
            json!({ "status": { "phase": "Failed" } }),
            "failed",
        ),
        (
            "",
            "PersistentVolumeClaim",
            json!({ "status": { "phase": "Bound" } }),
            "ready",
        ),
        (
            "",
            "PersistentVolumeClaim",
            json!({ "status": { "phase": "Pending" } }),
            "progressing",
        ),
        (
            "",
            "PersistentVolumeClaim",
            json!({ "status": { "phase": "Lost" } }),
            "failed",
        ),
        (
            "",
            "Service",
            json!({ "spec": { "type": "ClusterIP" } }),
            "ready",
        ),
        (
            "",
            "Service",
            json!({ "spec": { "type": "LoadBalancer" } }),
            "progressing",
        ),
        (
            "",
            "Service",
            json!({ "spec": { "type": "LoadBalancer" }, "status": { "loadBalancer": { "ingress": [{ "ip": "1.2.3.4" }] } } }),
            "ready",
        ),
        (
            "policy",
            "PodDisruptionBudget",
            json!({ "status": { "observedGeneration": 1, "currentHealthy": 1, "desiredHealthy": 2 } }),
            "progressing",
        ),
        (
            "policy",
            "PodDisruptionBudget",
            json!({ "status": { "observedGeneration": 1, "currentHealthy": 2, "desiredHealthy": 2 } }),
            "ready",
        ),
        (
            "apiextensions.k8s.io",
            "CustomResourceDefinition",
            json!({ "status": { "conditions": condition("Established", "True", "") } }),
            "ready",
        ),
        (
            "apiextensions.k8s.io",
            "CustomResourceDefinition",
            json!({}),
            "progressing",
        ),
        (
            "apiextensions.k8s.io",
            "CustomResourceDefinition",
            json!({ "status": { "conditions": condition("NamesAccepted", "False", "") } }),
            "failed",
        ),
        ("", "ConfigMap", json!({}), "ready"),
        (
            "",
            "ConfigMap",
            json!({ "metadata": { "deletionTimestamp": "t" } }),
            "progressing",
        ),
        (
            "x.example.com",
            "Thing",
            json!({ "metadata": { "generation": 2 }, "status": { "observedGeneration": 1 } }),
            "progressing",
        ),
        (
            "x.example.com",
            "Thing",
            json!({ "status": { "conditions": condition("Ready", "False", "") } }),
            "progressing",
        ),
        (
            "x.example.com",
            "Thing",
            json!({ "status": { "conditions": condition("Stalled", "True", "") } }),
            "failed",
        ),
        (
            "x.example.com",
            "Thing",
            json!({ "status": { "conditions": condition("Reconciling", "True", "") } }),
            "progressing",
        ),
    ];
    for (group, kind, object, expected) in &cases {
        assert_eq!(of(group, kind, object), *expected, "{kind} {object}");
    }
}

#[test]
fn a_condition_keeps_its_time_while_its_status_stays() {
    let first = conditions::merged(
        &Value::Null,
        &[State::new("Ready", false, "A", "a")],
        1,
        at(0),
    );
    let same = conditions::merged(&first, &[State::new("Ready", false, "B", "b")], 2, at(10));
    assert_eq!(same[0]["lastTransitionTime"], "1970-01-01T00:00:00Z");
    assert_eq!(
        (&same[0]["reason"], &same[0]["observedGeneration"]),
        (&json!("B"), &json!(2))
    );
    let other = conditions::merged(&same, &[State::new("Ready", true, "C", "c")], 2, at(20));
    assert_eq!(other[0]["lastTransitionTime"], "1970-01-01T00:00:20Z");
    let theirs = json!([{ "type": "Mine", "status": "True" }]);
    let both = conditions::merged(&theirs, &[State::new("Ready", true, "C", "c")], 2, at(20));
    assert_eq!(both.as_array().map(Vec::len), Some(2));
    assert_eq!(both.get(1), theirs.get(0));
}

#[test]
fn conditions_are_told_once_their_list_would_stay_the_same() {
    let told = [
        State::new("Ready", true, "A", "a"),
        State::new("Stalled", false, "A", "a"),
    ];
    let list = conditions::merged(&json!([{ "type": "Mine" }]), &told, 1, at(0));
    let tells = |states: &[State], generation| {
        let text = list.to_string();
        let told = conditions::tell(View::Text(&text), states, generation);
        assert_eq!(
            told,
            conditions::tell(View::Value(&list), states, generation)
        );
        told
    };
    assert!(tells(&told, 1));
    assert!(!tells(&told, 2));
    assert!(!conditions::tell(View::Text(""), &told, 1));
    for other in [
        State::new("Ready", false, "A", "a"),
        State::new("Ready", true, "B", "a"),
        State::new("Ready", true, "A", "b"),
        State::new("Other", true, "A", "a"),
    ] {
        assert!(!tells(std::slice::from_ref(&other), 1), "{other:?}");
    }
}

fn at(second: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_second(second).expect("a time")
}
