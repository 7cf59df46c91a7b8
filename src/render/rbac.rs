//! The operator's identity and what it may do; and the roles for people who use its kinds.

use serde_json::{Value, json};

use super::rbac_rules::{self, Rules};
use super::webhooks;
use crate::model::{Model, PolicyRule, Resource, Watch};

/// The ServiceAccount, its roles and their bindings.
#[must_use]
pub fn operator(model: &Model) -> Vec<Value> {
    let Rules {
        namespaced,
        cluster,
        elsewhere,
    } = rbac_rules::rules(model);
    let mut out = vec![service_account(model)];
    match &model.watch {
        Watch::Cluster => {
            out.extend(in_cluster(
                model,
                &model.name,
                &[namespaced, cluster].concat(),
            ));
        }
        Watch::OwnNamespace => {
            out.extend(in_namespace(
                model,
                &model.install_namespace,
                &model.name,
                &namespaced,
            ));
            out.extend(in_cluster(model, &model.name, &cluster));
        }
        Watch::Namespaces(namespaces) => {
            for namespace in namespaces {
                out.extend(in_namespace(model, namespace, &model.name, &namespaced));
            }
            out.extend(in_cluster(model, &model.name, &cluster));
        }
    }
    for (namespace, rules) in &elsewhere {
        let name = format!("{}-references", model.name);
        out.extend(in_namespace(model, namespace, &name, rules));
    }
    if model.settings.leader_election {
        let name = format!("{}-leader-election", model.name);
        out.extend(in_namespace(
            model,
            &model.install_namespace,
            &name,
            &leader_election(model),
        ));
    }
    if model.has_webhooks() {
        let name = format!("{}-webhook", model.name);
        let namespace = &model.install_namespace;
        out.extend(in_namespace(
            model,
            namespace,
            &name,
            &webhooks::secret_rules(model),
        ));
        out.extend(in_cluster(model, &name, &webhooks::target_rules(model)));
    }
    out
}

fn service_account(model: &Model) -> Value {
    let mut account = object(
        model,
        "ServiceAccount",
        "v1",
        &model.name,
        Some(&model.install_namespace),
    );
    account["automountServiceAccountToken"] = json!(false);
    account
}

/// Rules over the operator's one Lease. `create` cannot be limited to a name: the object is not there yet.
fn leader_election(model: &Model) -> Vec<PolicyRule> {
    let leases = |verbs: &[&str], names: &[&str]| PolicyRule {
        api_groups: vec!["coordination.k8s.io".to_owned()],
        resources: vec!["leases".to_owned()],
        resource_names: names.iter().map(ToString::to_string).collect(),
        verbs: verbs.iter().map(ToString::to_string).collect(),
        ..PolicyRule::default()
    };
    vec![
        leases(&["create"], &[]),
        leases(&["get", "update"], &[&model.name]),
    ]
}

fn in_cluster(model: &Model, name: &str, rules: &[PolicyRule]) -> Vec<Value> {
    if rules.is_empty() {
        return Vec::new();
    }
    vec![
        role(model, "ClusterRole", name, None, rules),
        binding(model, ("ClusterRoleBinding", "ClusterRole"), name, None),
    ]
}

fn in_namespace(model: &Model, namespace: &str, name: &str, rules: &[PolicyRule]) -> Vec<Value> {
    if rules.is_empty() {
        return Vec::new();
    }
    vec![
        role(model, "Role", name, Some(namespace), rules),
        binding(model, ("RoleBinding", "Role"), name, Some(namespace)),
    ]
}

fn role(
    model: &Model,
    kind: &str,
    name: &str,
    namespace: Option<&str>,
    rules: &[PolicyRule],
) -> Value {
    let mut role = object(model, kind, "rbac.authorization.k8s.io/v1", name, namespace);
    role["rules"] = json!(rules);
    role
}

fn binding(
    model: &Model,
    (kind, role): (&str, &str),
    name: &str,
    namespace: Option<&str>,
) -> Value {
    let mut binding = object(model, kind, "rbac.authorization.k8s.io/v1", name, namespace);
    binding["roleRef"] =
        json!({ "apiGroup": "rbac.authorization.k8s.io", "kind": role, "name": name });
    binding["subjects"] = json!([{ "kind": "ServiceAccount", "name": model.name, "namespace": model.install_namespace }]);
    binding
}

/// Roles for people, per kind. They join the roles `view`, `edit` and `admin` that every cluster has.
#[must_use]
pub fn users(model: &Model) -> Vec<Value> {
    model
        .resources
        .iter()
        .flat_map(|resource| user_roles(model, resource))
        .collect()
}

fn user_roles(model: &Model, resource: &Resource) -> [Value; 3] {
    const READ: [&str; 3] = ["get", "list", "watch"];
    const WRITE: [&str; 5] = ["create", "delete", "deletecollection", "patch", "update"];
    let status = format!("{}/status", resource.plural);
    let rule = |resources: &[&str], verbs: &[&str]| json!({ "apiGroups": [resource.group], "resources": resources, "verbs": verbs });
    let mut writable = vec![resource.plural.clone()];
    if resource.scale.is_some() {
        writable.push(format!("{}/scale", resource.plural));
    }
    let writable: Vec<&str> = writable.iter().map(String::as_str).collect();
    let readable = [writable.as_slice(), &[&status]].concat();
    let role = |name: &str, rules: Value| {
        let mut role = object(
            model,
            "ClusterRole",
            "rbac.authorization.k8s.io/v1",
            &format!("{}-{}-{name}", model.name, resource.plural),
            None,
        );
        role["metadata"]["labels"][format!("rbac.authorization.k8s.io/aggregate-to-{name}")] =
            json!("true");
        role["rules"] = rules;
        role
    };
    [
        role("view", json!([rule(&readable, &READ)])),
        role("edit", json!([rule(&writable, &WRITE)])),
        // Repairing a status by hand is for those who may do anything in the namespace.
        role(
            "admin",
            json!([
                rule(&writable, &WRITE),
                rule(&[&status], &["patch", "update"])
            ]),
        ),
    ]
}

/// An object of the operator's own.
pub(super) fn object(
    model: &Model,
    kind: &str,
    api_version: &str,
    name: &str,
    namespace: Option<&str>,
) -> Value {
    let mut object = json!({
        "apiVersion": api_version,
        "kind": kind,
        "metadata": { "name": name, "labels": { "app.kubernetes.io/name": model.name } },
    });
    if let Some(namespace) = namespace {
        object["metadata"]["namespace"] = json!(namespace);
    }
    object
}
