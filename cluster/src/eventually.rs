//! Waiting for what other processes do.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

const INTERVAL: Duration = Duration::from_millis(50);

/// Calls `attempt` every 50 ms until it returns a value.
///
/// # Errors
/// The first error of `attempt`, at once; or that `what` did not happen within `limit`.
pub async fn eventually<T>(
    what: &str,
    limit: Duration,
    mut attempt: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
    let start = Instant::now();
    while start.elapsed() < limit {
        if let Some(value) = attempt().await? {
            return Ok(value);
        }
        tokio::time::sleep(INTERVAL).await;
    }
    bail!("not within {} s: {what}", limit.as_secs())
}
