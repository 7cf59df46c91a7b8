//! The commands as a person or a program runs them: what they print, where, how they exit, what they leave on disk.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

use serde_json::Value;
use tempfile::TempDir;

const TOOL_FILE: &str = "src/main.rs";
const USER_FILE: &str = "Cargo.toml";

fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_operator-gen"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .output()
        .unwrap()
}

/// A fresh project of the default kind.
struct Project(TempDir);

impl Project {
    fn new() -> Self {
        let project = Self(tempfile::tempdir().unwrap());
        project.expect(&["init", "--name", "webapp-operator"], 0);
        project
    }

    /// Runs a command and gives what it printed on stdout and on stderr.
    fn expect(&self, arguments: &[&str], code: i32) -> (String, String) {
        let output = run_in(self.0.path(), arguments);
        let stdout = String::from_utf8(output.stdout).unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            output.status.code(),
            Some(code),
            "{arguments:?}\n{stdout}\n{stderr}"
        );
        (stdout, stderr)
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).unwrap();
    }

    fn edit_spec(&self, from: &str, to: &str) {
        let spec = self.read("operator.yaml");
        assert!(spec.contains(from), "{spec}");
        self.write("operator.yaml", &spec.replace(from, to));
    }

    /// Every file with its contents and when it was written.
    fn snapshot(&self) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.0.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let written = path.metadata().unwrap().modified().unwrap();
                    files.insert(path.clone(), (fs::read(&path).unwrap(), written));
                }
            }
        }
        files
    }
}

#[test]
fn without_a_terminal_init_asks_nothing_and_makes_a_whole_project() {
    let project = Project(tempfile::tempdir().unwrap());
    let (stdout, stderr) = project.expect(&["init", "made/here"], 0);
    assert!(stdout.starts_with("created "), "{stdout}");
    assert!(
        stdout.contains("cd made/here") && stdout.contains("make test"),
        "{stdout}"
    );
    assert_eq!(stderr, "");
    assert!(
        project
            .read("made/here/operator.yaml")
            .contains("\nname: here\n")
    );
    project.expect(&["check", "-C", "made/here"], 0);
}

#[test]
fn a_second_run_changes_nothing_and_writes_nothing() {
    let project = Project::new();
    let before = project.snapshot();
    let (stdout, stderr) = project.expect(&["generate"], 0);
    assert!(stdout.starts_with("nothing changed"), "{stdout}");
    assert_eq!(stderr, "");
    project.expect(&["check"], 0);
    project.expect(&["generate", "--force"], 0);
    assert_eq!(project.snapshot(), before);
}

#[test]
fn the_same_spec_gives_the_same_bytes_everywhere() {
    let contents = |project: &Project| {
        let root = project.0.path().to_owned();
        let files = project.snapshot().into_iter();
        files
            .map(|(path, (bytes, _))| (path.strip_prefix(&root).unwrap().to_owned(), bytes))
            .collect::<BTreeMap<_, _>>()
    };
    assert_eq!(contents(&Project::new()), contents(&Project::new()));
}

#[test]
fn an_edited_tool_file_is_found_shown_and_never_overwritten_unasked() {
    let project = Project::new();
    let original = project.read(TOOL_FILE);
    project.write(TOOL_FILE, &format!("// mine\n{original}"));
    let before = project.snapshot();

    let (stdout, _) = project.expect(&["check"], 1);
    assert!(
        stdout.contains("edited: src/main.rs") && stdout.contains("\n-// mine\n"),
        "{stdout}"
    );
    let (stdout, stderr) = project.expect(&["generate"], 1);
    assert!(stdout.contains("\n-// mine\n"), "{stdout}");
    assert!(
        stderr.contains("conflict: src/main.rs was edited by hand"),
        "{stderr}"
    );
    assert!(
        stderr.contains("--force") && stderr.contains("eject:"),
        "{stderr}"
    );
    assert_eq!(project.snapshot(), before);

    project.expect(&["generate", "--force"], 0);
    assert_eq!(project.read(TOOL_FILE), original);
    project.expect(&["check"], 0);
}

#[test]
fn one_conflict_holds_everything_back() {
    let project = Project::new();
    project.edit_spec("kind: WebApp", "kind: Shop");
    project.write(TOOL_FILE, "// mine\n");
    let before = project.snapshot();
    project.expect(&["generate"], 1);
    assert_eq!(project.snapshot(), before);
}

#[test]
fn a_missing_file_is_found_and_made_again() {
    let project = Project::new();
    for path in [TOOL_FILE, USER_FILE, "operator-gen.lock"] {
        let original = project.read(path);
        fs::remove_file(project.path(path)).unwrap();
        let (stdout, _) = project.expect(&["check"], 1);
        assert!(stdout.contains(&format!("missing: {path}")), "{stdout}");
        project.expect(&["generate"], 0);
        assert_eq!(project.read(path), original);
    }
}

#[test]
fn a_user_file_stays_whatever_happens() {
    let project = Project::new();
    project.write(USER_FILE, "mine\n");
    project.expect(&["check"], 0);
    project.edit_spec("default: 8080", "default: 9090");
    project.expect(&["generate", "--force"], 0);
    assert_eq!(project.read(USER_FILE), "mine\n");
}

#[test]
fn a_changed_spec_is_stale_until_it_is_generated() {
    let project = Project::new();
    project.edit_spec("kind: WebApp", "kind: Shop");
    let before = project.snapshot();
    let (stdout, _) = project.expect(&["check"], 1);
    assert!(
        stdout.contains("missing: src/generated/shop/types.rs"),
        "{stdout}"
    );
    assert!(
        stdout.contains("extra: src/generated/webapp/types.rs"),
        "{stdout}"
    );
    assert!(stdout.contains("stale: operator-gen.lock"), "{stdout}");
    let (listed, _) = project.expect(&["generate", "--dry-run"], 0);
    assert!(
        listed.contains("create   src/generated/shop/types.rs\n"),
        "{listed}"
    );
    assert!(
        listed.contains("delete   src/generated/webapp/types.rs\n"),
        "{listed}"
    );
    let (diff, _) = project.expect(&["generate", "--dry-run", "--diff"], 0);
    assert!(
        diff.contains("--- /dev/null\n+++ b/src/generated/shop/types.rs\n"),
        "{diff}"
    );
    assert!(
        diff.contains("--- a/src/generated/webapp/types.rs\n+++ /dev/null\n"),
        "{diff}"
    );
    assert_eq!(project.snapshot(), before);

    let (stdout, _) = project.expect(&["generate"], 0);
    let summary = stdout.lines().last().unwrap();
    assert!(
        listed.ends_with(&format!("dry run: {summary}\n")),
        "{listed}"
    );
    assert!(
        !project.path("src/generated/webapp").exists(),
        "an empty folder stayed"
    );
    project.expect(&["check"], 0);
}

#[test]
fn an_edited_file_that_is_no_longer_generated_is_the_users_to_decide() {
    let project = Project::new();
    let path = "src/generated/webapp/types.rs";
    project.write(path, "// mine\n");
    project.edit_spec("kind: WebApp", "kind: Shop");
    let (_, stderr) = project.expect(&["generate"], 1);
    assert!(stderr.contains("is no longer generated"), "{stderr}");
    let spec = project.read("operator.yaml");
    project.write("operator.yaml", &format!("{spec}\neject: [{path}]\n"));
    project.expect(&["generate"], 0);
    assert_eq!(project.read(path), "// mine\n");
}

#[test]
fn an_ejected_file_is_the_users() {
    let project = Project::new();
    let spec = project.read("operator.yaml");
    project.write("operator.yaml", &format!("{spec}\neject: [{TOOL_FILE}]\n"));
    project.write(TOOL_FILE, "mine\n");
    project.expect(&["generate"], 0);
    assert_eq!(project.read(TOOL_FILE), "mine\n");
    assert!(!project.read("operator-gen.lock").contains(TOOL_FILE));
    project.expect(&["check"], 0);
    project.write("operator.yaml", &format!("{spec}\neject: [no/such/file]\n"));
    let (_, stderr) = project.expect(&["generate", "--force"], 0);
    assert!(stderr.contains("warning: `no/such/file`"), "{stderr}");
}

#[test]
fn a_file_that_was_there_before_is_not_overwritten() {
    let project = Project(tempfile::tempdir().unwrap());
    project.write("Makefile", "mine:\n");
    let (_, stderr) = project.expect(&["init"], 1);
    assert!(
        stderr.contains("conflict: Makefile is not operator-gen's"),
        "{stderr}"
    );
    assert_eq!(project.read("Makefile"), "mine:\n");
    assert!(!project.path("src").exists());
}

#[test]
fn a_spec_elsewhere_is_not_copied_into_the_project() {
    let project = Project::new();
    let spec = project.read("operator.yaml");
    project.write(
        "other.yaml",
        &spec.replace("default: 8080", "default: 9090"),
    );
    fs::remove_file(project.path("operator.yaml")).unwrap();
    project.expect(&["generate", "-f", "other.yaml"], 0);
    project.expect(&["check", "-f", "other.yaml"], 0);
    assert!(!project.path("operator.yaml").exists());
}

#[test]
fn a_folder_where_a_file_belongs_is_not_removed_even_when_forced() {
    let project = Project::new();
    fs::remove_file(project.path(TOOL_FILE)).unwrap();
    fs::create_dir_all(project.path(TOOL_FILE).join("mine")).unwrap();
    let before = project.snapshot();
    project.expect(&["generate"], 1);
    let (_, stderr) = project.expect(&["generate", "--force"], 2);
    assert!(stderr.contains("src/main.rs"), "{stderr}");
    assert_eq!(project.snapshot(), before);
}

#[test]
fn check_speaks_to_github_and_to_programs() {
    let project = Project::new();
    project.write(TOOL_FILE, "// mine\n");
    let (stdout, _) = project.expect(&["check", "--format", "github"], 1);
    assert!(
        stdout.starts_with("::error file=src/main.rs,title=edited::src/main.rs was edited"),
        "{stdout}"
    );
    let (stdout, _) = project.expect(&["check", "--format", "json"], 1);
    let answer: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(answer["clean"], false);
    assert_eq!(answer["findings"][0]["path"], TOOL_FILE);
    assert_eq!(answer["findings"][0]["state"], "edited");
    assert!(
        answer["findings"][0]["diff"]
            .as_str()
            .unwrap()
            .contains("-// mine")
    );
    project.expect(&["generate", "--force"], 0);
    let (stdout, _) = project.expect(&["check", "--format", "json"], 0);
    let answer: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(answer["clean"], true);
    assert_eq!(project.expect(&["check", "--format", "github"], 0).0, "");
}

#[test]
fn an_invalid_spec_is_reported_by_every_command_and_changes_nothing() {
    let project = Project::new();
    assert_eq!(
        project.expect(&["validate"], 0).0,
        "operator.yaml is valid\n"
    );
    project.edit_spec("kind: WebApp", "kindd: WebApp");
    let before = project.snapshot();
    for command in ["validate", "generate", "check"] {
        let (stdout, stderr) = project.expect(&[command], 1);
        assert_eq!(stdout, "");
        assert!(
            stderr.contains("--> operator.yaml:") && stderr.contains("kindd"),
            "{stderr}"
        );
    }
    for command in ["validate", "check"] {
        let (stdout, _) = project.expect(&[command, "--format", "github"], 1);
        assert!(
            stdout.contains("::error file=operator.yaml,line="),
            "{stdout}"
        );
        let (stdout, stderr) = project.expect(&[command, "--format", "json"], 1);
        let answer: Value = serde_json::from_str(&stdout).unwrap();
        let line = answer["problems"][0]["line"].as_u64().unwrap();
        assert!(
            project
                .read("operator.yaml")
                .lines()
                .nth(line as usize - 1)
                .is_some()
        );
        assert!(
            answer["problems"][0]["code"]
                .as_str()
                .unwrap()
                .starts_with("OG")
        );
        assert_eq!(stderr, "");
    }
    let (stdout, _) = project.expect(&["check", "--format", "github"], 1);
    assert!(
        stdout.starts_with("::error file=operator.yaml,line="),
        "{stdout}"
    );
    assert_eq!(project.snapshot(), before);
}

#[test]
fn what_cannot_be_read_is_said_with_a_cure() {
    let project = Project::new();
    let (_, stderr) = project.expect(&["generate", "-f", "nowhere.yaml"], 2);
    assert!(
        stderr.contains("cannot read nowhere.yaml") && stderr.contains("help: "),
        "{stderr}"
    );
    let before = project.snapshot();
    for (path, bytes, message) in [
        (
            "latin1.yaml",
            &b"kind: Operator\nname: caf\xe9\n"[..],
            "latin1.yaml:2:10: not UTF-8",
        ),
        (
            "utf16.yaml",
            &b"\xff\xfea\0"[..],
            "utf16.yaml:1:1: not UTF-8",
        ),
    ] {
        fs::write(project.path(path), bytes).unwrap();
        for command in ["validate", "generate", "check"] {
            let (_, stderr) = project.expect(&[command, "-f", path], 2);
            assert!(
                stderr.contains(message) && stderr.contains("help: save it"),
                "{stderr}"
            );
        }
        fs::remove_file(project.path(path)).unwrap();
    }
    let (_, stderr) = project.expect(&["validate", "-f", "src"], 2);
    assert!(
        stderr.contains("cannot read src") && stderr.contains("help: "),
        "{stderr}"
    );
    assert_eq!(project.snapshot(), before);
    project.write("operator-gen.lock", "<<<<<<< HEAD\n");
    for command in ["generate", "check"] {
        let (_, stderr) = project.expect(&[command], 2);
        assert!(
            stderr.contains("operator-gen.lock") && stderr.contains("help: "),
            "{stderr}"
        );
    }
    fs::remove_file(project.path("operator-gen.lock")).unwrap();
    project.expect(&["generate"], 0);
    project.expect(&["frobnicate"], 2);
}

#[test]
fn init_overwrites_a_spec_only_when_forced() {
    let project = Project::new();
    let before = project.snapshot();
    let (_, stderr) = project.expect(&["init", "--kind", "Shop"], 2);
    assert!(
        stderr.contains("operator.yaml is there already") && stderr.contains("--force"),
        "{stderr}"
    );
    assert_eq!(project.snapshot(), before);
    project.expect(&["init", "--kind", "Shop", "--force"], 0);
    assert!(project.read("operator.yaml").contains("kind: Shop"));
    project.expect(&["check"], 0);
}

#[test]
fn a_wrong_flag_of_init_is_named_and_nothing_is_written() {
    let project = Project(tempfile::tempdir().unwrap());
    for (flag, value) in [
        ("--name", "Not A Label"),
        ("--group", "no_domain"),
        ("--kind", "web-app"),
        ("--field", "size:int"),
        ("--field", "size:integer,default=x"),
    ] {
        let (_, stderr) = project.expect(&["init", flag, value], 2);
        assert!(stderr.contains(flag) && stderr.contains(value), "{stderr}");
    }
    assert!(project.snapshot().is_empty());
}

#[test]
fn init_can_stop_at_the_spec() {
    let project = Project(tempfile::tempdir().unwrap());
    let (stdout, stderr) = project.expect(&["init", "--no-generate", "--child", "ingress"], 0);
    assert!(stdout.starts_with("wrote "), "{stdout}");
    assert!(
        stderr.contains("added deployment") && stderr.contains("added service"),
        "{stderr}"
    );
    assert_eq!(project.snapshot().len(), 1);
    project.expect(&["validate"], 0);
}

#[test]
fn colour_is_for_terminals_unless_asked_for() {
    let project = Project::new();
    project.edit_spec("kind: WebApp", "kindd: WebApp");
    assert!(!project.expect(&["validate"], 1).1.contains('\u{1b}'));
    assert!(
        project
            .expect(&["validate", "--color", "always"], 1)
            .1
            .contains('\u{1b}')
    );
    assert!(
        !project
            .expect(&["validate", "--color", "never"], 1)
            .1
            .contains('\u{1b}')
    );
}

#[test]
fn schema_and_completions_are_printed() {
    let project = Project(tempfile::tempdir().unwrap());
    let schema: Value = serde_json::from_str(&project.expect(&["schema"], 0).0).unwrap();
    assert!(schema["properties"]["resources"].is_object());
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(
            project
                .expect(&["completions", shell], 0)
                .0
                .contains("operator-gen")
        );
    }
}

#[test]
fn only_one_module_touches_the_file_system() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let allowed = path.components().any(|part| part.as_os_str() == "disk");
            let touches = code.contains("std::fs") || code.contains("File::");
            assert!(
                allowed || !touches,
                "{} touches the file system",
                path.display()
            );
            seen += usize::from(touches);
        }
    }
    assert!(seen > 0, "the check looks for the wrong thing");
}

/// The whole user file that `generate` seeds, and the same with the hooks added to it one by one.
#[test]
fn a_hook_that_is_added_later_is_printed_for_the_user_to_paste() {
    let project = Project::new();
    let spec = project.read("operator.yaml");
    let hooks = |hooks: &str| project.write("operator.yaml", &format!("{spec}    hooks:\n{hooks}"));
    hooks("      provision: { on: create }\n");
    let (_, stderr) = project.expect(&["generate"], 0);
    assert!(!stderr.contains("lacks"), "{stderr}");
    let seeded = project.read("src/webapp.rs");
    assert!(seeded.contains("async fn provision("), "{seeded}");

    hooks(
        "      provision: { on: create }\n      migrate: { on: update }\n      type: { on: daemon }\n",
    );
    let (_, stderr) = project.expect(&["generate"], 0);
    assert_eq!(project.read("src/webapp.rs"), seeded);
    assert!(
        stderr.contains("src/webapp.rs lacks code for hooks of WebApp"),
        "{stderr}"
    );
    assert!(stderr.contains("    async fn migrate(\n"), "{stderr}");
    assert!(
        stderr.contains("use operator_runtime::{Change, HookContext, HookResult, tracing};"),
        "{stderr}"
    );
    assert!(stderr.contains("    async fn r#type("), "{stderr}");
    assert!(!stderr.contains("fn provision("), "{stderr}");

    // A longer name that begins alike is another method; a raw one is the same with `r#`.
    project.write(
        "src/webapp.rs",
        &format!("{seeded}fn migrate_all() {{}}\nfn r#type() {{}}\n"),
    );
    let (_, stderr) = project.expect(&["generate"], 0);
    assert!(
        stderr.contains("fn migrate(") && !stderr.contains("fn r#type("),
        "{stderr}"
    );
    project.write(
        "src/webapp.rs",
        &format!("{seeded}fn migrate() {{}}\nfn r#type() {{}}\n"),
    );
    let (_, stderr) = project.expect(&["generate"], 0);
    assert!(!stderr.contains("lacks"), "{stderr}");
    project.expect(&["check"], 0);
}

#[test]
fn what_admission_asks_later_is_printed_for_the_user_to_paste() {
    let project = Project::new();
    let spec = project.read("operator.yaml");
    let ask = |operations: &str| {
        let admission = format!("    admission: {{ validate: {operations} }}\n");
        project.write("operator.yaml", &(spec.clone() + &admission));
        project.expect(&["generate"], 0).1
    };
    let said = ask("[create]");
    assert!(!said.contains("lacks"), "{said}");
    let seeded = project.read("src/webapp_admission.rs");

    let said = ask("[create, update]");
    assert_eq!(project.read("src/webapp_admission.rs"), seeded);
    let note = "src/webapp_admission.rs lacks code for the admission of WebApp; add:";
    assert!(said.contains(note), "{said}");
    assert!(said.contains("    async fn validate_update("), "{said}");
    assert!(!said.contains("fn validate_create("), "{said}");
}

#[test]
fn a_conversion_to_a_new_version_is_printed_for_the_user_to_paste() {
    let project = Project::new();
    let spec = project.read("operator.yaml");
    let store = |version: &str, versions: &str| {
        let stored = format!("    version: {version}\n    versions: {versions}\n");
        assert!(spec.contains("    version: v1\n"), "{spec}");
        project.write("operator.yaml", &spec.replace("    version: v1\n", &stored));
        project.expect(&["generate"], 0).1
    };
    let said = store("v1", "{ v1beta1: { conversion: code } }");
    assert!(!said.contains("lacks"), "{said}");
    let seeded = project.read("src/webapp_v1beta1.rs");
    assert!(seeded.contains("pub fn to_v1(") && seeded.contains("pub fn to_v1beta1("));

    let said = store("v2", "{ v1: {}, v1beta1: { conversion: code } }");
    assert_eq!(project.read("src/webapp_v1beta1.rs"), seeded);
    let note = "src/webapp_v1beta1.rs lacks code for the conversion of WebApp of v1beta1; add:";
    assert!(said.contains(note), "{said}");
    assert!(said.contains("use operator_runtime::conversion::{ConversionError, Fields};"));
    assert!(said.contains("pub fn to_v2(_before: &Fields, _spec: &mut Fields)"));
    assert!(!said.contains("fn to_v1beta1("), "{said}");

    let added = format!("{seeded}pub fn to_v2() {{}}\n");
    project.write("src/webapp_v1beta1.rs", &added);
    let (_, said) = project.expect(&["generate"], 0);
    assert!(!said.contains("lacks"), "{said}");
}

#[test]
fn without_hooks_no_file_of_a_kind_is_the_users() {
    let project = Project::new();
    assert!(!project.path("src/webapp.rs").exists());
    assert!(!project.path("src/generated/webapp/hooks.rs").exists());
    assert!(!project.read("src/lib.rs").contains("pub mod webapp"));
    assert!(!project.read("README.md").contains("ook"));
}
