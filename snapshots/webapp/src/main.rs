//! Runs the operator that `lib.rs` describes.

use std::process::ExitCode;

fn main() -> ExitCode {
    webapp_operator::operator().run()
}
