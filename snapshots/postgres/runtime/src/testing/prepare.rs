//! What the server sets in objects of the built-in kinds on its own account: statuses, addresses, selectors.

use serde_json::{Value, json};

use super::defaults::{fill, items};
use super::pods;
use super::resource::Resource;

/// What the server sets on its own account, of which nobody is the manager. `live` is the object before an update.
pub(crate) fn prepare(
    resource: &Resource,
    live: Option<&Value>,
    object: &mut Value,
    last_address: &mut u32,
) {
    let status = match resource.kind.as_str() {
        "Service" => {
            allocate(live, &mut object["spec"], last_address);
            json!({ "loadBalancer": {} })
        }
        "PersistentVolumeClaim" => {
            if live.is_none() && object["metadata"]["finalizers"].is_null() {
                object["metadata"]["finalizers"] = json!(["kubernetes.io/pvc-protection"]);
            }
            json!({ "phase": "Pending" })
        }
        "Namespace" => {
            fill(object, json!({ "spec": { "finalizers": ["kubernetes"] } }));
            json!({ "phase": "Active" })
        }
        "Job" => {
            if live.is_none() {
                job_selector(object);
            }
            json!({})
        }
        "DaemonSet" => {
            json!({
                "currentNumberScheduled": 0, "numberMisscheduled": 0,
                "desiredNumberScheduled": 0, "numberReady": 0,
            })
        }
        "StatefulSet" => json!({ "replicas": 0, "availableReplicas": 0 }),
        "ReplicaSet" => json!({ "replicas": 0 }),
        "PodDisruptionBudget" => json!({
            "disruptionsAllowed": 0, "currentHealthy": 0, "desiredHealthy": 0, "expectedPods": 0,
        }),
        "HorizontalPodAutoscaler" => json!({ "desiredReplicas": 0, "currentMetrics": null }),
        "Ingress" => json!({ "loadBalancer": {} }),
        "Deployment" | "CronJob" => json!({}),
        "Pod" => {
            json!({ "phase": "Pending", "qosClass": pods::quality_of_service(&object["spec"]) })
        }
        "CustomResourceDefinition" => established(object),
        _ => return,
    };
    fill(object, json!({ "status": status }));
}

fn established(crd: &Value) -> Value {
    let versions = crd["spec"]["versions"].as_array().into_iter().flatten();
    let stored: Vec<_> = versions
        .filter(|version| version["storage"] == true)
        .map(|version| version["name"].clone())
        .collect();
    let condition = |kind: &str, reason: &str, message: &str| {
        json!({
            "type": kind, "status": "True", "reason": reason, "message": message,
            "lastTransitionTime": crd["metadata"]["creationTimestamp"],
        })
    };
    json!({
        "acceptedNames": crd["spec"]["names"],
        "storedVersions": stored,
        "conditions": [
            condition("NamesAccepted", "NoConflicts", "no conflicts found"),
            condition("Established", "InitialNamesAccepted", "the initial names have been accepted"),
        ],
    })
}

fn allocate(live: Option<&Value>, spec: &mut Value, last_address: &mut u32) {
    if spec["type"] == "ExternalName" {
        return;
    }
    if let Some(live) = live {
        for field in ["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"] {
            if !live["spec"][field].is_null() {
                fill(spec, json!({ field: live["spec"][field] }));
            }
        }
        // Who changes the one means the other, too.
        let (before, same) = (&live["spec"], "clusterIPs");
        if spec["clusterIP"] != before["clusterIP"] && spec[same] == before[same] {
            spec[same] = json!([spec["clusterIP"]]);
        }
    }
    if spec["clusterIP"].is_null() {
        *last_address += 1;
        let [_, high, middle, low] = last_address.to_be_bytes();
        spec["clusterIP"] = json!(format!("10.{high}.{middle}.{low}"));
    }
    let addresses = json!([spec["clusterIP"]]);
    if spec["clusterIP"] == "None" && spec["selector"].is_null() {
        fill(
            spec,
            json!({ "ipFamilies": ["IPv4", "IPv6"], "ipFamilyPolicy": "RequireDualStack" }),
        );
    }
    fill(
        spec,
        json!({ "clusterIPs": addresses, "ipFamilies": ["IPv4"], "ipFamilyPolicy": "SingleStack" }),
    );
    if matches!(spec["type"].as_str(), Some("NodePort" | "LoadBalancer")) {
        for (index, port) in items(spec, "ports").iter_mut().enumerate() {
            let before = live.map(|live| live["spec"]["ports"][index]["nodePort"].clone());
            let before = before.filter(|node_port| !node_port.is_null());
            *last_address += u32::from(before.is_none());
            let node_port = before.unwrap_or_else(|| json!(30_000 + *last_address % 2_768));
            fill(port, json!({ "nodePort": node_port }));
        }
    }
}

fn job_selector(object: &mut Value) {
    let (uid, name) = (
        object["metadata"]["uid"].clone(),
        object["metadata"]["name"].clone(),
    );
    let labels = json!({
        "batch.kubernetes.io/controller-uid": uid, "batch.kubernetes.io/job-name": name,
        "controller-uid": uid, "job-name": name,
    });
    let template = &mut object["spec"]["template"];
    fill(template, json!({ "metadata": {} }));
    fill(&mut template["metadata"], json!({ "labels": {} }));
    fill(&mut template["metadata"]["labels"], labels.clone());
    fill(&mut object["metadata"], json!({ "labels": {} }));
    fill(&mut object["metadata"]["labels"], labels);
    object["spec"]["selector"] =
        json!({ "matchLabels": { "batch.kubernetes.io/controller-uid": uid } });
}
