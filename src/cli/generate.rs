//! `operator-gen generate`: brings the project up to date with its spec.

use std::path::Path;

use super::pipeline::{self, Location};
use super::{Outcome, Ui, changes, lacking};
use crate::disk::Change;
use crate::model::Model;
use crate::plan::{Action, LOCK_PATH, Plan};

/// Bring the project up to date with operator.yaml
///
/// Files of the tool's are rewritten, files of yours are written once and never touched again, files that the spec no
/// longer asks for are deleted. A generated file that was edited by hand is not overwritten: nothing is written then.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  operator-gen generate                    Write what changed
  operator-gen generate --dry-run --diff   Show what would change, and how
  operator-gen generate --force            Overwrite generated files that were edited by hand")]
pub struct Arguments {
    #[command(flatten)]
    location: Location,
    /// Write nothing, only list what would change
    #[arg(long)]
    dry_run: bool,
    /// Show the changes as a unified diff
    #[arg(long)]
    diff: bool,
    /// Overwrite or delete generated files that were edited by hand
    #[arg(long)]
    force: bool,
}

/// Runs the command.
pub fn run(arguments: &Arguments, ui: &Ui) -> anyhow::Result<Outcome> {
    let loaded = arguments.location.load()?;
    loaded.report(ui);
    let Some(model) = &loaded.model else {
        return Ok(Outcome::Findings);
    };
    let mode = Mode {
        dry_run: arguments.dry_run,
        diff: arguments.diff,
        force: arguments.force,
    };
    generate(&arguments.location, model, &loaded.text, mode, ui)
}

/// How to carry out a plan.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mode {
    /// Write nothing.
    pub dry_run: bool,
    /// Show the changes as a diff.
    pub diff: bool,
    /// Decide conflicts in favour of the tool.
    pub force: bool,
}

/// Plans, shows and, unless it is a dry run, applies.
pub fn generate(
    location: &Location,
    model: &Model,
    spec: &str,
    mode: Mode,
    ui: &Ui,
) -> anyhow::Result<Outcome> {
    let (project, plan) = pipeline::compare(location, model, spec, ui)?;
    let plan = if mode.force { plan.forced() } else { plan };
    if mode.diff {
        for step in plan.changes() {
            ui.result(&changes::diff(step, ui))?;
        }
    } else if mode.dry_run || !is_first_run(&plan) {
        for step in plan.changes() {
            ui.result(&changes::line(step, ui))?;
        }
    }
    if plan.conflicts().next().is_some() {
        refuse(&plan, mode, ui)?;
        return Ok(Outcome::Findings);
    }
    if mode.dry_run {
        ui.result(&format!("dry run: {}", changes::summary(plan.summary())))?;
        return Ok(Outcome::Fine);
    }
    project.apply(&writes(&plan))?;
    for note in lacking::notes(model, &plan) {
        ui.note(&note);
    }
    if plan.is_clean() {
        ui.result(&format!(
            "nothing changed: {} files are up to date\n",
            plan.summary().unchanged
        ))?;
        return Ok(Outcome::Fine);
    }
    ui.result(&changes::summary(plan.summary()))?;
    if is_first_run(&plan) {
        ui.result(&next_steps(&location.directory))?;
    }
    Ok(Outcome::Fine)
}

/// Says which files stand in the way and, unless it was shown already, what the run would have done to them.
fn refuse(plan: &Plan, mode: Mode, ui: &Ui) -> anyhow::Result<()> {
    for step in plan.conflicts() {
        if let Action::Conflict(conflict) = step.action {
            ui.note(&format!(
                "conflict: {} {}\n",
                step.path,
                changes::explain(conflict)
            ));
        }
        if !mode.diff {
            ui.result(&changes::diff(step, ui))?;
        }
    }
    ui.note("nothing was written\n");
    Ok(())
}

fn writes(plan: &Plan) -> Vec<Change<'_>> {
    plan.changes()
        .map(|step| Change {
            path: &step.path,
            contents: step.after.as_deref(),
        })
        .collect()
}

fn is_first_run(plan: &Plan) -> bool {
    plan.steps
        .iter()
        .any(|step| step.path == LOCK_PATH && step.action == Action::Create)
}

fn next_steps(directory: &Path) -> String {
    let enter = if directory == Path::new(".") {
        String::new()
    } else {
        format!("  cd {}\n", directory.display())
    };
    format!(
        "\nNext:\n{enter}  make test      Build the operator and run its tests\n  make run       Run it against the current \
         kubeconfig\n  make help      Everything else\n\nAfter every change of operator.yaml: operator-gen generate\n"
    )
}
