//! Runs the operator that `lib.rs` describes.

use std::process::ExitCode;

fn main() -> ExitCode {
    site_operator::operator().run()
}
