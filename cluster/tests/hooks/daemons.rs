//! Daemons live as long as their object is there and asks for them, in the process that leads, and nowhere else.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use cluster::eventually;
use serde_json::{Value, json};

use crate::support::{LIMIT, Scene, World, alone};

/// How many daemons live now.
fn alive(scene: &Scene<'_>) -> Result<usize> {
    let calls = scene.calls_of("tail")?;
    Ok(calls.iter().filter(|call| call.is_alive()).count())
}

/// Waits until so many daemons have begun, and only one lives.
async fn one_of(scene: &Scene<'_>, begun: usize) -> Result<()> {
    scene.begun("tail", begun).await?;
    eventually("one daemon lives", LIMIT, async || {
        Ok((alive(scene)? == 1).then_some(()))
    })
    .await?;
    assert_eq!(scene.calls_of("tail")?.len(), begun);
    Ok(())
}

async fn with_a_daemon(world: &mut World) -> Result<Scene<'_>> {
    let scene = world.scene().await?;
    scene.create_named("sample", "a", &["tail"]).await?;
    one_of(&scene, 1).await?;
    Ok(scene)
}

#[test]
fn none_is_left_of_a_deleted_object() -> Result<()> {
    alone(async |world| {
        let scene = with_a_daemon(world).await?;
        scene.delete().await?;
        scene.gone().await?;
        assert_eq!(scene.calls_of("tail")?[0].ended(), Some("cancelled"));
        scene.world.rest().await?;
        assert_eq!(scene.calls_of("tail")?.len(), 1);
        Ok(())
    })
}

#[test]
fn an_object_that_asks_no_more_has_none() -> Result<()> {
    alone(async |world| {
        let scene = with_a_daemon(world).await?;
        let asks = |value: Value| json!({ "metadata": { "annotations": { "hooks.example.com/tail": value } } });
        scene.change(asks(Value::Null)).await?;
        scene.ended("tail", "cancelled", 1).await?;
        scene.change(asks(json!(""))).await?;
        one_of(&scene, 2).await?;
        // An edit is none of its business.
        scene.edit(json!({ "image": "b" })).await?;
        scene.begun("migrate", 1).await?;
        scene.world.rest().await?;
        one_of(&scene, 2).await
    })
}

#[test]
fn one_that_fails_is_started_again() -> Result<()> {
    alone(async |world| {
        let scene = with_a_daemon(world).await?;
        scene.order("tail", "fail")?;
        scene.ended("tail", "failed", 2).await?;
        scene.relieve("tail")?;
        eventually("one daemon lives", LIMIT, async || {
            Ok((alive(&scene)? == 1).then_some(()))
        })
        .await
    })
}

#[test]
fn after_a_restart_there_is_one() -> Result<()> {
    alone(async |world| {
        let scene = with_a_daemon(world).await?;
        // Killed, it is cut off.
        scene.world.restart().await?;
        one_of(&scene, 2).await?;
        assert_eq!(scene.calls_of("tail")?[0].ended(), None);
        // Asked to end, it ends.
        scene.world.operators.remove(0).terminate(LIMIT).await?;
        assert_eq!(scene.calls_of("tail")?[1].ended(), Some("cancelled"));
        assert_eq!(alive(&scene)?, 0);
        scene.world.start_operator().await?;
        one_of(&scene, 3).await
    })
}

#[test]
fn of_two_replicas_one_has_it_whoever_leads() -> Result<()> {
    alone(async |world| {
        let scene = with_a_daemon(world).await?;
        scene.world.launch_another()?;
        tokio::time::sleep(Duration::from_secs(3)).await;
        one_of(&scene, 1).await?;

        // Handed over: the old one ends before the new one begins.
        scene.world.operators.remove(0).terminate(LIMIT).await?;
        one_of(&scene, 2).await?;
        let calls = scene.calls_of("tail")?;
        let end = calls[0].outcome.as_ref().context("it has ended")?.time;
        ensure!(
            end <= calls[1].time,
            "both lived for {} s",
            end - calls[1].time
        );

        // Lost: the leader hangs, and ends when it wakes.
        scene.world.launch_another()?;
        scene.world.operators[0].pause()?;
        scene.begun("tail", 3).await?;
        scene.world.operators[0].resume()?;
        scene.world.operators[0].ended(LIMIT).await?;
        scene.world.operators.remove(0);
        one_of(&scene, 3).await
    })
}
