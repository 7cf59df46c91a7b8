//! The time during which a replica leads: renewals in the background, until they end or are ended.

use k8s_openapi::api::coordination::v1::Lease as Object;
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout, timeout_at};

use super::{Held, Lease};

/// Proof that this replica leads, for as long as [`Leadership::lost`] is pending.
///
/// Dropped without [`Leadership::release`], the Lease stays held until it expires.
#[derive(Debug)]
pub struct Leadership {
    lease: Lease,
    lost: watch::Receiver<()>,
    stop: oneshot::Sender<()>,
    renewals: JoinHandle<Option<Object>>,
}

impl Leadership {
    pub(super) fn keep(lease: Lease, held: Held) -> Self {
        let (leads, lost) = watch::channel(());
        let (stop, stopped) = oneshot::channel();
        let renewals = tokio::spawn(renewals(lease.clone(), held, stopped, leads));
        Self {
            lease,
            lost,
            stop,
            renewals,
        }
    }

    /// Resolves once this replica leads no longer. All work must then stop at once: another replica may begin.
    pub async fn lost(&self) {
        // Nothing is ever sent: the channel closes when the renewals end.
        while self.lost.clone().changed().await.is_ok() {}
    }

    /// Gives the Lease up. Only to be called when all work has ended, since another replica begins within one retry period.
    ///
    /// Takes no longer than [`Timing::call`](super::Timing::call); if the API server does not answer, the Lease expires by itself.
    pub async fn release(self) {
        let Self {
            lease,
            stop,
            renewals,
            ..
        } = self;
        drop(stop);
        let Ok(Some(held)) = renewals.await else {
            return;
        };
        match timeout(lease.timing.call, lease.release(&held)).await {
            Ok(Ok(())) => tracing::info!(%lease, "the lease was released"),
            Ok(Err(error)) => {
                tracing::warn!(%lease, %error, reason = "LeaseNotReleased", "the lease will expire")
            }
            Err(_) => tracing::warn!(%lease, reason = "LeaseNotReleased", "the lease will expire"),
        }
    }
}

/// Renews until that does not succeed in time (`None`) or `stop` closes (the Lease as last written).
async fn renewals(
    lease: Lease,
    mut held: Held,
    mut stop: oneshot::Receiver<()>,
    leads: watch::Sender<()>,
) -> Option<Object> {
    loop {
        let deadline = held.since + lease.timing.renew_deadline;
        lease.fence.open_until(deadline);
        let renewal = tokio::select! {
            renewal = timeout_at(deadline, lease.renew(&held)) => renewal,
            _ = &mut stop => return Some(*held.object),
        };
        match renewal {
            Ok(Some(renewed)) => held = renewed,
            Ok(None) => break,
            Err(_) => {
                let remedy = "see whether the API server can be reached and answers in time";
                tracing::warn!(%lease, reason = "LeaseNotRenewed", remedy, "the renew deadline passed: this replica leads no longer");
                break;
            }
        }
    }
    lease.fence.open_until(Instant::now());
    drop(leads);
    None
}
