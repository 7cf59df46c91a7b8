//! The scenarios of the hooks' tests happen to the generated operator and to one of kopf with the same handlers
//! (`scripts/kopf/sample.py`), and a table tells both. Run it by `scripts/kopf/run.sh`.

#[path = "../hooks/scenarios/mod.rs"]
#[allow(dead_code, reason = "why a call is right is for those tests to say")]
mod scenarios;
#[path = "../hooks/support/mod.rs"]
#[allow(dead_code, reason = "the hooks' tests use the rest")]
mod support;

mod figures;

use std::path::Path;

use anyhow::{Context, Result};
use cluster::{ControlPlane, Installation, Options, eventually};
use kube::Api;
use kube::api::{ApiResource, DynamicObject, GroupVersionKind, PostParams};
use serde_json::json;

use figures::figures;
use scenarios::{Scenario, crashes, edits, ends, failures, handover};
use support::project::build;
use support::{LIMIT, World};

#[tokio::main]
async fn main() -> Result<()> {
    let ours = Side::of(World::start().await?).await?;
    let kopf = Side::of(with_kopf().await?).await?;
    println!("| what happens | calls that are right | operator-gen | kopf |\n|---|---|---|---|");
    for (scenario, (ours, kopf)) in all().zip(ours.calls.iter().zip(&kopf.calls)) {
        let right = scenario.right.iter().map(ToString::to_string).collect();
        let right = cell(&Ok(right));
        let against = |calls| Some(cell(calls)).filter(|it| *it != right);
        let same = || "the same".to_owned();
        let (ours, kopf) = (against(ours), against(kopf));
        let (ours, kopf) = (ours.unwrap_or_else(same), kopf.unwrap_or_else(same));
        println!("| {} | {right} | {ours} | {kopf} |", scenario.name);
    }
    println!("\n| measured | operator-gen | kopf |\n|---|---|---|");
    for ((what, ours), (_, kopf)) in ours.figures.iter().zip(&kopf.figures) {
        println!("| {what} | {ours} | {kopf} |");
    }
    Ok(())
}

fn all() -> impl Iterator<Item = &'static Scenario> {
    let all = [
        edits::ALL,
        failures::ALL,
        ends::ALL,
        crashes::ALL,
        handover::ALL,
    ];
    all.into_iter().flatten()
}

/// What came of one of the two operators.
struct Side {
    calls: Vec<Result<Vec<String>>>,
    figures: Vec<(&'static str, String)>,
}

impl Side {
    async fn of(mut world: World) -> Result<Self> {
        let figures = figures(&mut world).await?;
        let mut calls = Vec::new();
        for scenario in all() {
            let happened = scenario.happen(&mut world).await;
            eprintln!("{}: {happened:?}", scenario.name);
            calls.push(happened);
        }
        Ok(Self { calls, figures })
    }
}

/// A world in which kopf is the operator, with the same kind, and every permission.
async fn with_kopf() -> Result<World> {
    let (project, _) = build()?;
    let control_plane = ControlPlane::start(Options::default()).await?;
    let crd = project.join("deploy/crd");
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scripts/kopf");
    let peering = scripts.join("peering.yaml");
    let path = |path: &Path| path.to_str().map(str::to_owned);
    let crd = path(&crd).context("a path that is not UTF-8")?;
    let peering = path(&peering).context("a path that is not UTF-8")?;
    for command in [
        &["apply", "--server-side", "-k", &crd][..],
        &["apply", "--server-side", "-f", &peering],
        &["create", "namespace", "kopf"],
        &["create", "serviceaccount", "kopf", "--namespace=kopf"],
        &[
            "create",
            "clusterrolebinding",
            "kopf",
            "--clusterrole=cluster-admin",
            "--serviceaccount=kopf:kopf",
        ],
    ] {
        control_plane.kubectl(command).await?;
    }
    let hooks = json!({
        "apiVersion": "kopf.dev/v1", "kind": "ClusterKopfPeering", "metadata": { "name": "hooks" },
    });
    let kind = GroupVersionKind::gvk("kopf.dev", "v1", "ClusterKopfPeering");
    let peerings = ApiResource::from_gvk(&kind);
    let peerings: Api<DynamicObject> = Api::all_with(control_plane.client(), &peerings);
    let hooks = serde_json::from_value(hooks)?;
    eventually("peerings are served", LIMIT, async || {
        Ok(peerings.create(&PostParams::default(), &hooks).await.ok())
    })
    .await?;
    let installation = Installation::of(&control_plane, "kopf", "kopf").await?;
    World::with(control_plane, installation, scripts.join("operator.sh")).await
}

/// Calls as the cell of a table.
fn cell(calls: &Result<Vec<String>>) -> String {
    match calls {
        Ok(calls) if calls.is_empty() => "none".to_owned(),
        Ok(calls) => Vec::from_iter(calls.iter().map(|call| format!("`{call}`"))).join("<br>"),
        Err(error) => format!("{error:#}")
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned(),
    }
}
