//! Decodes an [`Object`]: reads what it needs of the metadata on the way and copies the other sections unread.

use std::borrow::Cow;
use std::sync::Arc;

use serde::de::Error as _;
use serde_json::{Error, Result, Value};

use super::part::Places;
use super::shared::shared;
use super::{COMPONENT_LABEL, HASH_ANNOTATION, KEY_ANNOTATION, OWNER_ANNOTATION};
use super::{Key, Object, Owner, Part};
use crate::diff::Fingerprint;
use crate::json::{self, Reader, string};

/// How many bytes of JSON most objects have at most.
const TYPICAL: usize = 2048;

impl Object {
    /// Decodes one object.
    ///
    /// # Errors
    /// When the text is not the JSON of a Kubernetes object.
    pub fn decode(json: &[u8]) -> Result<Self> {
        json::decode(json, Self::read)
    }

    /// Reads the object that comes next.
    pub(crate) fn read(json: &mut Reader<'_>) -> Result<Self> {
        // It grows and is cut to its size in the end. Texts that are allocated in their size leave gaps between them, by which the
        // heap of an operator with a thousand resources was a tenth larger.
        let mut text = String::with_capacity(TYPICAL);
        text.push('{');
        let mut metadata = Metadata::default();
        let mut parts = Places::default();
        json.object()?;
        while let Some(field) = json.field()? {
            open(&mut text, &field);
            let (part, start) = (Part::of(&field), text.len());
            match part {
                Some(Part::Metadata) => metadata.read(json, &mut text)?,
                _ => text.push_str(json.value()?),
            }
            if let Some(part) = part {
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
    fn into_object(self, text: Box<str>, parts: Places) -> Result<Object> {
        if self.name.is_empty() {
            return Err(Error::missing_field("metadata.name"));
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

#[derive(Default)]
struct OwnerReference<'a> {
    api_version: Cow<'a, str>,
    kind: Cow<'a, str>,
    name: Cow<'a, str>,
    uid: Cow<'a, str>,
    controller: bool,
}

impl<'t> OwnerReference<'t> {
    /// Reads the reference that comes next.
    fn read(json: &mut Reader<'t>) -> Result<Self> {
        let mut reference = Self::default();
        json.object()?;
        while let Some((field, value)) = json.entry()? {
            match &*field {
                "apiVersion" => reference.api_version = string(value)?,
                "kind" => reference.kind = string(value)?,
                "name" => reference.name = string(value)?,
                "uid" => reference.uid = string(value)?,
                "controller" => reference.controller = value == "true",
                _ => {}
            }
        }
        Ok(reference)
    }

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

impl<'t> Metadata<'t> {
    /// Reads the metadata that come next, and appends what is kept of them to the text.
    fn read(&mut self, json: &mut Reader<'t>, text: &mut String) -> Result<()> {
        json.object()?;
        text.push('{');
        while let Some((field, value)) = json.entry()? {
            match &*field {
                "managedFields" => {}
                "resourceVersion" => {
                    self.resource_version = string(value)?.parse().map_err(Error::custom)?;
                }
                _ => {
                    self.take(&field, value)?;
                    open(text, &field);
                    text.push_str(value);
                }
            }
        }
        text.push('}');
        Ok(())
    }

    fn take(&mut self, field: &str, value: &'t str) -> Result<()> {
        match field {
            "name" => self.name = string(value)?,
            "namespace" => self.namespace = string(value)?,
            "uid" => self.uid = string(value)?,
            "generation" => self.generation = serde_json::from_str(value)?,
            "deletionTimestamp" => self.deleting = value != NULL,
            "labels" => each_text(value, |label, value| {
                if label == COMPONENT_LABEL {
                    self.component = Some(shared(&string(value)?));
                }
                Ok(())
            })?,
            "annotations" => each_text(value, |annotation, value| {
                match annotation {
                    OWNER_ANNOTATION => self.owner_annotation = Some(string(value)?.into()),
                    KEY_ANNOTATION => self.element = Some(string(value)?.into()),
                    HASH_ANNOTATION => self.applied = string(value)?.parse().ok(),
                    _ => {}
                }
                Ok(())
            })?,
            "ownerReferences" if value != NULL => {
                let mut owners = Reader::of(value);
                owners.list()?;
                while owners.element()? {
                    let owner = OwnerReference::read(&mut owners)?;
                    if owner.controller && self.owner.is_none() {
                        self.owner = Some(owner);
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// The JSON of what is not there.
const NULL: &str = "null";

/// Acts on the name of each text of a map, if there is one, and its JSON.
fn each_text(json: &str, mut act: impl FnMut(&str, &str) -> Result<()>) -> Result<()> {
    if json == NULL {
        return Ok(());
    }
    let mut json = Reader::of(json);
    json.object()?;
    while let Some((name, value)) = json.entry()? {
        if value != NULL {
            act(&name, value)?;
        }
    }
    Ok(())
}

/// Appends a field's name.
fn open(text: &mut String, name: &str) {
    if !text.ends_with('{') {
        text.push(',');
    }
    let is_escaped = |byte| byte < b' ' || matches!(byte, b'"' | b'\\');
    match name.bytes().any(is_escaped) {
        true => text.push_str(&Value::from(name).to_string()),
        false => text.extend(["\"", name, "\""]),
    }
    text.push(':');
}
