//! The `operator-gen` command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    operator_gen::cli::run()
}
