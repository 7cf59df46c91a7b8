//! The defaults of pods and pod templates.

use serde_json::{Value, json};

use super::defaults::{fill, items};

/// Fills in a pod template.
pub(crate) fn template(template: &mut Value) {
    if !template.is_object() {
        *template = json!({});
    }
    fill(template, json!({ "metadata": {} }));
    if template["spec"].is_object() {
        spec(&mut template["spec"]);
    }
}

/// Fills in a pod's spec.
pub(crate) fn spec(spec: &mut Value) {
    fill(
        spec,
        json!({
            "restartPolicy": "Always", "terminationGracePeriodSeconds": 30, "dnsPolicy": "ClusterFirst",
            "securityContext": {}, "schedulerName": "default-scheduler",
        }),
    );
    if let Some(account) = spec.get("serviceAccountName").cloned() {
        fill(spec, json!({ "serviceAccount": account }));
    }
    for list in ["containers", "initContainers"] {
        items(spec, list).iter_mut().for_each(container);
    }
    items(spec, "volumes").iter_mut().for_each(volume);
}

fn container(container: &mut Value) {
    let image = container["image"].as_str().unwrap_or_default();
    let tag = image
        .rsplit('/')
        .next()
        .and_then(|last| last.split_once(':'));
    let latest = !image.contains('@') && tag.is_none_or(|(_, tag)| tag == "latest");
    let pull = if latest { "Always" } else { "IfNotPresent" };
    fill(
        container,
        json!({
            "imagePullPolicy": pull, "resources": {},
            "terminationMessagePath": "/dev/termination-log", "terminationMessagePolicy": "File",
        }),
    );
    for name in ["livenessProbe", "readinessProbe", "startupProbe"] {
        if let Some(probe) = container.get_mut(name) {
            fill(
                probe,
                json!({ "timeoutSeconds": 1, "periodSeconds": 10, "successThreshold": 1, "failureThreshold": 3 }),
            );
            handler(probe);
        }
    }
    if let Some(lifecycle) = container.get_mut("lifecycle") {
        for hook in ["postStart", "preStop"] {
            if let Some(hook) = lifecycle.get_mut(hook) {
                handler(hook);
            }
        }
    }
    for port in items(container, "ports") {
        fill(port, json!({ "protocol": "TCP" }));
    }
    for variable in items(container, "env") {
        if let Some(field) = variable.pointer_mut("/valueFrom/fieldRef") {
            fill(field, json!({ "apiVersion": "v1" }));
        }
        if let Some(field) = variable.pointer_mut("/valueFrom/resourceFieldRef") {
            fill(field, json!({ "divisor": "0" }));
        }
    }
}

fn handler(handler: &mut Value) {
    if let Some(get) = handler.get_mut("httpGet") {
        fill(get, json!({ "path": "/", "scheme": "HTTP" }));
    }
    if let Some(grpc) = handler.get_mut("grpc") {
        fill(grpc, json!({ "service": "" }));
    }
}

fn volume(volume: &mut Value) {
    let sources = volume.as_object().map_or(0, serde_json::Map::len);
    if sources == 1 {
        fill(volume, json!({ "emptyDir": {} }));
    }
    for source in ["configMap", "secret", "projected", "downwardAPI"] {
        if let Some(source) = volume.get_mut(source) {
            fill(source, json!({ "defaultMode": 420 }));
        }
    }
    if let Some(path) = volume.get_mut("hostPath") {
        fill(path, json!({ "type": "" }));
    }
    let projected = volume.get_mut("projected");
    for source in projected
        .map(|source| items(source, "sources"))
        .unwrap_or_default()
    {
        if let Some(token) = source.get_mut("serviceAccountToken") {
            fill(token, json!({ "expirationSeconds": 3600 }));
        }
    }
}

/// `Guaranteed`, `Burstable` or `BestEffort`.
pub(crate) fn quality_of_service(spec: &Value) -> &'static str {
    let containers = spec["containers"].as_array();
    let containers = || containers.into_iter().flatten();
    let none = |container: &Value| {
        container["resources"]["limits"].is_null() && container["resources"]["requests"].is_null()
    };
    let fixed = |container: &Value| {
        let resources = &container["resources"];
        let limits = &resources["limits"];
        limits["cpu"].is_string()
            && limits["memory"].is_string()
            && (resources["requests"].is_null() || resources["requests"] == *limits)
    };
    if containers().all(none) {
        "BestEffort"
    } else if containers().all(fixed) {
        "Guaranteed"
    } else {
        "Burstable"
    }
}
