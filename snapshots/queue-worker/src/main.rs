//! Runs the operator that `lib.rs` describes.

use std::process::ExitCode;

fn main() -> ExitCode {
    queue_worker_operator::operator().run()
}
