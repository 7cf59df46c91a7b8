//! What the process does before it reconciles and after: `src/process.rs` implements it.

use std::time::Duration;

use operator_runtime::{HookError, Lifecycle, ProcessContext};

use crate::process::Process;

/// One method a hook, which runs in every replica, whether that leads or stands by.
pub trait ProcessHooks: Sized {
    /// `startup`, before anything is reconciled; makes what the hooks of all kinds share. Connects
    /// to the provider.
    fn startup(context: &ProcessContext) -> impl Future<Output = Result<Self, HookError>> + Send;
}

impl Lifecycle for Process {
    const STARTUP_TIMEOUT: Duration = Duration::from_secs(30);

    async fn startup(context: &ProcessContext) -> Result<Self, HookError> {
        <Self as ProcessHooks>::startup(context).await
    }
}
