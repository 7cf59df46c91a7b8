//! Several replicas: one works, the others wait, and one of them takes over.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use cluster::{AuditEvent, Operator, eventually};
use serde_json::json;

use crate::support::{LIMIT, WEBAPP, World, alone};

/// The Lease's duration and one retry with its jitter, and two seconds for a slow machine.
const TAKE_OVER: Duration = Duration::from_millis(15_000 + 2_400 + 2_000);
/// One retry with its jitter, and a second for a slow machine.
const HAND_OVER: Duration = Duration::from_millis(2_400 + 1_000);

/// Starts a second replica, and waits until it is ready. Returns the names of the leader and of the other.
async fn second_replica(world: &mut World) -> Result<(String, &'static str)> {
    let leader = world.leader().await?.context("nobody leads")?;
    let other = if leader == "second" {
        "first"
    } else {
        "second"
    };
    let operator = world.start_operator(other)?;
    // A rolling update waits for it, so it must be ready although it does not lead.
    eventually("the second replica is ready", LIMIT, async || {
        Ok(operator.is_ready().then_some(()))
    })
    .await?;
    world.operators.push(operator);
    Ok((leader, other))
}

fn says_it_leads(operator: &Operator) -> Result<bool> {
    let metrics = operator.metrics()?;
    let line = metrics
        .lines()
        .find_map(|line| line.strip_prefix("operator_leader "));
    Ok(line.context("no operator_leader")? == "1")
}

#[test]
fn of_two_replicas_one_works() -> Result<()> {
    alone(async |world| {
        let (leader, _) = second_replica(world).await?;
        let namespace = world.namespace().await?;
        let mark = world.control_plane.audit_mark()?;
        namespace
            .ready_webapp("web", json!({ "image": "nginx:1.27" }))
            .await?;
        world.rest().await?;

        assert_eq!(world.leader().await?, Some(leader));
        assert!(says_it_leads(&world.operators[0])?);
        assert!(!says_it_leads(&world.operators[1])?);
        let events = world.work_since(mark)?;
        let applies = |resource: &str| {
            let is_apply = |event: &&AuditEvent| {
                event.verb == "patch" && event.resource == resource && event.subresource.is_empty()
            };
            events.iter().filter(is_apply).count()
        };
        assert_eq!((applies("deployments"), applies("services")), (1, 1));
        world.operators.remove(1).terminate(LIMIT).await.map(drop)
    })
}

#[test]
fn a_killed_leader_is_replaced_once_its_lease_expires() -> Result<()> {
    alone(async |world| {
        let (_, other) = second_replica(world).await?;
        let namespace = world.namespace().await?;
        let begin = Instant::now();
        world.operators.remove(0).kill();
        namespace
            .webapp("web", json!({ "image": "nginx:1.27" }))
            .await?;
        world.led_by(other, TAKE_OVER).await?;
        // Not before the dead one would have stopped by itself, if it were alive and cut off.
        ensure!(
            begin.elapsed() > Duration::from_secs(10),
            "after {:?}",
            begin.elapsed()
        );
        namespace.ready("web").await.map(drop)
    })
}

#[test]
fn a_terminated_leader_hands_over_at_once() -> Result<()> {
    alone(async |world| {
        let (_, other) = second_replica(world).await?;
        let namespace = world.namespace().await?;
        let took = world.operators.remove(0).terminate(LIMIT).await?;
        ensure!(
            took < Duration::from_secs(1),
            "SIGTERM to end took {took:?} with nothing to do"
        );
        world.led_by(other, HAND_OVER).await?;
        namespace
            .ready_webapp("web", json!({ "image": "nginx:1.27" }))
            .await
            .map(drop)
    })
}

#[test]
fn a_leader_that_hung_does_no_more_work_once_it_wakes() -> Result<()> {
    alone(async |world| {
        let (_, other) = second_replica(world).await?;
        let namespace = world.namespace().await?;
        namespace
            .ready_webapp("web", json!({ "image": "nginx:1.27" }))
            .await?;
        world.operators[0].pause()?;
        world.led_by(other, TAKE_OVER).await?;
        namespace
            .change(WEBAPP, "web", json!({ "spec": { "image": "nginx:1.28" } }))
            .await?;
        namespace.ready("web").await?;
        world.rest().await?;

        let mark = world.control_plane.audit_mark()?;
        world.operators[0].resume()?;
        let code = world.operators[0].ended(LIMIT).await?;
        assert!(
            code.is_some_and(|code| code != 0),
            "the kubelet must start it again, but it ended with {code:?}"
        );
        world.operators.remove(0);
        world.rest().await?;
        let writes = |event: &AuditEvent| !matches!(event.verb.as_str(), "list" | "watch" | "get");
        let events = world.work_since(mark)?;
        assert_eq!(events.iter().find(|event| writes(event)), None);
        assert_eq!(world.leader().await?.as_deref(), Some(other));
        Ok(())
    })
}

#[test]
fn a_terminated_operator_finishes_what_it_began_and_another_does_the_rest() -> Result<()> {
    const COUNT: usize = 20;
    alone(async |world| {
        let namespace = world.namespace().await?;
        let name = |index: usize| format!("web-{index}");
        for index in 0..COUNT {
            namespace
                .webapp(
                    &name(index),
                    json!({ "image": "nginx:1.27", "config": { "A": "1" } }),
                )
                .await?;
        }
        world.operators.remove(0).terminate(LIMIT).await?;
        let mark = world.control_plane.audit_mark()?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(
            world.work_since(mark)?.first(),
            None,
            "a request after the end"
        );
        assert_eq!(world.leader().await?, None, "the Lease is still held");

        world.start_leader("first").await?;
        for index in 0..COUNT {
            namespace.ready(&name(index)).await?;
        }
        Ok(())
    })
}
