//! What makes the API server call the operator: Service, certificate, configurations, and what the operator may do to them.

use serde_json::{Value, json};

use super::crd;
use super::rbac::object;
use crate::model::{
    Admission, LabelSelector, Model, Operation, PolicyRule, Resource, Scope, Watch,
};

/// The name of the Service. Operators' names leave room for it and for its Secret's.
pub fn service(model: &Model) -> String {
    format!("{}-webhook", model.name)
}

/// The name of the Secret with the certificate.
pub fn secret(model: &Model) -> String {
    format!("{}-tls", service(model))
}

/// Whether some kind has code that admits objects.
pub fn admits(model: &Model) -> bool {
    admissions(model).next().is_some()
}

/// Whether some kind's code is asked about objects of all namespaces but the operator's own.
pub fn admits_elsewhere(model: &Model) -> bool {
    let mut admissions = admissions(model);
    model.watch == Watch::Cluster
        && admissions.any(|(resource, _)| resource.scope == Scope::Namespaced)
}

/// Whether some kind has code that decides about objects.
pub fn validates(model: &Model) -> bool {
    let mut admissions = admissions(model);
    admissions.any(|(_, admission)| !admission.validate.is_empty())
}

/// Whether some kind has code that changes objects.
pub fn mutates(model: &Model) -> bool {
    let mut admissions = admissions(model);
    admissions.any(|(_, admission)| !admission.mutate.is_empty())
}

fn admissions(model: &Model) -> impl Iterator<Item = (&Resource, &Admission)> {
    let resources = model.resources.iter();
    resources.filter_map(|resource| Some((resource, resource.admission.as_ref()?)))
}

/// What the webhooks of all kinds are called, in configurations and by metrics.
pub fn names(model: &Model) -> Vec<String> {
    let of_kind = |kind: &Resource| {
        let asked = kind.admission.as_ref();
        let is_asked = |operations: fn(&Admission) -> &Vec<Operation>| {
            asked.is_some_and(|admission| !operations(admission).is_empty())
        };
        let acts = [
            ("validate", is_asked(|admission| &admission.validate)),
            ("mutate", is_asked(|admission| &admission.mutate)),
            ("convert", kind.is_converted()),
        ];
        let acts = acts.into_iter().filter(|(_, there)| *there);
        let names = acts.map(|(act, _)| name(act, kind));
        names.collect::<Vec<_>>()
    };
    model.resources.iter().flat_map(of_kind).collect()
}

fn name(act: &str, resource: &Resource) -> String {
    format!("{act}.{}", crd::name(resource))
}

/// The Service, and the certificate that is served behind it.
pub fn front(model: &Model) -> Vec<Value> {
    let namespace = Some(model.install_namespace.as_str());
    let mut front = object(model, "Service", "v1", &service(model), namespace);
    front["spec"] = json!({
        "selector": { "app.kubernetes.io/name": model.name },
        "ports": [{ "name": "webhook", "port": 443, "targetPort": "webhook" }],
    });
    if !model.settings.cert_manager {
        // The operator fills it. It comes with the manifests so that the operator need not be allowed to create Secrets.
        let mut empty = object(model, "Secret", "v1", &secret(model), namespace);
        empty["type"] = json!("Opaque");
        return vec![front, empty];
    }
    let api = "cert-manager.io/v1";
    // An authority that outlives its certificates, so that whom to trust does not change when one is renewed.
    let authority = format!("{}-ca", service(model));
    let mut root = object(model, "Issuer", api, &authority, namespace);
    root["spec"] = json!({ "selfSigned": {} });
    let mut ca = object(model, "Certificate", api, &authority, namespace);
    ca["spec"] = json!({
        "isCA": true,
        "commonName": authority,
        "secretName": authority,
        "duration": "87600h",
        "issuerRef": { "kind": "Issuer", "name": authority },
        "privateKey": { "algorithm": "ECDSA", "rotationPolicy": "Never" },
    });
    let mut issuer = object(model, "Issuer", api, &service(model), namespace);
    issuer["spec"] = json!({ "ca": { "secretName": authority } });
    let mut certificate = object(model, "Certificate", api, &service(model), namespace);
    certificate["spec"] = json!({
        "secretName": secret(model),
        "dnsNames": [format!("{}.{}.svc", service(model), model.install_namespace)],
        "issuerRef": { "kind": "Issuer", "name": service(model) },
        "privateKey": { "algorithm": "ECDSA", "rotationPolicy": "Always" },
        "usages": ["digital signature", "server auth"],
    });
    vec![front, root, ca, issuer, certificate]
}

/// The configurations of admission.
pub fn admission(model: &Model) -> Vec<Value> {
    let validating = |(resource, admission): (_, &Admission)| {
        webhook(model, resource, admission, "validate", &admission.validate)
    };
    let mutating = |(resource, admission): (_, &Admission)| {
        webhook(model, resource, admission, "mutate", &admission.mutate)
    };
    let validating: Vec<Value> = admissions(model).filter_map(validating).collect();
    let mutating: Vec<Value> = admissions(model).filter_map(mutating).collect();
    [
        ("ValidatingWebhookConfiguration", validating),
        ("MutatingWebhookConfiguration", mutating),
    ]
    .into_iter()
    .filter(|(_, webhooks)| !webhooks.is_empty())
    .map(|(kind, webhooks)| {
        let api = "admissionregistration.k8s.io/v1";
        let mut configuration = object(model, kind, api, &model.name, None);
        inject_authority(model, &mut configuration);
        configuration["webhooks"] = json!(webhooks);
        configuration
    })
    .collect()
}

/// Has cert-manager, where it makes the certificate, say in an object whom to trust.
pub fn inject_authority(model: &Model, target: &mut Value) {
    if model.settings.cert_manager {
        let certificate = format!("{}/{}", model.install_namespace, service(model));
        target["metadata"]["annotations"] =
            json!({ "cert-manager.io/inject-ca-from": certificate });
    }
}

fn webhook(
    model: &Model,
    resource: &Resource,
    admission: &Admission,
    act: &str,
    operations: &[Operation],
) -> Option<Value> {
    if operations.is_empty() {
        return None;
    }
    let operations: Vec<_> = operations
        .iter()
        .map(|operation| operation.as_str())
        .collect();
    let scope = match resource.scope {
        Scope::Namespaced => "Namespaced",
        Scope::Cluster => "Cluster",
    };
    let mut webhook = json!({
        "name": name(act, resource),
        "admissionReviewVersions": ["v1"],
        "clientConfig": { "service": {
            "name": service(model),
            "namespace": model.install_namespace,
            "path": format!("/{act}/{}", crd::name(resource)),
            "port": 443,
        } },
        "rules": [{
            "apiGroups": [resource.group],
            "apiVersions": [resource.version],
            "operations": operations,
            "resources": [resource.plural],
            "scope": scope,
        }],
        "failurePolicy": if admission.ignore_failures { "Ignore" } else { "Fail" },
        "matchPolicy": "Equivalent",
        "sideEffects": "None",
        "timeoutSeconds": admission.timeout_seconds,
    });
    if resource.scope == Scope::Namespaced {
        webhook["namespaceSelector"] = namespaces(model);
    }
    if let Some(selector) = &resource.selector {
        webhook["objectSelector"] = objects(selector);
    }
    if !admission.match_conditions.is_empty() {
        let conditions = admission.match_conditions.iter();
        let conditions = conditions.map(|(name, rule)| json!({ "name": name, "expression": rule }));
        webhook["matchConditions"] = conditions.collect();
    }
    Some(webhook)
}

/// The namespaces that the operator watches; of all namespaces not its own, whatever happens in which must not depend on it.
fn namespaces(model: &Model) -> Value {
    let own = std::slice::from_ref(&model.install_namespace);
    let (operator, names) = match &model.watch {
        Watch::Cluster => ("NotIn", own),
        Watch::OwnNamespace => ("In", own),
        Watch::Namespaces(names) => ("In", names.as_slice()),
    };
    json!({ "matchExpressions": [
        { "key": "kubernetes.io/metadata.name", "operator": operator, "values": names },
    ] })
}

/// The objects that the operator reconciles, before or after a change: others are none of its business.
fn objects(selector: &LabelSelector) -> Value {
    let requirements = selector.requirements.iter();
    let expressions: Vec<Value> = requirements
        .map(|requirement| {
            let mut expression =
                json!({ "key": requirement.key, "operator": requirement.operator() });
            if !requirement.values().is_empty() {
                expression["values"] = json!(requirement.values());
            }
            expression
        })
        .collect();
    json!({ "matchExpressions": expressions })
}

/// What the operator may do to the Secret with its certificate.
pub fn secret_rules(model: &Model) -> Vec<PolicyRule> {
    let mut verbs = vec!["get", "watch"];
    if !model.settings.cert_manager {
        verbs.push("update");
    }
    vec![rule("", "secrets", &secret(model), &verbs)]
}

/// What it may do to the objects that tell the API server whom to trust.
pub fn target_rules(model: &Model) -> Vec<PolicyRule> {
    if model.settings.cert_manager {
        return Vec::new();
    }
    const VERBS: [&str; 3] = ["get", "watch", "update"];
    let configurations = [
        ("validatingwebhookconfigurations", validates(model)),
        ("mutatingwebhookconfigurations", mutates(model)),
    ];
    let configurations = configurations.into_iter().filter(|(_, there)| *there);
    let configurations = configurations.map(|(resources, _)| {
        rule(
            "admissionregistration.k8s.io",
            resources,
            &model.name,
            &VERBS,
        )
    });
    let converted = model.resources.iter().filter(|kind| kind.is_converted());
    let definitions = converted.map(|kind| {
        let name = crd::name(kind);
        rule(
            "apiextensions.k8s.io",
            "customresourcedefinitions",
            &name,
            &VERBS,
        )
    });
    configurations.chain(definitions).collect()
}

fn rule(group: &str, resource: &str, name: &str, verbs: &[&str]) -> PolicyRule {
    PolicyRule {
        api_groups: vec![group.to_owned()],
        resources: vec![resource.to_owned()],
        resource_names: vec![name.to_owned()],
        verbs: verbs.iter().map(ToString::to_string).collect(),
        ..PolicyRule::default()
    }
}
