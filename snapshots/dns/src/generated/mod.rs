//! What operator-gen made of `operator.yaml`.

/// The kind DnsRecord.
pub mod dnsrecord;

/// The process as a whole.
pub mod process;
