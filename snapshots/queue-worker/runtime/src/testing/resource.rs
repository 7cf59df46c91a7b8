//! The kinds of objects that the server knows: the built-in ones, and those of CRDs.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::builtin::builtins;
use super::managed::Reset;
use super::shape::Shape;

/// A kind of object.
#[derive(Debug)]
pub(crate) struct Resource {
    pub group: String,
    pub version: String,
    pub kind: String,
    pub plural: String,
    pub namespaced: bool,
    /// Whether `/status` is a subresource.
    pub status: bool,
    /// Whether `metadata.generation` counts the changes of the spec.
    pub generation: bool,
    /// Whether an update without a `resourceVersion` is taken.
    pub unconditional_update: bool,
    /// Whether an update of an object that is not there creates it.
    pub create_on_update: bool,
    pub schema: Schema,
}

/// What the server knows of the fields.
#[derive(Debug)]
pub(crate) enum Schema {
    /// The Rust type of a built-in kind: decodes and encodes, which drops unknown fields.
    Builtin(fn(Value) -> Result<Value, serde_json::Error>),
    /// The OpenAPI schema of a CRD's version.
    Custom(Value),
}

/// A group and a plural: the key of what is stored, whatever the version.
pub(crate) type ResourceId = (String, String);

impl Resource {
    pub fn id(&self) -> ResourceId {
        (self.group.clone(), self.plural.clone())
    }

    /// `deployments.apps`, as messages name it.
    pub fn qualified(&self) -> String {
        match self.group.as_str() {
            "" => self.plural.clone(),
            group => format!("{}.{group}", self.plural),
        }
    }

    pub fn api_version(&self) -> String {
        match self.group.as_str() {
            "" => self.version.clone(),
            group => format!("{group}/{}", self.version),
        }
    }

    pub fn is_custom(&self) -> bool {
        matches!(self.schema, Schema::Custom(_))
    }

    pub fn shape(&self) -> Shape<'_> {
        match &self.schema {
            Schema::Builtin(_) => Shape::builtin(&self.kind),
            Schema::Custom(schema) => Shape::Custom(schema),
        }
    }

    /// What a write at the main endpoint, or at `/status`, does not set.
    pub fn reset(&self, subresource: Option<&str>) -> Reset {
        match subresource {
            Some(_) => Reset::AllButStatus,
            None if self.status => Reset::Status,
            None => Reset::Nothing,
        }
    }

    /// The resource's line in the group's list of resources.
    fn discovery(&self) -> Vec<Value> {
        let verbs = [
            "create",
            "delete",
            "deletecollection",
            "get",
            "list",
            "patch",
            "update",
            "watch",
        ];
        let singular = self.kind.to_lowercase();
        let mut lines = vec![json!({
            "name": self.plural, "singularName": singular, "namespaced": self.namespaced,
            "kind": self.kind, "verbs": verbs,
        })];
        if self.status {
            lines.push(json!({
                "name": format!("{}/status", self.plural), "singularName": "", "namespaced": self.namespaced,
                "kind": self.kind, "verbs": ["get", "patch", "update"],
            }));
        }
        lines
    }
}

/// All kinds, by group, version and plural.
#[derive(Debug)]
pub(crate) struct Resources(BTreeMap<(String, String, String), Arc<Resource>>);

impl Resources {
    pub fn builtin() -> Self {
        let mut resources = Self(BTreeMap::new());
        for resource in builtins() {
            resources.insert(resource);
        }
        resources
    }

    pub fn find(&self, group: &str, version: &str, plural: &str) -> Option<Arc<Resource>> {
        let key = (group.to_owned(), version.to_owned(), plural.to_owned());
        self.0.get(&key).cloned()
    }

    pub fn by_kind(&self, api_version: &str, kind: &str) -> Option<Arc<Resource>> {
        let found = self
            .0
            .values()
            .find(|resource| resource.kind == kind && resource.api_version() == api_version);
        found.cloned()
    }

    /// One version of each.
    pub fn by_id(&self, id: &ResourceId) -> Option<Arc<Resource>> {
        self.0
            .values()
            .find(|resource| resource.group == id.0 && resource.plural == id.1)
            .cloned()
    }

    /// Whether the group and version are the server's own, not of a CRD.
    pub fn serves_builtin(&self, group: &str, version: &str) -> bool {
        self.0.values().any(|resource| {
            resource.group == group && resource.version == version && !resource.is_custom()
        })
    }

    /// The group's list of resources; `None` when there is no such group and version.
    pub fn discovery(&self, group: &str, version: &str) -> Option<Value> {
        let members: Vec<_> = self
            .0
            .values()
            .filter(|resource| resource.group == group && resource.version == version)
            .collect();
        let group_version = members.first()?.api_version();
        let lines: Vec<_> = members
            .iter()
            .flat_map(|resource| resource.discovery())
            .collect();
        Some(json!({
            "kind": "APIResourceList", "apiVersion": "v1", "groupVersion": group_version, "resources": lines,
        }))
    }

    /// Serves what a CustomResourceDefinition declares.
    pub fn define(&mut self, crd: &Value) {
        self.undefine(crd);
        let spec = &crd["spec"];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        for version in spec["versions"].as_array().into_iter().flatten() {
            if version["served"] != true {
                continue;
            }
            self.insert(Resource {
                group: text(&spec["group"]),
                version: text(&version["name"]),
                kind: text(&spec["names"]["kind"]),
                plural: text(&spec["names"]["plural"]),
                namespaced: spec["scope"] == "Namespaced",
                status: version["subresources"]["status"].is_object(),
                generation: true,
                unconditional_update: false,
                create_on_update: false,
                schema: Schema::Custom(version["schema"]["openAPIV3Schema"].clone()),
            });
        }
    }

    /// Stops serving what a CustomResourceDefinition declares.
    pub fn undefine(&mut self, crd: &Value) {
        let (group, plural) = (&crd["spec"]["group"], &crd["spec"]["names"]["plural"]);
        self.0
            .retain(|_, resource| *group != resource.group || *plural != resource.plural);
    }

    fn insert(&mut self, resource: Resource) {
        let key = (
            resource.group.clone(),
            resource.version.clone(),
            resource.plural.clone(),
        );
        self.0.insert(key, Arc::new(resource));
    }
}
