//! What is found out about a request while it is answered, for the metrics.

use std::sync::OnceLock;

use crate::metrics::{WebhookOperation, WebhookOutcome};

/// A note about one request. It stays when the code that answers panics or takes too long.
#[derive(Debug, Default)]
pub struct Note {
    operation: OnceLock<WebhookOperation>,
    outcome: OnceLock<WebhookOutcome>,
}

impl Note {
    /// What is asked, once that was read; the first word counts.
    pub fn asks(&self, operation: WebhookOperation) {
        let _ = self.operation.set(operation);
    }

    /// What was decided; the first word counts.
    pub fn comes_to(&self, outcome: WebhookOutcome) {
        let _ = self.outcome.set(outcome);
    }

    /// What was asked.
    pub fn operation(&self) -> WebhookOperation {
        let known = self.operation.get().copied();
        known.unwrap_or(WebhookOperation::Other)
    }

    /// What a request came to that was answered.
    pub fn outcome(&self) -> WebhookOutcome {
        let known = self.outcome.get().copied();
        known.unwrap_or(WebhookOutcome::Answered)
    }
}
