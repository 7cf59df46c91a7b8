//! Child processes that never outlive their parent.

use std::fs::{self, OpenOptions};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, waitid};

/// A running program, killed on drop.
pub(crate) struct Process {
    child: Child,
    name: String,
    log: PathBuf,
}

impl Process {
    /// Starts a program in the watchdog's group. What it prints is appended to `log`.
    pub(crate) fn spawn(
        command: &mut Command,
        name: &str,
        log: PathBuf,
        watchdog: &Watchdog,
    ) -> Result<Self> {
        let output = OpenOptions::new().create(true).append(true).open(&log)?;
        let child = command
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output)
            .process_group(watchdog.group()?)
            .spawn()
            .with_context(|| format!("start {}", command.get_program().display()))?;
        Ok(Self {
            child,
            name: name.to_owned(),
            log,
        })
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// An error with the end of the log if the program has ended.
    pub(crate) fn ensure_running(&mut self) -> Result<()> {
        match self.child.try_wait()? {
            Some(status) => bail!("{} ended ({status}):\n{}", self.name, self.log_tail()),
            None => Ok(()),
        }
    }

    /// How the program has ended, if it has.
    pub(crate) fn exit_status(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    /// What it has printed so far.
    pub(crate) fn output(&self) -> Result<String> {
        fs::read_to_string(&self.log).with_context(|| format!("read {}", self.log.display()))
    }

    pub(crate) fn log_tail(&self) -> String {
        const LINES: usize = 20;
        let text = fs::read(&self.log).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let lines = Vec::from_iter(text.lines());
        lines[lines.len().saturating_sub(LINES)..].join("\n")
    }

    pub(crate) fn signal(&self, signal: Signal) -> Result<()> {
        kill_process(Pid::from_child(&self.child), signal)
            .with_context(|| format!("signal {}", self.name))
    }

    /// Whether all threads of the program have stopped since the last call.
    pub(crate) fn has_stopped(&self) -> Result<bool> {
        let id = WaitId::Pid(Pid::from_child(&self.child));
        let options = WaitIdOptions::STOPPED | WaitIdOptions::NOHANG;
        Ok(waitid(id, options)?.is_some())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Both fail only when the program has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A shell that kills its process group and removes a directory once this process has gone, in whatever way: it waits
/// for the end of a pipe that this process alone holds open. (A parent-death signal would be sent when the spawning
/// *thread* ends, and a thread of a test ends before the test's process.)
pub(crate) struct Watchdog {
    shell: Child,
}

impl Watchdog {
    pub(crate) fn spawn(directory: &Path) -> Result<Self> {
        // The directory goes first, since the shell kills itself with the rest.
        let shell = Command::new("sh")
            .args(["-c", r#"read -r _; rm -rf "$1"; kill -KILL 0"#, "watchdog"])
            .arg(directory)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .context("start the watchdog")?;
        Ok(Self { shell })
    }

    fn group(&self) -> Result<i32> {
        Ok(self.shell.id().try_into()?)
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        // Fails only when the shell has ended already.
        let _ = self.shell.wait();
    }
}
