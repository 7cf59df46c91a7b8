//! The objects that a DnsRecord reads and does not own.

use operator_runtime::{
    ApiResource, Reference, ReferenceNamespace, ReferenceSelector, ReferenceTarget, Scope, Value,
    cel, json,
};

use super::DnsRecord;

/// All of them.
pub const ALL: &[Reference<DnsRecord>] = &[
    // In the order of the spec.
    Reference {
        id: "services",
        resource: ApiResource {
            group: "",
            version: "v1",
            kind: "Service",
            plural: "services",
            namespaced: true,
        },
        target: ReferenceTarget::Selector(ReferenceSelector::Computed(services_selector)),
        namespace: ReferenceNamespace::Own,
        when: None,
        optional: true,
        metadata_only: false,
    },
];

/// What `services` selects.
fn services_selector(_this: &DnsRecord, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!({
        "matchLabels": {
            "dns.example.com/record": scope.name,
        },
    }))
}
