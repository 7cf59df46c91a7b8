//! Calls about custom resources.

use serde_json::{Value, json};

use crate::call::{Call, apply, create, delete, get, merge, update};

const CRDS: &str = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const WIDGETS: &str = "/apis/example.com/v1/namespaces/default/widgets";

fn schema() -> Value {
    let part = json!({
        "type": "object", "required": ["name"],
        "properties": {
            "name": { "type": "string" }, "weight": { "type": "integer", "default": 3 },
            "kind": { "type": "string", "default": "plain" },
        },
    });
    json!({
        "type": "object",
        "properties": {
            "spec": { "type": "object", "required": ["size"], "properties": {
                "size": { "type": "integer", "minimum": 1, "maximum": 10 },
                "ratio": { "type": "number", "minimum": 0, "exclusiveMinimum": true, "multipleOf": 0.5 },
                "color": { "type": "string", "enum": ["red", "blue"], "default": "red" },
                "short": { "type": "string", "pattern": "^[a-z]+$", "minLength": 2, "maxLength": 5 },
                "note": { "type": "string", "nullable": true },
                "port": { "x-kubernetes-int-or-string": true },
                "nested": { "type": "object", "default": {}, "properties": {
                    "deep": { "type": "boolean", "default": true },
                } },
                "parts": {
                    "type": "array", "minItems": 1, "maxItems": 3, "items": part,
                    "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"],
                },
                "tags": { "type": "array", "items": { "type": "string" }, "x-kubernetes-list-type": "set" },
                "list": { "type": "array", "items": { "type": "string" } },
                "options": { "type": "object", "additionalProperties": { "type": "string" } },
                "block": { "type": "object", "x-kubernetes-map-type": "atomic", "properties": {
                    "a": { "type": "string" }, "b": { "type": "string" },
                } },
                "anything": { "type": "object", "x-kubernetes-preserve-unknown-fields": true },
            } },
            "status": { "type": "object", "default": { "observedGeneration": -1 }, "properties": {
                "observedGeneration": { "type": "integer" },
                "ready": { "type": "integer" },
                "conditions": {
                    "type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["type"],
                    "items": {
                        "type": "object", "required": ["type", "status"],
                        "properties": { "type": { "type": "string" }, "status": { "type": "string" } },
                    },
                },
            } },
        },
    })
}

fn widget(name: &str, spec: Value) -> Value {
    json!({ "apiVersion": "example.com/v1", "kind": "Widget", "metadata": { "name": name }, "spec": spec })
}

pub fn calls() -> Vec<Call> {
    let crd = json!({
        "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
        "metadata": { "name": "widgets.example.com" },
        "spec": {
            "group": "example.com", "scope": "Namespaced",
            "names": { "kind": "Widget", "plural": "widgets" },
            "versions": [{
                "name": "v1", "served": true, "storage": true,
                "subresources": { "status": {} }, "schema": { "openAPIV3Schema": schema() },
            }],
        },
    });
    let mut calls = vec![create("a definition", CRDS, crd).establishes(WIDGETS)];
    calls.extend(schemas());
    calls.extend(managers());
    calls.extend(subresources());
    calls
}

fn schemas() -> Vec<Call> {
    let refused = |about, spec: Value| create(about, WIDGETS, widget("bad", spec));
    vec![
        create(
            "create",
            WIDGETS,
            widget(
                "a",
                json!({ "size": 1, "unknown": 1, "parts": [{ "name": "x" }] }),
            ),
        )
        .save("a"),
        get("get", &format!("{WIDGETS}/a")),
        refused("nothing required", json!({})),
        refused("wrong type", json!({ "size": "big" })),
        refused(
            "wrong types",
            json!({ "size": 1, "color": 3, "list": {}, "nested": [] }),
        ),
        refused("too small", json!({ "size": 0 })),
        refused("too big", json!({ "size": 11 })),
        refused("no multiple", json!({ "size": 1, "ratio": 0.7 })),
        refused("not in the enum", json!({ "size": 1, "color": "green" })),
        refused(
            "against the pattern, too long",
            json!({ "size": 1, "short": "UPPERCASE" }),
        ),
        refused("too short", json!({ "size": 1, "short": "a" })),
        refused("too few items", json!({ "size": 1, "parts": [] })),
        refused(
            "too many items",
            json!({ "size": 1, "parts": [{ "name": "a" }, { "name": "b" }, { "name": "c" }, { "name": "d" }] }),
        ),
        refused(
            "an item without its key",
            json!({ "size": 1, "parts": [{}] }),
        ),
        refused(
            "items twice",
            json!({ "size": 1, "parts": [{ "name": "a" }, { "name": "a" }], "tags": ["x", "x"] }),
        ),
        refused(
            "a value of the wrong type in a map",
            json!({ "size": 1, "options": { "a": 1 } }),
        ),
        refused(
            "neither number nor text",
            json!({ "size": 1, "port": true }),
        ),
        create(
            "null in several places",
            WIDGETS,
            widget(
                "nulls",
                json!({ "size": 1, "note": null, "color": null, "anything": { "x": { "y": [1] } }, "port": "http" }),
            ),
        ),
        create(
            "another kind",
            WIDGETS,
            json!({ "apiVersion": "example.com/v1", "kind": "Gadget", "metadata": { "name": "x" } }),
        ),
        create("no kind", WIDGETS, json!({ "metadata": { "name": "x" } })),
        update(
            "update without a version",
            &format!("{WIDGETS}/a"),
            widget("a", json!({ "size": 2 })),
        ),
        update(
            "update",
            &format!("{WIDGETS}/a"),
            json!({
                "apiVersion": "example.com/v1", "kind": "Widget",
                "metadata": { "name": "a", "resourceVersion": "$a/metadata/resourceVersion", "labels": { "l": "1" } },
                "spec": { "size": 2 }, "status": { "ready": 1 },
            }),
        ),
        merge(
            "a label does not count as a generation",
            &format!("{WIDGETS}/a"),
            json!({ "metadata": { "labels": { "l": "2" } } }),
        ),
        merge(
            "no change",
            &format!("{WIDGETS}/a"),
            json!({ "spec": { "size": 2 } }),
        ),
        merge(
            "into the invalid",
            &format!("{WIDGETS}/a"),
            json!({ "spec": { "size": 99 } }),
        ),
    ]
}

fn managers() -> Vec<Call> {
    let path = |manager: &str| format!("{WIDGETS}/m?fieldManager={manager}");
    let forced = |manager: &str| format!("{}&force=true", path(manager));
    let spec = |spec: Value| widget("m", spec);
    vec![
        apply(
            "apply creates",
            &path("one"),
            spec(json!({
                "size": 1, "parts": [{ "name": "x", "weight": 1 }, { "name": "y" }], "tags": ["a", "b"], "list": ["1"],
                "options": { "o": "1" }, "block": { "a": "1" }, "anything": { "k": { "l": 1 } },
            })),
        ),
        apply(
            "apply again",
            &path("one"),
            spec(json!({
                "size": 1, "parts": [{ "name": "x", "weight": 1 }, { "name": "y" }], "tags": ["a", "b"], "list": ["1"],
                "options": { "o": "1" }, "block": { "a": "1" }, "anything": { "k": { "l": 1 } },
            })),
        ),
        apply(
            "another adds",
            &path("two"),
            spec(json!({
                "size": 1, "parts": [{ "name": "z" }, { "name": "x", "kind": "special" }], "tags": ["c"], "options": { "p": "1" },
            })),
        ),
        apply(
            "conflicts",
            &path("two"),
            spec(json!({
                "size": 2, "parts": [{ "name": "x", "weight": 2 }], "list": ["2"], "block": { "b": "1" },
            })),
        ),
        apply(
            "forced",
            &forced("two"),
            spec(json!({
                "size": 2, "parts": [{ "name": "x", "weight": 2 }], "list": ["2"], "block": { "b": "1" },
            })),
        ),
        apply(
            "the first drops nearly all",
            &forced("one"),
            spec(json!({ "size": 2 })),
        ),
        apply(
            "an unknown field",
            &path("one"),
            spec(json!({ "size": 2, "unknown": 1 })),
        ),
        apply(
            "required field missing",
            &path("three"),
            widget("n", json!({ "color": "red" })),
        ),
        merge(
            "an update takes over",
            &format!("{WIDGETS}/m"),
            json!({ "spec": { "size": 3, "options": { "q": "1" } } }),
        ),
        merge(
            "an update removes",
            &format!("{WIDGETS}/m"),
            json!({ "spec": { "parts": null, "options": null } }),
        ),
    ]
}

fn subresources() -> Vec<Call> {
    let status = &format!("{WIDGETS}/m/status");
    let applied = |status: Value| json!({ "apiVersion": "example.com/v1", "kind": "Widget", "metadata": { "name": "m" }, "status": status });
    vec![
        get("status", status),
        merge("merge status", status, json!({ "spec": { "size": 9 }, "metadata": { "labels": { "x": "y" } }, "status": { "ready": 1 } })).from("status-writer/1"),
        merge("merge status without effect", status, json!({ "status": { "ready": 1 } })).from("status-writer/1"),
        merge("invalid status", status, json!({ "status": { "ready": "yes" } })),
        merge("status on the main endpoint", &format!("{WIDGETS}/m"), json!({ "status": { "ready": 5 } })),
        apply("apply status", &format!("{status}?fieldManager=op-status&force=true"), applied(json!({
            "observedGeneration": 3, "conditions": [{ "type": "Ready", "status": "False" }],
        }))),
        apply("apply status of another condition", &format!("{status}?fieldManager=other&force=true"), applied(json!({
            "conditions": [{ "type": "Extra", "status": "True" }],
        }))),
        apply("apply status again", &format!("{status}?fieldManager=op-status&force=true"), applied(json!({
            "observedGeneration": 3, "conditions": [{ "type": "Ready", "status": "True" }],
        }))),
        apply("apply status of what is not there", &format!("{WIDGETS}/missing/status?fieldManager=op-status&force=true"), json!({
            "apiVersion": "example.com/v1", "kind": "Widget", "metadata": { "name": "missing" }, "status": {},
        })),
        get("the whole", &format!("{WIDGETS}/m")),
        merge("hold it", &format!("{WIDGETS}/m"), json!({ "metadata": { "finalizers": ["example.com/f"] } })),
        delete("marked", &format!("{WIDGETS}/m"), Value::Null),
        apply("apply while it goes", &format!("{WIDGETS}/m?fieldManager=one&force=true"), widget("m", json!({ "size": 2 }))),
        merge("let go", &format!("{WIDGETS}/m"), json!({ "metadata": { "finalizers": null } })),
        delete("delete", &format!("{WIDGETS}/a"), Value::Null),
        get("list", WIDGETS),
    ]
}
