//! Decodes an [`Object`]: reads what it needs of the metadata on the way and copies the other sections unread.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, de};
use serde_json::value::RawValue;

use super::part::Places;
use super::shared::shared;
use super::{Key, Object, Owner, Part};
use crate::diff::Fingerprint;

/// How many bytes of JSON most objects have at most.
pub(crate) const TYPICAL: usize = 2048;

/// A string that is borrowed from the input unless it holds escapes.
#[derive(Deserialize)]
pub(crate) struct Text<'a>(#[serde(borrow)] pub(crate) Cow<'a, str>);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor)
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = Object;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a Kubernetes object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
        // It grows and is cut to its size in the end. Texts that are allocated in their size leave gaps between them, by which the
        // heap of an operator with a thousand resources was a tenth larger.
        let mut text = String::with_capacity(TYPICAL);
        text.push('{');
        let mut metadata = Metadata::default();
        let mut parts = Places::default();
        while let Some(Text(key)) = map.next_key()? {
            open(&mut text, &key);
            let start = text.len();
            if key == "metadata" {
                map.next_value_seed(MetadataSeed {
                    text: &mut text,
                    metadata: &mut metadata,
                })?;
            } else {
                text.push_str(map.next_value::<&RawValue>()?.get());
            }
            if let Some(part) = Part::of(&key) {
                parts.set(part, start..text.len());
            }
        }
        text.push('}');
        metadata.into_object(text.into_boxed_str(), parts)
    }
}

/// What the operator reads of an object's metadata.
#[derive(Default)]
struct Metadata<'a> {
    namespace: Cow<'a, str>,
    name: Cow<'a, str>,
    uid: Cow<'a, str>,
    resource_version: u64,
    generation: i64,
    deleting: bool,
    component: Option<Arc<str>>,
    owner: Option<OwnerReference<'a>>,
    owner_annotation: Option<Box<str>>,
    element: Option<Box<str>>,
    applied: Option<Fingerprint>,
}

impl Metadata<'_> {
    fn into_object<E: de::Error>(self, text: Box<str>, parts: Places) -> Result<Object, E> {
        if self.name.is_empty() {
            return Err(E::missing_field("metadata.name"));
        }
        let key = Key::new(&self.namespace, &self.name);
        let owner = match (self.owner, self.owner_annotation) {
            (Some(reference), _) => Some(Box::new(reference.into_owner(&key))),
            (None, Some(annotation)) => owner_of_annotation(&annotation).map(Box::new),
            (None, None) => None,
        };
        Ok(Object {
            key,
            uid: self.uid.into(),
            resource_version: self.resource_version,
            generation: self.generation,
            deleting: self.deleting,
            component: self.component,
            element: self.element,
            applied: self.applied,
            owner,
            text,
            parts,
        })
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OwnerReference<'a> {
    #[serde(borrow)]
    api_version: Cow<'a, str>,
    #[serde(borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    uid: Cow<'a, str>,
    #[serde(default)]
    controller: bool,
}

impl OwnerReference<'_> {
    fn into_owner(self, owned: &Key) -> Owner {
        let group = self
            .api_version
            .split_once('/')
            .map_or("", |(group, _)| group);
        Owner {
            group: shared(group),
            kind: shared(&self.kind),
            key: Key {
                namespace: owned.namespace.clone(),
                name: match *self.name == *owned.name {
                    true => owned.name.clone(),
                    false => (&*self.name).into(),
                },
            },
            uid: self.uid.into(),
        }
    }
}

fn owner_of_annotation(annotation: &str) -> Option<Owner> {
    let mut parts = annotation.split('/');
    let mut next = || parts.next();
    let (group, kind, namespace, name, uid) = (next()?, next()?, next()?, next()?, next()?);
    Some(Owner {
        group: shared(group),
        kind: shared(kind),
        key: Key::new(namespace, name),
        uid: uid.into(),
    })
}

#[derive(Deserialize)]
struct Labels<'a> {
    #[serde(borrow, rename = "app.kubernetes.io/component")]
    component: Option<Text<'a>>,
}

#[derive(Deserialize)]
struct Annotations<'a> {
    #[serde(rename = "operator-gen.dev/owner")]
    owner: Option<Box<str>>,
    #[serde(rename = "operator-gen.dev/key")]
    key: Option<Box<str>>,
    #[serde(borrow, rename = "operator-gen.dev/applied-hash")]
    applied: Option<Text<'a>>,
}

struct MetadataSeed<'t, 'de> {
    text: &'t mut String,
    metadata: &'t mut Metadata<'de>,
}

impl<'de> DeserializeSeed<'de> for MetadataSeed<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for MetadataSeed<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the metadata of a Kubernetes object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { text, metadata } = self;
        text.push('{');
        while let Some(Text(key)) = map.next_key()? {
            match &*key {
                "managedFields" => {
                    map.next_value::<IgnoredAny>()?;
                }
                "resourceVersion" => {
                    let Text(version) = map.next_value()?;
                    metadata.resource_version = version.parse().map_err(A::Error::custom)?;
                }
                _ => {
                    let raw: &'de RawValue = map.next_value()?;
                    metadata.read(&key, raw.get()).map_err(A::Error::custom)?;
                    open(text, &key);
                    text.push_str(raw.get());
                }
            }
        }
        text.push('}');
        Ok(())
    }
}

impl<'de> Metadata<'de> {
    fn read(&mut self, field: &str, raw: &'de str) -> serde_json::Result<()> {
        match field {
            "name" => self.name = string(raw)?,
            "namespace" => self.namespace = string(raw)?,
            "uid" => self.uid = string(raw)?,
            "generation" => self.generation = serde_json::from_str(raw)?,
            "deletionTimestamp" => self.deleting = raw != "null",
            "labels" => {
                let labels: Option<Labels<'_>> = serde_json::from_str(raw)?;
                let component = labels.and_then(|labels| labels.component);
                self.component = component.map(|Text(component)| shared(&component));
            }
            "annotations" => {
                if let Some(annotations) = serde_json::from_str::<Option<Annotations<'_>>>(raw)? {
                    let applied = annotations.applied;
                    self.applied = applied.and_then(|Text(applied)| applied.parse().ok());
                    self.owner_annotation = annotations.owner;
                    self.element = annotations.key;
                }
            }
            "ownerReferences" => {
                let owners: Option<Vec<OwnerReference<'de>>> = serde_json::from_str(raw)?;
                self.owner = owners.into_iter().flatten().find(|owner| owner.controller);
            }
            _ => {}
        }
        Ok(())
    }
}

fn string(raw: &str) -> serde_json::Result<Cow<'_, str>> {
    serde_json::from_str::<Text<'_>>(raw).map(|text| text.0)
}

/// Appends a field's key. Field names of Kubernetes objects hold nothing that JSON escapes; others are escaped by `Debug`'s
/// rules, which agree with JSON's for all that matters here.
fn open(text: &mut String, key: &str) {
    if !text.ends_with('{') {
        text.push(',');
    }
    text.push('"');
    text.push_str(key);
    text.push_str("\":");
}
