//! Every project below `snapshots/` is what the tool makes of its example, compiles without a warning and passes its
//! own tests.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn folders(name: &str) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(root().join(name))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    assert!(!folders.is_empty(), "nothing in {name}/");
    folders
}

/// All files below a folder: an example has, besides its spec, what its user wrote.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        match entry.unwrap().path() {
            path if path.is_dir() => found.extend(files(&path)),
            path => found.push(path),
        }
    }
    found
}

/// Runs a command in a project and shows its output when it fails.
fn run(project: &Path, program: &str, arguments: &[&str]) {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(project)
        // Shared by all projects: the dependencies are compiled once.
        .env("CARGO_TARGET_DIR", root().join("target/generated"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{program} {} in {}:\n{}{}",
        arguments.join(" "),
        project.display(),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn every_example_has_a_fresh_snapshot() {
    let read = |path: PathBuf| std::fs::read_to_string(path).unwrap();
    for example in folders("examples") {
        let project = root().join("snapshots").join(example.file_name().unwrap());
        for file in files(&example) {
            let path = file.strip_prefix(&example).unwrap();
            let copy = project.join(path);
            assert_eq!(read(file.clone()), read(copy), "run `make snapshots`");
        }
    }
    for project in folders("snapshots") {
        run(&project, env!("CARGO_BIN_EXE_operator-gen"), &["check"]);
    }
}

#[test]
fn generated_projects_are_formatted_linted_and_pass_their_tests() {
    for project in folders("snapshots") {
        run(&project, "cargo", &["fmt", "--all", "--check"]);
        let clippy = "clippy --workspace --all-targets --locked -- -D warnings";
        run(&project, "cargo", &Vec::from_iter(clippy.split(' ')));
        run(&project, "cargo", &["test", "--locked"]);
    }
}
