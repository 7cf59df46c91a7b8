//! What `render` shows is what the operator makes: for the kinds of all examples and of a spec with everything in it, made-up
//! resources and made-up observed objects give the same objects, status and errors in the evaluator and in the emitted Rust.

#![allow(clippy::unwrap_used, clippy::panic)]

mod observed;
mod resources;
mod values;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use operator_gen::model::Model;
use operator_gen::preview::{fixture, preview};
use operator_gen::validate;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

/// How many cases there are of all kinds together.
const CASES: usize = 10_000;

/// How many cases that differ are shown.
const SHOWN: usize = 5;

/// A project that was generated of its spec.
struct Project {
    folder: PathBuf,
    model: Model,
}

impl Project {
    fn open(folder: PathBuf) -> Self {
        let text = fs::read_to_string(folder.join("operator.yaml")).unwrap();
        let read = |file: &str| fs::read_to_string(folder.join(file)).map_err(|e| e.to_string());
        let model = validate::load_with(&text, &read).model.unwrap();
        Self { folder, model }
    }

    /// What the operator's own code makes of cases, each a line of JSON.
    fn emitted(&self, cases: &str) -> Vec<Value> {
        let lines = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let lines = lines.join(format!("{}.cases", self.model.name));
        fs::write(&lines, cases).unwrap();
        let output = Command::new("cargo")
            .args(["test", "--locked", "--quiet", "--test", "fixtures"])
            .current_dir(&self.folder)
            .env(
                "CARGO_TARGET_DIR",
                Path::new(env!("CARGO_MANIFEST_DIR")).join("target/generated"),
            )
            .env("OPERATOR_GEN_CASES", &lines)
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stdout)
        );
        let answers = lines.with_extension("answers");
        let text = fs::read_to_string(&answers).unwrap();
        for file in [&lines, &answers] {
            fs::remove_file(file).unwrap();
        }
        let answers = text.lines();
        answers
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

/// The examples, and the spec with everything in it.
fn projects() -> Vec<Project> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = fs::read_dir(root.join("snapshots")).unwrap();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    folders.push(kitchen_sink(root));
    folders.into_iter().map(Project::open).collect()
}

fn kitchen_sink(root: &Path) -> PathBuf {
    let (from, to) = (
        root.join("tests/kitchen_sink"),
        Path::new(env!("CARGO_TARGET_TMPDIR")).join("kitchen_sink"),
    );
    fs::create_dir_all(to.join("crds")).unwrap();
    for file in ["operator.yaml", "crds/routes.yaml"] {
        fs::copy(from.join(file), to.join(file)).unwrap();
    }
    // They are seeded once, and an earlier run may have done it for other dependencies.
    for file in ["Cargo.toml", "Cargo.lock"] {
        let _ = fs::remove_file(to.join(file));
    }
    let generator = Command::new(env!("CARGO_BIN_EXE_operator-gen"))
        .args(["generate", "--force"])
        .current_dir(&to)
        .output()
        .unwrap();
    assert!(generator.status.success(), "{generator:?}");
    to
}

#[test]
fn the_evaluator_and_the_emitted_rust_agree() {
    let projects = projects();
    let kinds: usize = projects.iter().map(|one| one.model.resources.len()).sum();
    let (mut compared, mut different) = (0, Vec::new());
    let mut tally = Tally::default();
    for project in &projects {
        let mut runner = TestRunner::deterministic();
        let (mut cases, mut expected) = (String::new(), Vec::new());
        for resource in &project.model.resources {
            let maker = resources::Maker::new(&project.model, resource);
            let surroundings = observed::Maker::new(&project.model, resource);
            for _ in 0..CASES.div_ceil(kinds) {
                let object = maker.make(&mut runner);
                let observed = surroundings.make(&object, &mut runner);
                let preview = preview(&project.model.name, resource, &object, &observed);
                cases.push_str(&format!(
                    "{}\n",
                    json!({ "resource": object, "observed": observed })
                ));
                tally.add(&preview.status);
                expected.push(json!({ "files": fixture::files(&preview) }));
            }
        }
        let found = project.emitted(&cases);
        assert_eq!(found.len(), expected.len());
        compared += found.len();
        for ((case, expected), found) in cases.lines().zip(expected).zip(found) {
            if expected != found {
                different.push(format!(
                    "{}: {case}\nevaluated: {expected}\nemitted:   {found}",
                    project.model.name
                ));
            }
        }
    }
    println!("{compared} cases: {tally:?}");
    assert!(compared >= CASES);
    assert!(
        different.is_empty(),
        "{} of {compared} cases differ:\n{}",
        different.len(),
        different[..different.len().min(SHOWN)].join("\n\n")
    );
    tally.check();
}

/// What came of the cases: each must be among them, or they show little.
#[derive(Debug, Default)]
struct Tally {
    ready: usize,
    reconciling: usize,
    failed_children: usize,
    failed_expressions: usize,
}

impl Tally {
    fn add(&mut self, status: &Value) {
        let conditions = status["conditions"].as_array().unwrap();
        let holds = |name: &str| {
            let is_it = |one: &&Value| one["type"] == name && one["status"] == "True";
            conditions.iter().find(is_it)
        };
        match holds("Stalled") {
            Some(stalled) if stalled["reason"] == "ChildFailed" => self.failed_children += 1,
            Some(_) => self.failed_expressions += 1,
            None if holds("Ready").is_some() => self.ready += 1,
            None => self.reconciling += 1,
        }
    }

    fn check(&self) {
        let all = [
            self.ready,
            self.reconciling,
            self.failed_children,
            self.failed_expressions,
        ];
        assert!(all.iter().all(|count| *count > 20), "{self:?}");
    }
}
