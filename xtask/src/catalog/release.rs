//! What one version of Kubernetes has of kinds and types.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Context;

use super::discovery::{self, Resource};
use super::schema;
use super::source::{self, Types};

/// The kinds and types of a version. Both are lines of the catalog already, but for the versions that have them.
#[derive(Default)]
pub struct Release {
    /// The lines of the kinds.
    pub kinds: BTreeSet<String>,
    /// The fields of each type: name to the rest of the line.
    pub types: BTreeMap<String, BTreeMap<String, String>>,
}

/// The kinds whose objects an operator can own: clusters serve them unless told otherwise, and they can be watched.
pub fn served(directory: &Path) -> anyhow::Result<Release> {
    let types = source::types(directory)?;
    let mut release = Release::default();
    for resource in discovery::resources(directory)? {
        if resource.is_stable() && resource.watched {
            let root = type_of(&resource, &types)
                .with_context(|| format!("the source has no type of {resource:?}"))?;
            release.add(&resource, root, &types)?;
        }
    }
    Ok(release)
}

/// These kinds, each as `<apiVersion>/<kind>`, whether clusters serve them or not; without those that no source describes.
pub fn named(directory: &Path, names: &[String]) -> anyhow::Result<Release> {
    let types = source::types(directory)?;
    let known = discovery::resources(directory)?;
    let mut release = Release::default();
    for name in names {
        let (api_version, kind) = name
            .rsplit_once('/')
            .context("a kind is named `<apiVersion>/<kind>`")?;
        let (group, version) = api_version.split_once('/').unwrap_or(("", api_version));
        let same = known
            .iter()
            .find(|known| known.group == group && known.kind == kind);
        // Of one that is served in no version nobody says its plural and scope, nor do they matter.
        let resource = Resource {
            group: group.to_owned(),
            version: version.to_owned(),
            kind: kind.to_owned(),
            plural: same.map_or_else(|| kind.to_lowercase(), |same| same.plural.clone()),
            namespaced: same.is_some_and(|same| same.namespaced),
            watched: false,
        };
        if let Some(root) = type_of(&resource, &types) {
            release.add(&resource, root, &types)?;
        }
    }
    Ok(release)
}

/// The type of a kind's objects: in the package of its group, or among those that belong to all groups.
fn type_of(resource: &Resource, types: &Types) -> Option<String> {
    let package = match resource.group.as_str() {
        "" => "core",
        "internal.apiserver.k8s.io" => "apiserverinternal",
        group => group.split('.').next().unwrap_or(group),
    };
    let (version, kind) = (&resource.version, &resource.kind);
    let own = format!("{package}/{version}.{kind}");
    let common = format!("meta/{version}.{kind}");
    [own, common]
        .into_iter()
        .find(|name| types.contains_key(name))
}

impl Release {
    /// Adds a kind and all types that its objects are made of.
    fn add(&mut self, resource: &Resource, root: String, types: &Types) -> anyhow::Result<()> {
        let Resource {
            group,
            version,
            kind,
            plural,
            ..
        } = resource;
        let api_version = match group.as_str() {
            "" => version.to_owned(),
            group => format!("{group}/{version}"),
        };
        let scope = if resource.namespaced {
            "Namespaced"
        } else {
            "Cluster"
        };
        let line = format!("{api_version} {kind} {plural} {scope} {root}");
        self.kinds.insert(line);
        let mut open = vec![root];
        while let Some(name) = open.pop() {
            if self.types.contains_key(&name) {
                continue;
            }
            let schema = types
                .get(&name)
                .with_context(|| format!("no type `{name}`"))?;
            let (fields, mentioned) =
                schema::fields(schema).with_context(|| format!("in the type `{name}`"))?;
            self.types.insert(name, fields);
            open.extend(mentioned);
        }
        Ok(())
    }
}
