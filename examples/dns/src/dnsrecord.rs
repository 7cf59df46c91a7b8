//! What the operator does for a DnsRecord: it keeps a record at a DNS provider's API. This file is yours.

pub mod provider;

use operator_runtime::{Change, HookContext, HookError, HookResult, tracing};

use crate::generated::dnsrecord::DnsRecord;
use crate::generated::dnsrecord::hooks::{ChangeFields, DnsRecordHooks};
use provider::Record;

/// The code of the hooks.
#[derive(Default)]
pub struct Hooks;

impl DnsRecordHooks for Hooks {
    async fn provision(
        &self,
        dnsrecord: &DnsRecord,
        context: &HookContext<'_, DnsRecord>,
    ) -> HookResult {
        put(dnsrecord, context).await
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
        put(dnsrecord, context).await
    }

    async fn verify(
        &self,
        dnsrecord: &DnsRecord,
        context: &HookContext<'_, DnsRecord>,
    ) -> HookResult {
        let wanted = record(dnsrecord);
        let found = context.process().provider.get(&wanted.name).await?;
        if found == Some(wanted) {
            return Ok(());
        }
        context.event("Corrected", "the record was not as it should be");
        put(dnsrecord, context).await
    }

    async fn release(
        &self,
        dnsrecord: &DnsRecord,
        context: &HookContext<'_, DnsRecord>,
    ) -> HookResult {
        let provider = &context.process().provider;
        provider
            .delete(&dnsrecord.spec.name, owner(dnsrecord)?)
            .await
    }
}

/// Makes the record what it should be, whatever it is.
async fn put(dnsrecord: &DnsRecord, context: &HookContext<'_, DnsRecord>) -> HookResult {
    let provider = &context.process().provider;
    let id = provider.put(&record(dnsrecord), owner(dnsrecord)?).await?;
    context.set_status(|status| status.record_id = Some(id));
    Ok(())
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
