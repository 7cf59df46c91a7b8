//! What the operator does for a DnsRecord besides its children: `src/dnsrecord.rs` implements it.

use std::time::Duration;

use operator_runtime::hook::{self, Change, HookContext, HookResult};
use operator_runtime::serde::{Deserialize, Serialize};

use super::types::*;

/// One method a hook. Each may be called again after a failure or a restart, for an object that it has seen before.
pub trait DnsRecordHooks {
    /// `provision`, once for every new DnsRecord. Makes the record.
    fn provision(
        &self,
        dnsrecord: &DnsRecord,
        context: &HookContext<'_, DnsRecord>,
    ) -> impl Future<Output = HookResult> + Send;

    /// `change`, whenever `spec.addresses` or `spec.ttlSeconds` of a DnsRecord changed. Puts the
    /// new values into the record.
    fn change(
        &self,
        dnsrecord: &DnsRecord,
        change: &Change<ChangeFields>,
        context: &HookContext<'_, DnsRecord>,
    ) -> impl Future<Output = HookResult> + Send;

    /// `verify`, every 10m for every DnsRecord. Puts right what others changed at the provider.
    fn verify(
        &self,
        dnsrecord: &DnsRecord,
        context: &HookContext<'_, DnsRecord>,
    ) -> impl Future<Output = HookResult> + Send;

    /// `release`, before a deleted DnsRecord goes. Deletes the record.
    fn release(
        &self,
        dnsrecord: &DnsRecord,
        context: &HookContext<'_, DnsRecord>,
    ) -> impl Future<Output = HookResult> + Send;
}

/// What `change` watches.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct ChangeFields {
    /// What it resolves to. Required, 1 to 16 items.
    #[serde(rename = "spec.addresses")]
    pub addresses: Vec<String>,
    /// For how long resolvers may keep it. Default `300`, 60 to 86400.
    #[serde(rename = "spec.ttlSeconds")]
    pub ttl_seconds: i64,
}

/// The status fields that the hooks set.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct DnsRecordHookStatus {
    /// The provider's name for the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record_id: Option<String>,
}

/// All of them, in the order of the spec.
#[rustfmt::skip]
pub const ALL: &[hook::Hook<DnsRecord>] = &[
    hook::Hook {
        name: "provision",
        on: hook::On::Create,
        filter: hook::Filter::NONE,
        policy: hook::Policy {
            timeout: Duration::from_secs(30),
            rate_limit: Some(hook::RateLimit { name: "provider", limit: 10, per: Duration::from_secs(1), burst: 20 }),
            ..hook::Policy::DEFAULT
        },
        call: |hooks, call| Box::pin(DnsRecordHooks::provision(hooks, call.object, call.context)),
    },
    hook::Hook {
        name: "change",
        on: hook::On::Field { paths: &[&["spec", "addresses"], &["spec", "ttlSeconds"]] },
        filter: hook::Filter::NONE,
        policy: hook::Policy {
            timeout: Duration::from_secs(30),
            rate_limit: Some(hook::RateLimit { name: "provider", limit: 10, per: Duration::from_secs(1), burst: 20 }),
            ..hook::Policy::DEFAULT
        },
        call: |hooks, call| Box::pin(async move {
            DnsRecordHooks::change(hooks, call.object, &call.change()?, call.context).await
        }),
    },
    hook::Hook {
        name: "verify",
        on: hook::On::Timer(hook::Schedule::Every {
            every: Duration::from_secs(600),
            idle: None,
            initial_delay: Duration::from_secs(600),
            sharp: false,
        }),
        filter: hook::Filter {
            labels: &[],
            annotations: &[("dns.example.com/unverified", hook::Match::Absent)],
            when: None,
        },
        policy: hook::Policy {
            rate_limit: Some(hook::RateLimit { name: "provider", limit: 10, per: Duration::from_secs(1), burst: 20 }),
            ..hook::Policy::DEFAULT
        },
        call: |hooks, call| Box::pin(DnsRecordHooks::verify(hooks, call.object, call.context)),
    },
    hook::Hook {
        name: "release",
        on: hook::On::Delete { children: hook::Order::Before },
        filter: hook::Filter::NONE,
        policy: hook::Policy {
            timeout: Duration::from_secs(30),
            backoff: Duration::from_secs(5),
            rate_limit: Some(hook::RateLimit { name: "provider", limit: 10, per: Duration::from_secs(1), burst: 20 }),
            ..hook::Policy::DEFAULT
        },
        call: |hooks, call| Box::pin(DnsRecordHooks::release(hooks, call.object, call.context)),
    },
];
