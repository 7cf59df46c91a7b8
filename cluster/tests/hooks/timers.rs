//! Timers that run again and again.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use cluster::eventually;
use futures::{StreamExt, TryStreamExt, stream};
use serde_json::{Value, json};

use crate::support::{Call, LIMIT, Rhythm, alone};

const SWEEP: &str = "hooks.example.com/sweep";

/// A sharp timer runs at its first time and every second after it, however many there are: being late once moves none of the
/// later runs. And it asks nothing of the API server.
#[test]
fn a_hundred_sharp_timers_do_not_drift() -> Result<()> {
    const COUNT: usize = 100;
    const LOOK: Duration = Duration::from_secs(30);
    alone(async |world| {
        let mut scene = world.scene().await?;
        stream::iter(0..COUNT)
            .map(anyhow::Ok)
            .try_for_each_concurrent(8, async |number| {
                let name = format!("sample-{number}");
                scene.create_named(&name, "a", &["sweep"]).await
            })
            .await?;
        scene.begun("provision", COUNT).await?;
        // At rest but for the timers.
        let world = &scene.world;
        let quiet = Duration::from_secs(3);
        world.installation.rest(&world.control_plane, quiet).await?;
        scene.look()?;
        let mark = scene.world.control_plane.audit_mark()?;
        tokio::time::sleep(LOOK).await;
        let calls = scene.calls_of("sweep")?;
        let world = &scene.world;
        let requests = world.installation.work_since(&world.control_plane, mark)?;

        let rhythm = Rhythm::of(&calls)?;
        println!(
            "{} sharp timers of 1 s, {LOOK:?}: {} runs, at least {} each; every {:.1} ms; late by {:.1} ms (median), \
             {:.1} ms (99 %), {:.1} ms (most); {} requests",
            rhythm.objects,
            rhythm.runs,
            rhythm.fewest,
            rhythm.interval,
            rhythm.late(500),
            rhythm.late(990),
            rhythm.late(1000),
            requests.len(),
        );
        assert_eq!(rhythm.objects, COUNT);
        ensure!(rhythm.fewest >= 28, "one ran {} times only", rhythm.fewest);
        ensure!(rhythm.late(500) < 100.0, "late by {} ms", rhythm.late(500));
        assert_eq!(requests, []);
        Ok(())
    })
}

/// One run at a time, and only while the object asks for it and is there.
#[test]
fn a_timer_runs_for_those_that_ask_for_it() -> Result<()> {
    alone(async |world| {
        let mut scene = world.scene().await?;
        scene.create_named("sample", "a", &["sweep"]).await?;
        scene.begun("sweep", 2).await?;
        scene.order("sweep", "block")?;
        tokio::time::sleep(Duration::from_secs(4)).await;
        let open = |call: &&Call| call.outcome.is_none();
        assert_eq!(scene.calls_of("sweep")?.iter().filter(open).count(), 1);

        let asks = |value: Value| json!({ "metadata": { "annotations": { SWEEP: value } } });
        scene.relieve("sweep")?;
        scene.change(asks(Value::Null)).await?;
        scene.world.rest().await?;
        scene.look()?;
        tokio::time::sleep(Duration::from_secs(3)).await;
        assert_eq!(scene.said()?, Vec::<String>::new());

        scene.change(asks(json!(""))).await?;
        scene.begun("sweep", 2).await?;
        scene.delete().await?;
        scene.gone().await?;
        scene.world.rest().await?;
        assert_eq!(scene.calls_of("sweep")?.iter().filter(open).count(), 0);
        Ok(())
    })
}

/// It is tried again after its backoff, says so in the status, and takes that back.
#[test]
fn a_timer_that_fails_says_so_until_it_recovers() -> Result<()> {
    alone(async |world| {
        let scene = world.scene().await?;
        scene.order("sweep", "fail")?;
        scene.create_named("sample", "a", &["sweep"]).await?;
        scene.ended("sweep", "failed", 2).await?;
        let becomes = async |state: &str| {
            eventually(state, LIMIT, async || {
                let sample = scene.sample().await?.context("it")?;
                let hooks = sample["status"]["hooks"].as_array();
                let mut hooks = hooks.into_iter().flatten();
                let is = |hook: &Value| hook["name"] == "sweep" && hook["state"] == state;
                Ok(hooks.any(is).then_some(()))
            })
            .await
        };
        becomes("Retrying").await?;
        scene.relieve("sweep")?;
        becomes("Succeeded").await
    })
}

/// A run that a kill cut off is over: the new process begins with its first run at once.
#[test]
fn a_timer_goes_on_after_a_kill() -> Result<()> {
    alone(async |world| {
        let scene = world.scene().await?;
        scene.create_named("sample", "a", &["sweep"]).await?;
        scene.ended("sweep", "done", 1).await?;
        scene.order("sweep", "block")?;
        let before = scene.calls_of("sweep")?.len();
        scene.begun("sweep", before + 1).await?;
        scene.world.restart().await?;
        scene.begun("sweep", before + 2).await?;
        scene.relieve("sweep")?;
        scene.ended("sweep", "done", before + 2).await
    })
}
