//! The kinds that a version of Kubernetes serves, from what its API server answers to those who ask for them.

use std::path::Path;

use anyhow::Context;
use serde_json::Value;

/// A kind.
#[derive(Clone, Debug)]
pub struct Resource {
    /// The group; empty for the core group.
    pub group: String,
    /// The version in the group.
    pub version: String,
    /// The kind.
    pub kind: String,
    /// The plural that URLs have.
    pub plural: String,
    /// Whether its objects live in namespaces.
    pub namespaced: bool,
    /// Whether its objects can be watched.
    pub watched: bool,
}

impl Resource {
    /// Whether a cluster serves it unless told otherwise, which it does with stable versions.
    pub fn is_stable(&self) -> bool {
        !self.version.contains("alpha") && !self.version.contains("beta")
    }
}

/// All kinds, from the folder of the module. The aggregated document leaves out the core group.
pub fn resources(directory: &Path) -> anyhow::Result<Vec<Resource>> {
    let core = json(&directory.join("api/discovery/api__v1.json"))?;
    let aggregated = json(&directory.join("api/discovery/aggregated_v2.json"))?;
    let mut all = Vec::new();
    // Parts of objects have a path of their own there: `pods/status`.
    let whole = |resource: &&Value| !text(resource, "/name").contains('/');
    for resource in list(&core, "resources").filter(whole) {
        all.push(Resource {
            group: String::new(),
            version: "v1".to_owned(),
            kind: text(resource, "/kind"),
            plural: text(resource, "/name"),
            namespaced: resource["namespaced"] == true,
            watched: is_watched(resource),
        });
    }
    for group in list(&aggregated, "items") {
        for version in list(group, "versions") {
            for resource in list(version, "resources") {
                all.push(Resource {
                    group: text(group, "/metadata/name"),
                    version: text(version, "/version"),
                    kind: text(resource, "/responseKind/kind"),
                    plural: text(resource, "/resource"),
                    namespaced: resource["scope"] == "Namespaced",
                    watched: is_watched(resource),
                });
            }
        }
    }
    Ok(all)
}

fn is_watched(resource: &Value) -> bool {
    list(resource, "verbs").any(|verb| verb == "watch")
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().into_iter().flatten()
}

fn text(value: &Value, path: &str) -> String {
    let text = value.pointer(path).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

fn json(path: &Path) -> anyhow::Result<Value> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not JSON", path.display()))
}
