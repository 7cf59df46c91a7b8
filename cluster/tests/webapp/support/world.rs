//! The control plane and the operators that run on it.

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Error, Result, anyhow, ensure};
use cluster::{
    AuditEvent, AuditMark, Component, ControlPlane, Installation, Operator, Options, eventually,
};
use k8s_openapi::jiff::Timestamp;
use kube::api::{DeleteParams, DynamicObject, ListParams};
use kube::{Api, ResourceExt};

use super::{LIMIT, Namespace, WEBAPP, crowd};

const NAME: &str = "webapp-operator";
const NAMESPACE: &str = "webapp-operator-system";

/// A control plane with the operator installed.
pub struct World {
    pub control_plane: ControlPlane,
    pub installation: Installation,
    /// The running operators; tests that run beside others find one of them, which leads.
    pub operators: Vec<Operator>,
    /// The generated project.
    pub project: PathBuf,
    program: PathBuf,
    /// When the API server was starting: before it has read the roles, it forbids everything to everybody.
    starts: Vec<RangeInclusive<Timestamp>>,
}

impl World {
    pub(super) async fn start() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("..")
            .canonicalize()?;
        let project = root.join("snapshots/webapp");
        let program = build(&project, &root.join("target/generated"))?;
        let control_plane = ControlPlane::start(Options::default()).await?;
        let installation = Installation::apply(&control_plane, &project, NAME, NAMESPACE).await?;
        let mut world = Self {
            control_plane,
            installation,
            operators: Vec::new(),
            project,
            program,
            starts: Vec::new(),
        };
        world.start_leader("first").await?;
        Ok(world)
    }

    /// Starts an operator as a pod of this name.
    pub fn start_operator(&self, pod: &str) -> Result<Operator> {
        self.installation
            .start(&self.control_plane, &self.program, pod)
    }

    /// Starts an operator as a pod of this name, and waits until it leads.
    pub async fn start_leader(&mut self, pod: &str) -> Result<()> {
        self.operators.push(self.start_operator(pod)?);
        let led = self.led_by(pod, Duration::from_secs(40)).await;
        led.map_err(|error| self.explain(error, ""))
    }

    /// Waits until the pod of this name holds the Lease.
    pub async fn led_by(&self, pod: &str, limit: Duration) -> Result<()> {
        eventually(&format!("{pod} leads"), limit, async || {
            Ok((self.leader().await?.as_deref() == Some(pod)).then_some(()))
        })
        .await
    }

    /// Who holds the Lease.
    pub async fn leader(&self) -> Result<Option<String>> {
        self.installation.leader(&self.control_plane).await
    }

    /// Makes it so that the API server answers, one operator runs, and only the crowd's WebApps are left.
    pub(super) async fn repair(&mut self) -> Result<()> {
        self.control_plane
            .start_component(Component::ApiServer)
            .await?;
        self.control_plane.resume(Component::ApiServer)?;
        self.operators.retain(|operator| operator.usage().is_ok());
        if self.operators.len() != 1 {
            self.operators.clear();
            self.start_leader("first").await?;
        }
        self.delete_webapps_of_tests().await
    }

    /// Deletes all WebApps but the crowd's.
    async fn delete_webapps_of_tests(&self) -> Result<()> {
        let client = self.control_plane.client();
        let all: Api<DynamicObject> = Api::all_with(client.clone(), &WEBAPP.resource());
        let what = "the WebApps of earlier tests have gone";
        eventually(what, LIMIT, async || {
            let mut left = all.list(&ListParams::default()).await?.items;
            left.retain(|webapp| webapp.namespace().as_deref() != Some(crowd::NAMESPACE));
            for webapp in &left {
                let namespace = webapp.namespace().unwrap_or_default();
                let webapps = WEBAPP.api(client.clone(), &namespace);
                let deleted = webapps
                    .delete(&webapp.name_any(), &DeleteParams::default())
                    .await;
                ensure!(!matches!(deleted, Err(kube::Error::Api(status)) if status.code != 404));
            }
            Ok(left.is_empty().then_some(()))
        })
        .await
    }

    /// A namespace of the running test's own.
    pub async fn namespace(&self) -> Result<Namespace> {
        Namespace::create(&self.control_plane.client()).await
    }

    /// The operator's requests since `mark`, but for those that keep its Lease.
    pub fn work_since(&self, mark: AuditMark) -> Result<Vec<AuditEvent>> {
        self.installation.work_since(&self.control_plane, mark)
    }

    /// Waits until the operator has not asked for anything for three seconds.
    pub async fn rest(&self) -> Result<()> {
        let quiet = Duration::from_secs(3);
        self.installation.rest(&self.control_plane, quiet).await
    }

    /// Kills the API server and starts it again.
    pub async fn restart_api_server(&mut self) -> Result<()> {
        let begin = Timestamp::now();
        self.control_plane.restart_api_server().await?;
        self.starts.push(begin..=Timestamp::now());
        Ok(())
    }

    /// An error if a request of the operator's was refused as forbidden since `mark`.
    pub fn nothing_was_forbidden(&self, mark: AuditMark) -> Result<()> {
        let starting = |event: &AuditEvent| {
            self.starts
                .iter()
                .any(|start| start.contains(&event.timestamp))
        };
        let forbidden = self.installation.forbidden_since(&self.control_plane, mark);
        let mut events = forbidden?;
        events.retain(|event| !starting(event));
        ensure!(events.is_empty(), "forbidden: {events:#?}");
        Ok(())
    }

    /// Adds to an error the last lines of the operators about a namespace; with an empty name, about anything.
    pub(super) fn explain(&self, error: Error, namespace: &str) -> Error {
        const LINES: usize = 20;
        let mut text = format!("{error:#}");
        for operator in &self.operators {
            let output = operator.output().unwrap_or_default();
            let lines = Vec::from_iter(output.lines().filter(|line| line.contains(namespace)));
            let tail = lines[lines.len().saturating_sub(LINES)..].join("\n");
            text += &format!("\n\n{} says:\n{tail}", operator.pod());
        }
        anyhow!(text)
    }
}

/// Builds the operator of a generated project.
fn build(project: &Path, target: &Path) -> Result<PathBuf> {
    ensure!(
        project.exists(),
        "{} is missing: `make snapshots` makes it",
        project.display()
    );
    let output = Command::new("cargo")
        .args(["build", "--locked", "--quiet"])
        .current_dir(project)
        .env("CARGO_TARGET_DIR", target)
        .output()
        .context("run cargo")?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(target.join("debug").join(NAME))
}
