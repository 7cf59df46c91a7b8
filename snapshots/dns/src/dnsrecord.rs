//! What the operator does for a DnsRecord: it keeps a record at a DNS provider's API. This file is yours.

pub mod provider;

use operator_runtime::{Change, HookContext, HookError, HookResult, tracing};

use crate::generated::dnsrecord::DnsRecord;
use crate::generated::dnsrecord::hooks::{ChangeFields, DnsRecordHooks};
use provider::{Provider, Record};

/// The code of the hooks, and the provider that they talk to.
pub struct Hooks {
    provider: Provider,
}

impl Default for Hooks {
    /// Talks to the API that the environment variable `DNS_API` names.
    fn default() -> Self {
        let provider = match std::env::var("DNS_API") {
            Ok(url) => Provider::at(&url),
            Err(_) => {
                tracing::warn!("DNS_API is not set: records are kept in memory, to try things out");
                Provider::in_memory()
            }
        };
        Self { provider }
    }
}

impl DnsRecordHooks for Hooks {
    async fn provision(
        &self,
        dnsrecord: &DnsRecord,
        context: &HookContext<'_, DnsRecord>,
    ) -> HookResult {
        self.put(dnsrecord, context).await
    }

    async fn change(
        &self,
        dnsrecord: &DnsRecord,
        change: &Change<ChangeFields>,
        context: &HookContext<'_, DnsRecord>,
    ) -> HookResult {
        tracing::info!(
            object = dnsrecord.metadata.name,
            addresses = ?change.new.addresses,
            before = ?change.old.addresses,
            "the record changes"
        );
        self.put(dnsrecord, context).await
    }

    async fn verify(
        &self,
        dnsrecord: &DnsRecord,
        context: &HookContext<'_, DnsRecord>,
    ) -> HookResult {
        let wanted = record(dnsrecord);
        if self.provider.get(&wanted.name).await?.as_ref() == Some(&wanted) {
            return Ok(());
        }
        context.event("Corrected", "the record was not as it should be");
        self.put(dnsrecord, context).await
    }

    async fn release(
        &self,
        dnsrecord: &DnsRecord,
        _context: &HookContext<'_, DnsRecord>,
    ) -> HookResult {
        let owner = owner(dnsrecord)?;
        self.provider.delete(&dnsrecord.spec.name, owner).await
    }
}

impl Hooks {
    /// Makes the record what it should be, whatever it is.
    async fn put(&self, dnsrecord: &DnsRecord, context: &HookContext<'_, DnsRecord>) -> HookResult {
        let id = self
            .provider
            .put(&record(dnsrecord), owner(dnsrecord)?)
            .await?;
        context.set_status(|status| status.record_id = Some(id));
        Ok(())
    }
}

/// The record as it should be.
fn record(dnsrecord: &DnsRecord) -> Record {
    Record {
        name: dnsrecord.spec.name.clone(),
        addresses: dnsrecord.spec.addresses.clone(),
        ttl_seconds: dnsrecord.spec.ttl_seconds,
    }
}

/// What tells the object from all others, those of its name before and after it included: nobody else may touch its record.
fn owner(dnsrecord: &DnsRecord) -> Result<&str, HookError> {
    let uid = dnsrecord.metadata.uid.as_deref();
    uid.ok_or_else(|| HookError::temporary("the object has no UID yet"))
}
