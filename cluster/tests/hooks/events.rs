//! Event hooks are told what happens to the child; delete hooks find it there, or gone, as the spec says.

use anyhow::Result;
use cluster::eventually;
use k8s_openapi::api::core::v1::ConfigMap;
use kube::Api;
use kube::api::{Patch, PatchParams};
use serde_json::json;

use crate::support::{LIMIT, Scene, alone};

fn config_maps(scene: &Scene<'_>) -> Api<ConfigMap> {
    Api::namespaced(scene.world.control_plane.client(), &scene.namespace)
}

/// The event hook's calls since the last look, once all is at rest.
async fn seen(scene: &mut Scene<'_>) -> Result<Vec<String>> {
    scene.world.rest().await?;
    let seen = scene.calls_of("seen")?;
    scene.look()?;
    Ok(seen.iter().map(|call| call.line()).collect())
}

/// The latest state, whoever brought it about; at least the one in which it comes to rest.
#[test]
fn what_happens_to_the_child_is_told() -> Result<()> {
    alone(async |world| {
        let mut scene = world.scene().await?;
        let maps = config_maps(&scene);
        scene.create_sample("a").await?;
        scene.begun("seen", 1).await?;
        assert_eq!(seen(&mut scene).await?, ["seen applied a"]);
        scene.edit(json!({ "image": "b" })).await?;
        scene.begun("seen", 1).await?;
        assert_eq!(seen(&mut scene).await?, ["seen applied b"]);
        // It is made anew.
        maps.delete("sample", &Default::default()).await?;
        scene.begun("seen", 2).await?;
        assert_eq!(
            seen(&mut scene).await?,
            ["seen deleted b", "seen applied b"]
        );
        // It is repaired; whether the hook was told of the damage depends on who was faster.
        let damage = Patch::Merge(json!({ "data": { "image": "theirs" } }));
        maps.patch("sample", &PatchParams::default(), &damage)
            .await?;
        eventually("it is repaired", LIMIT, async || {
            let data = maps.get("sample").await?.data.unwrap_or_default();
            Ok((data.get("image").map(String::as_str) == Some("b")).then_some(()))
        })
        .await?;
        let told = seen(&mut scene).await?;
        assert!(
            told.is_empty() || told.ends_with(&["seen applied b".to_owned()]),
            "{told:?}"
        );
        Ok(())
    })
}

/// Nothing is written down of events: every process begins with the children that are there, so what was cut off is told again.
#[test]
fn an_event_that_a_kill_cut_off_is_told_again() -> Result<()> {
    alone(async |world| {
        let mut scene = world.scene().await?;
        scene.created("a").await?;
        scene.order("seen", "block")?;
        scene.edit(json!({ "image": "b" })).await?;
        scene.begun("seen", 1).await?;
        scene.world.kill();
        scene.relieve("seen")?;
        scene.world.start_operator().await?;
        scene.ended("seen", "done", 1).await?;
        let told = seen(&mut scene).await?;
        assert_eq!(told, ["seen applied b: cut off", "seen applied b"]);
        Ok(())
    })
}

/// Until it succeeds, with the same event.
#[test]
fn an_event_hook_that_fails_is_called_again_with_the_event() -> Result<()> {
    alone(async |world| {
        let mut scene = world.scene().await?;
        scene.created("a").await?;
        scene.order("seen", "fail")?;
        scene.edit(json!({ "image": "b" })).await?;
        scene.ended("seen", "failed", 2).await?;
        scene.relieve("seen")?;
        scene.ended("seen", "done", 1).await?;
        let told = seen(&mut scene).await?;
        let expected = [
            "seen applied b: failed",
            "seen applied b #2: failed",
            "seen applied b #3",
        ];
        assert_eq!(told, expected);
        Ok(())
    })
}

#[test]
fn a_delete_hook_runs_before_or_after_the_children_go() -> Result<()> {
    alone(async |world| {
        let mut scene = world.scene().await?;
        scene.created("a").await?;
        scene.delete().await?;
        scene.gone().await?;
        let found =
            |hook| -> Result<bool> { Ok(scene.calls_of(hook)?[0].detail["childIsThere"] == true) };
        assert!(found("release")?);
        assert!(!found("forget")?);
        Ok(())
    })
}
