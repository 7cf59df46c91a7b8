//! `operator-gen schema`: the JSON Schema of the spec.

use super::{Outcome, Ui};

/// Print the JSON Schema of operator.yaml, for editors
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  operator-gen schema > operator.schema.json
  # then, as the first line of operator.yaml:
  # yaml-language-server: $schema=operator.schema.json")]
pub struct Arguments {}

/// Runs the command.
pub fn run(_: &Arguments, ui: &Ui) -> anyhow::Result<Outcome> {
    let schema = crate::spec::schema();
    ui.result(&format!("{schema:#}\n"))?;
    Ok(Outcome::Fine)
}
