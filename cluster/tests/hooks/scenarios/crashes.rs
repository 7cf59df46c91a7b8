//! The operator is killed in the middle of a hook: what it was doing is not known to be done, so it is due again.

use anyhow::Result;
use serde_json::json;

use super::Scenario;
use crate::support::Scene;

pub const ALL: &[Scenario] = &[
    Scenario {
        name: "kill -9 in the create hook",
        right: &["provision a: cut off", "provision a"],
        why: "it is due again, once; there is nothing to resume",
        run: |scene| {
            Box::pin(async move {
                scene.order("provision", "block")?;
                scene.create_sample("a").await?;
                killed_in(scene, "provision").await
            })
        },
    },
    Scenario {
        name: "kill -9 in the update hook",
        right: &[
            "migrate a/1 -> b/2: cut off",
            "migrate a/1 -> b/2",
            "rescaled 1 -> 2",
            "reattach b",
        ],
        why: "the same change is due again, and what comes after it is still due",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.order("migrate", "block")?;
                scene.edit(json!({ "image": "b", "replicas": 2 })).await?;
                killed_in(scene, "migrate").await
            })
        },
    },
    Scenario {
        name: "kill -9 in the field hook",
        right: &[
            "migrate a/1 -> b/2",
            "rescaled 1 -> 2: cut off",
            "rescaled 1 -> 2",
            "reattach b",
        ],
        why: "what came before it was done",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.order("rescaled", "block")?;
                scene.edit(json!({ "image": "b", "replicas": 2 })).await?;
                killed_in(scene, "rescaled").await
            })
        },
    },
    Scenario {
        name: "kill -9 in the resume hook",
        right: &["reattach a: cut off", "reattach a"],
        why: "it is due in the next process in any case",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.order("reattach", "block")?;
                scene.world.restart().await?;
                killed_in(scene, "reattach").await
            })
        },
    },
    Scenario {
        name: "kill -9 in the first delete hook",
        right: &["release a: cut off", "release a", "forget a"],
        why: "the object is still there to be released",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.order("release", "block")?;
                scene.delete().await?;
                killed_in(scene, "release").await
            })
        },
    },
    Scenario {
        name: "kill -9 in the second delete hook",
        right: &["release a", "forget a: cut off", "forget a"],
        why: "the first one was done",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.order("forget", "block")?;
                scene.delete().await?;
                killed_in(scene, "forget").await
            })
        },
    },
];

/// Kills the operator while it is in a hook, and starts it again.
async fn killed_in(scene: Scene<'_>, hook: &str) -> Result<Vec<String>> {
    scene.begun(hook, 1).await?;
    scene.world.kill();
    scene.relieve(hook)?;
    scene.world.start_operator().await?;
    scene.ended(hook, "done", 1).await?;
    scene.at_rest().await
}
