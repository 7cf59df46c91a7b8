//! Everything of a generated project but its Rust sources: what is built from the templates below `templates/project/`, and
//! the manifests that follow from the model's structure.

use include_dir::{Dir, DirEntry, include_dir};
use tera::{Context as Variables, Delimiters, Tera};

use super::context::context;
use super::{
    FileSet, RenderError, crd, deploy_dashboard, golden, rbac, reference_sample, sample, webhooks,
    yaml,
};
use crate::model::Model;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates/project");

/// What every template's name ends in.
const EXTENSION: &str = ".tera";

/// The files that are seeded once and then belong to the user.
const USERS: [&str; 3] = [
    "Cargo.toml",
    ".gitignore",
    "deploy/overlays/production/kustomization.yaml",
];

/// Adds the files to a set.
///
/// # Errors
/// When a template does not fit the model, which is a defect of the tool.
pub fn add(model: &Model, files: &mut FileSet) -> Result<(), RenderError> {
    let failed = |name: &str| {
        let name = name.to_owned();
        move |source| RenderError::Template { name, source }
    };
    let templates = engine().map_err(failed("templates/project"))?;
    let variables = Variables::from_serialize(&context(model)).map_err(failed("the context"))?;
    for path in templates.get_template_names() {
        // What is about something that the spec does not ask for is empty.
        let contents = templates.render(path, &variables).map_err(failed(path))?;
        if contents.trim().is_empty() {
            continue;
        }
        if USERS.contains(&path) {
            files.user(path, contents);
        } else {
            files.tool(path, contents);
        }
    }
    add_manifests(model, files);
    Ok(())
}

fn add_manifests(model: &Model, files: &mut FileSet) {
    for resource in &model.resources {
        let crd = crd::definition(model, resource);
        files.tool(
            format!("deploy/crd/{}.yaml", crd::name(resource)),
            yaml::document(&crd),
        );
        files.tool(
            format!(
                "deploy/samples/{}",
                sample::file_name(resource, &resource.version)
            ),
            sample::document(&sample::sample(resource)),
        );
        for version in resource.versions.iter().filter(|version| version.served) {
            files.tool(
                format!(
                    "deploy/samples/{}",
                    sample::file_name(resource, &version.name)
                ),
                sample::document(&sample::of_version(resource, version)),
            );
        }
        let references = golden::references(model, resource);
        if !references.is_empty() {
            files.tool(
                format!(
                    "deploy/samples/references/{}",
                    sample::file_name(resource, &resource.version)
                ),
                yaml::documents(&reference_sample::beside_sample(resource, references)),
            );
        }
    }
    files.tool(
        "deploy/base/rbac.yaml",
        yaml::documents(&rbac::operator(model)),
    );
    files.tool(
        "deploy/base/user-roles.yaml",
        yaml::documents(&rbac::users(model)),
    );
    if model.has_webhooks() {
        let front = webhooks::front(model);
        files.tool("deploy/base/webhooks.yaml", yaml::documents(&front));
    }
    if webhooks::admits(model) {
        let admission = webhooks::admission(model);
        files.tool("deploy/base/admission.yaml", yaml::documents(&admission));
    }
    files.tool(
        "deploy/monitoring/grafana-dashboard.json",
        format!("{:#}\n", deploy_dashboard::dashboard(model)),
    );
}

/// The templates, named by the path of the file that each becomes. An unknown variable is an error.
fn engine() -> Result<Tera, tera::Error> {
    let mut tera = Tera::new();
    // Jinja's delimiters stand for themselves in workflows and alerts.
    tera.set_delimiters(Delimiters {
        block_start: "<%".into(),
        block_end: "%>".into(),
        variable_start: "<{".into(),
        variable_end: "}>".into(),
        comment_start: "<#".into(),
        comment_end: "#>".into(),
    })?;
    tera.autoescape_on(Vec::<&str>::new());
    tera.register_filter("yaml", |text: &str, _: tera::Kwargs, _: &tera::State| {
        yaml::scalar(text)
    });
    let mut sources = Vec::new();
    collect(&TEMPLATES, &mut sources);
    tera.add_raw_templates(sources)?;
    Ok(tera)
}

fn collect(folder: &'static Dir<'_>, sources: &mut Vec<(String, &'static str)>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => collect(folder, sources),
            DirEntry::File(file) => {
                let path = file
                    .path()
                    .to_str()
                    .and_then(|path| path.strip_suffix(EXTENSION));
                if let (Some(path), Some(source)) = (path, file.contents_utf8()) {
                    sources.push((path.to_owned(), source));
                }
            }
        }
    }
}
