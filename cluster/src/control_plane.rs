//! Starting, using and disturbing a control plane.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use http::Request;
use k8s_openapi::api::authentication::v1::TokenRequest;
use k8s_openapi::api::core::v1::ServiceAccount;
use kube::api::PostParams;
use kube::{Api, Client};
use rustix::process::Signal;
use serde_json::json;
use tempfile::TempDir;

use crate::audit::{self, AuditEvent, AuditMark};
use crate::binaries::Binaries;
use crate::component::Component;
use crate::eventually::eventually;
use crate::layout::Layout;
use crate::process::Watchdog;
use crate::programs::Programs;
use crate::usage::Usage;
use crate::{identity, nodes};

const STOP_LIMIT: Duration = Duration::from_secs(5);
const READY_LIMIT: Duration = Duration::from_secs(60);

/// What a control plane consists of.
#[derive(Clone, Debug)]
pub struct Options {
    /// How many nodes there are, each with 1000 CPUs, 4 TiB of memory and of disk, 10 000 pods and 64 `nvidia.com/gpu`.
    /// With none, only etcd and the API server run, without a controller that would change an object.
    pub nodes: usize,
}

impl Default for Options {
    /// Two nodes.
    fn default() -> Self {
        Self { nodes: 2 }
    }
}

/// A running control plane. Dropping it ends its programs and removes its files.
pub struct ControlPlane {
    // Field order is drop order: the programs end before their directory goes.
    programs: Programs,
    client: Client,
    directory: TempDir,
}

impl ControlPlane {
    /// Starts a control plane and waits until it takes pods.
    ///
    /// # Errors
    /// When its programs are not built (the error says how to), or one of them ends (with the end of its log).
    pub async fn start(options: Options) -> Result<Self> {
        let binaries = Binaries::locate()?;
        let directory = tempfile::Builder::new()
            .prefix("control-plane-")
            .tempdir()?;
        let layout = Layout::new(directory.path(), binaries.stages()?)?;
        identity::write_files(&layout)?;

        let programs = Programs::new(binaries, layout, Watchdog::spawn(directory.path())?);
        programs.start(Component::Etcd)?;
        programs.start(Component::ApiServer)?;
        let client = ready_client(&programs).await?;
        if options.nodes > 0 {
            programs.start(Component::ControllerManager)?;
            programs.start(Component::Scheduler)?;
            programs.start(Component::Kwok)?;
            let created = nodes::create(&client, options.nodes).await;
            created.map_err(|error| programs.explain(error))?;
        }
        Ok(Self {
            programs,
            client,
            directory,
        })
    }

    /// A client of the user `admin`, of the group `system:masters`.
    pub fn client(&self) -> Client {
        self.client.clone()
    }

    /// The kubeconfig of that user.
    pub fn admin_kubeconfig(&self) -> PathBuf {
        self.layout().kubeconfig(identity::ADMIN)
    }

    /// Runs `kubectl` as that user and returns what it prints.
    ///
    /// # Errors
    /// When kubectl fails, with what it printed to stderr.
    pub async fn kubectl(&self, arguments: &[&str]) -> Result<String> {
        let output = tokio::process::Command::new(self.programs.binaries.program("kubectl"))
            .arg("--cache-dir")
            .arg(self.layout().path("kubectl-cache"))
            .args(arguments)
            .env("KUBECONFIG", self.admin_kubeconfig())
            .stdin(Stdio::null())
            .kill_on_drop(true)
            .output()
            .await
            .context("start kubectl")?;
        ensure!(
            output.status.success(),
            "kubectl {} failed: {}",
            arguments.join(" "),
            String::from_utf8_lossy(&output.stderr)
        );
        Ok(String::from_utf8(output.stdout)?)
    }

    /// A token of an existing ServiceAccount, valid for a day: the identity that RBAC is enforced for.
    ///
    /// # Errors
    /// When there is no such ServiceAccount.
    pub async fn service_account_token(&self, namespace: &str, name: &str) -> Result<String> {
        let accounts: Api<ServiceAccount> = Api::namespaced(self.client(), namespace);
        let day = Duration::from_secs(24 * 60 * 60).as_secs();
        let request: TokenRequest = serde_json::from_value(
            json!({ "spec": { "audiences": [], "expirationSeconds": day } }),
        )?;
        let answer = accounts
            .create_token_request(name, &PostParams::default(), &request)
            .await?;
        Ok(answer
            .status
            .context("a TokenRequest without a token")?
            .token)
    }

    /// Writes a kubeconfig for the bearer of `token`, and returns its path.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn kubeconfig_for(&self, token: &str) -> Result<PathBuf> {
        let name = format!("token-{:016x}", fastrand::u64(..));
        identity::write_kubeconfig(self.layout(), &name, token)
    }

    /// A client for the bearer of `token`.
    ///
    /// # Errors
    /// When the kubeconfig cannot be written.
    pub async fn client_for(&self, token: &str) -> Result<Client> {
        identity::client(&self.kubeconfig_for(token)?).await
    }

    /// Kills the API server and starts it again, on the same port with the same data; returns once it is ready.
    ///
    /// # Errors
    /// When it does not become ready.
    pub async fn restart_api_server(&self) -> Result<()> {
        self.restart(Component::ApiServer).await
    }

    /// Kills a component and starts it again.
    ///
    /// The garbage collector looks for new kinds every 30 s only: a restart of the controller manager after a
    /// CustomResourceDefinition was created saves a test that wait.
    ///
    /// # Errors
    /// When a component ends, or the API server does not become ready.
    pub async fn restart(&self, component: Component) -> Result<()> {
        self.kill(component);
        self.start_component(component).await
    }

    /// Kills a component as `kill -9` does, and waits until it has gone.
    pub fn kill(&self, component: Component) {
        self.programs.kill(component);
    }

    /// Starts a component that was killed, and waits until the API server is ready, unless that does not run.
    ///
    /// # Errors
    /// When a component ends, or the API server does not become ready.
    pub async fn start_component(&self, component: Component) -> Result<()> {
        self.programs.start(component)?;
        if self.programs.id(Component::ApiServer).is_ok() {
            ready_client(&self.programs).await?;
        }
        Ok(())
    }

    /// Makes a component hang (SIGSTOP): its connections stay open, and nothing answers.
    ///
    /// # Errors
    /// When it is not running.
    pub async fn pause(&self, component: Component) -> Result<()> {
        self.programs.signal(component, Signal::STOP)?;
        // Its threads stop one by one, and may still answer meanwhile.
        eventually("the component has stopped", STOP_LIMIT, async || {
            Ok(self.programs.has_stopped(component)?.then_some(()))
        })
        .await
    }

    /// Ends what [`ControlPlane::pause`] began.
    ///
    /// # Errors
    /// When it is not running.
    pub fn resume(&self, component: Component) -> Result<()> {
        self.programs.signal(component, Signal::CONT)
    }

    /// The process id of a component.
    ///
    /// # Errors
    /// When it is not running.
    pub fn process_id(&self, component: Component) -> Result<u32> {
        self.programs.id(component)
    }

    /// What a component has used since it was started.
    ///
    /// # Errors
    /// When it is not running.
    pub fn usage(&self, component: Component) -> Result<Usage> {
        Usage::of(self.programs.id(component)?)
    }

    /// The log file of a component.
    pub fn log(&self, component: Component) -> PathBuf {
        self.layout().log(component.program())
    }

    /// Every request since the start, in the order in which they were answered. A request is logged just after it is
    /// answered: a caller may have to wait a moment to see its own.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn audit(&self) -> Result<Vec<AuditEvent>> {
        self.audit_since(AuditMark::default())
    }

    /// The present end of the audit log.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn audit_mark(&self) -> Result<AuditMark> {
        audit::mark(&self.audit_log())
    }

    /// The requests that were logged after `mark`.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn audit_since(&self, mark: AuditMark) -> Result<Vec<AuditEvent>> {
        audit::since(&self.audit_log(), mark)
    }

    /// The requests that were logged after `mark`, which moves to where the next call goes on.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn audit_next(&self, mark: &mut AuditMark) -> Result<Vec<AuditEvent>> {
        audit::next(&self.audit_log(), mark)
    }

    /// The directory of all its files.
    pub fn directory(&self) -> &Path {
        self.directory.path()
    }

    pub(crate) fn programs(&self) -> &Programs {
        &self.programs
    }

    fn audit_log(&self) -> PathBuf {
        self.layout().audit_log()
    }

    fn layout(&self) -> &Layout {
        &self.programs.layout
    }
}

/// Waits until the API server is ready, and returns a client of the user `admin`.
async fn ready_client(programs: &Programs) -> Result<Client> {
    let certificate = programs.layout.certificate_authority();
    let ready = eventually("the API server is ready", READY_LIMIT, async || {
        programs.ensure_running()?;
        if !certificate.exists() {
            return Ok(None);
        }
        let Ok(client) = identity::client(&programs.layout.kubeconfig(identity::ADMIN)).await
        else {
            return Ok(None); // the certificate is being written
        };
        let request = Request::get("/readyz").body(Vec::new())?;
        Ok(client.request_text(request).await.is_ok().then_some(client))
    });
    ready.await.map_err(|error| programs.explain(error))
}
