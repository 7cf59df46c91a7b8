//! The lead is lost in the middle of a hook. What happens when a leader ends is among the scenarios.

use anyhow::{Result, ensure};
use cluster::AuditEvent;
use serde_json::json;

use crate::scenarios::handover::in_the_create_hook;
use crate::support::{LIMIT, alone};

/// The next leader calls it again, since the one that hangs has written nothing. That one's own call comes to nothing: it may
/// end, but the process finds that it does not lead any more, ends, and writes nothing.
#[test]
fn a_leader_that_hung_in_a_hook_writes_nothing_once_it_wakes() -> Result<()> {
    alone(async |world| {
        let mut scene = in_the_create_hook(world.scene().await?).await?;
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

        scene.look()?;
        scene.edit(json!({ "image": "b" })).await?;
        scene.begun("migrate", 1).await?;
        assert_eq!(scene.at_rest().await?, ["migrate a/1 -> b/1"]);
        let leader = scene.world.installation.leader(&scene.world.control_plane);
        assert_eq!(leader.await?, Some(scene.world.pod()));
        Ok(())
    })
}
