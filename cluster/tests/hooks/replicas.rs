//! The lead changes in the middle of a hook.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use cluster::{AuditEvent, eventually};
use serde_json::json;

use crate::support::{LIMIT, Scene, World, alone};

/// A scene in which the first replica is in the create hook, and a second one waits.
async fn in_the_create_hook(world: &mut World) -> Result<Scene<'_>> {
    let scene = world.scene().await?;
    scene.order("provision", "block")?;
    scene.create_sample("a").await?;
    scene.begun("provision", 1).await?;
    scene.world.launch_another()?;
    let second = scene.world.operators.last().context("the second replica")?;
    eventually("the second replica is ready", LIMIT, async || {
        Ok(second.is_ready().then_some(()))
    })
    .await?;
    Ok(scene)
}

/// Edits are handled by the second replica alone from now on.
async fn the_second_goes_on(scene: &mut Scene<'_>) -> Result<()> {
    scene.world.rest().await?;
    scene.look()?;
    scene.edit(json!({ "image": "b" })).await?;
    scene.begun("migrate", 1).await?;
    assert_eq!(scene.at_rest().await?, ["migrate a/1 -> b/1"]);
    let leader = scene.world.installation.leader(&scene.world.control_plane);
    assert_eq!(leader.await?, Some(scene.world.pod()));
    Ok(())
}

/// The process is gone before it wrote that the hook is done, so the next leader cannot know: it calls it again, once.
#[test]
fn a_hook_of_a_killed_leader_is_called_again_by_the_next() -> Result<()> {
    alone(async |world| {
        let mut scene = in_the_create_hook(world).await?;
        scene.world.operators.remove(0).kill();
        scene.relieve("provision")?;
        scene.ended("provision", "done", 1).await?;
        let calls = scene.at_rest().await?;
        assert_eq!(calls, ["provision a: cut off", "provision a"]);
        the_second_goes_on(&mut scene).await
    })
}

/// It is given the time to end its hook and to write that down, so the next leader has nothing to do.
#[test]
fn a_hook_of_a_terminated_leader_is_not_called_again() -> Result<()> {
    alone(async |world| {
        let mut scene = in_the_create_hook(world).await?;
        let first = scene.world.operators.remove(0);
        let (ended, relieved) = tokio::join!(first.terminate(LIMIT), async {
            tokio::time::sleep(Duration::from_secs(2)).await;
            scene.relieve("provision")
        });
        relieved?;
        let took = ended?;
        ensure!(took >= Duration::from_secs(2), "it ended after {took:?}");
        let status = scene.sample().await?.context("it")?["status"].clone();
        assert_eq!(status["hooks"][0]["state"], "Succeeded", "{status:#}");
        eventually("the sample is ready", LIMIT, async || {
            let sample = scene.sample().await?.context("it")?;
            let ready = sample["status"]["conditions"][0]["status"] == "True";
            Ok(ready.then_some(()))
        })
        .await?;
        // The second has seen it and has nothing to resume: the first did not come to the end of a reconcile.
        let calls = scene.at_rest().await?;
        assert_eq!(calls, ["provision a"]);
        the_second_goes_on(&mut scene).await
    })
}

/// The next leader calls it again, since the one that hangs has written nothing. That one's own call comes to nothing: it may
/// end, but the process finds that it does not lead any more, ends, and writes nothing.
#[test]
fn a_leader_that_hung_in_a_hook_writes_nothing_once_it_wakes() -> Result<()> {
    alone(async |world| {
        let mut scene = in_the_create_hook(world).await?;
        scene.world.operators[0].pause()?;
        scene.begun("provision", 2).await?;
        scene.relieve("provision")?;
        scene.ended("provision", "done", 1).await?;
        scene.world.rest().await?;

        let mark = scene.world.control_plane.audit_mark()?;
        scene.world.operators[0].resume()?;
        let code = scene.world.operators[0].ended(LIMIT).await?;
        ensure!(code.is_some_and(|code| code != 0), "it ended with {code:?}");
        scene.world.operators.remove(0);
        scene.world.rest().await?;
        let world = &scene.world;
        let events = world.installation.work_since(&world.control_plane, mark)?;
        let writes = |event: &&AuditEvent| !matches!(&*event.verb, "get" | "list" | "watch");
        assert_eq!(events.iter().find(writes), None);
        assert_eq!(scene.calls_of("provision")?.len(), 2);
        the_second_goes_on(&mut scene).await
    })
}
