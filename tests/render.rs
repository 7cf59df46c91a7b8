//! `operator-gen render` as a person runs it. Every directory of `tests/render` holds a resource, the arguments, and in
//! `output.txt` all that is printed for them; `UPDATE=1 cargo test --test render` rewrites the latter.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/render")
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_operator-gen"));
    let command_line = command.arg("render").args(arguments);
    command_line.current_dir(folder).env_remove("NO_COLOR");
    command
}

fn render(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

/// All that a run says.
fn said(output: &Output) -> String {
    format!(
        "exit code: {}\n=== stdout\n{}=== stderr\n{}",
        output.status.code().unwrap(),
        stdout(output),
        String::from_utf8_lossy(&output.stderr)
    )
}

#[test]
fn every_case_prints_what_it_should() {
    let entries = fs::read_dir(folder()).unwrap();
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.is_dir());
    cases.sort();
    assert!(cases.len() > 10, "only {} cases", cases.len());
    let mut different = Vec::new();
    for case in cases {
        let arguments = fs::read_to_string(case.join("arguments.txt")).unwrap();
        let mut all = vec!["--file", "../operator.yaml"];
        all.extend(arguments.split_whitespace());
        let found = said(&render(&case, &all));
        let path = case.join("output.txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &found).unwrap();
        } else if fs::read_to_string(&path).unwrap_or_default() != found {
            different.push(format!("{}:\n{found}", case.display()));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn a_resource_can_come_in_on_standard_input() {
    for case in ["objects", "not-yaml", "invalid"] {
        let folder = folder().join(case);
        let arguments = |cr| ["--file", "../operator.yaml", "--cr", cr];
        let named = said(&render(&folder, &arguments("cr.yaml")));
        let input = fs::File::open(folder.join("cr.yaml")).unwrap();
        let mut command = command(&folder, &arguments("-"));
        let piped = command.stdin(Stdio::from(input)).output().unwrap();
        assert_eq!(said(&piped).replace("standard input", "cr.yaml"), named);
    }
}

/// What is printed can be given back: as manifests, and as what was observed of the children.
#[test]
fn what_is_rendered_is_what_is_observed_then() {
    let case = folder().join("observed");
    let spec = ["--file", "../operator.yaml", "--cr", "cr.yaml"];
    let with = |more: &[&str]| render(&case, &[&spec[..], more].concat());
    let first = with(&["--observed", "observed"]);
    let live = tempfile::tempdir().unwrap();
    for (file, text) in [
        ("rendered.yaml", stdout(&first).to_owned()),
        (
            "live.yaml",
            fs::read_to_string(case.join("observed/live.yaml")).unwrap(),
        ),
    ] {
        fs::write(live.path().join(file), text).unwrap();
    }
    let again = with(&["--observed", live.path().to_str().unwrap()]);
    let objects = |output: &Output| {
        stdout(output)
            .split("# its status")
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(objects(&first), objects(&again));
}

/// A fresh project, in which cases are kept.
struct Project(TempDir);

impl Project {
    fn new() -> Self {
        let project = Self(tempfile::tempdir().unwrap());
        fs::copy(
            folder().join("operator.yaml"),
            project.path("operator.yaml"),
        )
        .unwrap();
        project.generate();
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn generate(&self) {
        let output = Command::new(env!("CARGO_BIN_EXE_operator-gen"))
            .arg("generate")
            .current_dir(self.0.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
    }

    fn check(&self, more: &[&str], code: i32) -> Output {
        let output = render(self.0.path(), &[&["--check"], more].concat());
        assert_eq!(output.status.code(), Some(code), "{}", said(&output));
        output
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(self.path(path), text.replace(from, to)).unwrap();
    }
}

#[test]
fn the_seeded_case_is_as_expected() {
    let project = Project::new();
    assert_eq!(stdout(&project.check(&[], 0)), "1 case as expected\n");
}

#[test]
fn a_case_that_differs_is_shown_and_written_on_request() {
    let project = Project::new();
    let file = "tests/fixtures/shop/expected/web.yaml";
    project.edit(file, "replicas: 2", "replicas: 7");
    fs::write(
        project.path("tests/fixtures/shop/expected/old.yaml"),
        "a: 1\n",
    )
    .unwrap();
    let output = project.check(&[], 1);
    let shown = stdout(&output);
    assert!(shown.starts_with("shop differs\n"), "{shown}");
    for line in [
        "--- expected/old.yaml",
        "+++ /dev/null",
        "-  replicas: 7",
        "+  replicas: 2",
    ] {
        assert!(shown.lines().any(|found| found == line), "{line}: {shown}");
    }
    project.check(&["--update"], 0);
    project.check(&[], 0);
    assert!(
        !project
            .path("tests/fixtures/shop/expected/old.yaml")
            .exists()
    );
}

#[test]
fn a_change_of_the_spec_shows_in_the_cases() {
    let project = Project::new();
    project.edit("operator.yaml", "name: web, image", "name: site, image");
    project.generate();
    let output = project.check(&[], 1);
    assert!(
        stdout(&output).contains("-        - name: web\n"),
        "{}",
        said(&output)
    );
    assert!(
        stdout(&output).contains("+        - name: site\n"),
        "{}",
        said(&output)
    );
}

#[test]
fn cases_are_seeded_where_there_are_none_and_nowhere_else() {
    let project = Project::new();
    let seeded = project.path("tests/fixtures/shop");
    fs::rename(&seeded, project.path("tests/fixtures/mine")).unwrap();
    fs::remove_file(project.path("tests/fixtures/mine/expected/web.yaml")).unwrap();
    project.generate();
    assert!(!seeded.exists());
    assert!(
        !project
            .path("tests/fixtures/mine/expected/web.yaml")
            .exists()
    );
    fs::remove_dir_all(project.path("tests/fixtures")).unwrap();
    project.generate();
    assert!(seeded.join("expected/web.yaml").exists());
}

#[test]
fn a_case_that_is_none_is_an_error() {
    let project = Project::new();
    project.edit("tests/fixtures/shop/cr.yaml", "kind: Shop", "kind: Shed");
    let output = project.check(&[], 1);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        stderr.contains("error[OG0901]") && stderr.contains("shop/cr.yaml:"),
        "{stderr}"
    );
}

/// The objects are shown as they are, Secrets too; what is told of expressions never says what is in one.
#[test]
fn no_secret_is_explained() {
    let case = folder().join("explain-secrets");
    let with = |more: &[&str]| {
        let arguments = [
            "--file",
            "../operator.yaml",
            "--cr",
            "cr.yaml",
            "--observed",
            "observed",
            "--explain",
        ];
        stdout(&render(&case, &[&arguments[..], more].concat())).to_owned()
    };
    let text = with(&[]);
    let mut json: Value = serde_json::from_str(&with(&["--format", "json"])).unwrap();
    for object in json["objects"].as_array_mut().unwrap() {
        object["object"].take();
    }
    for said in [text, json.to_string()] {
        assert!(
            said.contains("login") && said.contains("north-tls"),
            "{said}"
        );
        for secret in ["hidden-one", "hidden-two", "aGlkZGVuLXR3bw=="] {
            assert!(!said.contains(secret), "{said}");
        }
    }
}

#[test]
fn json_holds_what_yaml_holds() {
    let case = folder().join("objects");
    let arguments = [
        "--file",
        "../operator.yaml",
        "--cr",
        "cr.yaml",
        "--format",
        "json",
    ];
    let json: Value = serde_json::from_slice(&render(&case, &arguments).stdout).unwrap();
    let yaml = render(&case, &arguments[..4]);
    let mut documents = stdout(&yaml).split("---\n");
    let objects = json["objects"].as_array().unwrap().iter();
    for object in objects
        .map(|object| &object["object"])
        .filter(|object| object.is_object())
    {
        let document: Value = serde_saphyr::from_str(documents.next().unwrap()).unwrap();
        assert_eq!(&document, object);
    }
    let status: Value = serde_saphyr::from_str(documents.next().unwrap()).unwrap();
    assert_eq!(status, json["resource"]);
}
