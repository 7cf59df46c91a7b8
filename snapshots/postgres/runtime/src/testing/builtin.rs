//! The built-in kinds that the server knows.

use k8s_openapi::{ClusterResourceScope, NamespaceResourceScope, api as k8s};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::resource::{Resource, Schema};

fn reencode<T: DeserializeOwned + Serialize>(value: Value) -> Result<Value, serde_json::Error> {
    serde_json::to_value(serde_json::from_value::<T>(value)?)
}

trait Scope {
    const NAMESPACED: bool;
}
impl Scope for NamespaceResourceScope {
    const NAMESPACED: bool = true;
}
impl Scope for ClusterResourceScope {
    const NAMESPACED: bool = false;
}

fn builtin<T>() -> Resource
where
    T: k8s_openapi::Resource + DeserializeOwned + Serialize,
    T::Scope: Scope,
{
    let kind = T::KIND;
    Resource {
        group: T::GROUP.to_owned(),
        version: T::VERSION.to_owned(),
        kind: kind.to_owned(),
        plural: T::URL_PATH_SEGMENT.to_owned(),
        namespaced: T::Scope::NAMESPACED,
        status: WITH_STATUS.contains(&kind),
        generation: WITH_GENERATION.contains(&kind),
        unconditional_update: !matches!(kind, "Lease" | "CustomResourceDefinition"),
        create_on_update: matches!(kind, "Lease" | "Event"),
        schema: Schema::Builtin(reencode::<T>),
    }
}

const WITH_STATUS: &[&str] = &[
    "CronJob",
    "CustomResourceDefinition",
    "DaemonSet",
    "Deployment",
    "HorizontalPodAutoscaler",
    "Ingress",
    "Job",
    "Namespace",
    "Node",
    "PersistentVolume",
    "PersistentVolumeClaim",
    "Pod",
    "PodDisruptionBudget",
    "ReplicaSet",
    "ResourceQuota",
    "Service",
    "StatefulSet",
];

const WITH_GENERATION: &[&str] = &[
    "CronJob",
    "CustomResourceDefinition",
    "DaemonSet",
    "Deployment",
    "HorizontalPodAutoscaler",
    "Ingress",
    "Job",
    "MutatingWebhookConfiguration",
    "NetworkPolicy",
    "Pod",
    "PodDisruptionBudget",
    "PriorityClass",
    "ReplicaSet",
    "StatefulSet",
    "ValidatingWebhookConfiguration",
];

/// All of them.
pub(crate) fn builtins() -> Vec<Resource> {
    use k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1::CustomResourceDefinition;
    vec![
        builtin::<k8s::core::v1::ConfigMap>(),
        builtin::<k8s::core::v1::Endpoints>(),
        builtin::<k8s::core::v1::Event>(),
        builtin::<k8s::core::v1::LimitRange>(),
        builtin::<k8s::core::v1::Namespace>(),
        builtin::<k8s::core::v1::Node>(),
        builtin::<k8s::core::v1::PersistentVolume>(),
        builtin::<k8s::core::v1::PersistentVolumeClaim>(),
        builtin::<k8s::core::v1::Pod>(),
        builtin::<k8s::core::v1::ResourceQuota>(),
        builtin::<k8s::core::v1::Secret>(),
        builtin::<k8s::core::v1::Service>(),
        builtin::<k8s::core::v1::ServiceAccount>(),
        builtin::<k8s::apps::v1::DaemonSet>(),
        builtin::<k8s::apps::v1::Deployment>(),
        builtin::<k8s::apps::v1::ReplicaSet>(),
        builtin::<k8s::apps::v1::StatefulSet>(),
        builtin::<k8s::autoscaling::v2::HorizontalPodAutoscaler>(),
        builtin::<k8s::batch::v1::CronJob>(),
        builtin::<k8s::batch::v1::Job>(),
        builtin::<k8s::coordination::v1::Lease>(),
        builtin::<k8s::discovery::v1::EndpointSlice>(),
        builtin::<k8s::events::v1::Event>(),
        builtin::<k8s::networking::v1::Ingress>(),
        builtin::<k8s::networking::v1::IngressClass>(),
        builtin::<k8s::networking::v1::NetworkPolicy>(),
        builtin::<k8s::policy::v1::PodDisruptionBudget>(),
        builtin::<k8s::rbac::v1::ClusterRole>(),
        builtin::<k8s::rbac::v1::ClusterRoleBinding>(),
        builtin::<k8s::rbac::v1::Role>(),
        builtin::<k8s::rbac::v1::RoleBinding>(),
        builtin::<k8s::scheduling::v1::PriorityClass>(),
        builtin::<k8s::storage::v1::StorageClass>(),
        builtin::<k8s::admissionregistration::v1::MutatingWebhookConfiguration>(),
        builtin::<k8s::admissionregistration::v1::ValidatingWebhookConfiguration>(),
        builtin::<CustomResourceDefinition>(),
    ]
}
