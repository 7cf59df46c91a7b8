//! The API server goes away for a while.

use std::time::Duration;

use anyhow::{Result, ensure};
use cluster::Component;
use serde_json::json;

use crate::support::{DEPLOYMENT, LIMIT, Namespace, SERVICE, WEBAPP, World, alone};

/// Shows that the operator notices what changes: in its resources and in their children.
async fn works(namespace: &Namespace) -> Result<()> {
    namespace
        .change(WEBAPP, "web", json!({ "spec": { "image": "nginx:1.28" } }))
        .await?;
    namespace.ready("web").await?;
    namespace.delete(SERVICE, "web").await?;
    namespace
        .change(DEPLOYMENT, "web", json!({ "spec": { "replicas": 3 } }))
        .await?;
    namespace
        .until(DEPLOYMENT, "web", "it is repaired", |it| {
            it["spec"]["replicas"] == 1
        })
        .await?;
    namespace
        .until(SERVICE, "web", "it is back", |it| {
            it["metadata"]["deletionTimestamp"].is_null()
        })
        .await?;
    namespace.ready("web").await.map(drop)
}

/// What the kubelet does: starts the operator again if it has ended, which must be said to be a failure.
async fn restart_if_ended(world: &mut World) -> Result<()> {
    let pod = world.operators[0].pod().to_owned();
    if let Ok(code) = world.operators[0].ended(Duration::from_secs(1)).await {
        ensure!(
            code.is_some_and(|code| code != 0),
            "the kubelet would not start it again after {code:?}"
        );
        world.operators.clear();
        world.start_leader(&pod).await?;
    }
    world.led_by(&pod, LIMIT).await
}

#[test]
fn a_restart_of_the_api_server_does_no_harm() -> Result<()> {
    alone(async |world| {
        let namespace = world.namespace().await?;
        namespace
            .ready_webapp("web", json!({ "image": "nginx:1.27" }))
            .await?;
        world.restart_api_server().await?;
        works(&namespace).await?;
        world.operators[0].usage()?; // the same process
        Ok(())
    })
}

#[test]
fn what_changed_while_the_api_server_could_not_be_reached_is_noticed() -> Result<()> {
    alone(async |world| {
        let namespace = world.namespace().await?;
        namespace
            .ready_webapp("web", json!({ "image": "nginx:1.27" }))
            .await?;
        // Its watches break, and it cannot open new ones before it wakes.
        world.operators[0].pause()?;
        world.restart_api_server().await?;
        namespace.delete(SERVICE, "web").await?;
        namespace.gone(SERVICE, "web").await?;
        namespace
            .change(WEBAPP, "web", json!({ "spec": { "image": "nginx:1.28" } }))
            .await?;
        world.operators[0].resume()?;
        namespace.there(SERVICE, "web").await?;
        namespace.ready("web").await?;
        works(&namespace).await
    })
}

#[test]
fn an_api_server_that_hangs_for_a_while_does_no_harm() -> Result<()> {
    alone(async |world| {
        let namespace = world.namespace().await?;
        namespace
            .ready_webapp("web", json!({ "image": "nginx:1.27" }))
            .await?;
        world.control_plane.pause(Component::ApiServer).await?;
        // Longer than the operator may lead without renewing its Lease.
        tokio::time::sleep(Duration::from_secs(20)).await;
        world.control_plane.resume(Component::ApiServer)?;
        restart_if_ended(world).await?;
        works(&namespace).await
    })
}
