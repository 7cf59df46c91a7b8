//! How objects merge: which lists are sets or have keys, and which maps and lists are replaced as a whole.
//!
//! Built-in kinds are known by the names of their fields, the kinds of CRDs by their schemas.

use serde_json::Value;

/// What is known of the type of a value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape<'a> {
    /// A value of a built-in kind: the names of the kind, of the field, and of the field that holds that one.
    Builtin {
        kind: &'a str,
        parent: &'a str,
        name: &'a str,
    },
    /// A value that an OpenAPI schema of a CRD describes.
    Schema(&'a Value),
    /// A whole object of a CRD.
    Custom(&'a Value),
    /// Nothing is known.
    Untyped,
}

/// How two values of a type merge.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Form<'a> {
    /// One replaces the other.
    Leaf,
    /// Entry by entry.
    Map,
    /// A list of distinct scalars.
    Set,
    /// A list of objects, told apart by these fields.
    Keyed(Vec<&'a str>),
}

impl<'a> Shape<'a> {
    /// The shape of a whole object of a built-in kind.
    pub fn builtin(kind: &'a str) -> Self {
        Self::Builtin {
            kind,
            parent: "",
            name: "",
        }
    }

    pub fn form(&self, value: &Value) -> Form<'a> {
        match value {
            Value::Object(_) if self.atomic_map() => Form::Leaf,
            Value::Object(_) => Form::Map,
            Value::Array(_) => self.list(),
            _ => Form::Leaf,
        }
    }

    /// The shape of a map's entry, and whether the type declares it: what it does not is an entry of a free map.
    pub fn field(&self, key: &'a str) -> (Self, bool) {
        match *self {
            Self::Builtin { kind, parent, name } => {
                let shape = Self::Builtin {
                    kind,
                    parent: name,
                    name: key,
                };
                (shape, !is_free_map(parent, name))
            }
            Self::Custom(_) if matches!(key, "apiVersion" | "kind" | "metadata") => {
                let shape = Self::Builtin {
                    kind: "",
                    parent: "",
                    name: key,
                };
                (shape, true)
            }
            Self::Custom(schema) | Self::Schema(schema) => {
                if let Some(property) = schema["properties"].get(key) {
                    return (Self::Schema(property), true);
                }
                match schema.get("additionalProperties") {
                    Some(values @ Value::Object(_)) => (Self::Schema(values), false),
                    _ => (Self::Untyped, false),
                }
            }
            Self::Untyped => (Self::Untyped, false),
        }
    }

    /// The shape of a list's items.
    pub fn item(&self) -> Self {
        match *self {
            Self::Schema(schema) => Self::Schema(&schema["items"]),
            other => other,
        }
    }

    /// What a missing key of a keyed list counts as.
    pub fn key_default(&self, key: &str) -> Option<Value> {
        match self {
            Self::Builtin { .. } if key == "protocol" => Some("TCP".into()),
            Self::Schema(schema) => schema
                .pointer("/items/properties")?
                .get(key)?
                .get("default")
                .cloned(),
            _ => None,
        }
    }

    fn atomic_map(&self) -> bool {
        match self {
            Self::Builtin { parent, name, .. } => {
                ATOMIC_MAPS.contains(name)
                    || matches!(
                        (*parent, *name),
                        ("service", "port") | ("nodeAffinity", "required") | ("", "secrets")
                    )
                    || (*name == "resource" && *parent != "metrics")
            }
            Self::Schema(schema) => schema["x-kubernetes-map-type"] == "atomic",
            Self::Custom(_) | Self::Untyped => false,
        }
    }

    fn list(&self) -> Form<'a> {
        match *self {
            Self::Builtin { kind, parent, name } => builtin_list(kind, parent, name),
            Self::Schema(schema) => match schema["x-kubernetes-list-type"].as_str() {
                Some("set") => Form::Set,
                Some("map") => {
                    let keys = schema["x-kubernetes-list-map-keys"].as_array();
                    Form::Keyed(
                        keys.into_iter()
                            .flatten()
                            .filter_map(Value::as_str)
                            .collect(),
                    )
                }
                _ => Form::Leaf,
            },
            Self::Custom(_) | Self::Untyped => Form::Leaf,
        }
    }
}

/// Maps whose keys are data; every other map is a struct.
pub(crate) const FREE_MAPS: &[&str] = &[
    "labels",
    "annotations",
    "data",
    "binaryData",
    "stringData",
    "limits",
    "requests",
    "matchLabels",
    "nodeSelector",
    "overhead",
    "parameters",
    "hard",
    "used",
    "capacity",
    "allocatable",
    "allocatedResources",
    "volumeAttributes",
    "options",
    "allocatedResourceStatuses",
    "disruptedPods",
];

/// Whether the keys of a built-in kind's map are data.
fn is_free_map(parent: &str, name: &str) -> bool {
    // The parameters of a StorageClass are a map, those of an IngressClass a struct.
    FREE_MAPS.contains(&name) && (parent, name) != ("spec", "parameters")
}

/// Maps that have one owner as a whole (`x-kubernetes-map-type: atomic`).
const ATOMIC_MAPS: &[&str] = &[
    "selector",
    "labelSelector",
    "namespaceSelector",
    "objectSelector",
    "podSelector",
    "scopeSelector",
    "nodeSelector",
    "fieldRef",
    "resourceFieldRef",
    "configMapKeyRef",
    "secretKeyRef",
    "fileKeyRef",
    "secretRef",
    "localObjectReference",
    "nodePublishSecretRef",
    "nodeStageSecretRef",
    "nodeExpandSecretRef",
    "controllerExpandSecretRef",
    "controllerPublishSecretRef",
    "involvedObject",
    "regarding",
    "related",
    "claimRef",
    "targetRef",
    "roleRef",
    "dataSource",
    "ownerReferences",
    "imagePullSecrets",
    "evictionResponders",
    "requiredDuringSchedulingIgnoredDuringExecution",
];

fn builtin_list(kind: &str, parent: &str, name: &str) -> Form<'static> {
    let keys: &[&str] = match (name, parent) {
        ("finalizers", "metadata")
        | ("bindMountOptions" | "podCIDRs" | "disableResizePreemption", _)
        | ("succeeded" | "failed", "uncountedTerminatedPods") => return Form::Set,
        ("ownerReferences", _) => &["uid"],
        ("containers" | "initContainers" | "ephemeralContainers", _) => &["name"],
        ("ports", "containers" | "initContainers" | "ephemeralContainers") => {
            &["containerPort", "protocol"]
        }
        ("ports", "spec") if kind == "Service" => &["port", "protocol"],
        (
            "env"
            | "volumes"
            | "resourceClaims"
            | "schedulingGates"
            | "evictionResponders"
            | "matchConditions"
            | "resourceClaimStatuses"
            | "volumeHealth",
            _,
        )
        | ("imagePullSecrets", "spec") => &["name"],
        ("addresses", "status") => &["type"],
        ("podIPs", _) => &["ip"],
        ("healthConditions", _) => &["status", "reason"],
        ("nodeAllocatableResourceClaimStatuses", _) => &["resourceClaimName"],
        ("claims", "resources") | ("secrets", "") | ("webhooks", "") => &["name"],
        ("volumeMounts", _) => &["mountPath"],
        ("volumeDevices", _) => &["devicePath"],
        ("hostAliases", _) => &["ip"],
        ("topologySpreadConstraints", _) => &["topologyKey", "whenUnsatisfiable"],
        ("conditions", "status") if kind != "Job" => &["type"],
        _ => return Form::Leaf,
    };
    Form::Keyed(keys.to_vec())
}
