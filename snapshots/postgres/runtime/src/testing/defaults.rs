//! What the real server adds to objects of the built-in kinds.

use serde_json::{Value, json};

use super::pods;
use super::resource::Resource;

/// Adds `fields` where they are not set.
pub(crate) fn fill(value: &mut Value, fields: Value) {
    let (Some(map), Value::Object(fields)) = (value.as_object_mut(), fields) else {
        return;
    };
    for (name, default) in fields {
        map.entry(name).or_insert(default);
    }
}

/// The defaults of the types: they count as set by who wrote the object.
pub(crate) fn decode(resource: &Resource, object: &mut Value) {
    if let Some(status) = object.get_mut("status") {
        condition_times(&resource.kind, status);
    }
    let mut nothing = Value::Null;
    let spec = match object.get_mut("spec") {
        Some(spec) => spec,
        None => &mut nothing,
    };
    match resource.kind.as_str() {
        "Deployment" => {
            fill(
                spec,
                json!({ "replicas": 1, "revisionHistoryLimit": 10, "progressDeadlineSeconds": 600, "strategy": {} }),
            );
            fill(&mut spec["strategy"], json!({ "type": "RollingUpdate" }));
            if spec["strategy"]["type"] == "RollingUpdate" {
                fill(&mut spec["strategy"], json!({ "rollingUpdate": {} }));
                fill(
                    &mut spec["strategy"]["rollingUpdate"],
                    json!({ "maxSurge": "25%", "maxUnavailable": "25%" }),
                );
            }
            pods::template(&mut spec["template"]);
        }
        "StatefulSet" => stateful_set(spec),
        "DaemonSet" => {
            daemon_set_annotation(&mut object["metadata"]);
            let spec = &mut object["spec"];
            fill(
                spec,
                json!({ "revisionHistoryLimit": 10, "updateStrategy": {} }),
            );
            let strategy = &mut spec["updateStrategy"];
            fill(strategy, json!({ "type": "RollingUpdate" }));
            if strategy["type"] == "RollingUpdate" {
                fill(strategy, json!({ "rollingUpdate": {} }));
                fill(
                    &mut strategy["rollingUpdate"],
                    json!({ "maxSurge": 0, "maxUnavailable": 1 }),
                );
            }
            pods::template(&mut spec["template"]);
        }
        "ReplicaSet" => {
            fill(spec, json!({ "replicas": 1 }));
            pods::template(&mut spec["template"]);
        }
        "Job" => {
            let labels = spec["template"]["metadata"]["labels"].clone();
            job(spec);
            if object["metadata"]["labels"].is_null() && !labels.is_null() {
                object["metadata"]["labels"] = labels;
            }
        }
        "CronJob" => {
            fill(
                spec,
                json!({
                    "concurrencyPolicy": "Allow", "suspend": false,
                    "successfulJobsHistoryLimit": 3, "failedJobsHistoryLimit": 1,
                }),
            );
            fill(&mut spec["jobTemplate"], json!({ "metadata": {} }));
            pods::template(&mut spec["jobTemplate"]["spec"]["template"]);
        }
        "Pod" => pods::spec(spec),
        "Service" => service(spec),
        "Secret" => secret(object),
        "PersistentVolumeClaim" => fill(spec, json!({ "volumeMode": "Filesystem" })),
        "Namespace" => {
            let name = object["metadata"]["name"].clone();
            fill(&mut object["metadata"], json!({ "labels": {} }));
            object["metadata"]["labels"]["kubernetes.io/metadata.name"] = name;
        }
        "NetworkPolicy" => network_policy(spec),
        "HorizontalPodAutoscaler" => {
            let cpu = json!({ "type": "Utilization", "averageUtilization": 80 });
            let metric =
                json!({ "type": "Resource", "resource": { "name": "cpu", "target": cpu } });
            fill(spec, json!({ "minReplicas": 1, "metrics": [metric] }));
        }
        "Event" if resource.group.is_empty() => fill(
            object,
            json!({
                "source": {}, "firstTimestamp": null, "lastTimestamp": null, "eventTime": null,
                "reportingComponent": "", "reportingInstance": "",
            }),
        ),
        "Event" => fill(
            object,
            json!({ "deprecatedSource": {}, "deprecatedFirstTimestamp": null, "deprecatedLastTimestamp": null }),
        ),
        "PriorityClass" => fill(
            object,
            json!({ "preemptionPolicy": "PreemptLowerPriority" }),
        ),
        "CustomResourceDefinition" => custom_resource_definition(spec),
        _ => {}
    }
}

/// Go writes the times of conditions even when they are not set.
fn condition_times(kind: &str, status: &mut Value) {
    let times = match kind {
        "Deployment" => json!({ "lastTransitionTime": null, "lastUpdateTime": null }),
        "Job" | "Pod" | "PersistentVolumeClaim" => {
            json!({ "lastTransitionTime": null, "lastProbeTime": null })
        }
        _ => json!({ "lastTransitionTime": null }),
    };
    for condition in items(status, "conditions") {
        fill(condition, times.clone());
    }
}

fn daemon_set_annotation(metadata: &mut Value) {
    fill(metadata, json!({ "annotations": {} }));
    fill(
        &mut metadata["annotations"],
        json!({ "deprecated.daemonset.template.generation": "1" }),
    );
}

fn stateful_set(spec: &mut Value) {
    fill(
        spec,
        json!({
            "replicas": 1, "revisionHistoryLimit": 10, "podManagementPolicy": "OrderedReady",
            "updateStrategy": {},
            "persistentVolumeClaimRetentionPolicy": { "whenDeleted": "Retain", "whenScaled": "Retain" },
        }),
    );
    let strategy = &mut spec["updateStrategy"];
    fill(strategy, json!({ "type": "RollingUpdate" }));
    if strategy["type"] == "RollingUpdate" {
        fill(strategy, json!({ "rollingUpdate": {} }));
        fill(
            &mut strategy["rollingUpdate"],
            json!({ "partition": 0, "maxUnavailable": 1 }),
        );
    }
    for claim in items(spec, "volumeClaimTemplates") {
        fill(
            claim,
            json!({ "apiVersion": "v1", "kind": "PersistentVolumeClaim", "status": { "phase": "Pending" } }),
        );
        fill(&mut claim["spec"], json!({ "volumeMode": "Filesystem" }));
    }
    pods::template(&mut spec["template"]);
}

fn job(spec: &mut Value) {
    let completions = spec["completions"].is_null() && spec["parallelism"].is_null();
    if completions {
        fill(spec, json!({ "completions": 1 }));
    }
    fill(
        spec,
        json!({
            "parallelism": 1, "backoffLimit": 6, "completionMode": "NonIndexed", "suspend": false,
            "manualSelector": false, "podReplacementPolicy": "TerminatingOrFailed",
        }),
    );
    pods::template(&mut spec["template"]);
}

fn service(spec: &mut Value) {
    fill(
        spec,
        json!({ "type": "ClusterIP", "sessionAffinity": "None" }),
    );
    if spec["sessionAffinity"] == "ClientIP" {
        let seconds = json!({ "clientIP": { "timeoutSeconds": 10_800 } });
        fill(spec, json!({ "sessionAffinityConfig": seconds }));
    }
    let kind = spec["type"].as_str().unwrap_or_default().to_owned();
    if kind != "ExternalName" {
        fill(spec, json!({ "internalTrafficPolicy": "Cluster" }));
    }
    if matches!(kind.as_str(), "NodePort" | "LoadBalancer") {
        fill(spec, json!({ "externalTrafficPolicy": "Cluster" }));
    }
    if kind == "LoadBalancer" {
        fill(spec, json!({ "allocateLoadBalancerNodePorts": true }));
    }
    for port in items(spec, "ports") {
        let number = port["port"].clone();
        fill(port, json!({ "protocol": "TCP", "targetPort": number }));
    }
}

fn secret(object: &mut Value) {
    fill(object, json!({ "type": "Opaque" }));
    let Some(Value::Object(plain)) = object
        .as_object_mut()
        .and_then(|map| map.remove("stringData"))
    else {
        return;
    };
    fill(object, json!({ "data": {} }));
    for (key, text) in plain {
        let bytes = text.as_str().unwrap_or_default().as_bytes().to_vec();
        object["data"][key] = json!(k8s_openapi::ByteString(bytes));
    }
}

fn network_policy(spec: &mut Value) {
    let types = match spec["egress"].is_null() {
        true => json!(["Ingress"]),
        false => json!(["Ingress", "Egress"]),
    };
    fill(spec, json!({ "policyTypes": types }));
    for direction in ["ingress", "egress"] {
        for rule in items(spec, direction) {
            for port in items(rule, "ports") {
                fill(port, json!({ "protocol": "TCP" }));
            }
        }
    }
}

fn custom_resource_definition(spec: &mut Value) {
    fill(spec, json!({ "conversion": { "strategy": "None" } }));
    let kind = spec["names"]["kind"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    fill(
        &mut spec["names"],
        json!({ "singular": kind.to_lowercase(), "listKind": format!("{kind}List") }),
    );
}

/// What is there of a new object before anybody set it: the structs that Go never omits.
pub(crate) fn skeleton(resource: &Resource) -> Value {
    if resource.is_custom() {
        return json!({ "apiVersion": resource.api_version(), "kind": resource.kind });
    }
    let template = json!({ "metadata": {}, "spec": { "containers": null } });
    let spec = match resource.kind.as_str() {
        "Deployment" => json!({ "selector": null, "strategy": {}, "template": template }),
        "StatefulSet" | "DaemonSet" => {
            json!({ "selector": null, "updateStrategy": {}, "template": template })
        }
        "ReplicaSet" | "Job" => json!({ "template": template }),
        "CronJob" => json!({ "jobTemplate": { "metadata": {}, "spec": { "template": template } } }),
        "Pod" => json!({ "containers": null }),
        "PersistentVolumeClaim" => json!({ "resources": {} }),
        "HorizontalPodAutoscaler" => json!({ "scaleTargetRef": {} }),
        "NetworkPolicy" => json!({ "podSelector": {} }),
        "CustomResourceDefinition" => json!({ "names": {}, "versions": null }),
        _ => json!({}),
    };
    let mut skeleton = json!({ "metadata": {}, "spec": spec });
    if resource.kind == "Event" {
        fill(
            &mut skeleton,
            json!({
                "source": {}, "firstTimestamp": null, "lastTimestamp": null, "eventTime": null,
                "reportingComponent": "", "reportingInstance": "", "involvedObject": {}, "regarding": {},
                "deprecatedSource": {}, "deprecatedFirstTimestamp": null, "deprecatedLastTimestamp": null,
            }),
        );
    }
    skeleton
}

/// The items of a list that may be absent.
pub(crate) fn items<'v>(parent: &'v mut Value, list: &str) -> &'v mut [Value] {
    let list = parent.get_mut(list).and_then(Value::as_array_mut);
    list.map(Vec::as_mut_slice).unwrap_or_default()
}
