//! `operator-gen completions`: completion of the command line by the shell.

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Outcome, Ui};

/// Print a completion script for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  operator-gen completions bash > /etc/bash_completion.d/operator-gen
  operator-gen completions zsh > \"${fpath[1]}/_operator-gen\"
  operator-gen completions fish > ~/.config/fish/completions/operator-gen.fish")]
pub struct Arguments {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Runs the command.
pub fn run(arguments: &Arguments, ui: &Ui) -> anyhow::Result<Outcome> {
    let mut command = super::Arguments::command();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "operator-gen", &mut script);
    ui.result(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Fine)
}
