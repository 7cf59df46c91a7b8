//! Hooks fail.

use serde_json::json;

use super::Scenario;

pub const ALL: &[Scenario] = &[
    Scenario {
        name: "a hook fails twice and recovers",
        right: &[
            "provision a: failed",
            "provision a #2: failed",
            "provision a #3",
        ],
        why: "it is tried until it succeeds, and not again then",
        run: |scene| {
            Box::pin(async move {
                scene.order("provision", "fail")?;
                scene.create_sample("a").await?;
                scene.ended("provision", "failed", 2).await?;
                scene.relieve("provision")?;
                scene.ended("provision", "done", 1).await?;
                scene.at_rest().await
            })
        },
    },
    Scenario {
        name: "an update fails, and the operator restarts before it recovers",
        right: &[
            "migrate a/1 -> b/1: failed",
            "migrate a/1 -> b/1 #2: failed",
            "migrate a/1 -> b/1 #3",
            "reattach b",
        ],
        why: "the attempts are counted, and the change is the same",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.order("migrate", "fail")?;
                scene.edit(json!({ "image": "b" })).await?;
                scene.ended("migrate", "failed", 2).await?;
                // It is written down, and the next attempt is two seconds away.
                tokio::time::sleep(std::time::Duration::from_millis(500)).await;
                scene.world.kill();
                scene.relieve("migrate")?;
                scene.world.start_operator().await?;
                scene.ended("migrate", "done", 1).await?;
                scene.at_rest().await
            })
        },
    },
    Scenario {
        name: "a create hook fails for good, and the spec is fixed",
        right: &["provision a: refused", "provision b"],
        why: "it is not tried again before the spec changes, and is still due then: the object was not made yet, so that \
              there is nothing to update",
        run: |scene| {
            Box::pin(async move {
                scene.order("provision", "refuse")?;
                scene.create_sample("a").await?;
                scene.ended("provision", "refused", 1).await?;
                scene.world.rest().await?;
                scene.relieve("provision")?;
                scene.edit(json!({ "image": "b" })).await?;
                scene.at_rest().await
            })
        },
    },
    Scenario {
        name: "an update fails for good, and is taken back",
        right: &["migrate a/1 -> b/1: refused"],
        why: "what is now was handled before",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.order("migrate", "refuse")?;
                scene.edit(json!({ "image": "b" })).await?;
                scene.ended("migrate", "refused", 1).await?;
                scene.world.rest().await?;
                scene.relieve("migrate")?;
                scene.edit(json!({ "image": "a" })).await?;
                scene.at_rest().await
            })
        },
    },
    Scenario {
        name: "an update fails for good, and another edit fixes it",
        right: &["migrate a/1 -> b/1: refused", "migrate a/1 -> c/1"],
        why: "what failed was not handled, so the change is still from what was",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.order("migrate", "refuse")?;
                scene.edit(json!({ "image": "b" })).await?;
                scene.ended("migrate", "refused", 1).await?;
                scene.world.rest().await?;
                scene.relieve("migrate")?;
                scene.edit(json!({ "image": "c" })).await?;
                scene.ended("migrate", "done", 1).await?;
                scene.at_rest().await
            })
        },
    },
];
