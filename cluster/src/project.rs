//! Projects that the CLI generates of a spec, and their programs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// Generates the project whose spec and user files are in `sources`, in the folder `project`, and builds it: the program of
/// this name. A project that stays where it is, and did not change since, is not compiled again.
///
/// # Errors
/// What the CLI or cargo said.
pub fn build(sources: &Path, project: &Path, name: &str) -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()?;
    copy(sources, project)?;
    let folder = project.to_str().context("a path that is not UTF-8")?;
    let generate = "run --quiet --package operator-gen -- generate --force --directory";
    let generate = generate.split(' ').chain([folder]);
    cargo(&root, &root.join("target"), &Vec::from_iter(generate))?;

    // Shared by all generated projects: the dependencies are compiled once.
    let target = root.join("target/generated");
    cargo(project, &target, &["fmt", "--check"])?;
    cargo(project, &target, &["clippy", "--quiet", "--", "-Dwarnings"])?;
    cargo(project, &target, &["build", "--quiet"])?;
    Ok(target.join("debug").join(name))
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
