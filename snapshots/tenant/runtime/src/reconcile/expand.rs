//! Expand: which objects the children of a wave are, each with the element that it is made for.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::children::{Children, Fate};
use super::slot::Slot;
use super::subject::Subject;
use crate::cel;
use crate::error::Error;
use crate::kind::{Each, Kind};
use crate::scope::Scope;

/// How many bytes a key can have.
const LONGEST_KEY: usize = 253;

/// An object that a child is to be.
pub struct Part {
    /// Which one.
    pub slot: Slot,
    /// The element that it is made for, null where the child is one object; or what becomes of it without being built.
    pub element: Result<Value, Fate>,
}

/// The objects that the children of a wave are to be.
pub fn expand<K: Kind>(subject: &Subject<K>, children: &Children, wave: &[usize]) -> Vec<Part> {
    let scope = subject.scope(&children.live);
    let mut parts = Vec::with_capacity(wave.len());
    for &at in wave {
        let child = &K::CHILDREN[at];
        let missing = &subject.references.missing;
        let all = |element| Part {
            slot: Slot::of(at),
            element,
        };
        if let Some(id) = child.after.iter().find(|id| missing.contains_key(*id)) {
            // Even an expression that can do without the object must not be taken at its word while that is missing.
            parts.push(all(Err(Fate::Waiting(format!("waiting for {id}")))));
            continue;
        }
        let Some(each) = &child.each else {
            parts.push(all(Ok(Value::Null)));
            continue;
        };
        match elements(each, subject, &scope) {
            Err(error) => parts.push(all(Err(fate(error)))),
            Ok(elements) => parts.extend(keyed(at, elements)),
        }
    }
    parts
}

/// What becomes of a child whose expression has no value.
pub fn fate(error: cel::Error) -> Fate {
    match error {
        cel::Error::Missing { path } => Fate::Waiting(format!("waiting for {path}")),
        source => Fate::Failed(Error::Expression(source).into()),
    }
}

/// The elements that a child is made for, each with its key or why it has none.
pub fn elements<K: Kind>(
    each: &Each<K>,
    subject: &Subject<K>,
    scope: &Scope<'_>,
) -> cel::Result<Vec<(cel::Result<String>, Value)>> {
    let elements = match (each.elements)(&subject.this, scope)? {
        Value::Null => Vec::new(),
        Value::Array(items) => items,
        Value::Object(entries) => entries
            .into_iter()
            .map(|(key, value)| json!({ "key": key, "value": value }))
            .collect(),
        // It is neither, and the error says so.
        other => cel::items(&other)?.into_owned(),
    };
    let key = |element: &Value| {
        let scope = Scope { element, ..*scope };
        let key = (each.key)(&subject.this, &scope)?;
        cel::string(&key).map(str::to_owned)
    };
    Ok(elements
        .into_iter()
        .map(|element| (key(&element), element))
        .collect())
}

/// The objects of a child in the order of their keys: an element whose key is not its own alone has none.
fn keyed(at: usize, elements: Vec<(cel::Result<String>, Value)>) -> Vec<Part> {
    let mut unknown = None;
    let mut found: BTreeMap<Arc<str>, Result<Value, Fate>> = BTreeMap::new();
    for (key, element) in elements {
        let key: Arc<str> = match key {
            Ok(key) => key.into(),
            Err(error) => {
                // Which object it is about is not known, so that none goes.
                unknown = Some(fate(error));
                continue;
            }
        };
        let element = match check(&key) {
            Ok(()) if found.contains_key(&key) => Err(Error::DuplicateKey { key: (*key).into() }),
            Ok(()) => Ok(element),
            Err(error) => Err(error),
        };
        found.insert(key, element.map_err(|error| Fate::Failed(error.into())));
    }
    let unknown = unknown.map(|fate| Part {
        slot: Slot::of(at),
        element: Err(fate),
    });
    let found = found.into_iter().map(|(key, element)| Part {
        slot: Slot {
            child: at,
            key: Some(key),
        },
        element,
    });
    unknown.into_iter().chain(found).collect()
}

/// Whether a text can be a key: a line that fits an annotation and a message.
fn check(key: &str) -> Result<(), Error> {
    if key.is_empty() || key.len() > LONGEST_KEY || key.chars().any(char::is_control) {
        return Err(Error::InvalidKey {
            key: key.to_owned(),
        });
    }
    Ok(())
}
