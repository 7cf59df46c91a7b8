//! Generates the project below `project/` and builds it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The name of its Deployment and its program.
pub const NAME: &str = "hooks-operator";

/// The generated project and its program.
pub fn build() -> Result<(PathBuf, PathBuf)> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.join("..").canonicalize()?;
    // Always the same folder, so that what did not change since is not compiled again.
    let project = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hooks");
    copy(&here.join("tests/hooks/project"), &project)?;
    let folder = project.to_str().context("a path that is not UTF-8")?;
    let generate = "run --quiet --package operator-gen -- generate --force --directory";
    let generate = generate.split(' ').chain([folder]);
    cargo(&root, &root.join("target"), &Vec::from_iter(generate))?;

    // Shared by all generated projects: the dependencies are compiled once.
    let target = root.join("target/generated");
    cargo(&project, &target, &["fmt", "--check"])?;
    cargo(
        &project,
        &target,
        &["clippy", "--quiet", "--", "-Dwarnings"],
    )?;
    cargo(&project, &target, &["build", "--quiet"])?;
    Ok((project, target.join("debug").join(NAME)))
}

/// Copies the files of a folder that are not as they should be: an unchanged one keeps its time.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to)?;
        } else if fs::read(&to).ok() != Some(fs::read(&from)?) {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}

fn cargo(folder: &Path, target: &Path, arguments: &[&str]) -> Result<()> {
    let mut command = Command::new("cargo");
    let command = command.args(arguments).current_dir(folder);
    let output = command.env("CARGO_TARGET_DIR", target).output();
    let output = output.context("run cargo")?;
    ensure!(
        output.status.success(),
        "cargo {}:\n{}",
        arguments.join(" "),
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}
