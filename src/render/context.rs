//! What the templates below `templates/project/` see of a model.

use std::collections::BTreeMap;
use std::convert::Infallible;

use serde::Serialize;
use serde_json::Value;

use super::{
    admission_words, context_fields, crd, golden, hook_words, rbac_rules, sample, version_words,
    webhooks, yaml,
};
use crate::expr::{Interpolation, Part, Typed};
use crate::model::{
    Child, Hook, Model, On, OnDelete, ProcessHook, ProcessHooks, Reference, ReferenceNamespace,
    ReferenceTarget, Resource, Scope, Watch, selector,
};

pub use super::admission_words::AdmissionRow;
pub use super::context_fields::FieldRow;
pub use super::version_words::VersionRow;

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

/// A kind.
#[derive(Debug, Serialize)]
pub struct Kind {
    /// The kind, such as `WebApp`.
    pub kind: String,
    /// The API group.
    pub group: String,
    /// The version.
    pub version: String,
    /// The plural.
    pub plural: String,
    /// The singular.
    pub singular: String,
    /// The name of its CustomResourceDefinition.
    pub crd: String,
    /// Whether its objects live in namespaces.
    pub namespaced: bool,
    /// Which objects are reconciled; empty for all.
    pub selector: String,
    /// Whether its objects carry a finalizer.
    pub finalizer: bool,
    /// Short names for kubectl.
    pub short_names: Vec<String>,
    /// What it is; may be empty.
    pub description: String,
    /// A sample object as YAML.
    pub sample: String,
    /// The fields below `spec`, those inside others after them.
    pub fields: Vec<FieldRow>,
    /// What its validation rules say.
    pub rules: Vec<String>,
    /// The references.
    pub references: Vec<ReferenceRow>,
    /// The children.
    pub children: Vec<ChildRow>,
    /// The fields below `status`.
    pub status: Vec<FieldRow>,
    /// The conditions of its own.
    pub conditions: Vec<ConditionRow>,
    /// The hooks.
    pub hooks: Vec<HookRow>,
    /// The versions besides the stored one.
    pub versions: Vec<VersionRow>,
    /// Whether its objects are converted between versions.
    pub is_converted: bool,
    /// The files with code that completes conversions.
    pub conversion_files: Vec<String>,
    /// Whether a hook has to succeed before a deleted object goes.
    pub has_delete_hook: bool,
    /// What the API server asks about its objects, if anything.
    pub admission: Option<AdmissionRow>,
    /// The file with the code for the hooks.
    pub user_file: String,
    /// The file of the user's with the code that admits its objects; empty if there is none.
    pub admission_file: String,
}

/// A child, for people.
#[derive(Debug, Serialize)]
pub struct ChildRow {
    /// Its name in the spec.
    pub id: String,
    /// Its group and version.
    pub api_version: String,
    /// Its kind.
    pub kind: String,
    /// For what there is one each, in words; empty where it is one object.
    pub each: String,
    /// When it is there, in words.
    pub when: String,
    /// What becomes of it once it is no longer wanted, in words.
    pub afterwards: &'static str,
    /// Whether it takes over an object that has its name already.
    pub adopts: bool,
    /// Whether it is deleted and made anew where a field is immutable.
    pub replaced: bool,
    /// The keys of the values that are made up for it, in words; empty where there are none.
    pub generated: String,
}

/// A reference, for people.
#[derive(Debug, Serialize)]
pub struct ReferenceRow {
    /// Its name in the spec.
    pub id: String,
    /// Its group and version.
    pub api_version: String,
    /// Its kind.
    pub kind: String,
    /// Its name or what selects it, and its namespace if that is not the resource's own.
    pub name: String,
    /// When it is read, in words.
    pub when: String,
    /// What happens while it is not there, in words.
    pub otherwise: &'static str,
}

/// A condition, for people.
#[derive(Debug, Serialize)]
pub struct ConditionRow {
    /// Its type.
    pub name: String,
    /// The expression that decides it.
    pub status: String,
}

/// A hook of a kind, as metrics name it.
#[derive(Debug, Serialize)]
pub struct KindHook {
    /// The kind.
    pub kind: String,
    /// Its name in the spec.
    pub name: String,
}

/// A hook, for people.
#[derive(Debug, Serialize)]
pub struct HookRow {
    /// Its name in the spec.
    pub name: String,
    /// When it runs, in words.
    pub when: String,
    /// What else must hold; may be empty.
    pub filters: String,
    /// What it does; may be empty.
    pub description: String,
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
        kinds: model.resources.iter().map(kind).collect(),
        has_hooks: model.process.are_there()
            || model.resources.iter().any(|kind| !kind.hooks.is_empty()),
        hook: model.resources.iter().find_map(|resource| {
            let hook = resource.hooks.first()?;
            Some(KindHook {
                kind: resource.kind.clone(),
                name: hook.name.clone(),
            })
        }),
        process_hooks: process_hooks(&model.process),
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

fn kind(resource: &Resource) -> Kind {
    let status = resource.status.iter().map(|status| &status.field);
    Kind {
        kind: resource.kind.clone(),
        group: resource.group.clone(),
        version: resource.version.clone(),
        plural: resource.plural.clone(),
        singular: resource.singular.clone(),
        crd: crd::name(resource),
        namespaced: resource.scope == Scope::Namespaced,
        selector: resource
            .selector
            .as_ref()
            .map_or_else(String::new, |selector| selector.query.clone()),
        finalizer: rbac_rules::needs_finalizer(resource),
        short_names: resource.short_names.clone(),
        description: resource.description.clone(),
        sample: yaml::document(&sample::sample(resource)),
        fields: context_fields::rows(&resource.spec),
        rules: resource
            .validations
            .iter()
            .map(|validation| validation.message.clone())
            .collect(),
        references: resource.references.iter().map(reference).collect(),
        children: resource.children.iter().map(child).collect(),
        status: context_fields::rows(status),
        conditions: resource
            .conditions
            .iter()
            .map(|condition| ConditionRow {
                name: condition.name.clone(),
                status: context_fields::code(&condition.status.source),
            })
            .collect(),
        hooks: resource
            .hooks
            .iter()
            .map(|hook| self::hook(resource, hook))
            .collect(),
        versions: resource
            .versions
            .iter()
            .map(|version| version_words::row(resource, version))
            .collect(),
        is_converted: resource.is_converted(),
        conversion_files: resource
            .versions
            .iter()
            .filter(|version| version.has_code)
            .map(|version| super::rust::conversion_file(resource, version))
            .collect(),
        has_delete_hook: resource
            .hooks
            .iter()
            .any(|hook| matches!(hook.on, On::Delete { .. })),
        admission: resource.admission.as_ref().map(admission_words::row),
        user_file: super::user_file(resource),
        admission_file: match resource.admission {
            Some(_) => super::admission_file(resource),
            None => String::new(),
        },
    }
}

fn process_hooks(hooks: &ProcessHooks) -> Vec<HookRow> {
    let row = |name: &str, when: &str, hook: &ProcessHook| HookRow {
        name: name.to_owned(),
        when: when.to_owned(),
        filters: String::new(),
        description: context_fields::cell(&hook.description),
    };
    let startup = hooks.startup.as_ref();
    let cleanup = hooks.cleanup.as_ref();
    let startup = startup.map(|hook| row("startup", "before anything is reconciled", hook));
    let cleanup = cleanup.map(|hook| row("cleanup", "when everything under way has ended", hook));
    startup.into_iter().chain(cleanup).collect()
}

fn hook(resource: &Resource, hook: &Hook) -> HookRow {
    HookRow {
        name: hook.name.clone(),
        when: hook_words::when(resource, hook),
        filters: hook_words::filters(hook).join(", "),
        description: context_fields::cell(&hook.description),
    }
}

fn child(child: &Child) -> ChildRow {
    let kind = &child.kind;
    ChildRow {
        id: child.id.clone(),
        api_version: kind.api_version(),
        kind: kind.kind.clone(),
        each: child.each.as_ref().map_or_else(String::new, |each| {
            format!(
                "one for each of {}, ",
                context_fields::code(&each.elements.source)
            )
        }),
        when: when(child.when.as_ref()),
        afterwards: match child.on_delete {
            OnDelete::Delete => "deleted",
            OnDelete::Orphan => "stays, without an owner",
            OnDelete::Retain => "stays until its owner goes",
        },
        adopts: child.adopt,
        replaced: child.replace,
        generated: {
            let keys = child.generated.iter();
            let keys = keys.map(|value| context_fields::code(&value.key));
            keys.collect::<Vec<_>>().join(", ")
        },
    }
}

fn reference(reference: &Reference) -> ReferenceRow {
    let what = match &reference.target {
        ReferenceTarget::Name(name) => context_fields::code(&written(name)),
        ReferenceTarget::Selector(requirements) if requirements.is_empty() => "all".to_owned(),
        ReferenceTarget::Selector(requirements) => {
            let written = |value: &_| Ok::<_, Infallible>(written(value));
            let requirements = requirements
                .iter()
                .filter_map(|found| found.try_map(written).ok());
            let query = selector::query(&requirements.collect::<Vec<_>>());
            format!("all with {}", context_fields::code(&query))
        }
    };
    ReferenceRow {
        id: reference.id.clone(),
        api_version: reference.kind.api_version(),
        kind: reference.kind.kind.clone(),
        name: match &reference.namespace {
            ReferenceNamespace::Own => what,
            ReferenceNamespace::All => format!("{what} in every namespace"),
            ReferenceNamespace::Name(namespace) => {
                format!("{what} in {}", context_fields::code(&written(namespace)))
            }
        },
        when: when(reference.when.as_ref()),
        otherwise: if reference.optional {
            "does without"
        } else {
            "waits, and says so in `Reconciling`"
        },
    }
}

fn when(when: Option<&Typed>) -> String {
    when.map_or_else(
        || "always".to_owned(),
        |when| context_fields::code(&when.source),
    )
}

/// The name of the file with a kind's sample in a version.
#[must_use]
pub fn sample_file(resource: &Resource, version: &str) -> String {
    let group: &str = resource.group.split('.').next().unwrap_or(&resource.group);
    format!("{group}_{version}_{}.yaml", resource.singular)
}

/// A sample as a file, with a comment on top.
#[must_use]
pub fn sample_document(sample: &Value) -> String {
    format!(
        "# A sample that the API server accepts.\n{}",
        yaml::document(sample)
    )
}

/// A text as the spec has it.
fn written(text: &Interpolation) -> String {
    let part = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Expression(typed) => format!("${{{}}}", typed.source.trim()),
    };
    text.parts.iter().map(part).collect()
}
