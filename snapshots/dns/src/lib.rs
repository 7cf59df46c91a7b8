//! The operator `dns-operator`: `operator.yaml` says what it does, `generated` is what operator-gen made of it.

#![recursion_limit = "512"]

pub mod generated;

/// The code for the hooks of DnsRecord.
pub mod dnsrecord;

/// The code that admits objects of DnsRecord.
pub mod dnsrecord_admission;

/// The code for the hooks of the process.
pub mod process;

use operator_runtime::webhook::{Target, Webhooks};
use operator_runtime::{Operator, Watch};

/// Which kinds the operator reconciles, and how it runs.
pub fn operator() -> Operator<process::Process> {
    Operator::new("dns-operator")
        .watch(Watch::Cluster)
        .concurrency(8)
        .leader_election(true)
        .kind::<generated::dnsrecord::DnsRecord>()
        .webhooks(webhooks())
}

/// What the API server asks it.
#[rustfmt::skip]
pub fn webhooks() -> Webhooks {
    Webhooks::new("dns-operator-webhook")
        .admission("dnsrecords.dns.example.com", &generated::dnsrecord::admission::ALL)
        .target(Target::validating("dns-operator"))
        .target(Target::mutating("dns-operator"))
}
