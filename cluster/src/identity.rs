//! Who may call the API server: static tokens, and the key that signs ServiceAccount tokens.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use kube::config::{KubeConfigOptions, Kubeconfig};
use kube::{Client, Config};
use rcgen::KeyPair;
use serde_json::json;

use crate::component::Component;
use crate::layout::Layout;

/// The user that tests act as.
pub(crate) const ADMIN: &str = "admin";

/// Writes all that the API server reads at its start, and a kubeconfig for each user.
pub(crate) fn write_files(layout: &Layout) -> Result<()> {
    // One user a program, all-powerful, so that the audit log tells them apart.
    let components = [
        Component::ControllerManager,
        Component::Scheduler,
        Component::Kwok,
    ];
    let users = components.map(|component| {
        (
            component.program(),
            format!("system:{}", component.program()),
        )
    });
    let mut tokens = String::new();
    for (file, user) in users.into_iter().chain([(ADMIN, ADMIN.to_owned())]) {
        let token = format!("{:032x}", fastrand::u128(..));
        tokens += &format!("{token},{user},{user},\"system:masters\"\n");
        write_kubeconfig(layout, file, &token)?;
    }
    fs::write(layout.tokens(), tokens)?;

    // ECDSA P-256, in PKCS #8.
    let key = KeyPair::generate().context("generate the key of ServiceAccount tokens")?;
    fs::write(layout.service_account_key(), key.serialize_pem())?;
    fs::write(layout.service_account_public_key(), key.public_key_pem())?;

    let policy = json!({
        "apiVersion": "audit.k8s.io/v1",
        "kind": "Policy",
        "omitStages": ["RequestReceived"],
        "rules": [{ "level": "Metadata" }],
    });
    fs::write(layout.audit_policy(), policy.to_string())?;
    Ok(())
}

/// Writes `<name>.kubeconfig` for the bearer of `token`.
pub(crate) fn write_kubeconfig(layout: &Layout, name: &str, token: &str) -> Result<PathBuf> {
    let path = layout.kubeconfig(name);
    let content = layout.kubeconfig_content(token);
    fs::write(&path, content.to_string()).with_context(|| format!("write {}", path.display()))?;
    Ok(path)
}

/// A client of the user that this kubeconfig names.
pub(crate) async fn client(kubeconfig: &PathBuf) -> Result<Client> {
    let kubeconfig = Kubeconfig::read_from(kubeconfig)?;
    let config = Config::from_custom_kubeconfig(kubeconfig, &KubeConfigOptions::default()).await?;
    Ok(Client::try_from(config)?)
}
