//! A Kubernetes object as the operator remembers it: a few fields of its metadata and the JSON text of the rest.
//!
//! Decoding projects: `managedFields`, two thirds of a typical object, never become values. Everything else stays text
//! until someone asks for it, so that an object that the operator cannot understand harms nobody but itself.

mod decode;
mod fields;
mod live;
mod lives;
mod part;
mod selected;
mod shared;
mod status;
mod view;

use std::collections::BTreeMap;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use crate::diff::Fingerprint;

pub use crate::complete::{
    COMPONENT_LABEL, KEY_ANNOTATION, ON_DELETE_ANNOTATION, OWNER_ANNOTATION,
};
pub use live::Live;
pub use lives::Lives;
pub use part::Part;
pub use selected::Selected;
pub use status::Status;
pub use view::{Opened, View};

/// The annotation that holds the fingerprint of what was applied last.
pub(crate) const HASH_ANNOTATION: &str = "operator-gen.dev/applied-hash";

/// Where an object is among those of its kind.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Its namespace; empty for a cluster-scoped object.
    pub namespace: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
}

impl Key {
    /// The key of the object with this name in this namespace (empty for a cluster-scoped object).
    pub fn new(namespace: &str, name: &str) -> Self {
        Self {
            namespace: shared::shared(namespace),
            name: name.into(),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.namespace.is_empty() {
            write!(f, "{}", self.name)
        } else {
            write!(f, "{}/{}", self.namespace, self.name)
        }
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The resource that controls an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The API group of the owner.
    pub group: Arc<str>,
    /// The kind of the owner.
    pub kind: Arc<str>,
    /// The owner's namespace and name. An owner reference holds no namespace: it is the object's own.
    pub key: Key,
    /// The owner's UID.
    pub uid: Arc<str>,
}

/// A Kubernetes object, compact.
#[derive(Clone, PartialEq, Eq)]
pub struct Object {
    /// Its namespace and name.
    pub key: Key,
    /// Its UID.
    pub uid: Box<str>,
    /// Its version. The API server's versions are numbers that grow.
    pub resource_version: u64,
    /// The generation of its spec; 0 where the kind has none.
    pub generation: i64,
    /// Whether it is being deleted.
    pub deleting: bool,
    /// Which child of its owner it is, by its component label.
    pub component: Option<Arc<str>>,
    /// The key of the element that it is for, by its annotation.
    pub element: Option<Box<str>>,
    /// The fingerprint of what the operator applied last, by its annotation.
    pub applied: Option<Fingerprint>,
    /// What controls it.
    pub owner: Option<Box<Owner>>,
    /// The JSON text without `metadata.managedFields` and `metadata.resourceVersion`: two versions of an object with equal
    /// text differ in nothing that anyone reads.
    text: Box<str>,
    /// Where in the text its parts are.
    parts: part::Places,
}

impl Object {
    /// The whole object but for `managedFields`.
    #[must_use]
    pub fn value(&self) -> Value {
        let mut value: Value = serde_json::from_str(&self.text).unwrap_or_default();
        if let Some(metadata) = value.get_mut("metadata") {
            self.complete(metadata);
        }
        value
    }

    /// Its JSON but for `metadata.managedFields` and `metadata.resourceVersion`.
    #[must_use]
    pub fn json(&self) -> &str {
        &self.text
    }

    /// One part of it; null if it has none.
    #[must_use]
    pub fn part(&self, part: Part) -> Value {
        let mut value = self.parse_part(part).unwrap_or_default();
        if part == Part::Metadata {
            self.complete(&mut value);
        }
        value
    }

    /// A look at a part of it that decodes nothing.
    #[must_use]
    pub fn view(&self, part: Part) -> View<'_> {
        View::Text(self.parts.of(part, &self.text))
    }

    /// Adds what the text leaves out.
    fn complete(&self, metadata: &mut Value) {
        if let Some(metadata) = metadata.as_object_mut() {
            let version = self.resource_version.to_string();
            metadata.insert("resourceVersion".into(), version.into());
        }
    }

    /// The object, or a part of it, as a type.
    ///
    /// # Errors
    /// When the object does not have the type's shape.
    pub fn parse<'a, T: Deserialize<'a>>(&'a self) -> serde_json::Result<T> {
        serde_json::from_str(&self.text)
    }

    /// One part of it as a type; the type's default if it has none.
    ///
    /// # Errors
    /// When the part does not have the type's shape.
    pub fn parse_part<'a, T: Deserialize<'a> + Default>(
        &'a self,
        part: Part,
    ) -> serde_json::Result<T> {
        match self.parts.of(part, &self.text) {
            "" => Ok(T::default()),
            text => serde_json::from_str(text),
        }
    }

    /// Its labels; none where they cannot be read.
    #[must_use]
    pub fn labels(&self) -> BTreeMap<String, String> {
        #[derive(Default, Deserialize)]
        struct Labelled {
            labels: Option<BTreeMap<String, String>>,
        }
        let metadata: Labelled = self.parse_part(Part::Metadata).unwrap_or_default();
        metadata.labels.unwrap_or_default()
    }

    /// A hash of all but its status: it stays the same while nobody changes what the object is to be.
    #[must_use]
    pub fn body(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.parts
            .around(Part::Status, &self.text)
            .hash(&mut hasher);
        hasher.finish()
    }

    /// Whether the other is the same object, and its spec, and whether it is to be there, are the same. Labels and annotations,
    /// where controllers keep their records, may differ.
    #[must_use]
    pub fn is_asked_the_same_as(&self, other: &Self) -> bool {
        let asked = |object: &Self| (object.generation, object.deleting);
        let spec = self.parts.of(Part::Spec, &self.text);
        self.uid == other.uid
            && asked(self) == asked(other)
            && !spec.is_empty()
            && spec == other.parts.of(Part::Spec, &other.text)
    }

    /// Whether the other is the same object with nothing changed that anyone reads.
    #[must_use]
    pub fn reads_like(&self, other: &Self) -> bool {
        self.uid == other.uid && self.text == other.text
    }

    /// Whether the resource with this UID controls it.
    #[must_use]
    pub fn is_owned_by(&self, uid: &str) -> bool {
        self.owner.as_ref().is_some_and(|owner| &*owner.uid == uid)
    }
}

/// Prints no contents: they may be secret.
impl fmt::Debug for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.key, self.resource_version)
    }
}
