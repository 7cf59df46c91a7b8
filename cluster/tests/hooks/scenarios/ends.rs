//! A sample is deleted.

use anyhow::ensure;
use serde_json::json;

use super::Scenario;

pub const ALL: &[Scenario] = &[
    Scenario {
        name: "a deletion",
        right: &["release a", "forget a"],
        why: "the object stays until each succeeded, and goes then",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.delete().await?;
                scene.gone().await?;
                scene.at_rest().await
            })
        },
    },
    Scenario {
        name: "a delete hook fails twice and recovers",
        right: &[
            "release a: failed",
            "release a #2: failed",
            "release a #3",
            "forget a",
        ],
        why: "the object waits for it",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.order("release", "fail")?;
                scene.delete().await?;
                scene.ended("release", "failed", 2).await?;
                ensure!(scene.sample().await?.is_some(), "it went before");
                scene.relieve("release")?;
                scene.gone().await?;
                scene.at_rest().await
            })
        },
    },
    Scenario {
        name: "a delete hook fails for good, and the spec is fixed",
        right: &["release a: refused", "release b", "forget b"],
        why: "what is not released must not be forgotten: the object stays until somebody acts",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.order("release", "refuse")?;
                scene.delete().await?;
                scene.ended("release", "refused", 1).await?;
                scene.world.rest().await?;
                if scene.sample().await?.is_some() {
                    scene.relieve("release")?;
                    scene.edit(json!({ "image": "b" })).await?;
                    scene.gone().await?;
                }
                scene.at_rest().await
            })
        },
    },
    Scenario {
        name: "a deletion while no operator runs",
        right: &["release a", "forget a"],
        why: "the finalizer holds the object until one does",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.world.kill();
                scene.delete().await?;
                scene.world.start_operator().await?;
                scene.gone().await?;
                scene.at_rest().await
            })
        },
    },
    Scenario {
        name: "a deletion while the create hook runs",
        right: &["provision a", "release a", "forget a"],
        why: "what was made is released, and not before it is made",
        run: |scene| {
            Box::pin(async move {
                scene.order("provision", "block")?;
                scene.create_sample("a").await?;
                scene.begun("provision", 1).await?;
                scene.delete().await?;
                scene.relieve("provision")?;
                scene.gone().await?;
                scene.at_rest().await
            })
        },
    },
    Scenario {
        name: "a new object under the name of a deleted one",
        right: &["release a", "forget a", "provision b"],
        why: "its UID makes it another object",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.delete().await?;
                scene.gone().await?;
                scene.create_sample("b").await?;
                scene.begun("provision", 1).await?;
                scene.at_rest().await
            })
        },
    },
];
