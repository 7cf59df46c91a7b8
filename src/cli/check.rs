//! `operator-gen check`: whether the project is what its spec asks for.

use serde_json::json;

use super::pipeline::{self, Location};
use super::report::{self, Format};
use super::{Outcome, Ui, changes};
use crate::plan::{Action, Conflict, Plan, Step};
use crate::words::counted;

/// Fail when the project is not what operator.yaml asks for
///
/// Finds files that are stale, missing, edited by hand or no longer generated, and prints which, with the difference.
/// It writes nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  operator-gen check                   For people
  operator-gen check --format github   Annotations in a GitHub workflow
  operator-gen check --format json     For programs")]
pub struct Arguments {
    #[command(flatten)]
    location: Location,
    /// How to print the findings
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Runs the command.
pub fn run(arguments: &Arguments, ui: &Ui) -> anyhow::Result<Outcome> {
    let loaded = arguments.location.load()?;
    let (plan, clean) = match &loaded.model {
        Some(model) => {
            let (_, plan) = pipeline::compare(&arguments.location, model, &loaded.text, ui)?;
            let clean = plan.is_clean();
            (plan, clean)
        }
        None => (Plan::default(), false),
    };
    match arguments.format {
        Format::Text => {
            loaded.report(ui);
            if loaded.model.is_some() {
                ui.result(&text(&plan, ui))?;
            }
        }
        Format::Github => {
            let problems = report::github(&loaded.path, &loaded.text, &loaded.problems);
            ui.result(&(problems + &github(&plan)))?;
        }
        Format::Json => {
            let findings: Vec<_> = plan.changes().map(|step| finding(step, ui)).collect();
            let problems = report::json(&loaded.path, &loaded.text, &loaded.problems);
            let answer = json!({ "clean": clean, "findings": findings, "problems": problems });
            ui.result(&format!("{answer:#}\n"))?;
        }
    }
    Ok(if clean {
        Outcome::Fine
    } else {
        Outcome::Findings
    })
}

/// What is wrong with a file: in a word, and as the rest of a sentence that begins with its path.
fn state(action: Action) -> (&'static str, &'static str) {
    match action {
        Action::Create | Action::Seed => ("missing", "is missing: run `operator-gen generate`"),
        Action::Update | Action::Keep => ("stale", "is out of date: run `operator-gen generate`"),
        Action::Delete => (
            "extra",
            "is no longer generated: run `operator-gen generate`",
        ),
        Action::Conflict(conflict) => {
            let state = match conflict {
                Conflict::Edited | Conflict::EditedAndRetired => "edited",
                Conflict::Foreign => "foreign",
            };
            (state, changes::explain(conflict))
        }
    }
}

fn text(plan: &Plan, ui: &Ui) -> String {
    if plan.is_clean() {
        return format!("{} files are up to date\n", plan.summary().unchanged);
    }
    let mut text = String::new();
    for step in plan.changes() {
        let (state, sentence) = state(step.action);
        let diff = changes::diff(step, ui);
        text += &format!("{state}: {} {sentence}\n{diff}\n", step.path);
    }
    let count = plan.changes().count();
    let are = if count == 1 { "is" } else { "are" };
    text + &format!(
        "{} {are} not what the spec asks for\n",
        counted(count, "file")
    )
}

fn github(plan: &Plan) -> String {
    plan.changes()
        .map(|step| {
            let (state, sentence) = state(step.action);
            let file = report::github_property(&step.path);
            let message = report::github_data(&format!("{} {sentence}", step.path));
            format!("::error file={file},title={state}::{message}\n")
        })
        .collect()
}

/// A finding for programs.
fn finding(step: &Step, ui: &Ui) -> serde_json::Value {
    let (state, sentence) = state(step.action);
    let plain = Ui {
        stdout_colour: false,
        ..*ui
    };
    json!({ "path": step.path, "state": state, "message": format!("{} {sentence}", step.path), "diff": changes::diff(step, &plain) })
}
