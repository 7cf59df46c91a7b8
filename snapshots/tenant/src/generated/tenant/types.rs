//! The API of Tenant: `tenants.example.com/v1`.

use std::borrow::Cow;

use operator_runtime::k8s_openapi::apimachinery::pkg::api::resource::Quantity;
use operator_runtime::k8s_openapi::apimachinery::pkg::apis::meta::v1::{Condition, ObjectMeta};
use operator_runtime::kube::Resource;
use operator_runtime::kube::core::ClusterResourceScope;
use operator_runtime::serde::{Deserialize, Serialize};

/// A team with a namespace of its own.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct Tenant {
    /// The group and version, as every object carries it.
    #[serde(default)]
    pub api_version: String,
    /// The kind, as every object carries it.
    #[serde(default)]
    pub kind: String,
    /// The object's name, labels and the like.
    pub metadata: ObjectMeta,
    /// What is wanted.
    #[serde(default)]
    pub spec: TenantSpec,
    /// What was observed; written by the operator alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<TenantStatus>,
}

impl Tenant {
    /// An object with this name, wanting this.
    pub fn new(name: &str, spec: TenantSpec) -> Self {
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

impl Resource for Tenant {
    type DynamicType = ();
    type Scope = ClusterResourceScope;

    fn kind((): &()) -> Cow<'_, str> {
        "Tenant".into()
    }

    fn group((): &()) -> Cow<'_, str> {
        "tenants.example.com".into()
    }

    fn version((): &()) -> Cow<'_, str> {
        "v1".into()
    }

    fn plural((): &()) -> Cow<'_, str> {
        "tenants".into()
    }

    fn meta(&self) -> &ObjectMeta {
        &self.metadata
    }

    fn meta_mut(&mut self) -> &mut ObjectMeta {
        &mut self.metadata
    }
}

/// What is wanted of a Tenant.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct TenantSpec {
    /// Who belongs to the team. At most 200 items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<TenantMembers>>,
    /// How much CPU all pods together may ask for. Default `"4"`.
    #[serde(default = "default_tenant_spec_cpu")]
    pub cpu: Quantity,
    /// How much memory all pods together may ask for. Default `"8Gi"`.
    #[serde(default = "default_tenant_spec_memory")]
    pub memory: Quantity,
    /// How many pods there may be. Default `50`, 1 to 1000.
    #[serde(default = "default_tenant_spec_pods")]
    pub pods: i64,
}

impl Default for TenantSpec {
    fn default() -> Self {
        Self {
            members: None,
            cpu: default_tenant_spec_cpu(),
            memory: default_tenant_spec_memory(),
            pods: default_tenant_spec_pods(),
        }
    }
}

fn default_tenant_spec_cpu() -> Quantity {
    Quantity("4".to_owned())
}

fn default_tenant_spec_memory() -> Quantity {
    Quantity("8Gi".to_owned())
}

fn default_tenant_spec_pods() -> i64 {
    50
}

/// Who belongs to the team.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct TenantMembers {
    /// The name of the user. Required, 1 to 253 characters.
    pub name: String,
    /// What the user may do in the namespace. Default `"edit"`.
    #[serde(default = "default_tenant_members_role")]
    pub role: TenantMembersRole,
}

fn default_tenant_members_role() -> TenantMembersRole {
    TenantMembersRole::Edit
}

/// What the user may do in the namespace. Default `"edit"`.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde")]
pub enum TenantMembersRole {
    /// `view`.
    #[serde(rename = "view")]
    View,
    /// `edit`.
    #[serde(rename = "edit")]
    Edit,
    /// `admin`.
    #[serde(rename = "admin")]
    Admin,
}

impl TenantMembersRole {
    /// The word as the API has it.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Edit => "edit",
            Self::Admin => "admin",
        }
    }
}

/// What was observed of a Tenant.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct TenantStatus {
    /// The `metadata.generation` that the status speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed_generation: Option<i64>,
    /// How the resource fares, by type.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    /// `namespace`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// `members`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<i64>,
}
