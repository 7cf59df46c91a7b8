//! What golden files find out: here about a kind whose type knows no default.

#[path = "support/gate.rs"]
#[allow(dead_code, reason = "its versions are not of interest here")]
mod gate;

use gate::Gate;
use operator_runtime::testing::golden;
use operator_runtime::{Value, json};

/// A golden file of the kind, with this schema of its port, and what is computed of a status field that it does not have.
fn file(port: &Value, status: &Value) -> String {
    let schema = json!({ "type": "object", "properties": {
        "spec": { "type": "object", "properties": { "port": port } },
    } });
    let resource = json!({
        "apiVersion": "gates.example.com/v1", "kind": "Gate",
        "metadata": { "name": "north", "namespace": "default" }, "spec": { "port": 80 },
    });
    let case = json!({ "resource": resource, "children": {}, "status": status });
    let versions = json!([{ "name": "v1", "schema": { "openAPIV3Schema": schema } }]);
    let golden = json!({
        "operator": "gate-operator", "definition": { "spec": { "versions": versions } },
        "retained": [], "counted": {}, "full": case, "minimal": case,
    });
    golden.to_string()
}

#[test]
fn what_agrees_passes() {
    golden::check::<Gate>(&file(&json!({ "type": "integer" }), &json!({})));
}

#[test]
#[should_panic(expected = "full: status")]
fn a_status_field_that_nobody_computes_is_found() {
    golden::check::<Gate>(&file(
        &json!({ "type": "integer" }),
        &json!({ "open": true }),
    ));
}

#[test]
#[should_panic(expected = "of {")]
fn a_default_that_the_type_does_not_know_is_found() {
    let port = json!({ "type": "integer", "default": 8080 });
    golden::check::<Gate>(&file(&port, &json!({})));
}
