//! A generated operator as a process of this machine, with the identity that its own manifests give it.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use rustix::process::Signal;

use crate::layout::free_ports;
use crate::process::Process;
use crate::{AuditEvent, Component, ControlPlane, Usage, eventually};

/// An operator whose manifests are applied.
#[derive(Clone, Debug)]
pub struct Installation {
    /// The namespace that it is installed into.
    pub namespace: String,
    /// The name of its Deployment, its ServiceAccount and its program.
    pub name: String,
    kubeconfig: PathBuf,
}

impl Installation {
    /// Applies `deploy/` of a generated project. Its Deployment is taken away again: the tests run the program themselves.
    ///
    /// # Errors
    /// When kubectl refuses a manifest.
    pub async fn apply(
        control_plane: &ControlPlane,
        project: &Path,
        name: &str,
        namespace: &str,
    ) -> Result<Self> {
        let deploy = project.join("deploy");
        let deploy = deploy.to_str().context("a path that is not UTF-8")?;
        control_plane
            .kubectl(&["apply", "--server-side", "-k", deploy])
            .await?;
        control_plane
            .kubectl(&["delete", "deployment", name, "-n", namespace])
            .await?;
        // The garbage collector does not know the new kinds for half a minute, unless it starts anew.
        control_plane.restart(Component::ControllerManager).await?;
        Self::of(control_plane, name, namespace).await
    }

    /// An operator with the identity of a ServiceAccount that is there already.
    ///
    /// # Errors
    /// When there is no such ServiceAccount.
    pub async fn of(control_plane: &ControlPlane, name: &str, namespace: &str) -> Result<Self> {
        let token = control_plane.service_account_token(namespace, name).await?;
        Ok(Self {
            namespace: namespace.to_owned(),
            name: name.to_owned(),
            kubeconfig: control_plane.kubeconfig_for(&token)?,
        })
    }

    /// The user that the audit log shows.
    pub fn user(&self) -> String {
        format!("system:serviceaccount:{}:{}", self.namespace, self.name)
    }

    /// Whether a request was made by the operator for its resources, not for its Lease.
    pub fn is_work(&self, event: &AuditEvent) -> bool {
        event.user == self.user() && event.resource != "leases"
    }

    /// Starts the program as a pod of this name. It ends with the control plane's process, however that ends.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(
        &self,
        control_plane: &ControlPlane,
        program: &Path,
        pod: &str,
    ) -> Result<Operator> {
        self.start_with(control_plane, program, pod, &[])
    }

    /// The same, with more environment variables, which count before its own.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start_with(
        &self,
        control_plane: &ControlPlane,
        program: &Path,
        pod: &str,
        environment: &[(&str, &OsStr)],
    ) -> Result<Operator> {
        let [metrics, health, webhook] = free_ports()?;
        let mut command = Command::new(program);
        command
            .env("KUBECONFIG", &self.kubeconfig)
            .env("POD_NAMESPACE", &self.namespace)
            .env("POD_NAME", pod)
            .env("METRICS_ADDRESS", format!("127.0.0.1:{metrics}"))
            .env("HEALTH_ADDRESS", format!("127.0.0.1:{health}"))
            .env("WEBHOOK_ADDRESS", format!("127.0.0.1:{webhook}"))
            .envs(environment.iter().copied());
        Ok(Operator {
            started: Instant::now(),
            process: control_plane.programs().spawn(&mut command, pod)?,
            pod: pod.to_owned(),
            metrics,
            health,
            webhook,
        })
    }
}

/// A running operator, killed on drop.
pub struct Operator {
    process: Process,
    pod: String,
    started: Instant,
    metrics: u16,
    health: u16,
    webhook: u16,
}

impl Operator {
    /// What it has used so far.
    ///
    /// # Errors
    /// When it has ended.
    pub fn usage(&self) -> Result<Usage> {
        Usage::of(self.process.id())
    }

    /// The name of its pod.
    pub fn pod(&self) -> &str {
        &self.pod
    }

    /// The port of its webhooks, if it has any.
    pub fn webhook_port(&self) -> u16 {
        self.webhook
    }

    /// When it was started.
    pub fn started(&self) -> Instant {
        self.started
    }

    /// What it, and others of its pod's name before it, have written so far.
    ///
    /// # Errors
    /// When its log cannot be read.
    pub fn output(&self) -> Result<String> {
        self.process.output()
    }

    /// The end of that, for error messages.
    pub fn output_tail(&self) -> String {
        self.process.log_tail()
    }

    /// Whether its readiness probe succeeds.
    pub fn is_ready(&self) -> bool {
        get(self.health, "/readyz").is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
    }

    /// What its metrics endpoint answers.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn metrics(&self) -> Result<String> {
        get(self.metrics, "/metrics")
    }

    /// Makes it hang (SIGSTOP): its connections stay open, and nothing answers.
    ///
    /// # Errors
    /// When it has ended.
    pub fn pause(&self) -> Result<()> {
        self.process.signal(Signal::STOP)
    }

    /// Ends what [`Operator::pause`] began.
    ///
    /// # Errors
    /// When it has ended.
    pub fn resume(&self) -> Result<()> {
        self.process.signal(Signal::CONT)
    }

    /// Waits until it ends by itself, and returns its exit code; none if a signal ended it.
    ///
    /// # Errors
    /// When it still runs after `limit`.
    pub async fn ended(&mut self, limit: Duration) -> Result<Option<i32>> {
        let process = &mut self.process;
        let status = eventually("the operator has ended", limit, async || {
            process.exit_status()
        })
        .await?;
        Ok(status.code())
    }

    /// Kills it as `kill -9` does, and waits until it has gone.
    pub fn kill(self) {
        drop(self);
    }

    /// Asks it to end (SIGTERM), and waits until it has. Returns how long that took, to 50 ms.
    ///
    /// # Errors
    /// When it does not end within the limit, or not with exit code 0.
    pub async fn terminate(mut self, limit: Duration) -> Result<Duration> {
        let begin = Instant::now();
        self.process.signal(Signal::TERM)?;
        let code = self.ended(limit).await?;
        ensure!(
            code == Some(0),
            "the operator ended with exit code {code:?}:\n{}",
            self.output_tail()
        );
        Ok(begin.elapsed())
    }
}

/// The whole answer of a server on loopback, status line and headers included.
fn get(port: u16, path: &str) -> Result<String> {
    const LIMIT: Duration = Duration::from_secs(5);
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(LIMIT))?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}
