//! What the templates of `src/` and `tests/` see.

use serde::Serialize;

use super::conversion;
use crate::model::{Model, Resource, Watch};
use crate::render::crd;

/// The widest chain of two calls that rustfmt leaves on one line of a function, and of more.
const CHAIN_WIDTHS: [usize; 2] = [96, 60];

/// The program as a whole.
#[derive(Debug, Serialize)]
pub struct Program {
    /// The crate's name in Rust.
    pub crate_name: String,
    /// Which namespaces it watches, as an expression.
    pub watch: String,
    /// The webhooks as a chain of calls; empty when there are none.
    pub webhooks: String,
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
    /// Whether it has to wait for objects that it refers to.
    pub waits: bool,
}

/// What the templates see of a model.
pub fn program(model: &Model) -> Program {
    Program {
        crate_name: model.name.replace('-', "_"),
        watch: watch(&model.watch),
        webhooks: webhooks(model),
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
        waits: resource
            .references
            .iter()
            .any(|reference| !reference.optional),
    }
}

/// The webhooks as a chain of calls, broken as rustfmt breaks it.
fn webhooks(model: &Model) -> String {
    let kinds = model.resources.iter().filter(|kind| kind.is_converted());
    let calls: Vec<String> = kinds
        .map(|kind| format!(".convert::<generated::{}::{}>()", kind.module, kind.kind))
        .collect();
    if calls.is_empty() {
        return String::new();
    }
    let start = format!("Webhooks::new({:?})", crd::webhook_service(model));
    let line = format!("{start}{}", calls.concat());
    let width = CHAIN_WIDTHS[usize::from(calls.len() > 1)];
    if line.chars().count() <= width {
        return line;
    }
    format!("{start}\n        {}", calls.join("\n        "))
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
            format!("Watch::Namespaces(vec![{}])", names.join(", "))
        }
    }
}
