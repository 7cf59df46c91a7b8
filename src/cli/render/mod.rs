//! `operator-gen render`: what the operator would make of a resource.

mod fixtures;

use std::ops::Range;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::pipeline::{Loaded, Location};
use super::{Outcome, Ui, report};
use crate::disk;
use crate::model::Model;
use crate::preview::{self, fixture, manifests, show};
use crate::problem::position;
use crate::validate;

/// Show what the operator would make of a custom resource, without a cluster
///
/// The objects come in the order in which they are applied, then the status. What was observed of a child, given with
/// --observed, stands for the child after it was applied; a child of which nothing was observed has no status yet. Hooks do
/// not run. With --check, the cases below tests/fixtures are compared with what is expected.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  operator-gen render --cr my.yaml                      The objects and the status, as YAML
  operator-gen render --cr - < my.yaml                  The same from standard input
  operator-gen render --cr my.yaml --observed live/     With the objects that expressions read
  operator-gen render --cr my.yaml --explain            Which expression gave which value
  operator-gen render --check                           Compare the cases in tests/fixtures
  operator-gen render --check --update                  Write what they expect

Exit codes: 0 fine, 1 findings (an invalid spec or resource, an expression without a value,
a case that differs), 2 wrong usage or a failed read or write")]
pub struct Arguments {
    #[command(flatten)]
    location: Location,
    /// The custom resource; `-` reads it from standard input
    #[arg(
        long,
        value_name = "FILE",
        required_unless_present = "check",
        conflicts_with = "check"
    )]
    cr: Option<PathBuf>,
    /// A folder with YAML files of live objects, or one such file: children, what references lead to, the resource as it is
    #[arg(long, value_name = "FOLDER", requires = "cr")]
    observed: Option<PathBuf>,
    /// How to print the result
    #[arg(long, value_enum, default_value_t, requires = "cr")]
    format: Format,
    /// Tell which expression gave which value
    #[arg(long, requires = "cr")]
    explain: bool,
    /// Compare the cases in a folder of the project with what they expect
    #[arg(long, value_name = "FOLDER", num_args = 0..=1, default_missing_value = fixture::FOLDER)]
    check: Option<PathBuf>,
    /// Write what the cases expect
    #[arg(long, requires = "check")]
    update: bool,
}

#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Format {
    /// For people and kubectl
    #[default]
    Yaml,
    /// For programs
    Json,
}

/// Runs the command.
pub fn run(arguments: &Arguments, ui: &Ui) -> anyhow::Result<Outcome> {
    let loaded = arguments.location.load()?;
    let Some(model) = &loaded.model else {
        loaded.report(ui);
        return Ok(Outcome::Findings);
    };
    match (&arguments.check, &arguments.cr) {
        (Some(folder), _) => {
            let folder = arguments.location.directory.join(folder);
            fixtures::run(model, &loaded, &folder, arguments.update, ui)
        }
        (None, Some(cr)) => one(arguments, model, &loaded, cr, ui),
        // The arguments ask for one of both.
        (None, None) => Ok(Outcome::Fine),
    }
}

fn one(
    arguments: &Arguments,
    model: &Model,
    loaded: &Loaded,
    cr: &Path,
    ui: &Ui,
) -> anyhow::Result<Outcome> {
    let standard_input = Path::new("standard input");
    let (cr, text) = match cr == Path::new("-") {
        true => (standard_input, disk::read_standard_input(standard_input)?),
        false => (cr, disk::read_text(cr)?),
    };
    let mut observed = Vec::new();
    if let Some(folder) = &arguments.observed {
        for (path, text) in disk::manifests(folder)? {
            // Of a file itself there is nothing below.
            let path = match path.is_empty() {
                true => folder.clone(),
                false => folder.join(path),
            };
            let path = path.display().to_string();
            let Some(objects) = objects(&path, &text, ui) else {
                return Ok(Outcome::Findings);
            };
            observed.extend(objects);
        }
        if observed.is_empty() {
            let folder = folder.display();
            ui.warn(&format!(
                "no object was observed: no .yaml, .yml or .json file in {folder} holds one"
            ));
        }
    }
    let (resource, object) = match validate::instance(model, &text, &observed) {
        Ok(found) => found,
        Err(problems) => {
            let path = cr.display().to_string();
            ui.note(&report::render(&path, &text, &problems, ui.stderr_colour));
            return Ok(Outcome::Findings);
        }
    };
    let preview = preview::preview(&model.name, resource, &object, &observed);
    let place = |span: &Range<usize>| place(loaded, span);
    ui.result(&match (arguments.format, arguments.explain) {
        (Format::Yaml, false) => show::yaml(&preview),
        (Format::Yaml, true) => show::explain(&preview, &place),
        (Format::Json, false) => format!("{:#}\n", show::json(&preview, None)),
        (Format::Json, true) => format!("{:#}\n", show::json(&preview, Some(&place))),
    })?;
    let problems = preview::problems(&preview);
    let said = report::render(&loaded.path, &loaded.text, &problems, ui.stderr_colour);
    ui.note(&said);
    Ok(match problems.is_empty() {
        true => Outcome::Fine,
        false => Outcome::Findings,
    })
}

/// The objects in a file; what is wrong with it is printed.
fn objects(path: &str, text: &str, ui: &Ui) -> Option<Vec<Value>> {
    match manifests::objects(text) {
        Ok(objects) => Some(objects),
        Err(problems) => {
            ui.note(&report::render(path, text, &problems, ui.stderr_colour));
            None
        }
    }
}

/// Where an expression stands.
fn place(loaded: &Loaded, span: &Range<usize>) -> String {
    let (line, column) = position(&loaded.text, span.start);
    format!("{}:{line}:{column}", loaded.path)
}
