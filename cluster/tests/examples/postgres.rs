//! `examples/postgres`: the server with its standby, passwords that stay, backups.

use anyhow::{Result, ensure};
use cluster::ControlPlane;
use serde_json::{Value, json};

use crate::world::{Example, NAMESPACE, World, condition, create};

const POSTGRES: Example = Example {
    folder: "postgres",
    operator: "postgres-operator",
    group: "databases.example.com",
    plural: "postgreses",
    sample: "postgres-sample",
};

/// The children, but for those that outlive their Postgres.
const CHILDREN: [(&str, &str, &str); 8] = [
    ("secret", NAMESPACE, "postgres-sample-connection"),
    ("configmap", NAMESPACE, "postgres-sample-config"),
    ("service", NAMESPACE, "postgres-sample-pods"),
    ("service", NAMESPACE, "postgres-sample"),
    ("service", NAMESPACE, "postgres-sample-read"),
    ("statefulset", NAMESPACE, "postgres-sample"),
    ("poddisruptionbudget", NAMESPACE, "postgres-sample"),
    ("cronjob", NAMESPACE, "postgres-sample-backup"),
];

const CREDENTIALS: (&str, &str, &str) = ("secret", NAMESPACE, "postgres-sample-credentials");
const BACKUPS: (&str, &str, &str) = (
    "persistentvolumeclaim",
    NAMESPACE,
    "postgres-sample-backups",
);

/// Volumes for the claims: nobody makes any here.
async fn volumes(control_plane: &ControlPlane) -> Result<()> {
    for index in 0..4 {
        let volume = json!({
            "apiVersion": "v1", "kind": "PersistentVolume", "metadata": { "name": format!("volume-{index}") },
            "spec": {
                "capacity": { "storage": "20Gi" }, "accessModes": ["ReadWriteOnce"],
                "hostPath": { "path": format!("/volumes/{index}") },
            },
        });
        create(control_plane, &volume).await?;
    }
    Ok(())
}

/// The passwords, encoded.
async fn passwords(world: &World) -> Result<Value> {
    let (kind, namespace, name) = CREDENTIALS;
    let secret = world.get(kind, namespace, name).await?;
    for key in ["password", "replication-password"] {
        ensure!(secret["data"][key].is_string(), "no {key}");
    }
    ensure!(secret["data"]["password"] != secret["data"]["replication-password"]);
    Ok(secret["data"].clone())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_postgres_becomes_ready_and_keeps_its_passwords() -> Result<()> {
    let world = World::start(POSTGRES, async |control_plane, _| {
        volumes(control_plane).await
    });
    let world = world.await?;
    world.show(story).await
}

async fn story(world: &World) -> Result<()> {
    world.apply_samples().await?;
    let sample = world.ready().await?;
    world.owns(&CHILDREN).await?;
    world.owns(&[CREDENTIALS, BACKUPS]).await?;
    reports(&sample)?;
    let passwords = passwords(world).await?;
    connects(world, &passwords).await?;
    world.is_steady().await?;
    keeps_secrets(world, &passwords).await?;

    // Fewer servers, no backups: what is no longer wanted goes, but for the dumps.
    world
        .change(json!({ "spec": { "instances": 1, "backup": null, "parameters": { "max_connections": "300" } } }))
        .await?;
    let sample = world.ready().await?;
    ensure!(sample["status"]["readEndpoint"].is_null(), "{sample:#}");
    ensure!(
        condition(&sample, "BackedUp")["reason"] == "NotConfigured",
        "{sample:#}"
    );
    for (kind, name) in [
        ("service", "postgres-sample-read"),
        ("cronjob", "postgres-sample-backup"),
    ] {
        world.gone(kind, NAMESPACE, name).await?;
    }
    let (kind, namespace, name) = BACKUPS;
    let kept = world.get(kind, namespace, name).await?;
    ensure!(kept["metadata"]["ownerReferences"].is_null(), "{kept:#}");
    world
        .the_same_trouble_comes_twice(("configmap", NAMESPACE, "postgres-sample-config"))
        .await?;
    ensure!(
        self::passwords(world).await? == passwords,
        "other passwords"
    );

    goes_and_comes_back(world, &passwords).await?;
    world.may_do_what_it_does(&[]).await
}

fn reports(sample: &Value) -> Result<()> {
    let status = &sample["status"];
    ensure!(status["readyReplicas"] == 2, "{sample:#}");
    ensure!(
        status["primaryEndpoint"] == "postgres-sample.default.svc:5432",
        "{sample:#}"
    );
    ensure!(
        status["readEndpoint"] == "postgres-sample-read.default.svc:5432",
        "{sample:#}"
    );
    ensure!(
        status["connectionSecret"] == "postgres-sample-connection",
        "{sample:#}"
    );
    ensure!(
        condition(sample, "PrimaryAvailable")["status"] == "True",
        "{sample:#}"
    );
    ensure!(
        condition(sample, "BackedUp")["reason"] == "Scheduled",
        "{sample:#}"
    );
    Ok(())
}

/// What clients mount has the same password, and the Service leads to the first pod.
async fn connects(world: &World, passwords: &Value) -> Result<()> {
    let connection = world
        .get("secret", NAMESPACE, "postgres-sample-connection")
        .await?;
    ensure!(connection["data"]["password"] == passwords["password"]);
    let slices = "-l=kubernetes.io/service-name=postgres-sample";
    let slices = world
        .kubectl(&[
            "get",
            "endpointslices",
            "-n",
            NAMESPACE,
            slices,
            "-o",
            "json",
        ])
        .await?;
    let slices: Value = serde_json::from_str(&slices)?;
    let endpoints = slices["items"][0]["endpoints"].as_array();
    let pods = endpoints.into_iter().flatten();
    let pods = Vec::from_iter(pods.map(|endpoint| endpoint["targetRef"]["name"].clone()));
    ensure!(pods == ["postgres-sample-0"], "{slices:#}");
    Ok(())
}

/// No password is in the log, in an event or in the resource.
async fn keeps_secrets(world: &World, passwords: &Value) -> Result<()> {
    let events = ["get", "events", "--all-namespaces", "-o", "json"];
    let told = [
        world.operator.output()?,
        world.kubectl(&events).await?,
        world.sample().await?.to_string(),
    ];
    for key in ["password", "replication-password"] {
        let encoded = passwords[key].as_str().unwrap();
        let k8s_openapi::ByteString(plain) = serde_json::from_value(passwords[key].clone())?;
        let plain = String::from_utf8(plain)?;
        ensure!(plain.len() == 32, "{} characters", plain.len());
        let says = |text: &String| text.contains(encoded) || text.contains(&plain);
        ensure!(!told.iter().any(says), "{key} is told");
    }
    Ok(())
}

/// A Postgres of the same name goes on with the passwords that the data on the volumes knows.
async fn goes_and_comes_back(world: &World, passwords: &Value) -> Result<()> {
    world.delete_sample().await?;
    for (kind, namespace, name) in CHILDREN {
        world.gone(kind, namespace, name).await?;
    }
    ensure!(
        &self::passwords(world).await? == passwords,
        "other passwords"
    );
    world.apply_samples().await?;
    world.ready().await?;
    world.owns(&CHILDREN).await?;
    world.owns(&[CREDENTIALS, BACKUPS]).await?;
    ensure!(
        &self::passwords(world).await? == passwords,
        "other passwords"
    );
    world.delete_sample().await?;
    for (kind, namespace, name) in CHILDREN {
        world.gone(kind, namespace, name).await?;
    }
    Ok(())
}
