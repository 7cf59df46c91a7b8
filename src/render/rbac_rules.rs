//! What the operator may do, verb by verb, from what its runtime does:
//!
//! - a kind's own objects are listed and watched, and read where hooks must not see a stale one; their status is patched, and
//!   the objects themselves to set a finalizer, or to take one off that an earlier version of the operator has set;
//! - children are listed, watched and applied (the API server asks for `create` as well as for `patch` when an apply makes
//!   an object), and deleted only where the spec can stop wanting them or has them replaced;
//! - what references lead to is listed and watched: by name where that is always the same, and in its own namespace alone where
//!   that is; labels, by which others are selected, are nothing that a rule could be limited to;
//! - objects of a kind with several versions are patched, to store them anew, and so is the status of its definition;
//! - `update` of the kind's finalizers is never requested, but asked for by clusters that enforce permissions on owner
//!   references, since children block the foreground deletion of their owner.

use std::collections::{BTreeMap, BTreeSet};

use super::crd;
use crate::expr::Part;
use crate::model::{
    Child, Model, On, OnDelete, PolicyRule, Reference, Resource, Scope, Template, Watch,
};

/// The rules of an operator, by where they have to hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    /// Over objects in the watched namespaces.
    pub namespaced: Vec<PolicyRule>,
    /// Over objects that live in no namespace.
    pub cluster: Vec<PolicyRule>,
    /// Over objects in other namespaces, by those.
    pub elsewhere: BTreeMap<String, Vec<PolicyRule>>,
}

/// Verbs by API group and resource.
type Grants = BTreeMap<(String, String), BTreeSet<&'static str>>;

/// What it takes to follow a reference.
const READ: [&str; 2] = ["list", "watch"];

/// The rules that an operator needs, besides those of its leader election.
#[must_use]
pub fn rules(model: &Model) -> Rules {
    let (mut namespaced, mut cluster) = (Grants::new(), Grants::new());
    for resource in &model.resources {
        let own = if resource.scope == Scope::Namespaced {
            &mut namespaced
        } else {
            &mut cluster
        };
        grant(
            own,
            &resource.group,
            &resource.plural,
            &["list", "watch", "patch"],
        );
        if !resource.hooks.is_empty() {
            grant(own, &resource.group, &resource.plural, &["get"]);
        }
        grant(
            own,
            &resource.group,
            &format!("{}/status", resource.plural),
            &["patch"],
        );
        if !resource.children.is_empty() {
            grant(
                own,
                &resource.group,
                &format!("{}/finalizers", resource.plural),
                &["update"],
            );
        }
        grant(own, "", "events", &["create", "patch"]);
        for child in &resource.children {
            let grants = if child.kind.namespaced {
                &mut namespaced
            } else {
                &mut cluster
            };
            grant(
                grants,
                &child.kind.group,
                &child.kind.plural,
                &["list", "watch", "create", "patch"],
            );
            if can_be_deleted(resource, child) {
                grant(grants, &child.kind.group, &child.kind.plural, &["delete"]);
            }
        }
    }
    // Objects that are stored in a former version are written anew, wherever they are.
    for resource in model
        .resources
        .iter()
        .filter(|resource| !resource.versions.is_empty())
    {
        let is_watched = resource.scope == Scope::Namespaced && model.watch == Watch::Cluster;
        let all = if is_watched {
            &mut namespaced
        } else {
            &mut cluster
        };
        grant(all, &resource.group, &resource.plural, &["list", "patch"]);
    }
    let references = model
        .resources
        .iter()
        .flat_map(|resource| &resource.references);
    for reference in references.clone().filter(|reference| !is_narrow(reference)) {
        let grants = if reference.kind.namespaced {
            &mut namespaced
        } else {
            &mut cluster
        };
        let kind = &reference.kind;
        grant(grants, &kind.group, &kind.plural, &READ);
    }
    let narrow: Vec<&Reference> = references
        .filter(|reference| is_narrow(reference))
        .filter(|reference| match reference.fixed_namespace() {
            _ if !reference.kind.namespaced => !can_read(&cluster, reference),
            Some(_) if model.watch != Watch::Cluster => true,
            _ => !can_read(&namespaced, reference),
        })
        .collect();
    let mut rules = Rules {
        namespaced: policy(namespaced),
        cluster: policy(cluster),
        elsewhere: BTreeMap::new(),
    };
    for reference in narrow {
        let place = match reference.fixed_namespace() {
            _ if !reference.kind.namespaced => &mut rules.cluster,
            Some(namespace) => rules.elsewhere.entry(namespace).or_default(),
            None => &mut rules.namespaced,
        };
        let rule = read(reference);
        if !place.contains(&rule) {
            place.push(rule);
        }
    }
    rules.cluster.extend(definitions(model));
    for permission in &model.permissions {
        // Only a ClusterRole that is bound in the whole cluster can grant paths that are not resources.
        let whole_cluster = !permission.non_resource_urls.is_empty();
        if whole_cluster {
            &mut rules.cluster
        } else {
            &mut rules.namespaced
        }
        .push(permission.clone());
    }
    rules
}

/// The rules for the definitions of kinds with several versions: in which of them objects are stored is read and put right.
fn definitions(model: &Model) -> Vec<PolicyRule> {
    let kinds = model.resources.iter();
    let kinds = kinds.filter(|resource| !resource.versions.is_empty());
    let names: Vec<String> = kinds.map(crd::name).collect();
    if names.is_empty() {
        return Vec::new();
    }
    let rule = |resource: &str, verb: &str| PolicyRule {
        api_groups: vec!["apiextensions.k8s.io".to_owned()],
        resources: vec![resource.to_owned()],
        resource_names: names.clone(),
        verbs: vec![verb.to_owned()],
        ..PolicyRule::default()
    };
    vec![
        rule("customresourcedefinitions", "get"),
        rule("customresourcedefinitions/status", "patch"),
    ]
}

/// Whether a reference always leads to one object, or into one namespace.
fn is_narrow(reference: &Reference) -> bool {
    reference.fixed_name().is_some() || reference.fixed_namespace().is_some()
}

/// Whether all objects of a reference's kind can be read already.
fn can_read(grants: &Grants, reference: &Reference) -> bool {
    let kind = &reference.kind;
    let granted = grants.get(&(kind.group.clone(), kind.plural.clone()));
    granted.is_some_and(|verbs| READ.iter().all(|verb| verbs.contains(verb)))
}

/// The rule for what a reference leads to. A request for one object by a field selector is allowed by its name.
fn read(reference: &Reference) -> PolicyRule {
    PolicyRule {
        api_groups: vec![reference.kind.group.clone()],
        resources: vec![reference.kind.plural.clone()],
        resource_names: reference.fixed_name().into_iter().collect(),
        verbs: READ.map(str::to_owned).into(),
        ..PolicyRule::default()
    }
}

/// Whether objects of the kind carry a finalizer: garbage collection would take a child that should stay, or could not take
/// one that lives outside the owner's namespace, or a hook has something to do before they go.
#[must_use]
pub fn needs_finalizer(resource: &Resource) -> bool {
    let waits = |on: &On| matches!(on, On::Delete { .. } | On::Daemon);
    resource.hooks.iter().any(|hook| waits(&hook.on))
        || resource
            .children
            .iter()
            .any(|child| child.on_delete == OnDelete::Orphan || outlives_owner(resource, child))
}

/// Whether the operator itself deletes the children of a deleted object: some hook waits until they are gone.
fn deletes_children(resource: &Resource) -> bool {
    let waits = |on: &On| {
        matches!(
            on,
            On::Delete {
                after_children: true
            }
        )
    };
    resource.hooks.iter().any(|hook| waits(&hook.on))
}

fn outlives_owner(resource: &Resource, child: &Child) -> bool {
    resource.scope == Scope::Namespaced && !child.kind.namespaced
}

/// Whether the operator itself ever deletes the child. When the owner goes, garbage collection does it, where it can and
/// nothing waits for it.
fn can_be_deleted(resource: &Resource, child: &Child) -> bool {
    if child.replace {
        return true;
    }
    match child.on_delete {
        OnDelete::Delete | OnDelete::Retain if deletes_children(resource) => true,
        OnDelete::Delete => {
            child.each.is_some()
                || child.when.is_some()
                || has_changing_name(child)
                || outlives_owner(resource, child)
        }
        OnDelete::Retain => outlives_owner(resource, child),
        OnDelete::Orphan => false,
    }
}

/// Whether the name depends on more than the owner's metadata: then a change leaves the old object behind.
fn has_changing_name(child: &Child) -> bool {
    let Some(Template::Text(name)) =
        at(&child.template, "metadata").and_then(|metadata| at(metadata, "name"))
    else {
        return false;
    };
    name.parts.iter().any(|part| match part {
        Part::Text(_) => false,
        Part::Expression(typed) => typed
            .variables
            .iter()
            .any(|variable| variable != "metadata"),
    })
}

fn at<'a>(template: &'a Template, key: &str) -> Option<&'a Template> {
    match template {
        Template::Map(entries) => entries
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value),
        _ => None,
    }
}

fn grant(grants: &mut Grants, group: &str, resource: &str, verbs: &[&'static str]) {
    grants
        .entry((group.to_owned(), resource.to_owned()))
        .or_default()
        .extend(verbs);
}

/// One rule for all resources of a group that need the same verbs.
fn policy(grants: Grants) -> Vec<PolicyRule> {
    let mut merged: BTreeMap<(String, Vec<&str>), Vec<String>> = BTreeMap::new();
    for ((group, resource), verbs) in grants {
        merged
            .entry((group, verbs.into_iter().collect()))
            .or_default()
            .push(resource);
    }
    let rule = |((group, verbs), resources): ((String, Vec<&str>), Vec<String>)| PolicyRule {
        api_groups: vec![group],
        resources,
        verbs: verbs.into_iter().map(str::to_owned).collect(),
        ..PolicyRule::default()
    };
    merged.into_iter().map(rule).collect()
}
