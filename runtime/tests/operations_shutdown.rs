//! Signals: the first is reported, the second ends the process.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test panics where it does not hold"
)]
#![cfg(unix)]

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use operator_runtime::shutdown;

const CHILD: &str = "OPERATIONS_SHUTDOWN_CHILD";

/// Runs as the test, and once more, with a variable set, as the process that gets the signals.
#[test]
fn the_first_signal_is_told_and_the_second_ends_the_process() {
    if std::env::var_os(CHILD).is_some() {
        return child();
    }
    for (signal, name, code) in [("TERM", "SIGTERM", 143), ("INT", "SIGINT", 130)] {
        let test = "the_first_signal_is_told_and_the_second_ends_the_process";
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", test, "--nocapture"])
            .env(CHILD, "1")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap())
            .lines()
            .map(Result::unwrap);
        let kill = || {
            Command::new("kill")
                .arg(format!("-{signal}"))
                .arg(process.id().to_string())
                .status()
                .unwrap()
        };
        assert!(lines.any(|line| line.contains("listening")));
        assert!(kill().success());
        assert!(lines.any(|line| line.contains(name)), "{name} was not told");
        assert!(kill().success());
        assert_eq!(process.wait().unwrap().code(), Some(code));
    }
}

fn child() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let signal = shutdown::signal().unwrap();
        println!("listening");
        println!("got {}", signal.await);
        std::future::pending::<()>().await;
    });
}
