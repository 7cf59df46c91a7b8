//! The command line: one small file a command, each from arguments over a call to a report.

mod changes;
mod check;
mod completions;
mod generate;
mod init;
mod lacking;
mod pipeline;
mod render;
pub mod report;
mod schema;
mod ui;
mod validate;

use std::io::ErrorKind;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use ui::{ColourChoice, Ui};

/// One file, operator.yaml, becomes a complete Kubernetes operator in Rust.
#[derive(Debug, Parser)]
#[command(name = "operator-gen", version, arg_required_else_help = true, after_help = EXAMPLES)]
struct Arguments {
    /// When to colour what is printed; NO_COLOR is honoured
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    color: ColourChoice,
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  operator-gen init my-operator --kind WebApp   Start a project
  operator-gen generate                         Bring the project up to date with operator.yaml
  operator-gen check                            Fail when it is not, for CI
  operator-gen render --cr my.yaml              Show what the operator would make of a resource

Exit codes: 0 fine, 1 findings (stale, edited, invalid), 2 wrong usage or a failed read or write";

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Arguments),
    Generate(generate::Arguments),
    Check(check::Arguments),
    Validate(validate::Arguments),
    Render(render::Arguments),
    Schema(schema::Arguments),
    Completions(completions::Arguments),
}

/// The exit code after Ctrl-C, as shells have it.
const INTERRUPTED: u8 = 130;

/// How a command ended that did what it was asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All is well.
    Fine,
    /// There is something for the user to look at.
    Findings,
}

/// Runs the command that the arguments name.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and usage go wherever clap sends them; a closed pipe is no reason to fail louder.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let ui = Ui::new(arguments.color);
    match dispatch(arguments.command, &ui) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) if init::is_interrupt(&error) => ExitCode::from(INTERRUPTED),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            ui.error(&error);
            ExitCode::from(2)
        }
    }
}

fn dispatch(command: Command, ui: &Ui) -> anyhow::Result<Outcome> {
    match command {
        Command::Init(arguments) => init::run(&arguments, ui),
        Command::Generate(arguments) => generate::run(&arguments, ui),
        Command::Check(arguments) => check::run(&arguments, ui),
        Command::Validate(arguments) => validate::run(&arguments, ui),
        Command::Render(arguments) => render::run(&arguments, ui),
        Command::Schema(arguments) => schema::run(&arguments, ui),
        Command::Completions(arguments) => completions::run(&arguments, ui),
    }
}

/// Whether the reader of the output went away, as `head` does.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<std::io::Error>()
        .is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_command_has_examples() {
        for command in Arguments::command().get_subcommands() {
            let help = command.get_after_help().map(ToString::to_string);
            assert!(
                help.is_some_and(|help| help.contains("Examples:")),
                "{}",
                command.get_name()
            );
        }
    }
}
