//! Many WebApps, and what the operator asks of the API server for them: the audit log is the witness.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::Result;
use cluster::AuditEvent;
use serde_json::json;

use crate::support::{DEPLOYMENT, SERVICE, WEBAPP, alone, crowd};

/// The requests but for those that open a watch, counted by verb and resource.
fn but_watches(events: &[AuditEvent]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for event in events.iter().filter(|event| event.verb != "watch") {
        *counts
            .entry(format!("{} {} {}", event.verb, event.resource, event.code))
            .or_default() += 1;
    }
    counts
}

#[test]
fn two_hundred_webapps_all_become_ready() -> Result<()> {
    alone(async |world| {
        let namespace = world.crowd().await?;
        for kind in [DEPLOYMENT, SERVICE] {
            assert_eq!(namespace.list(kind).await?.len(), crowd::SIZE);
        }
        Ok(())
    })
}

#[test]
fn an_operator_that_is_killed_and_started_again_writes_nothing() -> Result<()> {
    alone(async |world| {
        world.crowd().await?;
        world.rest().await?;
        world.operators.remove(0).kill();
        let mark = world.control_plane.audit_mark()?;
        // As a container that restarts: the pod's name stays.
        world.start_leader("first").await?;
        world.rest().await?;

        let events = world.work_since(mark)?;
        let requests = but_watches(&events);
        assert!(
            requests.keys().all(|request| request.starts_with("list ")),
            "{requests:?}"
        );
        // It has looked at everything before it decided so.
        for resource in [
            "webapps",
            "configmaps",
            "deployments",
            "services",
            "ingresses",
        ] {
            assert!(
                events.iter().any(|event| event.resource == resource),
                "{resource}: {requests:?}"
            );
        }
        Ok(())
    })
}

#[test]
fn at_rest_it_neither_reads_nor_writes() -> Result<()> {
    alone(async |world| {
        world.crowd().await?;
        world.rest().await?;
        let mark = world.control_plane.audit_mark()?;
        tokio::time::sleep(Duration::from_secs(30)).await;
        let requests = but_watches(&world.work_since(mark)?);
        assert_eq!(requests, BTreeMap::new());
        Ok(())
    })
}

#[test]
fn a_change_of_one_webapp_touches_no_other() -> Result<()> {
    alone(async |world| {
        let namespace = world.crowd().await?;
        world.rest().await?;
        let mark = world.control_plane.audit_mark()?;
        let image = json!({ "spec": { "image": format!("nginx:1.{}", fastrand::u32(30..)) } });
        namespace.change(WEBAPP, "webapp-7", image).await?;
        namespace.ready("webapp-7").await?;
        world.rest().await?;
        let events = world.work_since(mark)?;
        let requests = but_watches(&events);
        let others =
            |event: &&AuditEvent| event.verb != "watch" && !event.name.starts_with("webapp-7");
        assert_eq!(events.iter().find(others), None);
        // The Deployment, the status, and at most a status and an event for the way there.
        assert_eq!(
            requests.get("patch deployments 200"),
            Some(&1),
            "{requests:?}"
        );
        assert!(requests.values().sum::<usize>() <= 5, "{requests:?}");
        Ok(())
    })
}
