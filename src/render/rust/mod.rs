//! The Rust sources below `src/`: printed so that rustfmt has nothing to change.

mod admission;
mod bare;
mod children;
mod conditions;
mod conversion;
mod docs;
mod element;
mod function;
mod generated;
mod hooks;
mod imports;
mod json;
mod kind;
mod literal;
mod numbers;
mod process;
mod program;
mod references;
mod secrets;
mod status;
mod types;
mod values;

pub use admission::{lacking as lacking_admission, user_file as admission_file};
pub use conversion::lacking as lacking_conversion;
pub use hooks::lacking as lacking_hooks;
pub use process::{USER_FILE as PROCESS_FILE, lacking as lacking_process_hooks};
pub use program::{Program, program};

use super::FileSet;
use crate::model::{Model, Resource, Version};

/// Adds `src/generated/` for every kind.
pub fn add(model: &Model, files: &mut FileSet) {
    for resource in &model.resources {
        add_kind(model, resource, files);
    }
    let mut process = "";
    if model.process.are_there() {
        process = "\n/// The process as a whole.\npub mod process;\n";
        files.tool("src/generated/process.rs", process::module(&model.process));
        files.user(process::USER_FILE, process::file(&model.process));
    }
    let allowed = numbers::allowed(files);
    // Blank lines between the declarations keep rustfmt from sorting them.
    let modules = model.resources.iter();
    let modules: String = modules
        .map(|kind| format!("\n/// The kind {}.\npub mod {};\n", kind.kind, kind.module))
        .collect();
    files.tool(
        "src/generated/mod.rs",
        format!("//! What operator-gen made of `operator.yaml`.\n{allowed}{modules}{process}"),
    );
}

fn add_kind(model: &Model, resource: &Resource, files: &mut FileSet) {
    let folder = format!("src/generated/{}", file_stem(&resource.module));
    files.tool(format!("{folder}/mod.rs"), kind::module(model, resource));
    files.tool(format!("{folder}/types.rs"), types::module(resource));
    files.tool(format!("{folder}/status.rs"), status::module(resource));
    files.tool(
        format!("{folder}/conditions.rs"),
        conditions::module(resource),
    );
    if !resource.values.is_empty() {
        files.tool(format!("{folder}/values.rs"), values::module(resource));
    }
    if !resource.references.is_empty() {
        files.tool(
            format!("{folder}/references.rs"),
            references::module(resource),
        );
    }
    files.tool(
        format!("{folder}/children/mod.rs"),
        children::index(resource),
    );
    if !resource.versions.is_empty() {
        files.tool(
            format!("{folder}/conversion.rs"),
            conversion::module(resource),
        );
    }
    for version in resource.versions.iter().filter(|version| version.has_code) {
        files.user(
            conversion_file(resource, version),
            conversion::file(resource, version),
        );
    }
    if !resource.hooks.is_empty() {
        files.tool(format!("{folder}/hooks.rs"), hooks::module(resource));
        files.user(user_file(resource), hooks::file(resource));
    }
    if let Some(asked) = &resource.admission {
        files.tool(
            format!("{folder}/admission.rs"),
            admission::module(resource, asked),
        );
        files.user(
            admission::user_file(resource),
            admission::file(resource, asked),
        );
    }
    for child in &resource.children {
        let path = format!("{folder}/children/{}.rs", file_stem(&child.module));
        files.tool(path, children::module(resource, child));
    }
}

/// Where the code for the hooks of a kind is, which is the user's.
pub fn user_file(resource: &Resource) -> String {
    format!("src/{}.rs", file_stem(&resource.module))
}

/// Where the code that completes the conversion of a version is, which is the user's.
pub fn conversion_file(resource: &Resource, version: &Version) -> String {
    format!("src/{}.rs", conversion::code_module(resource, version))
}

/// The name of a module of the user's beside that of a kind, which may end in `_`.
fn beside(module: &str, name: &str) -> String {
    format!("{}_{name}", file_stem(module).trim_end_matches('_'))
}

/// The file of a module: a raw identifier names a file without the `r#`.
fn file_stem(module: &str) -> &str {
    module.strip_prefix("r#").unwrap_or(module)
}
