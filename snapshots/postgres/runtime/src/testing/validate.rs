//! What the server refuses about an object (422 `Invalid`): names, immutable fields, and the schemas of CRDs.
//!
//! CEL rules of CRDs are not evaluated, and of the validation of built-in kinds only what operators meet is here.

use serde_json::{Value, json};

use super::resource::{Resource, Schema};
use super::status::Cause;
use super::{constraints, ports};

/// What is wrong with a new object.
pub(crate) fn created(resource: &Resource, object: &Value) -> Vec<Cause> {
    let mut causes = name(resource, &object["metadata"]);
    causes.extend(controllers(object));
    causes.extend(contents(resource, object));
    causes
}

/// What is wrong with a change of an object.
pub(crate) fn updated(
    resource: &Resource,
    live: &Value,
    object: &Value,
    status_only: bool,
) -> Vec<Cause> {
    let mut causes = Vec::new();
    if !status_only {
        causes.extend(new_finalizers(live, object));
        causes.extend(controllers(object));
        causes.extend(immutable(resource, live, object));
    }
    causes.extend(contents(resource, object));
    causes
}

fn contents(resource: &Resource, object: &Value) -> Vec<Cause> {
    match &resource.schema {
        Schema::Custom(schema) => constraints::check(object, schema),
        Schema::Builtin(_) if resource.kind == "Service" => ports::check(object),
        Schema::Builtin(_) => {
            let mut causes = selector_matches(object);
            causes.extend(containers(object));
            causes
        }
    }
}

fn name(resource: &Resource, metadata: &Value) -> Vec<Cause> {
    let name = metadata["name"].as_str().unwrap_or_default();
    if name.is_empty() {
        let message = "Required value: name or generateName is required".to_owned();
        return vec![Cause {
            reason: "FieldValueRequired",
            message,
            field: "metadata.name".to_owned(),
        }];
    }
    let label = matches!(resource.kind.as_str(), "Service" | "Namespace");
    let free = resource.group == "rbac.authorization.k8s.io";
    let longest = if label { 63 } else { 253 };
    let part = |part: &str| {
        let edge = |character: Option<char>| {
            character.is_some_and(|character| {
                character.is_ascii_lowercase() || character.is_ascii_digit()
            })
        };
        edge(part.chars().next())
            && edge(part.chars().last())
            && part
                .chars()
                .all(|character| edge(Some(character)) || character == '-')
    };

    let formed = match (free, label) {
        (true, _) => !name.contains(['/', '%']),
        (false, true) => part(name),
        (false, false) => name.split('.').all(part),
    };
    if formed && name.len() <= longest {
        return Vec::new();
    }
    let form = match resource.kind.as_str() {
        "Service" | "Namespace" => {
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-'"
        }
        _ => {
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.'"
        }
    };
    vec![Cause {
        reason: "FieldValueInvalid",
        message: format!("Invalid value: {name:?}: {form}"),
        field: "metadata.name".to_owned(),
    }]
}

fn new_finalizers(live: &Value, object: &Value) -> Option<Cause> {
    if !live["metadata"]["deletionTimestamp"].is_string() {
        return None;
    }
    let before = live["metadata"]["finalizers"].as_array();
    let added: Vec<_> = object["metadata"]["finalizers"]
        .as_array()?
        .iter()
        .filter(|finalizer| before.is_none_or(|before| !before.contains(finalizer)))
        .map(Value::to_string)
        .collect();
    let message = format!(
        "Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{{{}}}",
        added.join(", ")
    );
    (!added.is_empty()).then_some(Cause {
        reason: "FieldValueForbidden",
        message,
        field: "metadata.finalizers".to_owned(),
    })
}

/// An object has one controller at most.
fn controllers(object: &Value) -> Option<Cause> {
    let owners = object["metadata"]["ownerReferences"].as_array()?;
    let mut controllers = owners.iter().filter(|owner| owner["controller"] == true);
    let (first, second) = (controllers.next()?, controllers.next()?);
    let name = |owner: &Value| {
        let text = |field: &str| owner[field].as_str().unwrap_or_default().to_owned();
        format!("{}/{}", text("kind"), text("name"))
    };
    Some(Cause {
        reason: "FieldValueInvalid",
        message: format!(
            "Invalid value: {}: Only one reference can have Controller set to true. Found \"true\" in references for {} and {}",
            object["metadata"]["ownerReferences"],
            name(first),
            name(second),
        ),
        field: "metadata.ownerReferences".to_owned(),
    })
}

/// Fields that cannot change, by kind.
const IMMUTABLE: &[(&str, &[&str])] = &[
    ("ClusterRoleBinding", &["/roleRef"]),
    ("DaemonSet", &["/spec/selector"]),
    ("Deployment", &["/spec/selector"]),
    (
        "Job",
        &[
            "/spec/selector",
            "/spec/template",
            "/spec/completionMode",
            "/spec/completions",
        ],
    ),
    ("ReplicaSet", &["/spec/selector"]),
    ("RoleBinding", &["/roleRef"]),
    ("Secret", &["/type"]),
    ("Service", &["/spec/clusterIPs/0"]),
    (
        "StatefulSet",
        &[
            "/spec/selector",
            "/spec/serviceName",
            "/spec/podManagementPolicy",
            "/spec/volumeClaimTemplates",
        ],
    ),
];

fn immutable(resource: &Resource, live: &Value, object: &Value) -> Vec<Cause> {
    if resource.is_custom() {
        return Vec::new();
    }
    let mut causes = Vec::new();
    if live["immutable"] == true {
        let contents = ["immutable", "data", "binaryData"];
        causes.extend(
            contents
                .iter()
                .filter(|field| live.get(**field) != object.get(**field))
                .map(|field| Cause {
                    reason: "FieldValueForbidden",
                    message: "Forbidden: field is immutable when `immutable` is set".to_owned(),
                    field: (*field).to_owned(),
                }),
        );
    }
    let fields = IMMUTABLE
        .iter()
        .filter(|(kind, _)| *kind == resource.kind)
        .flat_map(|(_, pointers)| pointers.iter());
    for pointer in fields {
        let (before, after) = (live.pointer(pointer), object.pointer(pointer));
        if before != after {
            let value = after.unwrap_or(&Value::Null);
            let why = match resource.kind.as_str() {
                "Service" => "may not change once set",
                _ => "field is immutable",
            };
            causes.push(Cause {
                reason: "FieldValueInvalid",
                message: format!("Invalid value: {value}: {why}"),
                field: dotted(pointer),
            });
        }
    }
    if resource.kind == "PersistentVolumeClaim" && claimed(live, live) != claimed(object, live) {
        let message = "Forbidden: spec is immutable after creation except resources.requests and \
            volumeAttributesClassName for bound claims";
        causes.push(Cause {
            reason: "FieldValueForbidden",
            message: message.to_owned(),
            field: "spec".to_owned(),
        });
    }
    causes
}

/// `/spec/clusterIPs/0` as messages write it: `spec.clusterIPs[0]`.
fn dotted(pointer: &str) -> String {
    let path = pointer.trim_start_matches('/').replace("/0", "[0]");
    path.replace('/', ".")
}

/// What cannot change of a claim: nearly all, but that a bound one may grow and a class may be filled in.
fn claimed(object: &Value, live: &Value) -> Value {
    let mut spec = object["spec"].clone();
    if let Some(spec) = spec.as_object_mut() {
        spec.remove("volumeName");
        spec.remove("volumeAttributesClassName");
        if live["status"]["phase"] == "Bound" {
            spec.remove("resources");
        }
        if live["spec"]["storageClassName"].is_null() {
            spec.remove("storageClassName");
        }
    }
    spec
}

/// A pod needs containers, and a container a name and an image.
fn containers(object: &Value) -> Vec<Cause> {
    let path = match object["kind"].as_str().unwrap_or_default() {
        "Deployment" | "StatefulSet" | "DaemonSet" | "ReplicaSet" | "Job" => "/spec/template/spec",
        "CronJob" => "/spec/jobTemplate/spec/template/spec",
        "Pod" => "/spec",
        _ => return Vec::new(),
    };
    let spec = object.pointer(path).unwrap_or(&Value::Null);
    let required = |field: String| Cause {
        reason: "FieldValueRequired",
        message: "Required value".to_owned(),
        field: format!("{}.{field}", dotted(path)),
    };
    let containers = spec["containers"].as_array();
    if containers.is_none_or(Vec::is_empty) {
        return vec![required("containers".to_owned())];
    }
    let mut causes = Vec::new();
    for (index, container) in containers.into_iter().flatten().enumerate() {
        for field in ["name", "image"] {
            if container[field].as_str().unwrap_or_default().is_empty() {
                causes.push(required(format!("containers[{index}].{field}")));
            }
        }
    }
    causes
}

/// A workload's selector must select its own pods.
fn selector_matches(object: &Value) -> Vec<Cause> {
    let kind = object["kind"].as_str().unwrap_or_default();
    if !matches!(
        kind,
        "Deployment" | "StatefulSet" | "DaemonSet" | "ReplicaSet"
    ) {
        return Vec::new();
    }
    let labels = &object["spec"]["template"]["metadata"]["labels"];
    let wanted = object["spec"]["selector"]["matchLabels"].as_object();
    let matches = wanted
        .into_iter()
        .flatten()
        .all(|(key, value)| labels.get(key) == Some(value));
    if matches {
        return Vec::new();
    }
    let labels = if labels.is_null() { &json!({}) } else { labels };
    vec![Cause {
        reason: "FieldValueInvalid",
        message: format!("Invalid value: {labels}: `selector` does not match template `labels`"),
        field: "spec.template.metadata.labels".to_owned(),
    }]
}
