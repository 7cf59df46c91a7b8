//! Measures a generated webapp operator on a real control plane and prints a table: CPU, memory, API requests.
//!
//! What the API server used stands beside: the same work takes it the same, so that it tells how fast the machine was.
//!
//! `benchmark PROJECT PROGRAM COUNT...`: the generated project, its release binary, numbers of resources.
//! Each phase ends after three seconds without a request of the operator's.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use cluster::{AuditEvent, AuditMark, Component, ControlPlane, Installation, Operator, Options};
use futures::{StreamExt, TryStreamExt, stream};
use k8s_openapi::jiff::{Timestamp, Unit};
use kube::api::{
    ApiResource, DeleteParams, DynamicObject, ListParams, Patch, PatchParams, PostParams,
};
use kube::core::GroupVersionKind;
use kube::{Api, Client};
use serde_json::json;

const QUIET: Duration = Duration::from_secs(3);
const CLIENTS: usize = 16;
/// How often the operator is killed: a restart is so short that one alone tells more of the machine than of the operator.
const RESTARTS: usize = 5;
const NAME: &str = "webapp-operator";
const NAMESPACE: &str = "webapp-operator-system";

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let usage = "usage: benchmark PROJECT PROGRAM COUNT...";
    let project = PathBuf::from(arguments.next().context(usage)?);
    let program = PathBuf::from(arguments.next().context(usage)?);
    println!(
        "| resources | phase | seconds | CPU s | API server CPU s | RSS MiB | peak MiB | reconciles | requests | by verb and resource |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for count in arguments {
        let count = count.parse().context(usage)?;
        Benchmark::start(&project, &program, count)
            .await?
            .run()
            .await?;
    }
    Ok(())
}

struct Benchmark {
    control_plane: ControlPlane,
    installation: Installation,
    program: PathBuf,
    webapps: Api<DynamicObject>,
    services: Api<DynamicObject>,
    count: usize,
    mark: AuditMark,
}

/// The requests of a phase.
#[derive(Default)]
struct Requests {
    counts: BTreeMap<String, usize>,
    /// When the API server received the last of them.
    last: Option<Timestamp>,
}

/// What an operator has used since its start, and the API server since its own.
#[derive(Clone, Copy, Default)]
struct Used {
    cpu_seconds: f64,
    api_server_cpu_seconds: f64,
    reconciles: u64,
}

impl Used {
    /// Before an operator is started.
    fn before(control_plane: &ControlPlane) -> Result<Self> {
        Ok(Self {
            api_server_cpu_seconds: control_plane.usage(Component::ApiServer)?.cpu_seconds,
            ..Self::default()
        })
    }

    fn by(operator: &Operator, control_plane: &ControlPlane) -> Result<Self> {
        let metrics = operator.metrics()?;
        let counts = metrics
            .lines()
            .filter(|line| line.starts_with("operator_reconciles_total{"))
            .filter_map(|line| line.rsplit(' ').next()?.parse::<u64>().ok());
        Ok(Self {
            cpu_seconds: operator.usage()?.cpu_seconds,
            reconciles: counts.sum(),
            ..Self::before(control_plane)?
        })
    }
}

impl Benchmark {
    async fn start(project: &Path, program: &Path, count: usize) -> Result<Self> {
        let control_plane = ControlPlane::start(Options::default()).await?;
        let installation = Installation::apply(&control_plane, project, NAME, NAMESPACE).await?;
        let client = control_plane.client();
        Ok(Self {
            webapps: dynamic(&client, "apps.example.com", "v1", "WebApp"),
            services: dynamic(&client, "", "v1", "Service"),
            mark: control_plane.audit_mark()?,
            control_plane,
            installation,
            program: program.to_owned(),
            count,
        })
    }

    async fn run(&mut self) -> Result<()> {
        let (begin, before) = (Timestamp::now(), Used::before(&self.control_plane)?);
        let mut operator = self.spawn()?;
        let first_watch = seconds(begin, self.first_watch().await?.timestamp)?;
        self.note("start to first watch", &format!("{first_watch:.3}"));
        self.rested("idle, no resources", begin, before, &operator)
            .await?;
        let idle = operator.usage()?.resident_kib;

        self.phase("create", &operator, Self::create).await?;
        let each = (operator.usage()?.resident_kib.saturating_sub(idle)) as usize / self.count;
        self.phase("30 s at rest", &operator, async |_| {
            tokio::time::sleep(Duration::from_secs(30)).await;
            Ok(())
        })
        .await?;
        self.phase("image change on all", &operator, Self::change_image)
            .await?;
        self.phase("100 Services deleted", &operator, Self::delete_services)
            .await?;
        for _ in 0..RESTARTS {
            operator.kill();
            let (begin, before) = (Timestamp::now(), Used::before(&self.control_plane)?);
            operator = self.spawn()?;
            self.rested("kill -9 and restart", begin, before, &operator)
                .await?;
        }
        self.phase("delete all", &operator, Self::delete).await?;
        let end = operator.terminate(Duration::from_secs(30)).await?;
        self.note("SIGTERM to end", &format!("{:.2}", end.as_secs_f64()));
        println!("\n{} resources: {each} KiB each\n", self.count);
        Ok(())
    }

    /// Starts the operator. Its pod is always the same, as when a container restarts: it takes up its own Lease at once.
    fn spawn(&self) -> Result<Operator> {
        self.installation
            .start(&self.control_plane, &self.program, "operator")
    }

    /// Acts, waits until the operator rests, and prints a line.
    async fn phase(
        &mut self,
        name: &str,
        operator: &Operator,
        act: impl AsyncFn(&Self) -> Result<()>,
    ) -> Result<()> {
        let before = Used::by(operator, &self.control_plane)?;
        let begin = Timestamp::now();
        act(self).await.context(name.to_owned())?;
        self.rested(name, begin, before, operator).await
    }

    /// Waits until the operator rests, and prints what it has done and used since `begin`, given what it had used `before`.
    async fn rested(
        &mut self,
        name: &str,
        begin: Timestamp,
        before: Used,
        operator: &Operator,
    ) -> Result<()> {
        let requests = self.rest().await?;
        let usage = operator.usage()?;
        let used = Used::by(operator, &self.control_plane)?;
        let total: usize = requests.counts.values().sum();
        let detail = requests.counts.iter();
        let detail = Vec::from_iter(detail.map(|(what, count)| format!("{what} {count}")));
        println!(
            "| {} | {name} | {:.2} | {:.2} | {:.1} | {:.1} | {:.1} | {} | {total} | {} |",
            self.count,
            seconds(begin, requests.last.unwrap_or(begin))?,
            used.cpu_seconds - before.cpu_seconds,
            used.api_server_cpu_seconds - before.api_server_cpu_seconds,
            mib(usage.resident_kib),
            mib(usage.peak_kib),
            used.reconciles - before.reconciles,
            detail.join(", "),
        );
        Ok(())
    }

    /// Prints a line that tells a time alone.
    fn note(&self, name: &str, seconds: &str) {
        println!("| {} | {name} | {seconds} | | | | | | | |", self.count);
    }

    /// Collects the operator's requests until none came for a while.
    async fn rest(&mut self) -> Result<Requests> {
        let mut requests = Requests::default();
        let mut quiet_since = Instant::now();
        while quiet_since.elapsed() < QUIET {
            tokio::time::sleep(Duration::from_millis(100)).await;
            for event in self.control_plane.audit_next(&mut self.mark)? {
                if self.installation.is_work(&event) {
                    quiet_since = Instant::now();
                    requests.last = requests.last.max(Some(event.timestamp));
                    *requests.counts.entry(describe(&event)).or_default() += 1;
                }
            }
        }
        Ok(requests)
    }

    async fn first_watch(&self) -> Result<AuditEvent> {
        cluster::eventually("a watch", Duration::from_secs(10), async || {
            let events = self.control_plane.audit_since(self.mark)?;
            Ok(events
                .into_iter()
                .find(|event| self.installation.is_work(event) && event.verb == "watch"))
        })
        .await
    }

    async fn create(&self) -> Result<()> {
        self.each(async |this, name| {
            let webapp = serde_json::from_value(json!({
                "apiVersion": "apps.example.com/v1",
                "kind": "WebApp",
                "metadata": { "name": name },
                "spec": { "image": "nginx:1.27", "config": { "GREETING": "hello" } },
            }))?;
            this.webapps.create(&PostParams::default(), &webapp).await?;
            Ok(())
        })
        .await?;
        self.all_ready("nginx:1.27").await
    }

    async fn change_image(&self) -> Result<()> {
        let patch = json!({ "spec": { "image": "nginx:1.28" } });
        self.each(async |this, name| {
            this.webapps
                .patch(&name, &PatchParams::default(), &Patch::Merge(&patch))
                .await?;
            Ok(())
        })
        .await?;
        self.all_ready("nginx:1.28").await
    }

    async fn delete_services(&self) -> Result<()> {
        let names = stream::iter((0..self.count.min(100)).map(name));
        names
            .map(Ok)
            .try_for_each_concurrent(CLIENTS, async |name| {
                self.services
                    .delete(&name, &DeleteParams::default())
                    .await?;
                Ok::<_, anyhow::Error>(())
            })
            .await?;
        let limit = Duration::from_secs(60);
        cluster::eventually("every Service is back", limit, async || {
            tokio::time::sleep(Duration::from_secs(1)).await;
            let managed = format!("app.kubernetes.io/managed-by={NAME}");
            let list = self
                .services
                .list(&ListParams::default().labels(&managed))
                .await?;
            Ok((list.items.len() == self.count).then_some(()))
        })
        .await
    }

    async fn delete(&self) -> Result<()> {
        self.each(async |this, name| {
            this.webapps.delete(&name, &DeleteParams::default()).await?;
            Ok(())
        })
        .await
    }

    /// Acts on every resource, sixteen at a time.
    async fn each(&self, act: impl AsyncFn(&Self, String) -> Result<()>) -> Result<()> {
        let names = stream::iter((0..self.count).map(name));
        names
            .map(Ok)
            .try_for_each_concurrent(CLIENTS, |name| act(self, name))
            .await
    }

    async fn all_ready(&self, image: &str) -> Result<()> {
        cluster::eventually(
            "every resource is ready",
            Duration::from_secs(600),
            async || {
                // A list a second disturbs the API server less than a watch of every step.
                tokio::time::sleep(Duration::from_secs(1)).await;
                let list = self.webapps.list(&ListParams::default()).await?;
                let ready = list
                    .items
                    .iter()
                    .filter(|webapp| is_ready(webapp, image))
                    .count();
                ensure!(
                    list.items.len() == self.count,
                    "{} resources",
                    list.items.len()
                );
                Ok((ready == self.count).then_some(()))
            },
        )
        .await
    }
}

fn is_ready(webapp: &DynamicObject, image: &str) -> bool {
    let conditions = webapp.data["status"]["conditions"].as_array();
    let ready = conditions.is_some_and(|conditions| {
        conditions
            .iter()
            .any(|condition| condition["type"] == "Ready" && condition["status"] == "True")
    });
    let generation = webapp.metadata.generation;
    ready
        && webapp.data["spec"]["image"] == image
        && webapp.data["status"]["observedGeneration"].as_i64() == generation
}

fn dynamic(client: &Client, group: &str, version: &str, kind: &str) -> Api<DynamicObject> {
    let resource = ApiResource::from_gvk(&GroupVersionKind::gvk(group, version, kind));
    Api::namespaced_with(client.clone(), "default", &resource)
}

fn name(index: usize) -> String {
    format!("webapp-{index:04}")
}

fn describe(event: &AuditEvent) -> String {
    let subresource = if event.subresource.is_empty() {
        String::new()
    } else {
        format!("/{}", event.subresource)
    };
    format!("{} {}{subresource}", event.verb, event.resource)
}

fn seconds(begin: Timestamp, end: Timestamp) -> Result<f64> {
    Ok((end - begin).total(Unit::Second)?)
}

fn mib(kib: u64) -> f64 {
    // Sizes of processes are far below 2^52 KiB.
    #[expect(clippy::cast_precision_loss)]
    let kib = kib as f64;
    kib / 1024.0
}
