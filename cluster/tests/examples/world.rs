//! A control plane with the operator of one example at work.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use cluster::eventually;
use cluster::{AuditEvent, AuditMark, ControlPlane, Installation, Operator, Options, Permission};
use serde_json::{Value, json};
use tokio::sync::{Mutex, MutexGuard};

/// How long anything may take that takes some seconds on an idle machine.
pub const LIMIT: Duration = Duration::from_secs(90);

/// For how long an operator at rest is watched.
const STEADY: Duration = Duration::from_secs(20);

/// Where the samples live, as far as they live in a namespace.
pub const NAMESPACE: &str = "default";

/// Control planes are large: one at a time.
static TURN: Mutex<()> = Mutex::const_new(());

/// What there is to know of an example.
pub struct Example {
    /// The folder below `snapshots/`.
    pub folder: &'static str,
    /// The operator's name.
    pub operator: &'static str,
    /// The API group of its kind.
    pub group: &'static str,
    /// The plural of its kind.
    pub plural: &'static str,
    /// The name of its sample.
    pub sample: &'static str,
}

impl Example {
    /// How kubectl names the kind.
    pub fn kind(&self) -> String {
        format!("{}.{}", self.plural, self.group)
    }

    fn project(&self) -> Result<PathBuf> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        Ok(root.canonicalize()?.join("snapshots").join(self.folder))
    }
}

/// A control plane with the operator of an example at work.
pub struct World {
    pub example: Example,
    pub control_plane: ControlPlane,
    pub installation: Installation,
    pub operator: Operator,
    _turn: MutexGuard<'static, ()>,
}

impl World {
    /// Starts everything. `prepare` lays out what the cluster of a user has and this one lacks.
    pub async fn start(
        example: Example,
        prepare: impl AsyncFnOnce(&ControlPlane, &Path) -> Result<()>,
    ) -> Result<Self> {
        let turn = TURN.lock().await;
        let project = example.project()?;
        let program = build(&project, example.operator)?;
        let control_plane = ControlPlane::start(Options { nodes: 2 }).await?;
        prepare(&control_plane, &project).await?;
        let namespace = format!("{}-system", example.operator);
        let installation =
            Installation::apply(&control_plane, &project, example.operator, &namespace).await?;
        let operator = installation.start(&control_plane, &program, "first")?;
        Ok(Self {
            example,
            control_plane,
            installation,
            operator,
            _turn: turn,
        })
    }

    /// Runs what an example shows; what goes wrong is told with the end of the operator's log.
    pub async fn show(&self, story: impl AsyncFnOnce(&Self) -> Result<()>) -> Result<()> {
        let outcome = story(self).await;
        outcome.with_context(|| self.operator.output_tail())
    }

    /// What kubectl prints.
    pub async fn kubectl(&self, arguments: &[&str]) -> Result<String> {
        self.control_plane.kubectl(arguments).await
    }

    /// Applies the samples of the project.
    pub async fn apply_samples(&self) -> Result<()> {
        let samples = self.example.project()?.join("deploy/samples");
        let samples = samples.to_str().context("a path that is not UTF-8")?;
        self.kubectl(&["apply", "-n", NAMESPACE, "-f", samples])
            .await
            .map(drop)
    }

    /// An object as `kubectl get` shows it, if there is one.
    pub async fn find(&self, kind: &str, namespace: &str, name: &str) -> Result<Option<Value>> {
        let get = [
            "get",
            kind,
            name,
            "-n",
            namespace,
            "-o",
            "json",
            "--ignore-not-found",
        ];
        let text = self.kubectl(&get).await?;
        if text.trim().is_empty() {
            return Ok(None);
        }
        Ok(Some(serde_json::from_str(&text)?))
    }

    /// An object that there has to be.
    pub async fn get(&self, kind: &str, namespace: &str, name: &str) -> Result<Value> {
        let found = self.find(kind, namespace, name).await?;
        found.with_context(|| format!("there is no {kind} {name}"))
    }

    /// The sample.
    pub async fn sample(&self) -> Result<Value> {
        self.get(&self.example.kind(), NAMESPACE, self.example.sample)
            .await
    }

    /// Waits until something holds of an object.
    pub async fn until(
        &self,
        (kind, namespace, name): (&str, &str, &str),
        what: &str,
        holds: impl Fn(&Value) -> bool,
    ) -> Result<Value> {
        let mut last = None;
        let found = eventually(what, LIMIT, async || {
            last = self.find(kind, namespace, name).await?;
            Ok(last.clone().filter(&holds))
        });
        let found = found.await;
        found.with_context(|| format!("{kind} {name}: {:#}", last.unwrap_or_default()))
    }

    /// Waits until something holds of the sample.
    pub async fn until_sample(&self, what: &str, holds: impl Fn(&Value) -> bool) -> Result<Value> {
        let kind = self.example.kind();
        self.until((&kind, NAMESPACE, self.example.sample), what, holds)
            .await
    }

    /// Waits until the sample is ready as it is written now.
    pub async fn ready(&self) -> Result<Value> {
        self.until_sample("it is ready", |sample| {
            let ready = condition(sample, "Ready");
            ready["status"] == "True"
                && ready["observedGeneration"] == sample["metadata"]["generation"]
        })
        .await
    }

    /// Waits until an object is gone.
    pub async fn gone(&self, kind: &str, namespace: &str, name: &str) -> Result<()> {
        eventually(&format!("{kind} {name} is gone"), LIMIT, async || {
            let found = self.find(kind, namespace, name).await?;
            let leaving = found.filter(|found| found["metadata"]["deletionTimestamp"].is_null());
            Ok(leaving.is_none().then_some(()))
        })
        .await
    }

    /// Merges a patch into the sample.
    pub async fn change(&self, patch: Value) -> Result<()> {
        let (kind, patch) = (self.example.kind(), patch.to_string());
        let change = [
            "patch",
            &kind,
            self.example.sample,
            "-n",
            NAMESPACE,
            "--type=merge",
            "-p",
            &patch,
        ];
        self.kubectl(&change).await.map(drop)
    }

    /// Deletes an object and waits until it is gone.
    pub async fn delete(&self, kind: &str, namespace: &str, name: &str) -> Result<()> {
        self.kubectl(&["delete", kind, name, "-n", namespace])
            .await
            .map(drop)
    }

    /// Deletes the sample and waits until it is gone.
    pub async fn delete_sample(&self) -> Result<()> {
        self.delete(&self.example.kind(), NAMESPACE, self.example.sample)
            .await
    }

    /// Whether each object is there and says that it belongs to the sample.
    pub async fn owns(&self, children: &[(&str, &str, &str)]) -> Result<()> {
        for (kind, namespace, name) in children {
            let child = self.get(kind, namespace, name).await?;
            let labels = &child["metadata"]["labels"];
            ensure!(
                labels["app.kubernetes.io/managed-by"] == self.example.operator
                    && labels["app.kubernetes.io/instance"] == self.example.sample,
                "{kind} {name} has the labels {labels}"
            );
        }
        Ok(())
    }

    /// With nothing to do, the operator neither reads nor writes.
    pub async fn is_steady(&self) -> Result<()> {
        let quiet = Duration::from_secs(3);
        self.installation.rest(&self.control_plane, quiet).await?;
        let mark = self.control_plane.audit_mark()?;
        tokio::time::sleep(STEADY).await;
        let mut events = self.installation.work_since(&self.control_plane, mark)?;
        events.retain(|event: &AuditEvent| event.verb != "watch");
        ensure!(events.is_empty(), "at rest it asks for {events:#?}");
        Ok(())
    }

    /// Somebody takes the name of a child, twice: the second time, the event about it is counted up.
    pub async fn the_same_trouble_comes_twice(&self, child: (&str, &str, &str)) -> Result<()> {
        let (kind, namespace, name) = child;
        let annotation = format!("{}/paused", self.example.group);
        let paused = |value: &str| json!({ "metadata": { "annotations": { &annotation: value } } });
        for _ in 0..2 {
            self.change(paused("true")).await?;
            self.until_sample("it is paused", |sample| {
                condition(sample, "Reconciling")["reason"] == "Paused"
            })
            .await?;
            self.delete(kind, namespace, name).await?;
            let mut other = self.stranger(child)?;
            other["metadata"] = json!({ "name": name, "namespace": namespace });
            self.create(&other).await?;
            self.change(paused("false")).await?;
            self.until_sample("it is stalled", |sample| {
                condition(sample, "Stalled")["reason"] == "OwnershipConflict"
            })
            .await?;
            self.delete(kind, namespace, name).await?;
            // Seen at once, instead of at the next attempt.
            self.change(paused("not any more")).await?;
            self.ready().await?;
        }
        Ok(())
    }

    /// The plainest object of the kind of a child.
    fn stranger(&self, (kind, _, _): (&str, &str, &str)) -> Result<Value> {
        let kinds = [
            ("configmap", "ConfigMap"),
            ("resourcequota", "ResourceQuota"),
            ("serviceaccount", "ServiceAccount"),
        ];
        let found = kinds.iter().find(|(word, _)| *word == kind);
        let (_, kind) = found.with_context(|| format!("no plain {kind} is known"))?;
        Ok(json!({ "apiVersion": "v1", "kind": kind }))
    }

    /// Creates an object.
    pub async fn create(&self, object: &Value) -> Result<()> {
        create(&self.control_plane, object).await
    }

    /// A finalizer as an earlier version of the operator may have left it; it is taken off when the sample goes.
    pub async fn hold(&self) -> Result<()> {
        let finalizer = format!("{}/finalizer", self.example.group);
        self.change(json!({ "metadata": { "finalizers": [finalizer] } }))
            .await
    }

    /// Nothing was forbidden, all that is granted was used, and nothing else. `unseen` is asked for by the API server itself
    /// while it looks at other requests.
    pub async fn may_do_what_it_does(&self, unseen: &[Permission]) -> Result<()> {
        let (control_plane, installation) = (&self.control_plane, &self.installation);
        let forbidden = installation.forbidden_since(control_plane, AuditMark::default())?;
        ensure!(forbidden.is_empty(), "RBAC lacks {forbidden:#?}");
        let finalizers = format!("{}/finalizers", self.example.plural);
        let by_admission = Permission::new(self.example.group, &finalizers, "update");
        let unseen = [&[by_admission], unseen].concat();
        installation
            .uses_what_it_may(control_plane, &unseen, LIMIT)
            .await
    }
}

/// Creates an object.
pub async fn create(control_plane: &ControlPlane, object: &Value) -> Result<()> {
    let file = tempfile::NamedTempFile::new()?;
    std::fs::write(&file, object.to_string())?;
    let path = file.path().to_str().context("a path that is not UTF-8")?;
    control_plane
        .kubectl(&["create", "-f", path])
        .await
        .map(drop)
}

/// The condition of this type, null if there is none.
pub fn condition<'a>(object: &'a Value, type_: &str) -> &'a Value {
    let conditions = object["status"]["conditions"].as_array();
    let found = conditions.and_then(|all| all.iter().find(|one| one["type"] == type_));
    found.unwrap_or(&Value::Null)
}

/// Builds the operator of a project.
fn build(project: &Path, name: &str) -> Result<PathBuf> {
    let target = project.join("../../target/generated");
    let output = Command::new("cargo")
        .args(["build", "--locked", "--quiet"])
        .current_dir(project)
        .env("CARGO_TARGET_DIR", &target)
        .output()?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(target.join("debug").join(name))
}
