//! What `generate` and `check` share: from the spec on disk to the plan.

use std::path::{Path, PathBuf};

use anyhow::anyhow;

use super::report;
use super::ui::Ui;
use crate::disk::{self, Project};
use crate::model::Model;
use crate::plan::{Plan, plan};
use crate::preview::fixture;
use crate::problem::Problem;
use crate::{render, validate};

/// Where a spec lies below its project's root.
pub const SPEC_PATH: &str = "operator.yaml";

/// How many MiB a file of definitions can have.
const LARGEST_DEFINITIONS: u64 = 4;

/// Where the project and its spec are.
#[derive(Clone, Debug, clap::Args)]
pub struct Location {
    /// The spec, relative to the project's folder
    #[arg(short, long, value_name = "FILE", default_value = SPEC_PATH)]
    pub file: PathBuf,
    /// The project's folder
    #[arg(short = 'C', long, value_name = "FOLDER", default_value = ".")]
    pub directory: PathBuf,
}

impl Location {
    /// The project in a folder, with its spec where it belongs.
    pub fn of(directory: &Path) -> Self {
        Self {
            file: SPEC_PATH.into(),
            directory: directory.to_owned(),
        }
    }

    /// Reads the spec and what is to be said about it.
    pub fn load(&self) -> anyhow::Result<Loaded> {
        let path = if self.directory == Path::new(".") {
            self.file.clone()
        } else {
            self.directory.join(&self.file)
        };
        let text = disk::read_text(&path).map_err(|error| match error {
            disk::DiskError::Io { .. } => {
                let error = anyhow::Error::from(error);
                anyhow!(
                    "{error:#}\n\
                     help: make a spec with `operator-gen init`, or name one with --file or its folder with -C"
                )
            }
            error => error.into(),
        })?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let read = |file: &str| {
            let text = disk::read_text_up_to(&folder.join(file), LARGEST_DEFINITIONS);
            text.map_err(|error| reason(&error))
        };
        let outcome = validate::load_with(&text, &read);
        Ok(Loaded {
            path: path.display().to_string(),
            text,
            model: outcome.model,
            problems: outcome.problems,
        })
    }
}

/// Why a file could not be read, without its path, which stands beside it.
fn reason(error: &disk::DiskError) -> String {
    match error {
        disk::DiskError::Io { source, .. } => source.to_string(),
        disk::DiskError::NotText { line, column, .. } => {
            format!("it is not UTF-8 in line {line}, column {column}")
        }
        error => error.to_string(),
    }
}

/// A spec that was read.
pub struct Loaded {
    /// Its path, as messages show it.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What it means, unless an error stands in the way.
    pub model: Option<Model>,
    /// What is to be said about it.
    pub problems: Vec<Problem>,
}

impl Loaded {
    /// Prints the problems for people.
    pub fn report(&self, ui: &Ui) {
        ui.note(&report::render(
            &self.path,
            &self.text,
            &self.problems,
            ui.stderr_colour,
        ));
    }
}

/// Compares what the spec asks for with the project's folder.
pub fn compare(
    location: &Location,
    model: &Model,
    spec: &str,
    ui: &Ui,
) -> anyhow::Result<(Project, Plan)> {
    let project = Project::open(&location.directory)?;
    let mut wanted = render::render(model, spec)?;
    let fixtures = location.directory.join(fixture::FOLDER);
    if disk::exists(&fixtures) {
        render::fixtures::retain_first(model, &mut wanted, &disk::manifests(&fixtures)?);
    }
    let mut eject = model.eject.clone();
    for path in eject.iter().filter(|path| wanted.get(path).is_none()) {
        if !disk::exists(&location.directory.join(path)) {
            ui.warn(&format!(
                "`{path}` is listed under `eject`, but no such file is generated; take it off the list"
            ));
        }
    }
    if location.file != Path::new(SPEC_PATH) {
        // The spec lives elsewhere: a second one in the project would only grow old.
        eject.push(SPEC_PATH.to_owned());
    }
    let existing = project.survey(&wanted)?;
    let plan = plan(&wanted, &existing, &eject);
    Ok((project, plan))
}
