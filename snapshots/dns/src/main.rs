//! Runs the operator that `lib.rs` describes.

use std::process::ExitCode;

fn main() -> ExitCode {
    dns_operator::operator().run()
}
