//! What the process does before it reconciles and after. This file is yours.

use operator_runtime::{HookError, ProcessContext, tracing};

use crate::dnsrecord::provider::Provider;
use crate::generated::process::ProcessHooks;

/// What the hooks of all kinds share, as `context.process()`: clients of other systems go into its fields.
pub struct Process {
    /// Where records are kept.
    pub provider: Provider,
}

impl ProcessHooks for Process {
    /// Talks to the API that the environment variable `DNS_API` names.
    async fn startup(_context: &ProcessContext) -> Result<Self, HookError> {
        let provider = match std::env::var("DNS_API") {
            Ok(url) => Provider::at(&url),
            Err(_) => {
                tracing::warn!("DNS_API is not set: records are kept in memory, to try things out");
                Provider::in_memory()
            }
        };
        Ok(Self { provider })
    }
}
