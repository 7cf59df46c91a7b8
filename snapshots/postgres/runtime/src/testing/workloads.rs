//! A simulation of the controllers of workloads: what is created becomes ready.

use std::sync::atomic::Ordering;
use std::sync::{Arc, Weak};
use std::time::Duration;

use serde_json::{Value, json};

use super::gc;
use super::resource::Resource;
use super::server::Shared;
use super::state::{State, now};
use super::store::Key;

/// Holds a volume claim as long as a pod uses it.
const PROTECTION: &str = "kubernetes.io/pvc-protection";

/// How long the controllers take.
const DELAY: Duration = Duration::from_millis(5);

/// Runs the controllers as long as the server lives.
pub(crate) fn start(shared: &Arc<Shared>) {
    // Once: the flag is taken down by the first client.
    if shared.workloads.swap(false, Ordering::SeqCst) {
        tokio::spawn(run(Arc::downgrade(shared), shared.revisions()));
    }
}

async fn run(shared: Weak<Shared>, mut revisions: tokio::sync::watch::Receiver<u64>) {
    loop {
        tokio::time::sleep(DELAY).await;
        {
            let Some(shared) = shared.upgrade() else {
                return;
            };
            revisions.mark_unchanged();
            let mut state = shared.state();
            state.advance_workloads();
            state.release_claims();
            shared.announce(&state);
        }
        if revisions.changed().await.is_err() {
            return;
        }
    }
}

impl State {
    /// Gives every workload the status that it comes to.
    fn advance_workloads(&mut self) {
        let pending: Vec<(Arc<Resource>, Key, Value)> = self
            .store
            .all()
            .filter_map(|(id, key, object)| {
                let status = settled(object)?;
                if object["status"] == status {
                    return None;
                }
                let resource = self.resources.by_id(id)?;
                let mut object = (**object).clone();
                object["status"] = status;
                Some((resource, key.clone(), object))
            })
            .collect();
        for (resource, key, object) in pending {
            self.store.put(&resource, key, object);
        }
    }
}

impl State {
    /// Lets go the volume claims that are being deleted, since no pod uses them any more.
    fn release_claims(&mut self) {
        let Some(claims) = self.resources.find("", "v1", "persistentvolumeclaims") else {
            return;
        };
        let going = self.store.list(&claims, None).filter(|(_, claim)| {
            claim["metadata"]["deletionTimestamp"].is_string()
                && gc::has_finalizer(claim, PROTECTION)
        });
        let going: Vec<_> = going
            .map(|(key, claim)| (key.clone(), (**claim).clone()))
            .collect();
        for (key, mut claim) in going {
            gc::drop_items(&mut claim, "finalizers", |item| *item == PROTECTION);
            if super::commit::is_finished(&claim) {
                self.remove(&claims, &key);
            } else {
                self.store.put(&claims, key, claim);
            }
        }
    }
}

/// The status of a workload once its controller is done with it; `None` for other kinds.
fn settled(object: &Value) -> Option<Value> {
    if object["metadata"]["deletionTimestamp"].is_string() {
        return None;
    }
    let generation = &object["metadata"]["generation"];
    let replicas = object["spec"]["replicas"].as_i64().unwrap_or(1);
    let status = &object["status"];
    let condition = |kind: &str, reason: &str, message: &str| {
        let before = status["conditions"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|condition| condition["type"] == kind);
        let time =
            |field: &str| before.map_or_else(|| json!(now()), |before| before[field].clone());
        json!({
            "type": kind, "status": "True", "reason": reason, "message": message,
            "lastTransitionTime": time("lastTransitionTime"), "lastUpdateTime": time("lastUpdateTime"),
        })
    };
    match object["kind"].as_str()? {
        "Deployment" if object["spec"]["paused"] != true => {
            let mut status = json!({
                "observedGeneration": generation,
                "conditions": [
                    condition("Available", "MinimumReplicasAvailable", "Deployment has minimum availability."),
                    condition("Progressing", "NewReplicaSetAvailable", "ReplicaSet has successfully progressed."),
                ],
            });
            // Go omits zeros here.
            for field in [
                "replicas",
                "updatedReplicas",
                "readyReplicas",
                "availableReplicas",
            ] {
                if replicas > 0 {
                    status[field] = json!(replicas);
                }
            }
            Some(status)
        }
        "StatefulSet" => {
            let revision = format!("{}-1", object["metadata"]["name"].as_str()?);
            let mut status = json!({
                "observedGeneration": generation, "replicas": replicas, "availableReplicas": replicas,
                "currentRevision": revision, "updateRevision": revision, "collisionCount": 0,
            });
            for field in ["readyReplicas", "currentReplicas", "updatedReplicas"] {
                if replicas > 0 {
                    status[field] = json!(replicas);
                }
            }
            Some(status)
        }
        "DaemonSet" => Some(json!({
            "observedGeneration": generation, "currentNumberScheduled": 1, "numberMisscheduled": 0,
            "desiredNumberScheduled": 1, "numberReady": 1, "updatedNumberScheduled": 1, "numberAvailable": 1,
        })),
        "ReplicaSet" => Some(match replicas {
            0 => json!({ "observedGeneration": generation, "replicas": 0 }),
            _ => json!({
                "observedGeneration": generation, "replicas": replicas, "fullyLabeledReplicas": replicas,
                "readyReplicas": replicas, "availableReplicas": replicas,
            }),
        }),
        "Job" if object["spec"]["suspend"] != true => Some(completed(object)),
        "PersistentVolumeClaim" => Some(json!({
            "phase": "Bound", "accessModes": object["spec"]["accessModes"],
            "capacity": object["spec"]["resources"]["requests"],
        })),
        "Pod" => Some(running(object)),
        "PodDisruptionBudget" => Some(json!({
            "observedGeneration": generation, "disruptionsAllowed": 0, "currentHealthy": 0,
            "desiredHealthy": 0, "expectedPods": 0,
            "conditions": [{
                "type": "DisruptionAllowed", "status": "False", "reason": "InsufficientPods", "message": "",
                "observedGeneration": generation,
                "lastTransitionTime": condition("DisruptionAllowed", "", "")["lastTransitionTime"],
            }],
        })),
        "Service" if object["spec"]["type"] == "LoadBalancer" => {
            Some(json!({ "loadBalancer": { "ingress": [{ "ip": "192.0.2.1", "ipMode": "VIP" }] } }))
        }
        "Ingress" => Some(json!({ "loadBalancer": { "ingress": [{ "ip": "192.0.2.1" }] } })),
        _ => None,
    }
}

fn completed(job: &Value) -> Value {
    if job["status"]["completionTime"].is_string() {
        return job["status"].clone();
    }
    let time = now();
    let completions = job["spec"]["completions"].as_i64().unwrap_or(1);
    let condition = |kind: &str| {
        json!({
            "type": kind, "status": "True", "reason": "CompletionsReached",
            "message": "Reached expected number of succeeded pods",
            "lastProbeTime": time, "lastTransitionTime": time,
        })
    };
    json!({
        "startTime": time, "completionTime": time, "succeeded": completions, "ready": 0, "terminating": 0,
        "uncountedTerminatedPods": {},
        "conditions": [condition("SuccessCriteriaMet"), condition("Complete")],
    })
}

fn running(pod: &Value) -> Value {
    let mut status = pod["status"].clone();
    if status["phase"] == "Running" {
        return status;
    }
    let time = now();
    let condition = |kind: &str| json!({ "type": kind, "status": "True", "lastProbeTime": null, "lastTransitionTime": time });
    status["phase"] = json!("Running");
    status["startTime"] = json!(time);
    status["conditions"] = ["Initialized", "Ready", "ContainersReady", "PodScheduled"]
        .into_iter()
        .map(condition)
        .collect();
    status
}
