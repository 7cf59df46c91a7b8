//! `operator-gen validate`: whether the spec is sound.

use serde_json::json;

use super::pipeline::Location;
use super::report::{self, Format};
use super::{Outcome, Ui};

/// Check operator.yaml and report every problem at once
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  operator-gen validate                       Check operator.yaml in this folder
  operator-gen validate -f other.yaml         Check another file
  operator-gen validate --format github       Annotations in a GitHub workflow
  operator-gen validate --format json         For programs")]
pub struct Arguments {
    #[command(flatten)]
    location: Location,
    /// How to print the problems
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Runs the command.
pub fn run(arguments: &Arguments, ui: &Ui) -> anyhow::Result<Outcome> {
    let loaded = arguments.location.load()?;
    let valid = loaded.model.is_some();
    match arguments.format {
        Format::Text => {
            loaded.report(ui);
            if valid {
                ui.result(&format!("{} is valid\n", loaded.path))?;
            }
        }
        Format::Github => {
            ui.result(&report::github(
                &loaded.path,
                &loaded.text,
                &loaded.problems,
            ))?;
        }
        Format::Json => {
            let problems = report::json(&loaded.path, &loaded.text, &loaded.problems);
            let answer = json!({ "valid": valid, "problems": problems });
            ui.result(&format!("{answer:#}\n"))?;
        }
    }
    Ok(if valid {
        Outcome::Fine
    } else {
        Outcome::Findings
    })
}
