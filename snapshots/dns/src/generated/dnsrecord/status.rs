//! What the status of a DnsRecord says of its children.

use operator_runtime::StatusField;

use super::DnsRecord;

/// Nothing is computed.
pub const ALL: &[StatusField<DnsRecord>] = &[];
