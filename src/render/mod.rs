//! Model to files; pure.

mod admission_words;
mod child_words;
mod context;
mod context_fields;
mod context_kind;
mod counted;
pub mod crd;
mod crd_kubernetes;
mod crd_rules;
mod crd_schema;
mod crd_status;
mod deploy_dashboard;
mod error;
mod fileset;
pub mod fixtures;
mod golden;
mod hook_words;
mod lockfile;
pub mod project;
pub mod rbac;
mod rbac_rules;
pub mod reference_sample;
mod reference_words;
mod runtime;
mod rust;
pub mod sample;
mod version_words;
mod webhooks;
/// YAML as the kit of the generated tests writes it, by its own source.
#[path = "../../runtime/src/testing/yaml.rs"]
pub mod yaml;

pub use error::RenderError;
pub use fileset::{File, FileSet, Owner};
pub use rust::{
    PROCESS_FILE, admission_file, conversion_file, lacking_admission, lacking_conversion,
    lacking_hooks, lacking_process_hooks, user_file,
};

use crate::model::Model;

/// Every file of the project that a model describes.
///
/// # Errors
/// When a template does not fit the model, which is a defect of the tool.
pub fn render(model: &Model, spec: &str) -> Result<FileSet, RenderError> {
    let mut files = FileSet::default();
    files.user("operator.yaml", spec);
    project::add(model, &mut files)?;
    rust::add(model, &mut files);
    runtime::add(model.has_webhooks(), &mut files);
    lockfile::add(model, &mut files);
    golden::add(model, &mut files);
    fixtures::add(model, &mut files);
    Ok(files)
}
