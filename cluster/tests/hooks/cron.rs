//! Timers by the calendar, across kills and restarts. The finest step of a calendar is a minute, so this takes three.

use std::time::{Duration, SystemTime};

use anyhow::Result;

use crate::support::{Scene, alone};

/// Waits until the next minute has begun and a little of it has passed.
async fn next_minute() -> Result<()> {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?;
    let rest =
        Duration::from_secs(60) - Duration::from_millis(u64::try_from(now.as_millis() % 60_000)?);
    tokio::time::sleep(rest + Duration::from_secs(1)).await;
    Ok(())
}

/// The calls of the two timers since the last look.
fn runs(scene: &mut Scene<'_>) -> Result<Vec<String>> {
    let mut said = scene.said()?;
    said.retain(|call| call.starts_with("backup") || call.starts_with("report"));
    said.sort();
    scene.look()?;
    Ok(said)
}

/// What was missed, whether it was cut off or not begun, is made up for once by `missed: run`, and left by `missed: skip`.
#[test]
fn a_missed_run_is_made_up_for_once_or_skipped() -> Result<()> {
    alone(async |world| {
        let mut scene = world.scene().await?;
        scene.order("backup", "block")?;
        scene.order("report", "block")?;
        scene.create_named("sample", "a", &["cron"]).await?;
        scene.begun("provision", 1).await?;
        scene.world.rest().await?;
        assert_eq!(
            runs(&mut scene)?,
            Vec::<String>::new(),
            "its minute has not come"
        );

        next_minute().await?;
        scene.world.kill();
        let cut_off = ["backup a: cut off", "report a: cut off"];
        assert_eq!(runs(&mut scene)?, cut_off);
        scene.relieve("backup")?;
        scene.relieve("report")?;
        scene.world.start_operator().await?;
        scene.world.rest().await?;
        assert_eq!(runs(&mut scene)?, ["backup a"]);

        scene.world.kill();
        next_minute().await?;
        assert_eq!(runs(&mut scene)?, Vec::<String>::new());
        scene.world.start_operator().await?;
        scene.world.rest().await?;
        assert_eq!(runs(&mut scene)?, ["backup a"]);

        scene.world.restart().await?;
        scene.world.rest().await?;
        assert_eq!(
            runs(&mut scene)?,
            Vec::<String>::new(),
            "it is made up for already"
        );

        next_minute().await?;
        scene.world.rest().await?;
        assert_eq!(runs(&mut scene)?, ["backup a", "report a"]);
        Ok(())
    })
}
