//! What besides `Ready`, `Reconciling` and `Stalled` is said of a DnsRecord.

use operator_runtime::Condition;

use super::DnsRecord;

/// Nothing is.
pub const ALL: &[Condition<DnsRecord>] = &[];
