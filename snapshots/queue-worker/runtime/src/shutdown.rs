//! The signals that end the process: the first asks for a graceful end, the second gets one at once.

use std::future::Future;
use std::io;

/// Listens for SIGTERM and SIGINT from now on; the future resolves at the first of them, with its name.
///
/// A second signal ends the process at once, with the exit code that shells give to it.
///
/// # Errors
/// When the handlers cannot be installed.
pub fn signal() -> io::Result<impl Future<Output = &'static str> + Send + 'static> {
    let mut signals = Signals::listen()?;
    Ok(async move {
        let (name, _) = signals.next().await;
        tokio::spawn(async move {
            let (name, code) = signals.next().await;
            tracing::warn!(signal = name, reason = "SecondSignal", "ending at once");
            std::process::exit(code)
        });
        name
    })
}

#[cfg(unix)]
struct Signals {
    terminate: tokio::signal::unix::Signal,
    interrupt: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn listen() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    /// The next signal's name and the exit code that stands for it.
    async fn next(&mut self) -> (&'static str, i32) {
        tokio::select! {
            _ = self.terminate.recv() => ("SIGTERM", 143),
            _ = self.interrupt.recv() => ("SIGINT", 130),
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn listen() -> io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) -> (&'static str, i32) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
        ("SIGINT", 130)
    }
}
