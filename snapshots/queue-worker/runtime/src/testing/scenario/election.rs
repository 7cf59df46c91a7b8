//! Several replicas of the operator, of which one works.

use serde_json::Value;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::lifecycle::same;
use super::world::{World, settings};
use super::{Outcome, Scenario, ensure};

/// A replica of the operator; dropped, it ends as by `kill -9`.
struct Replica {
    name: &'static str,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
}

impl Drop for Replica {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Scenario {
    /// Of two replicas one works. When it is killed, or stops in good order, the other goes on where it was, and nobody
    /// else ever writes than who holds the Lease.
    pub fn hands_over_to_another_replica(&self) {
        self.play(async || {
            let world = self.world()?;
            world.create(&self.golden.full)?;
            let first = self.replica(&world, "operator-0")?;
            world
                .until("a replica leads", |world| leads(world, &first))
                .await?;
            let second = self.replica(&world, "operator-1")?;
            world.ready().await?;
            let right = world.state();

            drop(first);
            world.delete_children()?;
            world
                .until("the other leads", |world| leads(world, &second))
                .await?;
            world.ready().await?;
            same(&right, &world.state(), "after the leader was killed")?;

            let third = self.replica(&world, "operator-2")?;
            second.stop().await?;
            world.delete_children()?;
            world
                .until("the third leads", |world| leads(world, &third))
                .await?;
            world.ready().await?;
            same(&right, &world.state(), "after the leader stopped")?;
            only_leaders_wrote(&world)
        });
    }

    fn replica(&self, world: &World<'_>, name: &'static str) -> Result<Replica, String> {
        let (stop, stopped) = oneshot::channel();
        let settings = settings(name, true)?;
        let end = Box::pin(async move { drop(stopped.await) });
        let operator = (self.operator)(world.server.client(), settings, end);
        let task = tokio::spawn(async move {
            // Whether it lost the lead shows in the Lease.
            let _ = operator.await;
        });
        Ok(Replica {
            name,
            stop: Some(stop),
            task,
        })
    }
}

impl Replica {
    /// Stops the replica as SIGTERM does.
    async fn stop(mut self) -> Outcome {
        drop(self.stop.take());
        (&mut self.task).await.map_err(|error| error.to_string())
    }
}

fn leads(world: &World<'_>, replica: &Replica) -> bool {
    let lease = world.server.get(
        "coordination.k8s.io/v1",
        "Lease",
        "default",
        &world.golden.operator,
    );
    lease.is_some_and(|lease: Value| lease["spec"]["holderIdentity"] == replica.name)
}

/// Every write is of the client that wrote the Lease last.
fn only_leaders_wrote(world: &World<'_>) -> Outcome {
    let mut leader = 0;
    for request in world.server.requests() {
        match request.resource.as_str() {
            "leases" if request.writes() && request.code < 300 => leader = request.client,
            "leases" | "events" => {}
            _ => ensure(!request.writes() || request.client == leader, || {
                format!("{request:?}, while client {leader} led")
            })?,
        }
    }
    Ok(())
}
