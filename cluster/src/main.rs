//! `control-plane`: starts a control plane and keeps it until Ctrl-C.
//! `control-plane COMMAND...`: runs the command with `KUBECONFIG` set, and ends with its exit code.

use std::process::ExitCode;

use anyhow::{Context, Result};
use cluster::{ControlPlane, Options};

#[tokio::main]
async fn main() -> ExitCode {
    run().await.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

async fn run() -> Result<ExitCode> {
    let control_plane = ControlPlane::start(Options::default()).await?;
    let kubeconfig = control_plane.admin_kubeconfig();

    let mut arguments = std::env::args_os().skip(1);
    if let Some(command) = arguments.next() {
        let mut child = tokio::process::Command::new(&command)
            .args(arguments)
            .env("KUBECONFIG", kubeconfig)
            .spawn()
            .with_context(|| format!("start {}", command.display()))?;
        let code = child
            .wait()
            .await?
            .code()
            .and_then(|code| u8::try_from(code).ok());
        return Ok(code.map_or(ExitCode::FAILURE, ExitCode::from));
    }

    println!("export KUBECONFIG={}", kubeconfig.display());
    eprintln!(
        "Ctrl-C ends it; its logs are in {}",
        control_plane.directory().display()
    );
    tokio::signal::ctrl_c().await?;
    Ok(ExitCode::SUCCESS)
}
