//! The nodes that pods are placed on.

use std::time::Duration;

use anyhow::Result;
use k8s_openapi::api::core::v1::{Node, ServiceAccount};
use kube::api::PostParams;
use kube::{Api, Client};
use serde_json::json;

use crate::eventually::eventually;

const LIMIT: Duration = Duration::from_secs(30);

/// Creates `count` large nodes with GPUs, and waits until pods of the namespace `default` can be placed on them.
pub(crate) async fn create(client: &Client, count: usize) -> Result<()> {
    let nodes: Api<Node> = Api::all(client.clone());
    for number in 1..=count {
        nodes
            .create(&PostParams::default(), &node(&format!("node-{number}"))?)
            .await?;
    }
    eventually("all nodes take pods", LIMIT, async || {
        let nodes = nodes.list(&Default::default()).await?;
        Ok(nodes.iter().all(takes_pods).then_some(()))
    })
    .await?;
    // Without its namespace's default ServiceAccount, a pod is refused.
    let accounts: Api<ServiceAccount> = Api::namespaced(client.clone(), "default");
    eventually("the default ServiceAccount", LIMIT, async || {
        Ok(accounts.get_opt("default").await?)
    })
    .await?;
    Ok(())
}

fn node(name: &str) -> Result<Node> {
    let size = json!({ "cpu": "1000", "memory": "4Ti", "ephemeral-storage": "4Ti", "pods": "10000", "nvidia.com/gpu": "64" });
    Ok(serde_json::from_value(json!({
        "metadata": {
            "name": name,
            "labels": {
                "kubernetes.io/hostname": name,
                "kubernetes.io/os": "linux",
                "kubernetes.io/arch": "amd64",
            },
        },
        "status": { "allocatable": size, "capacity": size },
    }))?)
}

fn takes_pods(node: &Node) -> bool {
    let conditions = node
        .status
        .iter()
        .filter_map(|status| status.conditions.as_ref())
        .flatten();
    let ready = conditions
        .into_iter()
        .any(|condition| condition.type_ == "Ready" && condition.status == "True");
    let tainted = node
        .spec
        .as_ref()
        .and_then(|spec| spec.taints.as_ref())
        .is_some_and(|taints| !taints.is_empty());
    ready && !tainted
}
