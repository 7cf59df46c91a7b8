//! Admission on a real API server: what the generated DNS operator's code says of objects, and that it can always be asked,
//! while certificates rotate and replicas come and go.
//!
//! No pods run here. The Service of the webhooks leads to a forwarder in this test, which plays its part: it knows the
//! replicas that are ready, and learns late that one leaves.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use cluster::{AuditMark, ControlPlane, Installation, Operator, Options, eventually};
use kube::api::{
    Api, ApiResource, DeleteParams, DynamicObject, GroupVersionKind, Patch, PatchParams, PostParams,
};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const NAME: &str = "dns-operator";
const NAMESPACE: &str = "dns-operator-system";
const SECRET: &str = "dns-operator-webhook-tls";
const LIMIT: Duration = Duration::from_secs(60);

/// How many requests come, and how many of them at the same time.
const REQUESTS: usize = 1000;
const IN_FLIGHT: usize = 16;

/// The ports of the replicas that are ready.
type Ready = Arc<Mutex<Vec<u16>>>;

/// Sends each connection to one of the ready replicas, as a Service does.
async fn forward(listener: TcpListener, ready: Ready) {
    while let Ok((mut from, _)) = listener.accept().await {
        let ports = ready.lock().unwrap().clone();
        let port = ports.get(fastrand::usize(..ports.len().max(1))).copied();
        tokio::spawn(async move {
            let Some(port) = port else { return };
            if let Ok(mut to) = TcpStream::connect(("127.0.0.1", port)).await {
                let _ = tokio::io::copy_bidirectional(&mut from, &mut to).await;
            }
        });
    }
}

/// A provider of DNS that refuses everything, or takes everything.
async fn provide(listener: TcpListener, refuses: Arc<AtomicBool>) {
    while let Ok((mut connection, _)) = listener.accept().await {
        let refuses = Arc::clone(&refuses);
        tokio::spawn(async move {
            let _ = connection.read(&mut [0; 4096]).await;
            let (status, body) = match refuses.load(Ordering::Relaxed) {
                true => ("400 Bad Request", ""),
                false => ("200 OK", r#"{"id":"1"}"#),
            };
            let length = body.len();
            let head =
                format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n");
            let _ = connection
                .write_all(format!("{head}\r\n{body}").as_bytes())
                .await;
        });
    }
}

/// The program of the project, built.
fn build() -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let target = root.join("target/generated");
    let status = Command::new("cargo")
        .args(["build", "--locked", "--quiet"])
        .current_dir(root.join("snapshots/dns"))
        .env("CARGO_TARGET_DIR", &target)
        .status()
        .context("run cargo")?;
    ensure!(status.success(), "the operator does not compile");
    Ok(target.join("debug").join(NAME))
}

struct World {
    control_plane: ControlPlane,
    installation: Installation,
    program: PathBuf,
    ready: Ready,
    /// Where the operator keeps records, and whether they are refused there.
    provider: String,
    refuses: Arc<AtomicBool>,
}

impl World {
    async fn start() -> Result<Self> {
        let program = build()?;
        let control_plane = ControlPlane::start(Options::default()).await?;
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../snapshots/dns");
        let installation = Installation::apply(&control_plane, &project, NAME, NAMESPACE).await?;
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let ready = Ready::default();
        tokio::spawn(forward(listener, Arc::clone(&ready)));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let provider = format!("http://{}", listener.local_addr()?);
        let refuses = Arc::default();
        tokio::spawn(provide(listener, Arc::clone(&refuses)));
        let world = Self {
            control_plane,
            installation,
            program,
            ready,
            provider,
            refuses,
        };
        world.lead_the_service_here(port).await?;
        Ok(world)
    }

    /// Nothing else of the manifests changes: the API server still checks that it speaks to the Service.
    async fn lead_the_service_here(&self, port: u16) -> Result<()> {
        let kubectl = async |arguments: &[&str]| self.control_plane.kubectl(arguments).await;
        let service = "dns-operator-webhook";
        kubectl(&["delete", "service", service, "-n", NAMESPACE]).await?;
        let name = "--external-name=localhost";
        kubectl(&[
            "create",
            "service",
            "externalname",
            service,
            name,
            "-n",
            NAMESPACE,
        ])
        .await?;
        let patch = json!([
            { "op": "replace", "path": "/webhooks/0/clientConfig/service/port", "value": port },
        ]);
        for kind in [
            "validatingwebhookconfiguration",
            "mutatingwebhookconfiguration",
        ] {
            kubectl(&["patch", kind, NAME, "--type=json", "-p", &patch.to_string()]).await?;
        }
        Ok(())
    }

    /// Starts a replica, and sends connections to it once it is ready.
    async fn replica(&self, pod: &str) -> Result<Operator> {
        let environment = [("DNS_API", OsStr::new(&self.provider))];
        let (control_plane, program) = (&self.control_plane, &self.program);
        let operator = self
            .installation
            .start_with(control_plane, program, pod, &environment)?;
        let ready = eventually("the replica is ready", LIMIT, async || {
            Ok(operator.is_ready().then_some(()))
        });
        ready.await.with_context(|| operator.output_tail())?;
        self.ready.lock().unwrap().push(operator.webhook_port());
        Ok(operator)
    }

    /// Ends a replica as a rollout does: connections still come to it for a second.
    async fn leave(&self, operator: Operator) -> Result<()> {
        let port = operator.webhook_port();
        let forget = async {
            tokio::time::sleep(Duration::from_secs(1)).await;
            self.ready.lock().unwrap().retain(|known| *known != port);
        };
        let (ended, ()) = tokio::join!(operator.terminate(LIMIT), forget);
        ended.map(drop)
    }

    fn records(&self) -> Api<DynamicObject> {
        let gvk = GroupVersionKind::gvk("dns.example.com", "v1", "DnsRecord");
        let resource = ApiResource::from_gvk(&gvk);
        Api::namespaced_with(self.control_plane.client(), "default", &resource)
    }

    async fn certificate(&self) -> Result<String> {
        let path = "jsonpath={.data.tls\\.crt}";
        let secret = ["get", "secret", SECRET, "-n", NAMESPACE, "-o", path];
        self.control_plane.kubectl(&secret).await
    }

    /// Asks for a new certificate, and waits until it is served.
    async fn rotate(&self) -> Result<()> {
        let before = self.certificate().await?;
        let patch = r#"[{"op":"remove","path":"/data"}]"#;
        let secret = [
            "patch",
            "secret",
            SECRET,
            "-n",
            NAMESPACE,
            "--type=json",
            "-p",
            patch,
        ];
        self.control_plane.kubectl(&secret).await?;
        eventually("another certificate", LIMIT, async || {
            tokio::time::sleep(Duration::from_millis(500)).await;
            let now = self.certificate().await?;
            Ok((!now.is_empty() && now != before).then_some(()))
        })
        .await
    }
}

fn record(name: &str, host: &str, addresses: &[&str]) -> DynamicObject {
    let object = json!({
        "apiVersion": "dns.example.com/v1", "kind": "DnsRecord", "metadata": { "name": name },
        "spec": { "name": host, "addresses": addresses },
    });
    serde_json::from_value(object).unwrap()
}

fn condition(object: &Value, name: &str) -> Value {
    let conditions = object["status"]["conditions"].as_array();
    let mut conditions = conditions.into_iter().flatten();
    let found = conditions.find(|condition| condition["type"] == name);
    found.cloned().unwrap_or_default()
}

fn status(error: &kube::Error) -> Value {
    match error {
        kube::Error::Api(status) => serde_json::to_value(status).unwrap(),
        error => panic!("{error}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn admission() -> Result<()> {
    let world = World::start().await?;
    let first = world.replica("dns-operator-0").await?;
    let second = world.replica("dns-operator-1").await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    what_is_wrong_is_said_with_every_field(&world).await?;
    what_is_good_is_normalised_and_deleted_only_if_it_may(&world).await?;
    let _replicas = no_request_fails_whatever_happens(&world, first, second).await?;
    the_same_trouble_comes_twice(&world).await?;
    let (installation, control_plane) = (&world.installation, &world.control_plane);
    let forbidden = installation.forbidden_since(control_plane, AuditMark::default())?;
    ensure!(forbidden.is_empty(), "RBAC lacks {forbidden:#?}");
    installation
        .uses_what_it_may(control_plane, &[], LIMIT)
        .await
}

async fn what_is_wrong_is_said_with_every_field(world: &World) -> Result<()> {
    let bad = record(
        "bad",
        "db.internal",
        &["10.0.0.1", "192.0.2.1", "192.168.0.1"],
    );
    let error = world
        .records()
        .create(&PostParams::default(), &bad)
        .await
        .unwrap_err();
    let status = status(&error);
    let causes = status["details"]["causes"]
        .as_array()
        .context("no causes")?;
    let fields: Vec<&str> = causes
        .iter()
        .filter_map(|cause| cause["field"].as_str())
        .collect();
    assert_eq!(
        fields,
        ["spec.name", "spec.addresses[0]", "spec.addresses[2]"],
        "{status:#}"
    );
    let message = status["message"].as_str().unwrap_or_default();
    assert!(
        message.starts_with(r#"admission webhook "validate.dnsrecords.dns.example.com" denied the request: DnsRecord "bad" is invalid: [spec.name: "#),
        "{message}"
    );
    Ok(())
}

async fn what_is_good_is_normalised_and_deleted_only_if_it_may(world: &World) -> Result<()> {
    let records = world.records();
    let made = records
        .create(
            &PostParams::default(),
            &record("good", "WWW.Example.com", &["192.0.2.1"]),
        )
        .await?;
    assert_eq!(made.data["spec"]["name"], "www.example.com");

    let patch = r#"{"spec":{"ttlSeconds":60}}"#;
    let arguments = [
        &["patch", "dnsrecord", "good", "--type=merge", "-p", patch][..],
        &["--dry-run=server", "--warnings-as-errors"],
    ];
    let warned = world.control_plane.kubectl(&arguments.concat()).await;
    let warned = warned.unwrap_err().to_string();
    assert!(
        warned.contains("Warning: resolvers may keep the old record"),
        "{warned}"
    );

    let lower = json!({ "spec": { "ttlSeconds": 60 }, "metadata": { "annotations": { "dns.example.com/protected": "" } } });
    let changed = records
        .patch("good", &PatchParams::default(), &Patch::Merge(lower))
        .await?;
    assert_eq!(changed.data["spec"]["ttlSeconds"], 60);

    let error = records
        .delete("good", &DeleteParams::default())
        .await
        .unwrap_err();
    assert_eq!(
        status(&error)["details"]["causes"][0]["field"],
        "metadata.annotations"
    );
    let free = json!({ "metadata": { "annotations": { "dns.example.com/protected": null } } });
    records
        .patch("good", &PatchParams::default(), &Patch::Merge(free))
        .await?;
    records.delete("good", &DeleteParams::default()).await?;
    eventually("the record is gone", LIMIT, async || {
        Ok(records.get_opt("good").await?.is_none().then_some(()))
    })
    .await
}

async fn no_request_fails_whatever_happens(
    world: &World,
    first: Operator,
    second: Operator,
) -> Result<(Operator, Operator)> {
    let (done, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    let failures = Mutex::new(Vec::new());
    let worker = async |number: usize| {
        let records = world.records();
        let dry_run = PostParams {
            dry_run: true,
            ..PostParams::default()
        };
        while !done.load(Ordering::Relaxed) || asked.load(Ordering::Relaxed) < REQUESTS {
            let turn = asked.fetch_add(1, Ordering::Relaxed);
            let record = record(
                &format!("r{turn}"),
                &format!("R{turn}.example.com"),
                &["192.0.2.1"],
            );
            match records.create(&dry_run, &record).await {
                Ok(made) if made.data["spec"]["name"] == format!("r{turn}.example.com") => {}
                other => failures
                    .lock()
                    .unwrap()
                    .push(format!("{number}: {other:?}")),
            }
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    };
    let replace = async {
        world.leave(first).await?;
        let first = world.replica("dns-operator-0").await?;
        world.leave(second).await?;
        Ok((first, world.replica("dns-operator-1").await?))
    };
    let rotate = async {
        world.rotate().await?;
        world.rotate().await
    };
    let disturb = async {
        let disturbed = tokio::try_join!(replace, rotate);
        done.store(true, Ordering::Relaxed);
        disturbed
    };
    let workers = futures::future::join_all((0..IN_FLIGHT).map(worker));
    let (disturbed, _) = tokio::join!(disturb, workers);
    let (replicas, ()) = disturbed?;
    let failures = failures.into_inner().unwrap();
    let asked = asked.load(Ordering::Relaxed);
    println!("{asked} requests, {} failed", failures.len());
    ensure!(failures.is_empty(), "{failures:#?}");
    Ok(replicas)
}

/// The second time, the event about it is counted up.
async fn the_same_trouble_comes_twice(world: &World) -> Result<()> {
    let records = world.records();
    let made = record("trouble", "trouble.example.com", &["192.0.2.1"]);
    records.create(&PostParams::default(), &made).await?;
    for (turn, refuses) in [false, true, false, true, false].into_iter().enumerate() {
        world.refuses.store(refuses, Ordering::Relaxed);
        let change = json!({ "spec": { "ttlSeconds": 300 + turn } });
        let change = Patch::Merge(change);
        records
            .patch("trouble", &PatchParams::default(), &change)
            .await?;
        eventually("the status says how it went", LIMIT, async || {
            let record = records.get("trouble").await?;
            let stalled = condition(&record.data, "Stalled");
            let seen = stalled["observedGeneration"].as_i64() == record.metadata.generation;
            Ok((seen && (stalled["status"] == "True") == refuses).then_some(()))
        })
        .await?;
    }
    Ok(())
}
