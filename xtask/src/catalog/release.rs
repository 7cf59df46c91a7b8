//! What one version of Kubernetes serves.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Context;
use serde_json::Value;

use super::enums::{self, Enums};
use super::schema;

/// The kinds and types of a version. Both are lines of the catalog already, but for the versions that have them.
#[derive(Default)]
pub struct Release {
    /// The lines of the kinds.
    pub kinds: BTreeSet<String>,
    /// The fields of each type: name to the rest of the line.
    pub types: BTreeMap<String, BTreeMap<String, String>>,
}

/// Reads the source of a version.
pub fn read(directory: &Path) -> anyhow::Result<Release> {
    let generated = directory.join("pkg/generated/openapi/zz_generated.openapi.go");
    let generated = std::fs::read_to_string(&generated)
        .with_context(|| format!("cannot read {}", generated.display()))?;
    let enums = enums::read(&generated);
    let discovery = json(&directory.join("api/discovery/aggregated_v2.json"))?;
    let core = json(&directory.join("api/discovery/api__v1.json"))?;
    let mut release = Release::default();
    for (group, version, resources) in stable(&discovery, &core) {
        let name = match group {
            "" => format!("api__{version}_openapi.json"),
            group => format!("apis__{group}__{version}_openapi.json"),
        };
        let api = json(&directory.join("api/openapi-spec/v3").join(name))?;
        let schemas = api
            .pointer("/components/schemas")
            .and_then(Value::as_object);
        let schemas = schemas.context("an OpenAPI document without schemas")?;
        for resource in resources {
            kind(&mut release, group, version, &resource, schemas, &enums);
        }
    }
    Ok(release)
}

fn json(path: &Path) -> anyhow::Result<Value> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not JSON", path.display()))
}

/// A kind as discovery lists it.
struct Resource<'a> {
    kind: &'a str,
    plural: &'a str,
    namespaced: bool,
}

/// The stable versions of all groups, which are those that a cluster serves unless told otherwise, with the kinds in them
/// that can be watched. The aggregated document leaves out the core group.
fn stable<'a>(discovery: &'a Value, core: &'a Value) -> Vec<(&'a str, &'a str, Vec<Resource<'a>>)> {
    let list = |value: &'a Value, key: &str| {
        value
            .get(key)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
    };
    let text = |value: &'a Value, path: &str| {
        value
            .pointer(path)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let watched = move |resource: &&'a Value| list(resource, "verbs").any(|verb| verb == "watch");
    let mut all = Vec::new();
    let core = list(core, "resources")
        .filter(watched)
        .map(|resource| Resource {
            kind: text(resource, "/kind"),
            plural: text(resource, "/name"),
            namespaced: resource.get("namespaced") == Some(&Value::Bool(true)),
        });
    all.push(("", "v1", core.collect()));
    for group in list(discovery, "items") {
        for version in list(group, "versions") {
            let name = text(version, "/version");
            if name.contains("alpha") || name.contains("beta") {
                continue;
            }
            let resources = list(version, "resources")
                .filter(watched)
                .map(|resource| Resource {
                    kind: text(resource, "/responseKind/kind"),
                    plural: text(resource, "/resource"),
                    namespaced: text(resource, "/scope") == "Namespaced",
                });
            all.push((text(group, "/metadata/name"), name, resources.collect()));
        }
    }
    all
}

/// Adds a kind and all types that its objects are made of.
fn kind(
    release: &mut Release,
    group: &str,
    version: &str,
    resource: &Resource,
    schemas: &serde_json::Map<String, Value>,
    enums: &Enums,
) {
    let own = serde_json::json!({ "group": group, "kind": resource.kind, "version": version });
    let is_own = |schema: &Value| {
        let kinds = schema
            .get("x-kubernetes-group-version-kind")
            .and_then(Value::as_array);
        kinds.is_some_and(|kinds| kinds.contains(&own))
    };
    let Some(root) = schemas
        .iter()
        .find(|(_, schema)| is_own(schema))
        .map(|(name, _)| name)
    else {
        return;
    };
    let api_version = if group.is_empty() {
        version.to_owned()
    } else {
        format!("{group}/{version}")
    };
    let scope = if resource.namespaced {
        "Namespaced"
    } else {
        "Cluster"
    };
    let Resource { kind, plural, .. } = resource;
    release.kinds.insert(format!(
        "{api_version} {kind} {plural} {scope} {}",
        schema::short(root)
    ));
    let mut open = vec![root.clone()];
    while let Some(name) = open.pop() {
        let short = schema::short(&name);
        let Some(schema) = schemas
            .get(&name)
            .filter(|_| !release.types.contains_key(&short))
        else {
            continue;
        };
        let (fields, mentioned) = schema::fields(schema, enums.get(&short));
        release.types.insert(short, fields);
        open.extend(mentioned);
    }
}
