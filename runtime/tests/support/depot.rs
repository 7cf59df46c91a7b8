//! Depots on an in-process API server.

use std::collections::BTreeMap;

use operator_runtime::testing::ApiServer;
use operator_runtime::{Value, json};

pub use super::depot_kind::*;

/// A server that knows the kind.
pub fn server() -> ApiServer {
    let server = ApiServer::new().with_workloads();
    server.register(definition()).expect("a valid CRD");
    server
}

/// The depot with annotations, to be merged.
pub fn annotated(annotations: BTreeMap<&str, &str>) -> Value {
    json!({
        "apiVersion": "depots.example.com/v1",
        "kind": "Depot",
        "metadata": { "name": NAME, "namespace": "default", "annotations": annotations },
    })
}

/// The live object with the depot's name.
pub fn live(server: &ApiServer, api_version: &str, kind: &str) -> Option<Value> {
    server.get(api_version, kind, "default", NAME)
}

/// The depot itself.
pub fn itself(server: &ApiServer) -> Option<Value> {
    live(server, "depots.example.com/v1", "Depot")
}

/// Why the depot is ready or not; nothing while its status is about an earlier spec.
pub fn reason(server: &ApiServer) -> Option<String> {
    let depot = itself(server)?;
    let current = depot["status"]["observedGeneration"] == depot["metadata"]["generation"];
    let reason = depot["status"]["conditions"][0]["reason"].as_str()?;
    current.then(|| reason.to_owned())
}

/// Waits until the depot is ready, or not for this reason.
pub async fn until_it_is(server: &ApiServer, wanted: &str) {
    super::until(wanted, || reason(server).as_deref() == Some(wanted)).await;
}

/// The events about the depot with this reason.
pub fn events(server: &ApiServer, reason: &str) -> Vec<Value> {
    let mut events = server.list("v1", "Event", "default");
    events.retain(|event| event["reason"] == reason && event["involvedObject"]["name"] == NAME);
    events
}
