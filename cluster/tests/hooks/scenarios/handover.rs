//! There are two replicas, and the one that works ends in the middle of a hook.

use std::time::Duration;

use anyhow::Result;
use serde_json::json;

use super::Scenario;
use crate::support::{LIMIT, Scene};

pub const ALL: &[Scenario] = &[
    Scenario {
        name: "of two replicas, the working one is killed in the create hook",
        right: &["provision a: cut off", "provision a", "migrate a/1 -> b/1"],
        why: "nothing says that it was done, so the other one calls it again, and goes on",
        run: |scene| {
            Box::pin(async move {
                let mut scene = in_the_create_hook(scene).await?;
                scene.world.operators.remove(0).kill();
                scene.relieve("provision")?;
                scene.ended("provision", "done", 1).await?;
                edited(&mut scene).await
            })
        },
    },
    Scenario {
        name: "of two replicas, the working one is told to end in the create hook",
        right: &["provision a", "migrate a/1 -> b/1"],
        why: "it has the time to end its hook and to write that down, so the other one only goes on",
        run: |scene| {
            Box::pin(async move {
                let mut scene = in_the_create_hook(scene).await?;
                let first = scene.world.operators.remove(0);
                let (ended, relieved) = tokio::join!(first.terminate(LIMIT), async {
                    tokio::time::sleep(Duration::from_secs(2)).await;
                    scene.relieve("provision")
                });
                relieved?;
                ended?;
                edited(&mut scene).await
            })
        },
    },
];

/// A scene in which one replica is in the create hook, and another one waits.
pub async fn in_the_create_hook(scene: Scene<'_>) -> Result<Scene<'_>> {
    scene.order("provision", "block")?;
    scene.create_sample("a").await?;
    scene.begun("provision", 1).await?;
    scene.world.launch_another()?;
    // So that it knows of the first.
    tokio::time::sleep(Duration::from_secs(3)).await;
    Ok(scene)
}

/// Edits the sample, and gives the calls.
async fn edited(scene: &mut Scene<'_>) -> Result<Vec<String>> {
    scene.ended("provision", "done", 1).await?;
    scene.world.rest().await?;
    scene.edit(json!({ "image": "b" })).await?;
    scene.begun("migrate", 1).await?;
    scene.at_rest().await
}
