//! Runs the operator that `lib.rs` describes.

use std::process::ExitCode;

fn main() -> ExitCode {
    postgres_operator::operator().run()
}
