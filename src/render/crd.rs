//! The CustomResourceDefinition of a kind, as `apiextensions.k8s.io/v1` has it.

use serde_json::{Map, Value, json};

use super::{crd_rules, crd_schema, crd_status, webhooks};
use crate::model::{Column, Model, Resource, Scope, rules};

/// The name of a kind's CustomResourceDefinition, such as `webapps.apps.example.com`.
#[must_use]
pub fn name(resource: &Resource) -> String {
    format!("{}.{}", resource.plural, resource.group)
}

/// The CustomResourceDefinition of a kind.
#[must_use]
pub fn definition(model: &Model, resource: &Resource) -> Value {
    let mut definition = json!({
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {
            "name": name(resource),
            "labels": { "app.kubernetes.io/name": model.name, "app.kubernetes.io/component": "crd" },
        },
        "spec": {
            "group": resource.group,
            "names": names(resource),
            "scope": match resource.scope { Scope::Namespaced => "Namespaced", Scope::Cluster => "Cluster" },
            "versions": versions(resource),
        },
    });
    if resource.is_converted() {
        definition["spec"]["conversion"] = conversion(model, resource);
        webhooks::inject_authority(model, &mut definition);
    }
    definition
}

/// The stored version, and then the others.
fn versions(resource: &Resource) -> Vec<Value> {
    let others = resource.versions.iter().map(|other| {
        let mut version = version(&other.of(resource));
        version["served"] = json!(other.served);
        version["storage"] = json!(false);
        if let Some(warning) = &other.deprecated {
            version["deprecated"] = json!(true);
            version["deprecationWarning"] = json!(warning);
        }
        version
    });
    std::iter::once(version(resource)).chain(others).collect()
}

/// Who converts objects: the operator, which also says how it is to be trusted.
fn conversion(model: &Model, resource: &Resource) -> Value {
    json!({
        "strategy": "Webhook",
        "webhook": {
            "conversionReviewVersions": ["v1"],
            "clientConfig": { "service": {
                "name": webhooks::service(model), "namespace": model.install_namespace,
                "path": format!("/convert/{}", name(resource)), "port": 443,
            } },
        },
    })
}

fn names(resource: &Resource) -> Value {
    let mut names = Map::new();
    names.insert("kind".into(), json!(resource.kind));
    names.insert("listKind".into(), json!(format!("{}List", resource.kind)));
    names.insert("plural".into(), json!(resource.plural));
    names.insert("singular".into(), json!(resource.singular));
    if !resource.short_names.is_empty() {
        names.insert("shortNames".into(), json!(resource.short_names));
    }
    if !resource.categories.is_empty() {
        names.insert("categories".into(), json!(resource.categories));
    }
    names.into()
}

fn version(resource: &Resource) -> Value {
    let mut subresources = json!({ "status": {} });
    if let Some(scale) = &resource.scale {
        subresources["scale"] = json!({
            "specReplicasPath": scale.spec_replicas_path,
            "statusReplicasPath": scale.status_replicas_path,
        });
        if let Some(path) = &scale.label_selector_path {
            subresources["scale"]["labelSelectorPath"] = json!(path);
        }
    }
    let mut version = json!({
        "name": resource.version,
        "served": true,
        "storage": true,
        "schema": { "openAPIV3Schema": schema(resource) },
        "subresources": subresources,
    });
    if !resource.columns.is_empty() {
        version["additionalPrinterColumns"] = resource.columns.iter().map(column).collect();
    }
    version
}

fn column(column: &Column) -> Value {
    let mut out = json!({ "name": column.name, "type": column.kind, "jsonPath": column.path });
    if !column.description.is_empty() {
        out["description"] = json!(column.description);
    }
    if column.priority != 0 {
        out["priority"] = json!(column.priority);
    }
    out
}

/// The structural schema of a whole object of the kind.
#[must_use]
pub fn schema(resource: &Resource) -> Value {
    let mut root = json!({
        "type": "object",
        "required": ["spec"],
        "properties": {
            "apiVersion": { "type": "string", "description": "The group and version of the kind." },
            "kind": { "type": "string", "description": "The kind." },
            "metadata": { "type": "object" },
            "spec": crd_schema::spec(resource),
            "status": crd_status::schema(resource),
        },
    });
    if !resource.description.is_empty() {
        root["description"] = json!(resource.description);
    }
    crd_rules::set(
        &mut root,
        &rules::of_name(resource.name_limit, resource.name_form),
    );
    root
}
