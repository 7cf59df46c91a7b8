//! Random calls about one object by several managers: what no table thinks of.

use serde_json::{Value, json};

use crate::call::{Call, apply, get, merge};

/// The calls of one seed, on an object of its own. Needs the Widgets of `custom`.
pub fn calls(seed: u64) -> Vec<Call> {
    let mut random = fastrand::Rng::with_seed(seed);
    let widget = format!("/apis/example.com/v1/namespaces/default/widgets/random-{seed}");
    let deployment = format!("/apis/apps/v1/namespaces/default/deployments/random-{seed}");
    let mut calls = Vec::new();
    for _ in 0..25 {
        let spec = custom_spec(&mut random);
        calls.push(change(
            &mut random,
            &widget,
            "example.com/v1",
            "Widget",
            spec,
        ));
        let spec = deployment_spec(&mut random);
        calls.push(change(
            &mut random,
            &deployment,
            "apps/v1",
            "Deployment",
            spec,
        ));
    }
    calls.push(get("the outcome", &widget));
    calls.push(get("the outcome", &deployment));
    calls
}

/// An apply or a merge patch by one of three managers.
fn change(
    random: &mut fastrand::Rng,
    path: &str,
    api_version: &str,
    kind: &str,
    spec: Value,
) -> Call {
    let manager = ["one", "two", "three"][random.usize(..3)];
    let name = path.rsplit('/').next();
    let labels = some_of(random, json!({ "a": ["0", "1"], "b": ["0", "1"] }));
    let mut metadata = json!({ "name": name });
    if random.bool() {
        metadata["labels"] = labels;
    }
    if random.u8(..3) == 0 {
        return merge(
            "random merge",
            &format!("{path}?fieldManager={manager}"),
            json!({ "metadata": metadata, "spec": spec }),
        );
    }
    let force = random.u8(..4) > 0;
    apply(
        "random apply",
        &format!("{path}?fieldManager={manager}&force={force}"),
        json!({ "apiVersion": api_version, "kind": kind, "metadata": metadata, "spec": spec }),
    )
}

/// Some of `fields`, each with one of its values.
fn some_of(random: &mut fastrand::Rng, fields: Value) -> Value {
    let Value::Object(fields) = fields else {
        return fields;
    };
    let chosen = fields.into_iter().filter_map(|(name, values)| {
        let values = values.as_array()?;
        let value = values[random.usize(..values.len())].clone();
        random.bool().then_some((name, value))
    });
    chosen.collect()
}

fn some_items(random: &mut fastrand::Rng, items: &[Value]) -> Value {
    let mut chosen: Vec<_> = items.iter().filter(|_| random.bool()).cloned().collect();
    random.shuffle(&mut chosen);
    Value::Array(chosen)
}

fn custom_spec(random: &mut fastrand::Rng) -> Value {
    let mut parts = Vec::new();
    for name in ["x", "y", "z"] {
        let mut part = some_of(
            random,
            json!({ "weight": [1, 2], "kind": ["plain", "special"] }),
        );
        part["name"] = json!(name);
        parts.push(part);
    }
    let parts = some_items(random, &parts);
    let tags = some_items(random, &[json!("a"), json!("b"), json!("c")]);
    let options = some_of(random, json!({ "o": ["1", "2"], "p": ["1", ""] }));
    let block = some_of(random, json!({ "a": ["1", "2"], "b": ["1"] }));
    let mut spec = some_of(
        random,
        json!({
            "color": ["red", "blue"], "short": ["abc", "de"], "port": [80, "http"],
            "nested": [{}, { "deep": true }, { "deep": false }], "parts": [parts], "tags": [tags],
            "list": [["1"], ["1", "2"], []], "options": [options], "block": [block],
            "anything": [{}, { "k": { "l": 1 } }, { "k": [1] }],
        }),
    );
    spec["size"] = json!(random.u8(1..4));
    spec
}

fn deployment_spec(random: &mut fastrand::Rng) -> Value {
    let mut containers = Vec::new();
    for name in ["app", "sidecar"] {
        let env = some_items(
            random,
            &[
                json!({ "name": "A", "value": "1" }),
                json!({ "name": "A2", "value": "" }),
                json!({ "name": "B", "valueFrom": { "fieldRef": { "fieldPath": "metadata.name" } } }),
            ],
        );
        let ports = some_items(
            random,
            &[
                json!({ "containerPort": 80 }),
                json!({ "containerPort": 81, "protocol": "TCP", "name": "web" }),
                json!({ "containerPort": 80, "protocol": "UDP" }),
            ],
        );
        let cpu = [json!("1000m"), json!("1"), json!("0.5"), json!(2)];
        let limits = json!({ "cpu": cpu[random.usize(..4)] });
        let mut container = some_of(
            random,
            json!({
                "env": [env], "ports": [ports], "args": [["x"], []], "imagePullPolicy": ["Always"],
                "resources": [{}, { "limits": limits }], "securityContext": [{ "privileged": false }],
            }),
        );
        container["name"] = json!(name);
        container["image"] = json!(["nginx:1", "nginx"][random.usize(..2)]);
        containers.push(container);
    }
    let chosen = if random.bool() {
        json!(containers)
    } else {
        json!([containers[random.usize(..2)]])
    };
    let mut spec = some_of(
        random,
        json!({
            "replicas": [0, 1, 2], "minReadySeconds": [0, 5], "paused": [false, true], "revisionHistoryLimit": [3],
        }),
    );
    spec["selector"] = json!({ "matchLabels": { "app": "web" } });
    spec["template"] = json!({
        "metadata": { "labels": { "app": "web" } }, "spec": { "containers": chosen },
    });
    spec
}
