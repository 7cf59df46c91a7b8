//! Build: which children are wanted and what they should be. Nothing here touches the cluster.

use serde_json::{Map, Value, json};

use super::children::{Children, Fate};
use super::expand::{self, Part};
use super::slot::Slot;
use super::subject::Subject;
use crate::cel;
use crate::diff::without_nulls;
use crate::kind::{Child, Kind, OnDelete};
use crate::name;
use crate::object::{COMPONENT_LABEL, KEY_ANNOTATION, ON_DELETE_ANNOTATION, OWNER_ANNOTATION};
use crate::scope::Scope;

/// An object of a wave: what it should be, or what became of it without that.
pub enum Built {
    /// This is what it should be.
    Desired(Slot, Value),
    /// It is not to be applied; what becomes of it instead.
    Decided(Slot, Fate),
}

/// Builds the objects of a wave.
pub fn build<K: Kind>(subject: &Subject<K>, children: &Children, parts: Vec<Part>) -> Vec<Built> {
    let scope = subject.scope(&children.live);
    let build = |Part { slot, element }| {
        let child = &K::CHILDREN[slot.child];
        let element = match element {
            Ok(element) => element,
            Err(fate) => return Built::Decided(slot, fate),
        };
        let scope = Scope {
            element: &element,
            ..scope
        };
        match desired(child, subject, &scope) {
            Ok(Some(object)) => {
                let object = complete(object, child, slot.key.as_deref(), subject);
                Built::Desired(slot, object)
            }
            Ok(None) => Built::Decided(slot, Fate::Unwanted),
            Err(error) => Built::Decided(slot, expand::fate(child, error)),
        }
    };
    parts.into_iter().map(build).collect()
}

fn desired<K: Kind>(
    child: &Child<K>,
    subject: &Subject<K>,
    scope: &Scope<'_>,
) -> cel::Result<Option<Value>> {
    match child.when {
        Some(when) if !when(&subject.this, scope)? => Ok(None),
        _ => (child.build)(&subject.this, scope).map(Some),
    }
}

/// The name of an object whose template gives none.
pub fn name<K: Kind>(child: &Child<K>, key: Option<&str>, resource: &str) -> String {
    match (&child.each, key) {
        (Some(each), Some(key)) => name::of_element(resource, child.id, key, each.longest_name),
        _ => resource.to_owned(),
    }
}

/// Adds what every child has: names, labels and its owner.
fn complete<K: Kind>(
    object: Value,
    child: &Child<K>,
    element: Option<&str>,
    subject: &Subject<K>,
) -> Value {
    let mut object = without_nulls(object);
    if child.resource.kind == "Secret" {
        encode_string_data(&mut object);
    }
    let key = &subject.object.key;
    if !object["metadata"].is_object() {
        object["metadata"] = json!({});
    }
    let metadata = &mut object["metadata"];
    if metadata["name"].is_null() {
        metadata["name"] = name(child, element, &key.name).into();
    }
    if child.resource.namespaced && !key.namespace.is_empty() && metadata["namespace"].is_null() {
        metadata["namespace"] = json!(&*key.namespace);
    }
    for (label, value) in &subject.labels {
        metadata["labels"][label] = json!(value);
    }
    metadata["labels"][COMPONENT_LABEL] = json!(child.id);
    if let Some(element) = element {
        metadata["annotations"][KEY_ANNOTATION] = json!(element);
    }
    if child.on_delete != OnDelete::Delete {
        metadata["annotations"][ON_DELETE_ANNOTATION] = json!(child.on_delete.as_str());
    }
    if is_uncollected::<K>(child) {
        metadata["annotations"][OWNER_ANNOTATION] = json!(subject.owner_annotation());
    } else {
        metadata["ownerReferences"] = json!([subject.owner_reference()]);
    }
    without_nulls(object)
}

/// Whether a child has no owner reference, so that the garbage collector never deletes it: it cannot have one, or is to stay
/// however its resource is deleted.
pub fn is_uncollected<K: Kind>(child: &Child<K>) -> bool {
    is_out_of_reach::<K>(child) || child.on_delete == OnDelete::Orphan
}

/// Whether a child cannot have an owner reference: a cluster-scoped object cannot refer to an owner in a namespace.
fn is_out_of_reach<K: Kind>(child: &Child<K>) -> bool {
    K::NAMESPACED && !child.resource.namespaced
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
        let bytes = value.as_str().unwrap_or_default().as_bytes().to_vec();
        secret["data"][name] = json!(k8s_openapi::ByteString(bytes));
    }
}
