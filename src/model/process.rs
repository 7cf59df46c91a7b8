//! Code of the user's own that runs for the process as a whole.

use std::time::Duration;

/// The hooks of the process.
#[derive(Clone, Debug, Default)]
pub struct ProcessHooks {
    /// Runs before anything is reconciled, and makes what the hooks of all kinds share.
    pub startup: Option<ProcessHook>,
    /// Runs after everything was reconciled.
    pub cleanup: Option<ProcessHook>,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct ProcessHook {
    /// What it does, for people; empty when the spec says nothing.
    pub description: String,
    /// How long it may take.
    pub timeout: Duration,
}

impl ProcessHooks {
    /// Whether there is one.
    #[must_use]
    pub fn are_there(&self) -> bool {
        self.startup.is_some() || self.cleanup.is_some()
    }
}
