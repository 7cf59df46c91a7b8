//! The operator as a whole.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::{
    codes, crds, definitions, hooks, names, process, references, related, resource, shared_names,
    value,
};
use crate::catalog::KNOWN;
use crate::model::{ComputeResources, Model, PolicyRule, Resource, Settings, Watch};
use crate::paths::is_inside;
use crate::problem::Problem;
use crate::spec::{self, Located, Named, Quantity, Spec, WatchWord};

/// The minor version of Kubernetes 1 that is supported when the spec says nothing.
const DEFAULT_KUBERNETES: u8 = 34;

/// The whole model. It is only of use when no error was recorded.
pub(super) fn model(context: &mut Context, spec: &Spec, read: crds::Read) -> Option<Model> {
    let name = context.name(&spec.name, &names::OPERATOR_NAME);
    let kubernetes = context.catalog.oldest();
    let spec = &definitions::expand(context, spec);
    crds::add(context, spec.crds.as_deref().unwrap_or_default(), read);
    context.own_kinds = spec
        .resources
        .iter()
        .filter_map(resource::own_kind)
        .collect();
    context.rate_limits = hooks::rate::shared(context, spec.rate_limits.as_ref());
    hooks::rate::unused(context, spec.rate_limits.as_ref(), &spec.resources);
    let resources: Vec<_> = spec
        .resources
        .iter()
        .map(|declared| resource::resource(context, declared))
        .collect();
    if spec.resources.is_empty() && spec.api_version.value.is_some() {
        context.push(
            Problem::error(
                codes::EMPTY,
                spec.kind.span.clone(),
                "the operator has no `resources`",
            )
            .hint("list at least one kind under `resources`"),
        );
    }
    needed_certificates(context, spec, &resources);
    unique_kinds(context, &spec.resources);
    shared_names::check(context, &spec.resources, &resources);
    related::check(context, &name, &spec.resources, &resources);
    let watch = watch(context, spec.watch.as_ref());
    references::watched(context, &spec.resources, &watch);
    Some(Model {
        install_namespace: install_namespace(&name),
        image: context.image(&spec.image),
        watch,
        settings: settings(context, spec.operator.as_ref()),
        permissions: permissions(context, spec.permissions.as_deref().unwrap_or_default()),
        process: process::hooks(context, spec.hooks.as_ref(), &spec.kind.span),
        kubernetes,
        eject: eject(context, spec.eject.as_deref().unwrap_or_default()),
        name,
        resources,
    })
}

fn install_namespace(name: &str) -> String {
    let mut namespace = format!("{name}-system");
    namespace.truncate(63);
    namespace
}

/// Certificates are for webhooks alone.
fn needed_certificates(context: &mut Context, spec: &Spec, resources: &[Resource]) {
    let settings = spec.operator.as_ref();
    if let Some(certificates) = settings.and_then(|settings| settings.certificates.as_ref())
        && !resources.iter().any(Resource::has_webhooks)
    {
        context.push(
            Problem::error(
                codes::FOREIGN_KEY,
                certificates.span.clone(),
                "there are no webhooks that would need a certificate",
            )
            .hint("remove it, or give a kind `admission` or `versions` between which objects are converted"),
        );
    }
}

/// Kinds must differ even across groups: each becomes a Rust type and a module.
fn unique_kinds(context: &mut Context, resources: &[spec::Resource]) {
    let mut seen = BTreeSet::new();
    for resource in resources {
        if let Some(kind) = resource.kind.text()
            && !seen.insert(kind.to_lowercase())
        {
            let message = format!("the kind `{kind}` comes twice");
            context.error(codes::DUPLICATE, &resource.kind.span, message);
        }
    }
}

fn watch(context: &mut Context, watch: Option<&spec::Watch>) -> Watch {
    match watch {
        None => Watch::Cluster,
        Some(spec::Watch::Word(word)) => match word.value {
            Some(WatchWord::OwnNamespace) => Watch::OwnNamespace,
            Some(WatchWord::Cluster) | None => Watch::Cluster,
        },
        Some(spec::Watch::Namespaces(watch)) => {
            let names = watch
                .namespaces
                .iter()
                .map(|name| context.name(name, &names::NAMESPACE));
            Watch::Namespaces(names.collect())
        }
    }
}

fn settings(context: &mut Context, settings: Option<&spec::Settings>) -> Settings {
    let number =
        |context: &mut Context, number: Option<&Located<u64>>, default: u32, greatest: u32| {
            let Some(number) = number else {
                return default;
            };
            let found = number.value.map(u32::try_from);
            match found {
                Some(Ok(value)) if (1..=greatest).contains(&value) => value,
                Some(_) => {
                    context.error(
                        codes::SETTING,
                        &number.span,
                        format!("expected a number from 1 to {greatest}"),
                    );
                    default
                }
                None => default,
            }
        };
    let replicas = number(
        context,
        settings.and_then(|settings| settings.replicas.as_ref()),
        2,
        100,
    );
    let concurrency = number(
        context,
        settings.and_then(|settings| settings.concurrency.as_ref()),
        8,
        1000,
    );
    let election = settings.and_then(|settings| settings.leader_election.as_ref());
    let leader_election = election.and_then(|election| election.value).unwrap_or(true);
    if let (Some(election), false) = (election, leader_election)
        && replicas > 1
    {
        context.push(
            Problem::error(codes::SETTING, election.span.clone(), format!("{replicas} pods without leader election"))
                .hint("they would work against each other: set `replicas: 1`, or leave leader election on"),
        );
    }
    let certificates = settings.and_then(|settings| settings.certificates.as_ref());
    let certificates = certificates.and_then(|certificates| certificates.value);
    Settings {
        replicas,
        concurrency,
        leader_election,
        cert_manager: certificates == Some(spec::Certificates::CertManager),
        resources: compute(
            context,
            settings.and_then(|settings| settings.resources.as_ref()),
        ),
    }
}

fn compute(context: &mut Context, resources: Option<&spec::ComputeResources>) -> ComputeResources {
    let defaults = |entries: &[(&str, &str)]| {
        entries
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    };
    let mut read = |quantities: Option<&Named<Quantity>>, default: &[(&str, &str)]| match quantities
    {
        None => defaults(default),
        Some(quantities) => self::quantities(context, quantities),
    };
    let requests = resources.and_then(|resources| resources.requests.as_ref());
    let limits = resources.and_then(|resources| resources.limits.as_ref());
    ComputeResources {
        requests: read(requests, &[("cpu", "10m"), ("memory", "32Mi")]),
        limits: read(limits, &[("cpu", "1"), ("memory", "128Mi")]),
    }
}

fn quantities(context: &mut Context, quantities: &Named<Quantity>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (key, Quantity(quantity)) in &quantities.0 {
        let Some(text) = quantity.text() else {
            continue;
        };
        if !value::is_quantity(text) {
            context.push(
                Problem::error(
                    codes::QUANTITY,
                    quantity.span.clone(),
                    format!("`{text}` is not a quantity"),
                )
                .hint("such as `500m`, `1` or `64Mi`"),
            );
        }
        found.insert(key.name.clone(), text.to_owned());
    }
    found
}

fn permissions(context: &mut Context, rules: &[spec::PolicyRule]) -> Vec<PolicyRule> {
    let mut found = Vec::new();
    for rule in rules {
        let texts = |texts: Option<&Vec<Located<String>>>| -> Vec<String> {
            texts
                .into_iter()
                .flatten()
                .filter_map(|text| text.value.clone())
                .collect()
        };
        let read = PolicyRule {
            api_groups: texts(rule.api_groups.as_ref()),
            resources: texts(rule.resources.as_ref()),
            resource_names: texts(rule.resource_names.as_ref()),
            non_resource_urls: texts(rule.non_resource_urls.as_ref()),
            verbs: texts(Some(&rule.verbs)),
        };
        let span = rule.verbs.first().map(|verb| verb.span.clone());
        if let Some(span) = span
            && (read.resources.is_empty() || read.api_groups.is_empty())
                == read.non_resource_urls.is_empty()
        {
            context.push(
                Problem::error(codes::PERMISSION, span, "the rule does not say what its verbs are for")
                    .hint("give `apiGroups` (`\"\"` is the core group) and `resources`, or `nonResourceURLs` alone"),
            );
        }
        found.push(read);
    }
    found
}

/// The minor version of the oldest cluster to support.
pub(super) fn kubernetes(version: Option<&Located<String>>, problems: &mut Vec<Problem>) -> u8 {
    let Some((version, text)) = version.and_then(|version| Some((version, version.text()?))) else {
        return DEFAULT_KUBERNETES;
    };
    if let Some(minor) = KNOWN.into_iter().find(|minor| text == format!("1.{minor}")) {
        return minor;
    }
    problems.push(
        Problem::error(
            codes::KUBERNETES,
            version.span.clone(),
            format!("Kubernetes `{text}` is not known"),
        )
        .hint(format!(
            "from \"1.{}\" to \"1.{}\"",
            KNOWN.start(),
            KNOWN.end()
        )),
    );
    DEFAULT_KUBERNETES
}

fn eject(context: &mut Context, paths: &[Located<String>]) -> Vec<String> {
    for path in paths {
        let Some(text) = path.text() else {
            continue;
        };
        if !is_inside(text) {
            context.push(
                Problem::error(
                    codes::EJECT,
                    path.span.clone(),
                    format!("`{text}` is not a path inside the project"),
                )
                .hint("such as `deploy/base/deployment.yaml`"),
            );
        }
    }
    paths.iter().filter_map(|path| path.value.clone()).collect()
}
