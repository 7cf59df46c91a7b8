//! The source of Kubernetes, as the Go module that it is.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, ensure};
use serde_json::Value;

/// The folder that holds a version of it, downloaded unless it is there.
pub fn directory(version: &str) -> anyhow::Result<PathBuf> {
    let module = format!("k8s.io/kubernetes@{version}");
    let output = Command::new("go")
        .args(["mod", "download", "-json", &module])
        .output()
        .context("cannot run `go`; the catalog is made from Go modules")?;
    let answer: Value =
        serde_json::from_slice(&output.stdout).context("`go mod download` gave no JSON")?;
    let error = answer.get("Error").and_then(Value::as_str);
    ensure!(
        output.status.success(),
        "cannot download {module}: {}",
        error.unwrap_or_default()
    );
    let directory = answer.get("Dir").and_then(Value::as_str);
    Ok(directory
        .context("`go mod download` names no folder")?
        .into())
}
