//! What every child has besides what its template says: a name, labels and its owner. `operator-gen render` shows it by this
//! very source, so that nothing here may need the rest of the runtime.

use std::collections::BTreeMap;

use serde_json::Value;

use super::cel;
use super::desired::{Desired, Fields};
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
    pub fn owner_reference(&self) -> Desired {
        let text = |text: &str| Desired::from(text.to_owned());
        Desired::Fields(Fields::new(vec![
            (
                "apiVersion".into(),
                format!("{}/{}", self.group, self.version).into(),
            ),
            ("kind".into(), text(self.kind)),
            ("name".into(), text(self.name)),
            ("uid".into(), text(self.uid)),
            ("controller".into(), true.into()),
            ("blockOwnerDeletion".into(), true.into()),
        ]))
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

/// Adds what every child has.
pub fn complete(
    object: &mut Desired,
    role: &Role<'_>,
    parent: &Parent<'_>,
    labels: &BTreeMap<String, String>,
) {
    object.edit(|object| {
        if role.kind == "Secret" {
            encode_string_data(object);
        }
        object.edit("metadata", |metadata| {
            if metadata.get("name").is_none() {
                metadata.set("name", role.name(parent.name));
            }
            if role.namespaced
                && !parent.namespace.is_empty()
                && metadata.get("namespace").is_none()
            {
                metadata.set("namespace", parent.namespace.to_owned());
            }
            metadata.edit("labels", |all| {
                for (label, value) in labels {
                    all.set(label.clone(), value.clone());
                }
                all.set(COMPONENT_LABEL, role.child.to_owned());
            });
            let annotations = [
                (KEY_ANNOTATION, role.key.map(str::to_owned)),
                (ON_DELETE_ANNOTATION, role.outlives.map(str::to_owned)),
                (
                    OWNER_ANNOTATION,
                    role.uncollected.then(|| parent.owner_annotation()),
                ),
            ];
            for (annotation, value) in annotations {
                if let Some(value) = value {
                    metadata.edit("annotations", |all| all.set(annotation, value));
                }
            }
            if !role.uncollected {
                let owners = vec![parent.owner_reference()];
                metadata.set("ownerReferences", Desired::List(owners));
            }
        });
    });
}

/// Adds a value of a Secret that the operator makes up: the one that the live object has or, where nothing is made up since
/// nothing is applied, as many letters.
pub fn add_stand_in(secret: &mut Desired, live: Option<&Value>, (key, length): (&str, usize)) {
    let kept = live.and_then(|live| live["data"][key].as_str());
    let stand_in = || cel::encode(&cel::bytes(&"x".repeat(length)));
    let value = kept.filter(|kept| !kept.is_empty());
    let value = value.map_or_else(stand_in, str::to_owned);
    secret.edit(|secret| secret.edit("data", |data| data.set(key.to_owned(), value)));
}

/// Moves a Secret's `stringData` to `data`, where the API server keeps it, so that the live object can be compared.
fn encode_string_data(secret: &mut Fields) {
    let Some(Desired::Fields(strings)) = secret.remove("stringData") else {
        return;
    };
    secret.edit("data", |data| {
        for (name, value) in strings {
            let text = value.as_str().unwrap_or_default();
            data.set(name, cel::encode(&cel::bytes(text)));
        }
    });
}
