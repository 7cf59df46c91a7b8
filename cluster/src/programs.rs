//! The running programs of one control plane.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Error, Result, anyhow};
use rustix::process::Signal;

use crate::binaries::Binaries;
use crate::component::Component;
use crate::layout::Layout;
use crate::process::{Process, Watchdog};

/// The running programs of one control plane. Field order is drop order: the programs, then what guards them.
pub(crate) struct Programs {
    running: Mutex<BTreeMap<Component, Process>>,
    watchdog: Watchdog,
    pub(crate) binaries: Binaries,
    pub(crate) layout: Layout,
}

impl Programs {
    pub(crate) fn new(binaries: Binaries, layout: Layout, watchdog: Watchdog) -> Self {
        Self {
            running: Mutex::default(),
            watchdog,
            binaries,
            layout,
        }
    }

    /// Starts a component, unless it runs.
    pub(crate) fn start(&self, component: Component) -> Result<()> {
        let mut running = self.lock();
        if running.contains_key(&component) {
            return Ok(());
        }
        let name = component.program();
        let mut command = Command::new(self.binaries.program(name));
        let process = self.spawn(command.args(component.arguments(&self.layout)), name)?;
        running.insert(component, process);
        Ok(())
    }

    /// Starts another program, which ends with this process, however that ends.
    pub(crate) fn spawn(&self, command: &mut Command, name: &str) -> Result<Process> {
        Process::spawn(command, name, self.layout.log(name), &self.watchdog)
    }

    /// Kills a component as `kill -9` does, and waits until it has gone.
    pub(crate) fn kill(&self, component: Component) {
        self.lock().remove(&component);
    }

    pub(crate) fn signal(&self, component: Component, signal: Signal) -> Result<()> {
        self.with(component, |process| process.signal(signal))
    }

    pub(crate) fn has_stopped(&self, component: Component) -> Result<bool> {
        self.with(component, Process::has_stopped)
    }

    pub(crate) fn id(&self, component: Component) -> Result<u32> {
        self.with(component, |process| Ok(process.id()))
    }

    /// An error with the end of its log if a component has ended by itself.
    pub(crate) fn ensure_running(&self) -> Result<()> {
        self.lock()
            .values_mut()
            .try_for_each(Process::ensure_running)
    }

    /// Adds to an error what the programs say: why one of them ended, if one did, or else the end of every log.
    pub(crate) fn explain(&self, error: Error) -> Error {
        if let Err(ended) = self.ensure_running() {
            return ended;
        }
        let mut text = format!("{error:#}");
        for (component, process) in self.lock().iter() {
            text += &format!("\n--- {}\n{}", component.program(), process.log_tail());
        }
        anyhow!(text)
    }

    fn with<T>(&self, component: Component, read: impl FnOnce(&Process) -> Result<T>) -> Result<T> {
        let running = self.lock();
        let process = running.get(&component);
        read(process.with_context(|| format!("{} is not running", component.program()))?)
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Component, Process>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
