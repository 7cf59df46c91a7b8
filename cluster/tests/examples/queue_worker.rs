//! `examples/queue-worker`: pools whose sizes belong to their scalers.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::world::{Example, NAMESPACE, World, condition};

const QUEUE_WORKER: Example = Example {
    folder: "queue-worker",
    operator: "queue-worker-operator",
    group: "work.example.com",
    plural: "queueworkers",
    sample: "queueworker-sample",
};

/// The pools of the sample: the one is scaled by its load, the other by its queue.
const BULK: &str = "queueworker-sample-worker-bulk";
const MAIL: &str = "queueworker-sample-worker-mail";

const CHILDREN: [(&str, &str, &str); 5] = [
    ("serviceaccount", NAMESPACE, "queueworker-sample"),
    ("deployment", NAMESPACE, BULK),
    ("deployment", NAMESPACE, MAIL),
    ("horizontalpodautoscaler", NAMESPACE, BULK),
    ("scaledobjects.keda.sh", NAMESPACE, MAIL),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_queue_worker_becomes_ready_and_leaves_sizes_to_scalers() -> Result<()> {
    let world = World::start(QUEUE_WORKER, async |control_plane, project| {
        // KEDA's own definitions are there before the operator is; its controller does not run here.
        let crds = project.join("crds");
        let crds = crds.to_str().context("a path that is not UTF-8")?;
        control_plane.kubectl(&["create", "-f", crds]).await?;
        let wait = [
            "wait",
            "--for=condition=Established",
            "crd",
            "scaledobjects.keda.sh",
        ];
        control_plane.kubectl(&wait).await.map(drop)
    });
    world.await?.show(story).await
}

async fn story(world: &World) -> Result<()> {
    world.apply_samples().await?;
    let sample = world.ready().await?;
    world.owns(&CHILDREN).await?;
    ensure!(sample["status"]["pools"] == 2, "{sample:#}");
    ensure!(
        condition(&sample, "Working")["status"] == "True",
        "{sample:#}"
    );
    for (kind, name) in [
        ("horizontalpodautoscaler", MAIL),
        ("scaledobjects.keda.sh", BULK),
    ] {
        ensure!(
            world.find(kind, NAMESPACE, name).await?.is_none(),
            "{kind} {name}"
        );
    }

    // The autoscaler keeps its least size, and somebody else another: the operator leaves both alone.
    let pools = |least: u32| json!([{ "name": "bulk", "minReplicas": least, "maxReplicas": 4 }, { "name": "mail", "queue": "mail" }]);
    world
        .change(json!({ "spec": { "pools": pools(3) } }))
        .await?;
    let scale = ["scale", "deployment", MAIL, "-n", NAMESPACE, "--replicas=2"];
    world.kubectl(&scale).await?;
    for (name, size) in [(BULK, 3), (MAIL, 2)] {
        let has = |deployment: &Value| deployment["status"]["readyReplicas"] == size;
        world
            .until(("deployment", NAMESPACE, name), "it has its size", has)
            .await?;
    }
    world
        .until_sample("all workers are counted", |sample| {
            sample["status"]["workers"] == 5
        })
        .await?;
    world.ready().await?;
    world.is_steady().await?;
    for (name, size) in [(BULK, 3), (MAIL, 2)] {
        let deployment = world.get("deployment", NAMESPACE, name).await?;
        ensure!(deployment["spec"]["replicas"] == size, "{deployment:#}");
    }

    // A pool goes, with its scaler; the other gets a queue, and with it the other kind of scaler.
    let pools = json!([{ "name": "mail" }]);
    world.change(json!({ "spec": { "pools": pools } })).await?;
    world.ready().await?;
    for (kind, name) in [
        ("deployment", BULK),
        ("horizontalpodautoscaler", BULK),
        ("scaledobjects.keda.sh", MAIL),
    ] {
        world.gone(kind, NAMESPACE, name).await?;
    }
    world
        .owns(&[("horizontalpodautoscaler", NAMESPACE, MAIL)])
        .await?;
    world
        .the_same_trouble_comes_twice(("serviceaccount", NAMESPACE, "queueworker-sample"))
        .await?;

    world.hold().await?;
    world.delete_sample().await?;
    for (kind, namespace, name) in CHILDREN {
        world.gone(kind, namespace, name).await?;
    }
    world
        .gone("horizontalpodautoscaler", NAMESPACE, MAIL)
        .await?;
    world.may_do_what_it_does(&[]).await
}
