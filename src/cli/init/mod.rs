//! `operator-gen init`: starts a project from flags or from a conversation.

mod arguments;
mod child;
mod command;
mod common_fields;
mod field;
mod interview;
mod prompt;
mod template;
#[cfg(test)]
mod tests;
mod wizard;

use std::io::{self, IsTerminal};
use std::path::Path;

use anyhow::{Context, bail};

use super::generate::{self, Mode};
use super::pipeline::{Location, SPEC_PATH};
use super::{Outcome, Ui, report};
use crate::disk::{self, Change, Project};
use crate::plan::Entry;
use crate::validate;

pub use arguments::Arguments;
use interview::Interview;
pub use wizard::is_interrupt;

/// Runs the command.
pub fn run(arguments: &Arguments, ui: &Ui) -> anyhow::Result<Outcome> {
    refuse_to_overwrite(arguments)?;
    let mut interview = arguments.interview()?;
    let can_ask = io::stdin().is_terminal() && io::stderr().is_terminal();
    if can_ask && !arguments.are_sufficient() {
        match wizard::ask(arguments, interview, ui)? {
            Some(answers) => interview = answers,
            None => {
                ui.note("nothing was written\n");
                return Ok(Outcome::Fine);
            }
        }
    }
    say_what_was_added(&interview, ui);
    write(arguments, &interview, ui)
}

fn refuse_to_overwrite(arguments: &Arguments) -> anyhow::Result<()> {
    let path = arguments.directory.join(SPEC_PATH);
    if !arguments.force && disk::exists(&path) {
        bail!(
            "{} is there already\n\
             help: edit it and run `operator-gen generate`, or overwrite it with --force",
            path.display()
        );
    }
    Ok(())
}

fn say_what_was_added(interview: &Interview, ui: &Ui) {
    let asked = &interview.children;
    for child in interview.all_children() {
        if !asked.contains(&child) {
            ui.note(&format!(
                "note: added {child}, since another child needs it\n"
            ));
        }
    }
}

fn write(arguments: &Arguments, interview: &Interview, ui: &Ui) -> anyhow::Result<Outcome> {
    let spec = template::spec(interview)?;
    let outcome = validate::load(&spec);
    ui.note(&report::render(
        SPEC_PATH,
        &spec,
        &outcome.problems,
        ui.stderr_colour,
    ));
    let model = outcome
        .model
        .context("these answers make no valid operator.yaml")?;
    let directory = arguments.directory.as_path();
    disk::create_folder(directory)?;
    if arguments.no_generate || replaces(directory, &spec)? {
        let change = Change {
            path: SPEC_PATH,
            contents: Some(&spec),
        };
        Project::open(directory)?.apply(&[change])?;
    }
    if arguments.no_generate {
        ui.result(&format!("wrote {}\n", directory.join(SPEC_PATH).display()))?;
        return Ok(Outcome::Fine);
    }
    let mode = Mode {
        force: arguments.force,
        ..Mode::default()
    };
    generate::generate(&Location::of(directory), &model, &spec, mode, ui)
}

/// Whether another spec is there, which generation would leave alone, since it is the user's.
fn replaces(directory: &Path, spec: &str) -> anyhow::Result<bool> {
    let there = Project::open(directory)?.read(SPEC_PATH)?;
    Ok(there.is_some_and(|there| there != Entry::File(spec.as_bytes().to_vec())))
}
