//! What every child has besides what its template says: a name, labels and its owner. `operator-gen render` shows it by this
//! very source, so that nothing here may need the rest of the runtime.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::cel;
use super::name;

/// The annotation that names the owner of an object without an owner reference: one that cannot have any, because it is
/// cluster-scoped and its owner is not, or that the garbage collector must never delete, because it outlives its owner.
/// `<group>/<kind>/<namespace>/<name>/<uid>`.
pub const OWNER_ANNOTATION: &str = "operator-gen.dev/owner";

/// The annotation that says what becomes of an object, by the name of its `onDelete`, for a version of the operator that does
/// not know the child any more. Without it, it is deleted.
pub const ON_DELETE_ANNOTATION: &str = "operator-gen.dev/on-delete";

/// The label that says which child of its owner an object is.
pub const COMPONENT_LABEL: &str = "app.kubernetes.io/component";

/// The annotation that says for which element of its owner an object is, where a child is one object for each: its key. A
/// label could not hold every key.
pub const KEY_ANNOTATION: &str = "operator-gen.dev/key";

/// A resource, as its children name it.
#[derive(Clone, Copy, Debug)]
pub struct Parent<'a> {
    /// The API group.
    pub group: &'a str,
    /// The version.
    pub version: &'a str,
    /// The kind.
    pub kind: &'a str,
    /// The namespace; empty for a cluster-scoped kind.
    pub namespace: &'a str,
    /// The name.
    pub name: &'a str,
    /// The UID.
    pub uid: &'a str,
}

impl Parent<'_> {
    /// The labels that select its pods.
    #[must_use]
    pub fn selector(&self) -> BTreeMap<String, String> {
        BTreeMap::from([
            (
                "app.kubernetes.io/name".to_owned(),
                self.kind.to_lowercase(),
            ),
            (
                "app.kubernetes.io/instance".to_owned(),
                name::of_label(self.name),
            ),
        ])
    }

    /// The recommended labels, which every child carries.
    #[must_use]
    pub fn labels(&self, operator: &str) -> BTreeMap<String, String> {
        let mut labels = self.selector();
        labels.insert(
            "app.kubernetes.io/managed-by".to_owned(),
            operator.to_owned(),
        );
        labels
    }

    /// The reference by which its children name it.
    #[must_use]
    pub fn owner_reference(&self) -> Value {
        json!({
            "apiVersion": format!("{}/{}", self.group, self.version),
            "kind": self.kind,
            "name": self.name,
            "uid": self.uid,
            "controller": true,
            "blockOwnerDeletion": true,
        })
    }

    /// The annotation by which children name it that cannot refer to it.
    #[must_use]
    pub fn owner_annotation(&self) -> String {
        let Self {
            group,
            kind,
            namespace,
            name,
            uid,
            ..
        } = self;
        format!("{group}/{kind}/{namespace}/{name}/{uid}")
    }
}

/// What an object is to the resource that it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Role<'a> {
    /// The id of its child.
    pub child: &'a str,
    /// The key of the element that it is made for, if it is.
    pub key: Option<&'a str>,
    /// Its kind.
    pub kind: &'a str,
    /// Whether objects of its kind live in namespaces.
    pub namespaced: bool,
    /// How many characters its name can have, where that is made up of a key.
    pub longest_name: usize,
    /// What becomes of it, by the name of its `onDelete`, unless it is deleted.
    pub outlives: Option<&'a str>,
    /// Whether it has no owner reference.
    pub uncollected: bool,
}

impl Role<'_> {
    /// The name of an object whose template gives none.
    #[must_use]
    pub fn name(&self, resource: &str) -> String {
        match self.key {
            Some(key) => name::of_element(resource, self.child, key, self.longest_name),
            None => resource.to_owned(),
        }
    }
}

/// Adds what every child has. The object may have no nulls.
#[must_use]
pub fn complete(
    mut object: Value,
    role: &Role<'_>,
    parent: &Parent<'_>,
    labels: &BTreeMap<String, String>,
) -> Value {
    if role.kind == "Secret" {
        encode_string_data(&mut object);
    }
    if !object["metadata"].is_object() {
        object["metadata"] = json!({});
    }
    let metadata = &mut object["metadata"];
    if metadata["name"].is_null() {
        metadata["name"] = role.name(parent.name).into();
    }
    if role.namespaced && !parent.namespace.is_empty() && metadata["namespace"].is_null() {
        metadata["namespace"] = json!(parent.namespace);
    }
    let all = &mut metadata["labels"];
    for (label, value) in labels {
        all[label] = json!(value);
    }
    all[COMPONENT_LABEL] = json!(role.child);
    if let Some(key) = role.key {
        metadata["annotations"][KEY_ANNOTATION] = json!(key);
    }
    if let Some(on_delete) = role.outlives {
        metadata["annotations"][ON_DELETE_ANNOTATION] = json!(on_delete);
    }
    if role.uncollected {
        metadata["annotations"][OWNER_ANNOTATION] = json!(parent.owner_annotation());
    } else {
        metadata["ownerReferences"] = json!([parent.owner_reference()]);
    }
    object
}

/// Adds a value of a Secret that the operator makes up: the one that the live object has or, where nothing is made up since
/// nothing is applied, as many letters.
#[must_use]
pub fn with_stand_in(
    mut secret: Value,
    live: Option<&Value>,
    (key, length): (&str, usize),
) -> Value {
    let kept = live.and_then(|live| live["data"][key].as_str());
    let stand_in = || cel::encode(&cel::bytes(&"x".repeat(length)));
    let value = kept.filter(|kept| !kept.is_empty());
    if !secret["data"].is_object() {
        secret["data"] = json!({});
    }
    secret["data"][key] = value.map_or_else(stand_in, str::to_owned).into();
    secret
}

/// Moves a Secret's `stringData` to `data`, where the API server keeps it, so that the live object can be compared.
fn encode_string_data(secret: &mut Value) {
    let Some(Value::Object(strings)) = secret
        .as_object_mut()
        .and_then(|secret| secret.remove("stringData"))
    else {
        return;
    };
    if !secret["data"].is_object() {
        secret["data"] = Value::Object(Map::new());
    }
    for (name, value) in strings {
        let text = value.as_str().unwrap_or_default();
        secret["data"][name] = cel::encode(&cel::bytes(text)).into();
    }
}
