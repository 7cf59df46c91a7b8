//! Whatever goes wrong on the way, the end is the same as when nothing does.

use std::time::Duration;

use serde_json::Value;
use tokio::time::{sleep, timeout};

use super::lifecycle::same;
use super::world::World;
use super::{Scenario, ensure};
use crate::testing::{Fault, Rule};

/// More writes than any resource needs: a scenario that gets here goes round in circles.
const WRITES: usize = 200;

/// How long a dying operator may take to its next write.
const PATIENCE: Duration = Duration::from_secs(900);

impl Scenario {
    /// The operator dies after its first, second, third, ... write; another goes on where it stopped.
    pub fn survives_a_crash_after_every_write(&self) {
        self.play(async || {
            let right = self.undisturbed().await?;
            for writes in 1..WRITES {
                let mut world = self.world()?;
                world.create(&self.golden.full)?;
                let (client, crash) = world.server.client_that_crashes_after(writes);
                world.start_with(client)?;
                if timeout(PATIENCE, crash.happened()).await.is_err() {
                    return ensure(writes > 1, || "the operator wrote nothing".to_owned());
                }
                world.kill();
                world.start()?;
                world.ready().await?;
                same(
                    &right,
                    &world.state(),
                    &format!("a crash after write {writes}"),
                )?;
            }
            Err("the operator never stops writing".to_owned())
        });
    }

    /// Each write in turn is refused, with every code that an API server gives in bad times.
    pub fn survives_every_kind_of_api_error(&self) {
        let codes = [403, 409, 429, 500, 503, 504].map(Fault::Status);
        self.survives(&[&codes[..], &[Fault::TooManyRequests(2), Fault::Disconnect]].concat());
    }

    /// Each write in turn is performed, but its answer is lost; and watches break and cannot go on where they were.
    pub fn survives_lost_answers_and_broken_watches(&self) {
        self.survives(&[Fault::LostResponse, Fault::Delay(Duration::from_secs(45))]);
        self.play(async || {
            let right = self.undisturbed().await?;
            let world = self.ready_world().await?;
            world.server.hold_watches();
            world.delete_children()?;
            world.server.compact();
            world.server.break_watches();
            world.server.release_watches();
            world.ready().await?;
            same(&right, &world.state(), "after deletions that no watch saw")?;

            world.server.hold_watches();
            world.delete(&self.golden.full.resource)?;
            if world.resource().is_some() {
                // A finalizer waits for the operator: no deletion of it goes unseen.
                world.server.release_watches();
                let gone = |world: &World<'_>| world.resource().is_none();
                return world.until("the resource is gone", gone).await;
            }
            world.create(&self.golden.full)?;
            world.server.compact();
            world.server.break_watches();
            world.server.release_watches();
            world.ready().await?;
            same(&right, &world.state(), "after the watches broke")
        });
    }

    /// Lets each write in turn go wrong in each of these ways.
    fn survives(&self, faults: &[Fault]) {
        self.play(async || {
            let right = self.undisturbed().await?;
            for fault in faults {
                for write in 0..WRITES {
                    let mut world = self.world()?;
                    world.create(&self.golden.full)?;
                    world
                        .server
                        .fail(Rule::new(fault.clone()).writes().after(write).times(1));
                    let mark = world.server.mark();
                    world.start()?;
                    world.ready().await?;
                    same(
                        &right,
                        &world.state(),
                        &format!("{fault:?} of write {write}"),
                    )?;
                    if world.server.writes_since(mark).len() <= write {
                        break; // There was no such write: all were tried.
                    }
                }
            }
            Ok(())
        });
    }

    async fn undisturbed(&self) -> Result<Value, String> {
        let world = self.ready_world().await?;
        sleep(Duration::from_secs(60)).await;
        Ok(world.state())
    }
}
