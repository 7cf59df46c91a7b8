//! What operator-gen made of `operator.yaml`.

/// The kind DnsRecord.
pub mod dnsrecord;
