//! What the templates of `src/` and `tests/` see.

use serde::Serialize;

use super::{admission, conversion};
use crate::model::{Model, Operation, Resource, Watch};
use crate::render::crd;

/// The program as a whole.
#[derive(Debug, Serialize)]
pub struct Program {
    /// The crate's name in Rust.
    pub crate_name: String,
    /// Which namespaces it watches, as an expression.
    pub watch: String,
    /// Whether the process has hooks, whose code is in a module of the user's.
    pub has_process: bool,
    /// Whether objects of some kind are converted between versions.
    pub converts: bool,
    /// The kinds.
    pub kinds: Vec<ProgramKind>,
}

/// A kind, as tests name it.
#[derive(Debug, Serialize)]
pub struct ProgramKind {
    /// The Rust type.
    pub kind: String,
    /// The Rust module.
    pub module: String,
    /// The kind in lower case: the stem of its golden file and of its tests' names.
    pub stem: String,
    /// Whether it has hooks, whose code is in a module of the user's.
    pub has_hooks: bool,
    /// The names of the modules with code of the user's that completes conversions.
    pub conversions: Vec<String>,
    /// Whether its objects are converted between versions.
    pub is_converted: bool,
    /// The module of the user's with the code that admits its objects; empty if there is none.
    pub admission: String,
    /// Whether that code is asked about objects that are written, and not only about those that are deleted.
    pub admits_writes: bool,
    /// What that code is served under: the name of the kind's definition.
    pub webhook: String,
    /// Whether it has to wait for objects that it refers to.
    pub waits: bool,
}

/// What the templates see of a model.
pub fn program(model: &Model) -> Program {
    Program {
        crate_name: model.name.replace('-', "_"),
        watch: watch(&model.watch),
        has_process: model.process.are_there(),
        converts: model.resources.iter().any(Resource::is_converted),
        kinds: model.resources.iter().map(kind).collect(),
    }
}

fn kind(resource: &Resource) -> ProgramKind {
    ProgramKind {
        kind: resource.kind.clone(),
        module: resource.module.clone(),
        stem: resource.kind.to_lowercase(),
        has_hooks: !resource.hooks.is_empty(),
        conversions: resource
            .versions
            .iter()
            .filter(|version| version.has_code)
            .map(|version| conversion::code_module(resource, version))
            .collect(),
        is_converted: resource.is_converted(),
        admission: match resource.admission {
            Some(_) => admission::user_module(resource),
            None => String::new(),
        },
        admits_writes: resource.admission.as_ref().is_some_and(|admission| {
            let writes = |operation: &Operation| *operation != Operation::Delete;
            admission
                .validate
                .iter()
                .chain(&admission.mutate)
                .any(writes)
        }),
        webhook: crd::name(resource),
        waits: resource
            .references
            .iter()
            .any(|reference| !reference.optional),
    }
}

fn watch(watch: &Watch) -> String {
    match watch {
        Watch::Cluster => "Watch::Cluster".to_owned(),
        Watch::OwnNamespace => "Watch::OwnNamespace".to_owned(),
        Watch::Namespaces(names) => {
            let names: Vec<String> = names
                .iter()
                .map(|name| format!("{name:?}.to_owned()"))
                .collect();
            namespaces(&names)
        }
    }
}

/// A list of namespaces, broken as rustfmt breaks it.
fn namespaces(names: &[String]) -> String {
    /// The widest arguments that rustfmt leaves on one line.
    const WIDTH: usize = 60;
    let line = format!("Watch::Namespaces(vec![{}])", names.join(", "));
    if line.chars().count() <= WIDTH {
        return line;
    }
    let lines: String = names
        .iter()
        .map(|name| format!("            {name},\n"))
        .collect();
    format!("Watch::Namespaces(vec![\n{lines}        ])")
}
