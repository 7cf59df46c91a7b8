//! The control plane and the operators that run on it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Error, Result, anyhow, ensure};
use cluster::{AuditMark, ControlPlane, Installation, Operator, Options, eventually};
use kube::api::{ApiResource, DynamicObject, GroupVersionKind, ListParams, Patch, PatchParams};
use kube::{Api, ResourceExt};
use serde_json::json;
use tempfile::TempDir;

use super::{Call, LIMIT, Scene, calls, project};

/// A Lease's duration, two retries with their jitter, and what a slow machine takes.
const TAKE_OVER: Duration = Duration::from_secs(40);

/// A control plane with an operator that has every sort of hook.
pub struct World {
    pub control_plane: ControlPlane,
    pub installation: Installation,
    /// The running operators, of which one works.
    pub operators: Vec<Operator>,
    program: PathBuf,
    /// Where the hooks write down their calls, and find their orders.
    pub folder: TempDir,
    scenes: usize,
    pods: usize,
}

/// The kind whose hooks are watched.
pub fn samples() -> ApiResource {
    ApiResource::from_gvk(&GroupVersionKind::gvk("hooks.example.com", "v1", "Sample"))
}

impl World {
    /// With the operator that the CLI makes of `project/operator.yaml`.
    pub async fn start() -> Result<Self> {
        let (project, program) = project::build()?;
        let control_plane = ControlPlane::start(Options::default()).await?;
        let (name, namespace) = (project::NAME, "hooks-operator-system");
        let installation = Installation::apply(&control_plane, &project, name, namespace).await?;
        Self::with(control_plane, installation, program).await
    }

    /// With this program as the operator.
    pub async fn with(
        control_plane: ControlPlane,
        installation: Installation,
        program: PathBuf,
    ) -> Result<Self> {
        let mut world = Self {
            control_plane,
            installation,
            operators: Vec::new(),
            program,
            folder: TempDir::new()?,
            scenes: 0,
            pods: 1,
        };
        world.start_operator().await?;
        Ok(world)
    }

    /// Starts another operator as a pod of its own, which has to wait until it leads.
    pub fn launch_another(&mut self) -> Result<()> {
        self.pods += 1;
        self.launch()
    }

    /// Starts an operator as the latest pod.
    fn launch(&mut self) -> Result<()> {
        let environment: [(&str, &OsStr); 1] = [("HOOKS_FOLDER", self.folder.path().as_ref())];
        let operator = self.installation.start_with(
            &self.control_plane,
            &self.program,
            &self.pod(),
            &environment,
        )?;
        self.operators.push(operator);
        Ok(())
    }

    /// The name of the latest pod.
    pub fn pod(&self) -> String {
        format!("pod-{}", self.pods)
    }

    /// Starts an operator, and waits until it works. As when a container starts again, the pod keeps its name, and so its
    /// Lease.
    pub async fn start_operator(&mut self) -> Result<()> {
        let mark = self.control_plane.audit_mark()?;
        self.launch()?;
        self.works_since(mark).await
    }

    /// Waits until an operator watches the samples that did not before `mark`.
    async fn works_since(&self, mark: AuditMark) -> Result<()> {
        let plural = samples().plural;
        let works = self
            .installation
            .watches(&self.control_plane, &plural, mark, TAKE_OVER);
        works.await.map_err(|error| self.explain(&error))
    }

    /// Kills the operator as `kill -9` does.
    pub fn kill(&mut self) {
        self.operators.clear();
    }

    /// Kills the operator as `kill -9` does, and starts it again.
    pub async fn restart(&mut self) -> Result<()> {
        self.kill();
        self.start_operator().await
    }

    /// A namespace of its own, for one sample.
    pub async fn scene(&mut self) -> Result<Scene<'_>> {
        self.scenes += 1;
        let name = format!("scene-{}", self.scenes);
        Scene::create(self, name).await
    }

    /// All calls so far.
    pub fn calls(&self) -> Result<Vec<Call>> {
        calls::read(&self.log())
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("calls")
    }

    /// Waits until for two seconds nothing was asked of the API server and no hook was called.
    pub async fn rest(&self) -> Result<()> {
        const QUIET: Duration = Duration::from_secs(2);
        let mut before = self.calls()?.len();
        eventually("all is at rest", LIMIT * 4, async || {
            let begin = Instant::now();
            self.installation.rest(&self.control_plane, QUIET).await?;
            let now = self.calls()?.len();
            let quiet = now == before && begin.elapsed() >= QUIET;
            before = now;
            Ok(quiet.then_some(()))
        })
        .await
    }

    /// Makes it so that one operator works, no sample is left and no order is in force.
    pub async fn repair(&mut self) -> Result<()> {
        self.clear_orders()?;
        self.operators.retain(|operator| operator.usage().is_ok());
        if self.operators.len() != 1 {
            self.operators.clear();
            self.start_operator().await?;
        }
        let client = self.control_plane.client();
        let all: Api<DynamicObject> = Api::all_with(client.clone(), &samples());
        let begin = Instant::now();
        let what = "the samples of earlier tests have gone";
        eventually(what, LIMIT, async || {
            let left = all.list(&ListParams::default()).await?.items;
            for sample in &left {
                let (namespace, name) = (sample.namespace().unwrap_or_default(), sample.name_any());
                let api: Api<DynamicObject> =
                    Api::namespaced_with(client.clone(), &namespace, &samples());
                // Each may go by itself in between.
                let _ = api.delete(&name, &Default::default()).await;
                if begin.elapsed() > LIMIT / 2 {
                    let free = Patch::Merge(json!({ "metadata": { "finalizers": null } }));
                    let _ = api.patch(&name, &PatchParams::default(), &free).await;
                }
            }
            Ok(left.is_empty().then_some(()))
        })
        .await
    }

    fn clear_orders(&self) -> Result<()> {
        for entry in self.folder.path().read_dir()? {
            let path = entry?.path();
            if path != self.log() {
                std::fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    /// An error if a request of the operator's was refused as forbidden since `mark`.
    pub fn nothing_was_forbidden(&self, mark: AuditMark) -> Result<()> {
        let events = self
            .installation
            .forbidden_since(&self.control_plane, mark)?;
        ensure!(events.is_empty(), "forbidden: {events:#?}");
        Ok(())
    }

    /// Adds to an error what the operators said last.
    pub fn explain(&self, error: &Error) -> Error {
        let mut text = format!("{error:#}");
        for operator in &self.operators {
            text += &format!("\n\n{} says:\n{}", operator.pod(), operator.output_tail());
        }
        anyhow!(text)
    }
}

/// Writes a file as a whole, so that nobody reads half of it.
pub fn write(file: &Path, text: &str) -> Result<()> {
    let beside = file.with_extension("new");
    std::fs::write(&beside, text)?;
    Ok(std::fs::rename(beside, file)?)
}
