//! What the same work costs.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use cluster::{AuditEvent, AuditMark};
use serde_json::{Value, json};

use crate::support::{Rhythm, World};

/// Each with a name.
pub async fn figures(world: &mut World) -> Result<Vec<(&'static str, String)>> {
    let mut figures = Vec::new();
    world.rest().await?;
    world.kill();
    let begin = Instant::now();
    world.start_operator().await?;
    let took = begin.elapsed().as_secs_f64();
    figures.push(("from its start to its first watch", format!("{took:.1} s")));
    world.rest().await?;
    figures.push(("memory with nothing to do", memory(world)?));

    let mut scene = world.scene().await?;
    let mark = scene.world.control_plane.audit_mark()?;
    scene.created("a").await?;
    figures.push(("requests for a new object", requests(scene.world, mark)?));
    let mark = scene.world.control_plane.audit_mark()?;
    scene.edit(json!({ "token": SECRET, "image": "b" })).await?;
    scene.begun("migrate", 1).await?;
    scene.world.rest().await?;
    figures.push(("requests for an edit", requests(scene.world, mark)?));
    let sample = scene.sample().await?.context("it")?;
    figures.push(("copies of a secret of the spec", copies(sample)));
    let mark = scene.world.control_plane.audit_mark()?;
    tokio::time::sleep(Duration::from_secs(30)).await;
    figures.push(("requests in 30 s at rest", requests(scene.world, mark)?));

    let mut scene = world.scene().await?;
    for number in 0..TIMERS {
        scene
            .create_named(&format!("sample-{number}"), "a", &["sweep"])
            .await?;
    }
    scene.begun("sweep", TIMERS).await?;
    tokio::time::sleep(Duration::from_secs(5)).await;
    scene.look()?;
    let mark = scene.world.control_plane.audit_mark()?;
    tokio::time::sleep(Duration::from_secs(30)).await;
    let rhythm = Rhythm::of(&scene.calls_of("sweep")?)?;
    let runs = format!("{} in 30 s, every {:.1} ms", rhythm.runs, rhythm.interval);
    figures.push(("runs of 50 sharp timers of 1 s", runs));
    figures.push(("their requests", requests(scene.world, mark)?));
    figures.push(("memory with them", memory(scene.world)?));
    Ok(figures)
}

const TIMERS: usize = 50;
const SECRET: &str = "correct-horse";

/// The requests of the operator since a mark, but for its Lease and those that open a watch, by verb and resource.
fn requests(world: &World, mark: AuditMark) -> Result<String> {
    let events = world.installation.work_since(&world.control_plane, mark)?;
    let mut counts = std::collections::BTreeMap::new();
    let is_work = |event: &&AuditEvent| {
        // kopf's counterpart of the Lease.
        event.verb != "watch" && event.resource != "clusterkopfpeerings"
    };
    for event in events.iter().filter(is_work) {
        let slash = if event.subresource.is_empty() {
            ""
        } else {
            "/"
        };
        let what = format!(
            "{} {}{slash}{}",
            event.verb, event.resource, event.subresource
        );
        *counts.entry(what).or_insert(0) += 1;
    }
    let total: usize = counts.values().sum();
    let each = Vec::from_iter(counts.iter().map(|(what, count)| format!("{count} {what}")));
    Ok(match total {
        0 => "0".to_owned(),
        _ => format!("{total}: {}", each.join(", ")),
    })
}

/// The annotations and other places that hold the secret besides the field that is for it.
fn copies(mut sample: Value) -> String {
    sample["spec"]["token"] = Value::Null;
    let annotations = sample["metadata"]["annotations"].as_object().cloned();
    let holds = |value: &Value| value.to_string().contains(SECRET);
    let names = annotations
        .iter()
        .flatten()
        .filter(|(_, value)| holds(value));
    let names = Vec::from_iter(names.map(|(name, _)| format!("annotation `{name}`")));
    match names.is_empty() {
        false => names.join(", "),
        true if holds(&sample) => "elsewhere in the object".to_owned(),
        true => "none".to_owned(),
    }
}

fn memory(world: &World) -> Result<String> {
    let kib = world.operators[0].usage()?.resident_kib;
    Ok(format!("{} MiB", kib / 1024))
}
