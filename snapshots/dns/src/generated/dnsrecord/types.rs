//! The API of DnsRecord: `dns.example.com/v1`.

use std::borrow::Cow;

use operator_runtime::k8s_openapi::apimachinery::pkg::apis::meta::v1::{Condition, ObjectMeta};
use operator_runtime::kube::Resource;
use operator_runtime::kube::core::NamespaceResourceScope;
use operator_runtime::serde::{Deserialize, Serialize};

/// A record at a DNS provider.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct DnsRecord {
    /// The group and version, as every object carries it.
    #[serde(default)]
    pub api_version: String,
    /// The kind, as every object carries it.
    #[serde(default)]
    pub kind: String,
    /// The object's name, labels and the like.
    pub metadata: ObjectMeta,
    /// What is wanted.
    pub spec: DnsRecordSpec,
    /// What was observed; written by the operator alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<DnsRecordStatus>,
}

impl DnsRecord {
    /// An object with this name, wanting this.
    pub fn new(name: &str, spec: DnsRecordSpec) -> Self {
        Self {
            api_version: Self::api_version(&()).into_owned(),
            kind: Self::kind(&()).into_owned(),
            metadata: ObjectMeta {
                name: Some(name.to_owned()),
                ..ObjectMeta::default()
            },
            spec,
            status: None,
        }
    }
}

impl Resource for DnsRecord {
    type DynamicType = ();
    type Scope = NamespaceResourceScope;

    fn kind((): &()) -> Cow<'_, str> {
        "DnsRecord".into()
    }

    fn group((): &()) -> Cow<'_, str> {
        "dns.example.com".into()
    }

    fn version((): &()) -> Cow<'_, str> {
        "v1".into()
    }

    fn plural((): &()) -> Cow<'_, str> {
        "dnsrecords".into()
    }

    fn meta(&self) -> &ObjectMeta {
        &self.metadata
    }

    fn meta_mut(&mut self) -> &mut ObjectMeta {
        &mut self.metadata
    }
}

/// What is wanted of a DnsRecord.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct DnsRecordSpec {
    /// The name that resolves. Required, immutable, at most 253 characters, format hostname.
    pub name: String,
    /// What it resolves to. Required, 1 to 16 items.
    pub addresses: Vec<String>,
    /// For how long resolvers may keep it. Default `300`, 60 to 86400.
    #[serde(default = "default_dns_record_spec_ttl_seconds")]
    pub ttl_seconds: i64,
}

fn default_dns_record_spec_ttl_seconds() -> i64 {
    300
}

/// What was observed of a DnsRecord.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct DnsRecordStatus {
    /// The `metadata.generation` that the status speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed_generation: Option<i64>,
    /// How the resource fares, by type.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    /// The provider's name for the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record_id: Option<String>,
    /// How many Services the record leads to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub services: Option<i64>,
}
