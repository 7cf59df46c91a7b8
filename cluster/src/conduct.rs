//! What an installed operator does, as the cluster sees it: who leads, what it asks for, whether it may.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use k8s_openapi::api::coordination::v1::Lease;
use kube::Api;

use crate::{AuditEvent, AuditMark, ControlPlane, Installation, Permission, eventually};

impl Installation {
    /// The pod that holds the Lease.
    ///
    /// # Errors
    /// When the API server does not answer.
    pub async fn leader(&self, control_plane: &ControlPlane) -> Result<Option<String>> {
        let leases: Api<Lease> = Api::namespaced(control_plane.client(), &self.namespace);
        let spec = leases.get_opt(&self.name).await?.and_then(|it| it.spec);
        let holder = spec.and_then(|spec| spec.holder_identity);
        Ok(holder.filter(|holder| !holder.is_empty()))
    }

    /// Its requests since `mark`, but for those that keep its Lease.
    ///
    /// # Errors
    /// When the audit log cannot be read.
    pub fn work_since(
        &self,
        control_plane: &ControlPlane,
        mark: AuditMark,
    ) -> Result<Vec<AuditEvent>> {
        let mut events = control_plane.audit_since(mark)?;
        events.retain(|event| self.is_work(event));
        Ok(events)
    }

    /// Waits until it has opened a watch of a resource after `mark`: from then on it sees what happens.
    ///
    /// # Errors
    /// When it does not within `limit`.
    pub async fn watches(
        &self,
        control_plane: &ControlPlane,
        resource: &str,
        mark: AuditMark,
        limit: Duration,
    ) -> Result<()> {
        eventually(&format!("it watches {resource}"), limit, async || {
            let events = self.work_since(control_plane, mark)?;
            let opens = |event: &AuditEvent| {
                event.verb == "watch" && event.resource == resource && event.code == 200
            };
            Ok(events.iter().any(opens).then_some(()))
        })
        .await
    }

    /// Waits until it has not asked for anything for so long.
    ///
    /// # Errors
    /// When it goes on for two minutes.
    pub async fn rest(&self, control_plane: &ControlPlane, quiet: Duration) -> Result<()> {
        let mut mark = control_plane.audit_mark()?;
        let mut since = Instant::now();
        eventually("the operator rests", Duration::from_secs(120), async || {
            let events = control_plane.audit_next(&mut mark)?;
            if events.iter().any(|event| self.is_work(event)) {
                since = Instant::now();
            }
            Ok((since.elapsed() > quiet).then_some(()))
        })
        .await
    }

    /// Its requests since `mark` that were refused as forbidden.
    ///
    /// # Errors
    /// When the audit log cannot be read.
    pub fn forbidden_since(
        &self,
        control_plane: &ControlPlane,
        mark: AuditMark,
    ) -> Result<Vec<AuditEvent>> {
        let mut events = control_plane.audit_since(mark)?;
        events.retain(|event| event.user == self.user() && event.code == 403);
        Ok(events)
    }

    /// Waits until every permission that is granted was used since the control plane started, and no other was. `unseen` are
    /// those that no request of its own shows.
    ///
    /// # Errors
    /// Which ones were not within `limit`.
    pub async fn uses_what_it_may(
        &self,
        control_plane: &ControlPlane,
        unseen: &[Permission],
        limit: Duration,
    ) -> Result<()> {
        let client = control_plane.client();
        let granted = Permission::granted(&client, &self.namespace, &self.name).await?;
        let used = || -> Result<BTreeSet<Permission>> {
            let events = control_plane.audit()?;
            let own = events.iter().filter(|event| event.user == self.user());
            let used = own.flat_map(Permission::needed);
            Ok(used.chain(unseen.iter().cloned()).collect())
        };
        // Events are published behind the work, and requests are logged after they are answered.
        let all_used = eventually("every permission is used", limit, async || {
            Ok((used()? == granted).then_some(()))
        });
        if all_used.await.is_err() {
            let used = used().context("in the audit log")?;
            let unused = Vec::from_iter(granted.difference(&used));
            let missing = Vec::from_iter(used.difference(&granted));
            bail!("granted, but never used: {unused:?}; used, but not granted: {missing:?}");
        }
        Ok(())
    }
}
