//! A reference by selector: what begins and ceases to be selected is told to those who select it, and costs nobody else anything.

use std::time::Duration;

use anyhow::Result;
use cluster::eventually;
use k8s_openapi::api::core::v1::ConfigMap;
use kube::Api;
use kube::api::{Patch, PatchParams, PostParams};
use serde_json::{Value, json};

use crate::support::{LIMIT, Scene, alone};

/// A ConfigMap that says `image`, labelled with the name of a sample.
async fn create(maps: &Api<ConfigMap>, image: &str, sample: &str) -> Result<()> {
    let map = json!({
        "metadata": { "name": image, "labels": { "sample": sample } }, "data": { "image": image },
    });
    let map = serde_json::from_value(map)?;
    maps.create(&PostParams::default(), &map).await?;
    Ok(())
}

async fn relabel(maps: &Api<ConfigMap>, name: &str, sample: Value) -> Result<()> {
    let patch = Patch::Merge(json!({ "metadata": { "labels": { "sample": sample } } }));
    maps.patch(name, &PatchParams::default(), &patch).await?;
    Ok(())
}

/// The event hook's calls since the last look, once all is at rest, each with how many parts it saw.
async fn told(scene: &mut Scene<'_>) -> Result<Vec<String>> {
    scene.begun("partSeen", 1).await?;
    scene.world.rest().await?;
    let told = scene.calls_of("partSeen")?;
    scene.look()?;
    let line = |call: &crate::support::Call| format!("{} of {}", call.line(), call.detail["parts"]);
    Ok(told.iter().map(line).collect())
}

/// How many parts the status of a sample says that there are.
async fn counts(scene: &Scene<'_>, name: &str, wanted: i64) -> Result<()> {
    eventually("the parts are counted", LIMIT, async || {
        let sample = scene.samples().get(name).await?;
        Ok((sample.data["status"]["parts"] == wanted).then_some(()))
    })
    .await
}

#[test]
fn what_begins_and_ceases_to_be_selected_is_told_and_counted() -> Result<()> {
    alone(async |world| {
        let mut scene = world.scene().await?;
        let client = scene.world.control_plane.client();
        let maps: Api<ConfigMap> = Api::namespaced(client, &scene.namespace);
        scene.created("a").await?;
        scene.create_named("other", "b", &[]).await?;
        counts(&scene, "other", 0).await?;
        scene.world.rest().await?;
        scene.look()?;

        create(&maps, "one", "sample").await?;
        assert_eq!(told(&mut scene).await?, ["partSeen applied one of 1"]);
        create(&maps, "two", "nobody").await?;
        relabel(&maps, "two", json!("sample")).await?;
        assert_eq!(told(&mut scene).await?, ["partSeen applied two of 2"]);
        counts(&scene, "sample", 2).await?;

        relabel(&maps, "one", json!("other")).await?;
        scene.begun("partSeen", 2).await?;
        let mut both = told(&mut scene).await?;
        both.sort();
        assert_eq!(
            both,
            ["partSeen applied one of 1", "partSeen deleted one of 1"]
        );
        counts(&scene, "sample", 1).await?;
        counts(&scene, "other", 1).await?;

        relabel(&maps, "one", Value::Null).await?;
        assert_eq!(told(&mut scene).await?, ["partSeen deleted one of 0"]);
        maps.delete("two", &Default::default()).await?;
        assert_eq!(told(&mut scene).await?, ["partSeen deleted two of 0"]);

        // Nobody selects it: nobody is called, nothing is written.
        let before = scene.samples().list(&Default::default()).await?;
        create(&maps, "three", "nobody").await?;
        tokio::time::sleep(Duration::from_secs(2)).await;
        assert!(scene.calls_of("partSeen")?.is_empty());
        let after = scene.samples().list(&Default::default()).await?;
        let versions = |list: &kube::core::ObjectList<kube::api::DynamicObject>| {
            let items = list.items.iter();
            Vec::from_iter(items.map(|item| item.metadata.resource_version.clone()))
        };
        assert_eq!(versions(&before), versions(&after));
        Ok(())
    })
}
