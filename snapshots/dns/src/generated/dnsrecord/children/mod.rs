//! The objects that belong to a DnsRecord.

use operator_runtime::Child;

use super::DnsRecord;

/// All of them.
pub const ALL: &[Child<DnsRecord>] = &[];
