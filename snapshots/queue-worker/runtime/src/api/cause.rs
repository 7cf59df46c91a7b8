//! What the API server says of a single field that it refuses.

use serde::Deserialize;

/// What the API server says of a single field that it refuses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Cause {
    /// The machine-readable reason, such as `FieldValueInvalid` or `NamespaceTerminating`.
    pub reason: String,
    /// The API server's words.
    pub message: String,
    /// The path of the field, such as `spec.selector`.
    pub field: String,
}

/// How messages about immutable fields end. Most of them begin with the value that was refused, which anybody may have
/// written, so that nothing is looked for in their middle.
///
/// Seen in Kubernetes 1.33 to 1.37 (`pkg/apis/*/validation`, `k8s.io/apimachinery/pkg/api/validate`):
///
/// | words | kinds |
/// |---|---|
/// | field is immutable | Deployment, DaemonSet, StatefulSet, ReplicaSet, Job, RoleBinding, ClusterRoleBinding, Secret (its type), StorageClass, IngressClass, RuntimeClass, EndpointSlice, and custom kinds whose rules say `... is immutable` |
/// | field is immutable when `immutable` is set | ConfigMap, Secret |
/// | may not change once set | Service |
/// | field cannot be modified once set | Node, and whatever is declared so |
/// | may not be changed in an update. | PriorityClass |
/// | cannot change roleRef | RoleBinding, ClusterRoleBinding, before 1.36 |
const ENDINGS: &[&str] = &[
    " is immutable",
    "field is immutable when `immutable` is set",
    "may not change once set",
    "cannot be modified once set",
    "may not be changed in an update.",
    "cannot change roleRef",
];

/// How messages about immutable fields begin that show no value first, but the difference last.
///
/// | words | kinds |
/// |---|---|
/// | spec is immutable after creation except ... | PersistentVolumeClaim |
/// | spec.persistentvolumesource is immutable after creation | PersistentVolume |
/// | pod updates may not change fields other than ..., may not add or remove containers | Pod |
/// | updates to ... are forbidden | StatefulSet and StorageClass, before 1.36; CSIStorageCapacity |
const BEGINNINGS: &[&str] = &[
    "Forbidden: spec is immutable after creation",
    "Forbidden: spec.persistentvolumesource is immutable after creation",
    "Forbidden: pod updates may not ",
    "Forbidden: updates to ",
];

impl Cause {
    /// Whether the value itself may be right, but the field cannot be changed any more.
    #[must_use]
    pub fn is_immutability(&self) -> bool {
        let message = self.message.as_str();
        ENDINGS.iter().any(|ending| message.ends_with(ending))
            || BEGINNINGS
                .iter()
                .any(|beginning| message.starts_with(beginning))
    }
}
