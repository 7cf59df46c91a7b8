//! Where the files and ports of one control plane are.

use std::collections::BTreeSet;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::json;

/// The files and addresses of one control plane.
pub(crate) struct Layout {
    directory: PathBuf,
    pub(crate) stages: Vec<PathBuf>,
    pub(crate) etcd_url: String,
    pub(crate) etcd_peer_url: String,
    pub(crate) api_server_port: u16,
}

impl Layout {
    pub(crate) fn new(directory: &Path, stages: Vec<PathBuf>) -> Result<Self> {
        let [etcd, etcd_peer, api_server_port] = free_ports()?;
        Ok(Self {
            directory: directory.to_owned(),
            stages,
            etcd_url: format!("http://127.0.0.1:{etcd}"),
            etcd_peer_url: format!("http://127.0.0.1:{etcd_peer}"),
            api_server_port,
        })
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.join(name)
    }

    pub(crate) fn log(&self, program: &str) -> PathBuf {
        self.path(&format!("{program}.log"))
    }

    pub(crate) fn kubeconfig(&self, user: &str) -> PathBuf {
        self.path(&format!("{user}.kubeconfig"))
    }

    pub(crate) fn tokens(&self) -> PathBuf {
        self.path("tokens.csv")
    }

    pub(crate) fn service_account_key(&self) -> PathBuf {
        self.path("service-account.key")
    }

    pub(crate) fn service_account_public_key(&self) -> PathBuf {
        self.path("service-account.pub")
    }

    pub(crate) fn audit_policy(&self) -> PathBuf {
        self.path("audit-policy.json")
    }

    pub(crate) fn audit_log(&self) -> PathBuf {
        self.path("audit.log")
    }

    pub(crate) fn certificates(&self) -> PathBuf {
        self.path("certificates")
    }

    /// The API server's certificate, which it makes itself, and the CA that signed it.
    pub(crate) fn certificate_authority(&self) -> PathBuf {
        self.certificates().join("apiserver.crt")
    }

    /// A kubeconfig for the bearer of `token`; JSON, which is YAML too.
    pub(crate) fn kubeconfig_content(&self, token: &str) -> serde_json::Value {
        let server = format!("https://127.0.0.1:{}", self.api_server_port);
        let cluster =
            json!({ "server": server, "certificate-authority": self.certificate_authority() });
        json!({
            "apiVersion": "v1",
            "kind": "Config",
            "clusters": [{ "name": "local", "cluster": cluster }],
            "users": [{ "name": "local", "user": { "token": token } }],
            "contexts": [{ "name": "local", "context": { "cluster": "local", "user": "local" } }],
            "current-context": "local",
        })
    }
}

/// Ports of loopback that nobody listens on. They lie below the range from which systems take the ports of outgoing
/// connections (32768 on Linux), so that they stay free while a server restarts.
pub(crate) fn free_ports<const N: usize>() -> Result<[u16; N]> {
    let mut ports = BTreeSet::new();
    for _ in 0..1000 {
        if ports.len() == N {
            break;
        }
        let port = fastrand::u16(20_000..32_000);
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            ports.insert(port);
        }
    }
    let ports = Vec::from_iter(ports);
    ports
        .try_into()
        .ok()
        .context("no free port between 20000 and 32000 on loopback")
}
