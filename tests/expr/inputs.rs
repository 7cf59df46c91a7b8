//! What the expressions read: a full resource, a bare one, and one at the edges of its types.

use std::collections::BTreeMap;

use operator_gen::expr::evaluate;
use operator_runtime::object::{Live, Status};
use operator_runtime::{Scope, Value, json};

use crate::fixture::Fixture;

/// What one evaluation reads.
pub struct Input {
    pub resource: Value,
    pub labels: BTreeMap<String, String>,
    pub selector: BTreeMap<String, String>,
    pub children: BTreeMap<String, Value>,
    pub references: BTreeMap<String, Value>,
}

impl Input {
    fn new(resource: Value, children: Value) -> Self {
        let text_map = |entries: &[(&str, &str)]| {
            entries
                .iter()
                .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
                .collect()
        };
        let children = children.as_object().cloned().unwrap_or_default();
        // As with children, some resources lead to none.
        let references = if children.is_empty() {
            BTreeMap::new()
        } else {
            references()
        };
        Self {
            resource,
            labels: text_map(&[("app", "web"), ("tier", "front")]),
            selector: text_map(&[("app", "web")]),
            children: children.into_iter().collect(),
            references,
        }
    }

    /// As the evaluator takes it.
    pub fn evaluated(&self) -> evaluate::Inputs<'_> {
        evaluate::Inputs {
            resource: &self.resource,
            labels: &self.labels,
            selector: &self.selector,
            children: &self.children,
            element: &Value::Null,
            references: &self.references,
        }
    }

    /// As generated code takes it.
    pub fn emitted<T>(&self, run: impl FnOnce(&Fixture, &Scope<'_>) -> T) -> T {
        let fixture = serde_json::from_value(self.resource.clone()).expect("a valid resource");
        let children = self
            .children
            .iter()
            .map(|(id, value)| {
                (
                    if id == "deployment" {
                        "deployment"
                    } else {
                        "service"
                    },
                    Live::from(value.clone()).into(),
                )
            })
            .collect();
        let ids = ["backend", "certificate", "settings"];
        let references = ids
            .into_iter()
            .filter_map(|id| Some((id, self.references.get(id)?.clone().into())))
            .collect();
        let selected = self.references.get("workers").cloned();
        let selected = selected.into_iter().map(|list| ("workers", list.into()));
        let own = Live::from(self.resource.clone());
        let scope = Scope {
            name: self.resource["metadata"]["name"].as_str().expect("a name"),
            namespace: self.resource["metadata"]["namespace"]
                .as_str()
                .expect("a namespace"),
            labels: &self.labels,
            selector: &self.selector,
            status: Status(&own),
            children: &children,
            element: &Value::Null,
            own: None,
            references: &references,
            selected: &selected.collect(),
        };
        run(&fixture, &scope)
    }
}

/// What references lead to; an optional one may lead to an object that lacks what is read.
fn references() -> BTreeMap<String, Value> {
    let references = json!({
        "backend": { "metadata": { "name": "one" }, "spec": { "host": "b.example", "port": 8080, "weights": [1, 2] } },
        "certificate": { "metadata": { "name": "cert", "resourceVersion": "7" }, "data": { "key": "a2V5" } },
        "settings": { "metadata": { "name": "shared" }, "data": { "color": "red" } },
        "workers": [
            { "metadata": { "name": "a", "labels": { "tier": "front" } }, "status": { "ready": 2 } },
            { "metadata": { "name": "b" } },
        ],
    });
    references
        .as_object()
        .cloned()
        .unwrap_or_default()
        .into_iter()
        .collect()
}

/// All inputs.
pub fn inputs() -> Vec<Input> {
    let full = json!({
        "metadata": {
            "name": "web", "namespace": "default", "uid": "u-1", "generation": 3,
            "annotations": { "note": "hello", "a.b/c": "dotted" },
        },
        "spec": {
            "image": "nginx:1.27", "replicas": 3, "port": 8080, "ratio": 0.5, "enabled": true, "type": "web",
            "mode": "fast", "memory": "64Mi", "target": "http", "extra": { "a": { "b": [1, 2, { "c": "deep" }] } },
            "hosts": ["a.example", "b.example"], "ports": [80, 443], "modes": ["fast", "safe"],
            "sizes": { "small": 1, "large": 100 },
            "pools": [
                { "name": "a", "size": 3, "mode": "fast", "zones": ["x", "y"], "host": "a.example", "weight": 2.5 },
                { "name": "b", "size": 1, "mode": "safe", "zones": [] },
            ],
            "tolerations": [
                { "key": "a", "tolerationSeconds": 60, "words": ["x", "y"] },
                { "key": "b", "words": [] },
            ],
            "host": "web.example", "path": "/x", "limit": 5, "timeout": 30, "weight": 1.5, "paused": false,
            "tier": "safe", "storage": "1Gi", "fallback": 8081, "values": { "k": "v", "n": 7, "f": 2.0 },
            "config": { "note": "configured", "app": "x" }, "weights": [0.5, 1.0],
            "tls": {
                "issuer": "ca", "days": 90, "names": ["n1"], "secretName": "web-tls", "bits": 2048, "mode": "safe",
            },
        },
        "status": { "phase": "Old", "observed": 2 },
    });
    let children = json!({
        "deployment": {
            "metadata": { "name": "web", "labels": { "web": "yes", "app": "web" } },
            "spec": { "replicas": 3 },
            "status": { "readyReplicas": 2,
                "conditions": [{ "type": "Ready", "status": "True" }, { "type": "Progressing", "status": "False", "at": "2026-01-31T08:30:00Z" }],
                "replicas": 3, "phase": "Ready", "ready": true, "load": 0.5, "zero": null },
        },
        "service": { "spec": { "clusterIP": "10.0.0.1", "ports": [{ "port": 80 }, { "port": 443 }] }, "status": {} },
    });
    let bare = json!({
        "metadata": { "name": "bare", "namespace": "" },
        "spec": {
            "image": "", "replicas": 0, "port": 0, "ratio": 2, "enabled": false, "type": "", "mode": "safe",
            "memory": "1", "target": 80, "extra": null, "hosts": [], "ports": [], "modes": [], "sizes": {}, "pools": [],
            "tolerations": [],
        },
    });
    let mut edges = full.clone();
    edges["spec"]["replicas"] = json!(i32::MIN);
    edges["spec"]["port"] = json!(i64::MAX);
    edges["spec"]["ratio"] = json!(-1.0e300);
    edges["spec"]["image"] = json!("ü{}\"\\\n");
    edges["spec"]["timeout"] = json!(i64::MIN);
    edges["spec"]["limit"] = json!(null);
    edges["spec"]["tls"] = json!({ "issuer": "", "days": -1, "names": [] });
    edges["spec"]["tolerations"] =
        json!([{ "key": 1, "tolerationSeconds": "x", "words": [1] }, {}]);
    edges["spec"]["values"] = json!([{ "k": 1 }, 2]);
    edges["spec"]["hosts"] = json!(["web.example"]);
    edges["status"] = json!(null);
    let odd = json!({
        "deployment": { "status": { "readyReplicas": "two", "replicas": 1.5, "phase": 4, "ready": "yes", "load": 1, "conditions": [{ "type": 1 }, "odd", { "type": "Ready" }] },
            "metadata": { "labels": { "web": "x" } } },
    });
    vec![
        Input::new(full.clone(), children.clone()),
        Input::new(full, json!({})),
        Input::new(bare.clone(), children.clone()),
        Input::new(bare, odd.clone()),
        Input::new(edges.clone(), odd),
        Input::new(edges, children),
    ]
}
