//! The samples of `docs/kopf.md`: its YAML is one spec that is valid, and its Rust compiles in the project of that spec.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::Command;

use operator_gen::{render, validate};
use serde_json::{Map, Value};

const DOCUMENT: &str = include_str!("../docs/kopf.md");
const BASE: &str = include_str!("kopf_samples/operator.yaml");
const STAND_IN: &str = include_str!("kopf_samples/stand_in.rs");

/// A section with its samples.
struct Section {
    title: String,
    yaml: Vec<String>,
    rust: Vec<String>,
}

/// The sections of the samples, in which no two hooks have one name.
fn sections() -> Vec<Section> {
    let start = DOCUMENT.find("## Each handler, twice").unwrap();
    let end = DOCUMENT.find("## Side by side").unwrap();
    let mut sections: Vec<_> = DOCUMENT[start..end]
        .split("\n### ")
        .skip(1)
        .map(section)
        .collect();
    let mut taken = Vec::new();
    for section in &mut sections {
        for name in hooks_of(section) {
            let own = format!("{name}{}", taken.len());
            if taken.contains(&name) {
                let texts = section.yaml.iter_mut().chain(&mut section.rust);
                texts.for_each(|text| *text = text.replace(&name, &own));
                taken.push(own);
            } else {
                taken.push(name);
            }
        }
    }
    sections
}

fn section(text: &str) -> Section {
    let (title, text) = text.split_once('\n').unwrap();
    let blocks: Vec<&str> = text.split("```").skip(1).step_by(2).collect();
    let of = |language: &str| {
        let blocks = blocks
            .iter()
            .filter_map(|block| block.strip_prefix(language));
        // What is left out in a sample is nothing that matters to it.
        blocks.map(|block| block.replace('…', "")).collect()
    };
    Section {
        title: title.to_owned(),
        yaml: of("yaml\n"),
        rust: of("rust\n"),
    }
}

/// The samples of a section, each as what it says of the operator and what it says of the kind.
fn said(section: &Section) -> Vec<(Map<String, Value>, Map<String, Value>)> {
    let parse = |yaml: &String| -> Map<String, Value> {
        serde_saphyr::from_str(yaml).unwrap_or_else(|error| panic!("{}: {error}", section.title))
    };
    let split = |mut all: Map<String, Value>| {
        let kind = match all.remove("resources") {
            Some(resources) => resources[0].as_object().unwrap().clone(),
            None if all
                .get("hooks")
                .is_some_and(|it| it.get("startup").is_some()) =>
            {
                Map::new()
            }
            None => std::mem::take(&mut all),
        };
        (all, kind)
    };
    section.yaml.iter().map(parse).map(split).collect()
}

fn hooks_of(section: &Section) -> Vec<String> {
    let kinds = said(section).into_iter().map(|(_, kind)| kind);
    let hooks = kinds.filter_map(|kind| Some(kind.get("hooks")?.as_object()?.clone()));
    hooks
        .flat_map(|hooks| hooks.into_iter().map(|(name, _)| name))
        .collect()
}

fn add(into: &mut Value, more: Map<String, Value>) {
    for (key, value) in more {
        match value {
            Value::Object(value) => add(&mut into[&key], value),
            value => into[&key] = value,
        }
    }
}

/// The spec that all samples together are.
fn spec(sections: &[Section]) -> String {
    let mut spec: Value = serde_saphyr::from_str(BASE).unwrap();
    for (operator, kind) in sections.iter().flat_map(said) {
        add(&mut spec, operator);
        add(&mut spec["resources"][0], kind);
    }
    serde_json::to_string_pretty(&spec).unwrap()
}

/// The user's files for the kind and for the process.
fn code(sections: &[Section], spec: &str) -> (String, String) {
    let (mut methods, mut statements, mut process) = (String::new(), String::new(), String::new());
    for (number, rust) in sections
        .iter()
        .flat_map(|section| &section.rust)
        .enumerate()
    {
        if rust.contains("impl ProcessHooks") {
            process += rust;
        } else if rust.starts_with("async fn") {
            methods += rust;
        } else {
            let end = if rust.starts_with("return") {
                ""
            } else {
                "Ok(())"
            };
            statements += &format!(
                "async fn sample_{number}(&self, context: &HookContext<'_, WebApp>) -> HookResult {{\n{rust}{end}\n}}\n"
            );
        }
    }
    let kind = |methods: &str| {
        format!(
            "use std::sync::atomic::{{AtomicU32, Ordering}};\nuse std::time::Duration;\n
             use operator_runtime::hook::ChildEvent;\nuse operator_runtime::{{Change, HookContext, HookError, HookResult, tracing}};\n
             use crate::generated::webapp::hooks::*;\nuse crate::generated::webapp::{{WebApp, types::*}};\n
             #[path = \"../stand_in.rs\"]\npub mod stand_in;\n
             #[derive(Default)]\npub struct Hooks {{\n databases: stand_in::Databases,\n
             connections: stand_in::Connections,\n dashboard: stand_in::Dashboard,\n attempts: AtomicU32,\n}}\n
             impl WebAppHooks for Hooks {{\n{methods}}}\nimpl Hooks {{\n{statements}}}\n"
        )
    };
    // Those that have no code of their own in the document.
    let model = validate::load(spec).model.unwrap();
    let lacking = render::lacking_hooks(&model.resources[0], &methods).unwrap_or_default();
    let (_, lacking) = lacking.split_once(" for Hooks {").unwrap_or_default();
    let lacking = lacking.trim_end().strip_suffix('}').unwrap_or_default();
    let kind = kind(&(methods + lacking));
    let process = format!(
        "use operator_runtime::{{HookError, HookResult, ProcessContext}};\n
         use crate::generated::process::ProcessHooks;\nuse crate::webapp::stand_in::Databases;\n{process}"
    );
    (kind, process)
}

fn run(project: &Path, program: &str, arguments: &[&str]) {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/generated");
    let output = Command::new(program)
        .args(arguments)
        .current_dir(project)
        // Shared by all generated projects: the dependencies are compiled once.
        .env("CARGO_TARGET_DIR", target)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}:\n{said}");
}

#[test]
fn they_compile() {
    let sections = sections();
    assert!(sections.len() > 12, "{}", sections.len());
    let spec = spec(&sections);
    let project = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kopf_samples");
    fs::create_dir_all(&project).unwrap();
    fs::write(project.join("operator.yaml"), &spec).unwrap();
    let generator = env!("CARGO_BIN_EXE_operator-gen");
    run(&project, generator, &["generate", "--force"]);
    let (kind, process) = code(&sections, &spec);
    fs::write(project.join("stand_in.rs"), STAND_IN).unwrap();
    fs::write(project.join("src/webapp.rs"), kind).unwrap();
    fs::write(project.join("src/process.rs"), process).unwrap();
    let manifest = fs::read_to_string(project.join("Cargo.toml")).unwrap();
    if !manifest.contains("tokio = ") {
        let tokio = "[dependencies]\ntokio = { version = \"1\", features = [\"time\"] }";
        let manifest = manifest.replacen("[dependencies]", tokio, 1);
        fs::write(project.join("Cargo.toml"), manifest).unwrap();
    }
    run(&project, generator, &["check"]);
    run(&project, "cargo", &["check"]);
}
