//! A sample appears and changes.

use serde_json::json;

use super::Scenario;

pub const ALL: &[Scenario] = &[
    Scenario {
        name: "a new object",
        right: &["provision a"],
        why: "once, and what it was created with is no update",
        run: |scene| {
            Box::pin(async move {
                scene.create_sample("a").await?;
                scene.begun("provision", 1).await?;
                scene.at_rest().await
            })
        },
    },
    Scenario {
        name: "an edit of one field",
        right: &["migrate a/1 -> a/2", "rescaled 1 -> 2"],
        why: "each hook that the field concerns, with old and new",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.edit(json!({ "replicas": 2 })).await?;
                scene.begun("rescaled", 1).await?;
                scene.at_rest().await
            })
        },
    },
    Scenario {
        name: "an edit of another field",
        right: &["migrate a/1 -> b/1"],
        why: "the watched field is the same",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.edit(json!({ "image": "b" })).await?;
                scene.begun("migrate", 1).await?;
                scene.at_rest().await
            })
        },
    },
    Scenario {
        name: "two edits, the second while the hook handles the first",
        right: &[
            "migrate a/1 -> b/1",
            "migrate b/1 -> c/2",
            "rescaled 1 -> 2",
        ],
        why: "no edit is lost, and each is told against what was handled last",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.order("migrate", "block")?;
                scene.edit(json!({ "image": "b" })).await?;
                scene.begun("migrate", 1).await?;
                scene.edit(json!({ "image": "c", "replicas": 2 })).await?;
                scene.relieve("migrate")?;
                scene.begun("rescaled", 1).await?;
                scene.at_rest().await
            })
        },
    },
    Scenario {
        name: "an edit while the create hook runs",
        right: &["provision a", "migrate a/1 -> b/1"],
        why: "the create hook has not seen it",
        run: |scene| {
            Box::pin(async move {
                scene.order("provision", "block")?;
                scene.create_sample("a").await?;
                scene.begun("provision", 1).await?;
                scene.edit(json!({ "image": "b" })).await?;
                scene.relieve("provision")?;
                scene.ended("provision", "done", 1).await?;
                scene.at_rest().await
            })
        },
    },
    Scenario {
        name: "an edit that changes nothing",
        right: &[],
        why: "nothing is due",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.edit(json!({ "image": "a", "replicas": 1 })).await?;
                scene.at_rest().await
            })
        },
    },
    Scenario {
        name: "an edit of labels",
        right: &[],
        why: "the spec is the same",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                let labels = json!({ "metadata": { "labels": { "tier": "gold" } } });
                scene.change(labels).await?;
                scene.at_rest().await
            })
        },
    },
    Scenario {
        name: "an edit of the status by somebody else",
        right: &[],
        why: "the spec is the same",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.edit_status(json!({ "note": "theirs" })).await?;
                scene.at_rest().await
            })
        },
    },
    Scenario {
        name: "an edit while no operator runs",
        right: &["migrate a/1 -> b/1", "reattach b"],
        why: "it is seen by comparison with what was handled last",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.world.kill();
                scene.edit(json!({ "image": "b" })).await?;
                scene.world.start_operator().await?;
                scene.at_rest().await
            })
        },
    },
    Scenario {
        name: "an edit that is taken back while no operator runs",
        right: &["reattach a"],
        why: "what is now was handled",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.world.kill();
                scene.edit(json!({ "image": "b" })).await?;
                scene.edit(json!({ "image": "a" })).await?;
                scene.world.start_operator().await?;
                scene.at_rest().await
            })
        },
    },
    Scenario {
        name: "a restart",
        right: &["reattach a"],
        why: "resume hooks run once in every process, and no other is due",
        run: |mut scene| {
            Box::pin(async move {
                scene.created("a").await?;
                scene.world.restart().await?;
                scene.at_rest().await
            })
        },
    },
];
