//! The operator as a whole.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ProcessHooks, Resource};

/// A validated spec. Every value is final: nothing that reads it decides a default.
#[derive(Clone, Debug)]
pub struct Model {
    /// The DNS label that names the crate, the Deployment, the ServiceAccount and the field manager.
    pub name: String,
    /// The container image without tag or digest.
    pub image: String,
    /// The namespace that `make deploy` installs into: `<name>-system`, cut to 63 characters.
    pub install_namespace: String,
    /// Which namespaces the operator watches.
    pub watch: Watch,
    /// How the operator itself runs.
    pub settings: Settings,
    /// Rules that the user's own code needs, added to the derived ones.
    pub permissions: Vec<PolicyRule>,
    /// The oldest minor version of Kubernetes 1 to support.
    pub kubernetes: u8,
    /// Generated files that the user took over: they are left alone.
    pub eject: Vec<String>,
    /// What the user's code does for the process as a whole.
    pub process: ProcessHooks,
    /// The kinds, in the order of the spec.
    pub resources: Vec<Resource>,
}

impl Model {
    /// Whether the API server calls the operator.
    #[must_use]
    pub fn has_webhooks(&self) -> bool {
        self.resources.iter().any(Resource::has_webhooks)
    }
}

/// Which namespaces the operator watches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Watch {
    /// All of them.
    Cluster,
    /// The one that the operator runs in.
    OwnNamespace,
    /// These.
    Namespaces(Vec<String>),
}

/// How the operator itself runs.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How many pods; one leads.
    pub replicas: u32,
    /// How many objects are reconciled at once.
    pub concurrency: u32,
    /// Whether a Lease decides which pod works.
    pub leader_election: bool,
    /// Whether cert-manager makes the certificate of webhooks, and not the operator.
    pub cert_manager: bool,
    /// What each pod asks for and may use.
    pub resources: ComputeResources,
}

/// Compute resources as a pod spec has them: resource name to quantity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComputeResources {
    /// What is set aside for the pod.
    pub requests: BTreeMap<String, String>,
    /// What the pod may use at most.
    pub limits: BTreeMap<String, String>,
}

/// An RBAC rule, as in `rbac.authorization.k8s.io/v1`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PolicyRule {
    /// API groups; the empty string is the core group.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub api_groups: Vec<String>,
    /// Resources, subresources as `pods/log`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<String>,
    /// The names the rule is limited to; empty means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resource_names: Vec<String>,
    /// Paths of non-resource requests.
    #[serde(
        default,
        rename = "nonResourceURLs",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub non_resource_urls: Vec<String>,
    /// What may be done.
    pub verbs: Vec<String>,
}
