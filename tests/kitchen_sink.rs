//! A spec with everything that the format has becomes a project that is formatted, compiles without a warning and passes
//! its own tests.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use operator_gen::validate;

const SPEC: &str = include_str!("kitchen_sink/operator.yaml");

/// The definition of a kind that the spec lists.
const ROUTES: &str = include_str!("kitchen_sink/crds/routes.yaml");

fn run(project: &Path, program: &str, arguments: &[&str]) {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/generated");
    let output = Command::new(program)
        .args(arguments)
        .current_dir(project)
        // Shared by all generated projects: the dependencies are compiled once.
        .env("CARGO_TARGET_DIR", target)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{program} {}:\n{}{}",
        arguments.join(" "),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

/// A folder with the spec; always the same one, so that what did not change since is not compiled again.
fn project() -> PathBuf {
    let project = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kitchen_sink");
    fs::create_dir_all(&project).unwrap();
    // The user's, so that they would stay as an earlier spec or release had them.
    let _ = fs::remove_dir_all(project.join("tests/fixtures"));
    let _ = fs::remove_file(project.join("Cargo.lock"));
    fs::write(project.join("operator.yaml"), SPEC).unwrap();
    fs::create_dir_all(project.join("crds")).unwrap();
    fs::write(project.join("crds/routes.yaml"), ROUTES).unwrap();
    project
}

#[test]
fn it_generates_a_project_that_passes_its_own_tests() {
    let project = project();
    let generator = env!("CARGO_BIN_EXE_operator-gen");
    run(&project, generator, &["generate", "--force"]);
    run(&project, generator, &["check"]);
    run(&project, "cargo", &["fmt", "--all", "--check"]);
    let clippy = "clippy --workspace --all-targets --locked -- -D warnings";
    run(&project, "cargo", &Vec::from_iter(clippy.split(' ')));
    run(&project, "cargo", &["test", "--locked"]);
}

/// The spec keeps its name: each word that the format has for a field, a child or a list stands in it.
#[test]
fn it_has_every_word_of_the_format() {
    let fields = [
        "string",
        "integer",
        "number",
        "boolean",
        "list",
        "map",
        "object",
        "int-or-string",
        "quantity",
        "duration",
        "date-time",
        "any",
    ];
    for word in fields {
        assert!(
            SPEC.contains(&format!("type: {word}")),
            "no field of type {word}"
        );
    }
    let schema = operator_gen::spec::schema();
    let mut keys = Vec::new();
    collect(&schema, &mut keys);
    assert!(keys.len() > 60, "only {} keys", keys.len());
    // What a cluster refuses together with the rest is proven elsewhere.
    let left_out = ["namespaces", "resourceNames"];
    let missing: Vec<_> = keys
        .iter()
        .filter(|key| !left_out.contains(&key.as_str()) && !SPEC.contains(&format!("{key}:")))
        .collect();
    assert!(missing.is_empty(), "keys that it lacks: {missing:?}");
    assert!(
        validate::load_with(SPEC, &|_| Ok(ROUTES.to_owned()))
            .model
            .is_some()
    );
}

/// The keys of all objects that a schema describes.
fn collect(schema: &serde_json::Value, keys: &mut Vec<String>) {
    for (key, value) in schema.as_object().into_iter().flatten() {
        if let ("properties", Some(properties)) = (key.as_str(), value.as_object()) {
            keys.extend(properties.keys().cloned());
        }
        if key != "examples" {
            collect(value, keys);
        }
    }
    for value in schema.as_array().into_iter().flatten() {
        collect(value, keys);
    }
}
