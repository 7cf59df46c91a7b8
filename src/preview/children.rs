//! The children of a resource: which objects there are to be, in which turn, and what each sees of those before it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::build::made;
use super::object::{Fate, Object, Wrong};
use super::observed::Observed;
use super::rules::complete::Parent;
use super::scope::Scope;
use crate::model::{Child, Resource};

/// What children are made from.
pub struct Makers<'a, 'm> {
    /// The kind of the resource.
    pub resource: &'m Resource,
    /// The resource as its children name it.
    pub parent: Parent<'a>,
    /// What it waits for, by the id of the reference.
    pub missing: &'a BTreeMap<String, String>,
    /// What was observed.
    pub observed: &'a Observed<'a>,
}

/// The objects of all children. Each child sees those before it, which are in the scope in the end.
pub fn children<'m>(makers: &Makers<'_, 'm>, scope: &mut Scope<'_>) -> Vec<Object<'m>> {
    let mut turns: BTreeMap<&str, usize> = BTreeMap::new();
    let mut made = Vec::new();
    for child in &makers.resource.children {
        let before = child.after.iter().filter_map(|id| turns.get(id.as_str()));
        let turn = before.max().map_or(1, |turn| turn + 1);
        turns.insert(child.id.as_str(), turn);
        let objects = objects(makers, child, turn, scope);
        let seen = seen(makers, child, &objects);
        scope
            .children
            .extend(seen.map(|seen| (child.id.clone(), seen)));
        made.extend(objects);
    }
    made
}

/// What later children see of a child: its object if there is one, or the list of all.
fn seen(makers: &Makers<'_, '_>, child: &Child, objects: &[Object<'_>]) -> Option<Value> {
    let mut live: BTreeMap<Option<String>, Value> = BTreeMap::new();
    for object in objects {
        match &object.fate {
            Fate::Unwanted => {}
            Fate::Applied { live: found, .. } => {
                live.insert(object.key.clone(), found.clone());
            }
            Fate::Waiting(_) | Fate::Failed(_) => {
                live.extend(makers.observed.left(child, object.key.as_deref()));
            }
        }
    }
    let mut live = live.into_values();
    match &child.each {
        Some(_) => Some(live.collect()),
        None => live.next(),
    }
}

/// The objects of a child.
fn objects<'m>(
    makers: &Makers<'_, '_>,
    child: &'m Child,
    turn: usize,
    scope: &Scope<'_>,
) -> Vec<Object<'m>> {
    let decided = |key, fate| Object {
        child,
        key,
        element: Value::Null,
        turn,
        fate,
        given: Vec::new(),
    };
    if let Some(id) = child
        .after
        .iter()
        .find(|id| makers.missing.contains_key(*id))
    {
        return vec![decided(None, Fate::Waiting(format!("waiting for {id}")))];
    }
    let Some(each) = &child.each else {
        return vec![made(makers, decided(None, Fate::Unwanted), scope)];
    };
    let elements = match scope.elements(each) {
        Ok(elements) => elements,
        Err(failure) => return vec![decided(None, Fate::without(failure))],
    };
    let mut unknown = None;
    let mut found: BTreeMap<String, Result<Value, Wrong<'m>>> = BTreeMap::new();
    for (key, element) in elements {
        let key = match key {
            Ok(key) => key,
            Err(failure) => {
                unknown = Some(decided(None, Fate::without(failure)));
                continue;
            }
        };
        let element = match Wrong::of_key(&key, found.contains_key(&key)) {
            Some(wrong) => Err(wrong),
            None => Ok(element),
        };
        found.insert(key, element);
    }
    let found = found.into_iter().map(|(key, element)| match element {
        Err(wrong) => decided(Some(key), Fate::Failed(wrong)),
        Ok(element) => {
            let scope = scope.with(element.clone());
            let object = decided(Some(key), Fate::Unwanted);
            made(makers, Object { element, ..object }, &scope)
        }
    });
    unknown.into_iter().chain(found).collect()
}
