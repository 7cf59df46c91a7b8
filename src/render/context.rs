//! What the templates below `templates/project/` see of a model.

use std::collections::BTreeMap;

use serde::Serialize;

use super::context_kind::{self, Kind};
use super::hook_words::{self, HookRow};
use super::{golden, webhooks};
use crate::model::{Model, Watch};

/// The operator as a whole.
#[derive(Debug, Serialize)]
pub struct Context {
    /// The operator's name.
    pub name: String,
    /// The image without a tag.
    pub image: String,
    /// The namespace that it is installed into.
    pub namespace: String,
    /// The name of the Service in front of `/metrics`.
    pub metrics_service: String,
    /// Which namespaces it watches, in words.
    pub watches: String,
    /// How many pods.
    pub replicas: u32,
    /// How many objects of a kind are reconciled at the same time.
    pub concurrency: u32,
    /// Whether a lease decides which pod works.
    pub leader_election: bool,
    /// What is set aside for a pod.
    pub requests: Vec<Quantity>,
    /// What a pod may use at most.
    pub limits: Vec<Quantity>,
    /// The plurals of all kinds, separated by commas as kubectl takes them.
    pub plurals: String,
    /// The kinds.
    pub kinds: Vec<Kind>,
    /// Whether some kind, or the process, has hooks.
    pub has_hooks: bool,
    /// A hook of a kind, if there is one: what it stands for are all hooks of kinds.
    pub hook: Option<KindHook>,
    /// The hooks of the process.
    pub process_hooks: Vec<HookRow>,
    /// How long the process may take to clean up; 0 where it has no hook for that.
    pub cleanup_seconds: u64,
    /// Whether some kind has several versions.
    pub has_versions: bool,
    /// Whether there is code of the user's own.
    pub has_code: bool,
    /// Whether the API server calls the operator.
    pub has_webhooks: bool,
    /// One of the webhooks, as metrics name it, if there is one: what it stands for are all.
    pub webhook: Option<String>,
    /// The Service by which it does.
    pub webhook_service: String,
    /// The Secret with their certificate.
    pub webhook_secret: String,
    /// Whether some kind has code that admits objects.
    pub admits: bool,
    /// Whether namespaces tell which objects it is asked about: all of them but the operator's own.
    pub admits_elsewhere: bool,
    /// Whether some kind has code that decides about objects.
    pub validates: bool,
    /// Whether some kind has code that changes objects.
    pub mutates: bool,
    /// Whether cert-manager makes the certificate of the webhooks.
    pub cert_manager: bool,
    /// Whether a sample refers to objects that have to be there, too.
    pub samples_refer: bool,
    /// The version of operator-gen.
    pub tool_version: &'static str,
    /// What the Rust sources see.
    pub rust: super::rust::Program,
}

/// An amount of a compute resource.
#[derive(Debug, Serialize)]
pub struct Quantity {
    /// The resource, such as `memory`.
    pub name: String,
    /// The amount, such as `128Mi`.
    pub quantity: String,
}

/// A hook of a kind, as metrics name it.
#[derive(Debug, Serialize)]
pub struct KindHook {
    /// The kind.
    pub kind: String,
    /// Its name in the spec.
    pub name: String,
}

/// What the templates see of a model.
#[must_use]
pub fn context(model: &Model) -> Context {
    let resources = &model.settings.resources;
    Context {
        name: model.name.clone(),
        image: model.image.clone(),
        namespace: model.install_namespace.clone(),
        metrics_service: metrics_service(&model.name),
        watches: watches(&model.watch),
        replicas: model.settings.replicas,
        concurrency: model.settings.concurrency,
        leader_election: model.settings.leader_election,
        requests: quantities(&resources.requests, "32Mi"),
        limits: quantities(&resources.limits, "128Mi"),
        plurals: model
            .resources
            .iter()
            .map(|resource| resource.plural.as_str())
            .collect::<Vec<_>>()
            .join(","),
        kinds: model.resources.iter().map(context_kind::kind).collect(),
        has_hooks: model.process.are_there()
            || model.resources.iter().any(|kind| !kind.hooks.is_empty()),
        hook: model.resources.iter().find_map(|resource| {
            let hook = resource.hooks.first()?;
            Some(KindHook {
                kind: resource.kind.clone(),
                name: hook.name.clone(),
            })
        }),
        process_hooks: hook_words::process_rows(&model.process),
        cleanup_seconds: model.process.cleanup.as_ref().map_or(0, |hook| {
            hook.timeout
                .as_millis()
                .div_ceil(1000)
                .try_into()
                .unwrap_or(u64::MAX)
        }),
        has_versions: model.resources.iter().any(|kind| !kind.versions.is_empty()),
        has_code: model.process.are_there()
            || model.resources.iter().any(|kind| {
                !kind.hooks.is_empty()
                    || kind.admission.is_some()
                    || kind.versions.iter().any(|version| version.has_code)
            }),
        has_webhooks: model.has_webhooks(),
        webhook: webhooks::names(model).into_iter().next(),
        webhook_service: webhooks::service(model),
        webhook_secret: webhooks::secret(model),
        admits: webhooks::admits(model),
        admits_elsewhere: webhooks::admits_elsewhere(model),
        validates: webhooks::validates(model),
        mutates: webhooks::mutates(model),
        cert_manager: model.settings.cert_manager,
        samples_refer: model
            .resources
            .iter()
            .any(|resource| !golden::references(model, resource).is_empty()),
        tool_version: env!("CARGO_PKG_VERSION"),
        rust: super::rust::program(model),
    }
}

/// The name of the metrics Service: at most 63 characters, as every Service's.
fn metrics_service(name: &str) -> String {
    const SUFFIX: &str = "-metrics";
    let stem: String = name.chars().take(63 - SUFFIX.len()).collect();
    format!("{}{SUFFIX}", stem.trim_end_matches('-'))
}

fn watches(watch: &Watch) -> String {
    match watch {
        Watch::Cluster => "all namespaces".to_owned(),
        Watch::OwnNamespace => "the namespace that it runs in".to_owned(),
        Watch::Namespaces(names) => {
            format!(
                "the namespaces {}",
                names
                    .iter()
                    .map(|name| format!("`{name}`"))
                    .collect::<Vec<_>>()
                    .join(", ")
            )
        }
    }
}

/// The operator writes no file, but its log counts as ephemeral storage: a bound on it protects the node.
fn quantities(given: &BTreeMap<String, String>, ephemeral_storage: &str) -> Vec<Quantity> {
    let mut all = given.clone();
    all.entry("ephemeral-storage".to_owned())
        .or_insert_with(|| ephemeral_storage.to_owned());
    all.into_iter()
        .map(|(name, quantity)| Quantity { name, quantity })
        .collect()
}
