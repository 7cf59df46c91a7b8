//! The children of a resource: what each object should be, or what becomes of it instead.

use std::collections::BTreeMap;

use serde_json::Value;

use super::explain::{self, Given};
use super::observed::Observed;
use super::rules::complete::{Parent, Role, complete, with_stand_in};
use super::scope::{Failure, Scope};
use crate::catalog;
use crate::expr::cel;
use crate::model::{self, Child, OnDelete, Resource};

/// How many bytes a key can have.
const LONGEST_KEY: usize = 253;

/// An object of a child, or all of them where it is not known which there are to be.
pub struct Object<'m> {
    /// Its child.
    pub child: &'m Child,
    /// The key of the element that it is made for, if it is made for one.
    pub key: Option<String>,
    /// The element that it is made for; null where there is none.
    pub element: Value,
    /// In which turn it is applied; those of one turn are applied together.
    pub turn: usize,
    /// What becomes of it.
    pub fate: Fate<'m>,
    /// Which expressions gave what.
    pub given: Vec<Given>,
}

/// What becomes of an object.
pub enum Fate<'m> {
    /// It is not wanted.
    Unwanted,
    /// It has to wait; for what, for people.
    Waiting(String),
    /// It cannot be made.
    Failed(Wrong<'m>),
    /// It is applied.
    Applied {
        /// What it should be.
        desired: Value,
        /// What it is then.
        live: Value,
    },
}

/// Why an object cannot be made.
pub struct Wrong<'m> {
    /// A CamelCase word.
    pub reason: &'static str,
    /// What is wrong, for people, without the name of the object.
    pub message: String,
    /// The expression, if it is one.
    pub failure: Option<Failure<'m>>,
}

impl Object<'_> {
    /// The name that people know it by: `worker`, or `worker[small]`.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.key {
            None => self.child.id.clone(),
            Some(key) => format!("{}[{key}]", self.child.id),
        }
    }
}

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
        let mut live: BTreeMap<Option<String>, Value> = BTreeMap::new();
        for object in &objects {
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
        let seen = match &child.each {
            Some(_) => Some(live.collect::<Value>()),
            None => live.next(),
        };
        scope
            .children
            .extend(seen.map(|seen| (child.id.clone(), seen)));
        made.extend(objects);
    }
    made
}

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
        Err(failure) => return vec![decided(None, fate(failure))],
    };
    let mut unknown = None;
    let mut found: BTreeMap<String, Result<Value, Wrong<'m>>> = BTreeMap::new();
    for (key, element) in elements {
        let key = match key {
            Ok(key) => key,
            Err(failure) => {
                unknown = Some(decided(None, fate(failure)));
                continue;
            }
        };
        let element = match wrong_key(&key, found.contains_key(&key)) {
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

/// Why a text cannot be the key of an element.
fn wrong_key<'m>(key: &str, comes_twice: bool) -> Option<Wrong<'m>> {
    let is_line = !key.is_empty() && key.len() <= LONGEST_KEY && !key.chars().any(char::is_control);
    let (reason, message) = match (is_line, comes_twice) {
        (true, false) => return None,
        (true, true) => (
            "DuplicateKey",
            format!("several elements have the key {key:?}: its object is left as it is"),
        ),
        (false, _) => (
            "InvalidKey",
            format!("{key:?} cannot be the key of an element: one line of 1 to 253 bytes can"),
        ),
    };
    Some(Wrong {
        reason,
        message,
        failure: None,
    })
}

/// The same object with what becomes of it.
fn made<'m>(makers: &Makers<'_, '_>, object: Object<'m>, scope: &Scope<'_>) -> Object<'m> {
    let child = object.child;
    let built = match scope.holds(child.when.as_ref()) {
        Ok(true) => scope.template(&child.template),
        Ok(false) => return object,
        Err(failure) => Err(failure),
    };
    let desired = match built {
        Ok(desired) => desired,
        Err(failure) => {
            let fate = fate(failure);
            return Object { fate, ..object };
        }
    };
    let role = role(makers.resource, child, object.key.as_deref());
    let mut desired = complete(desired, &role, &makers.parent, &scope.labels);
    let text = |field: &str| desired["metadata"][field].as_str().unwrap_or_default();
    let live = makers
        .observed
        .object(&child.kind, text("namespace"), text("name"));
    for made_up in &child.generated {
        desired = with_stand_in(desired, live, (&made_up.key, made_up.length));
    }
    let live = live.unwrap_or(&desired).clone();
    Object {
        given: explain::of_child(makers.resource, child, scope),
        fate: Fate::Applied { desired, live },
        ..object
    }
}

/// What an object of a child is to its resource.
fn role<'a>(resource: &Resource, child: &'a Child, key: Option<&'a str>) -> Role<'a> {
    let is_out_of_reach = resource.scope == model::Scope::Namespaced && !child.kind.namespaced;
    Role {
        child: &child.id,
        key,
        kind: &child.kind.kind,
        namespaced: child.kind.namespaced,
        longest_name: catalog::name_limit(&child.kind),
        outlives: match child.on_delete {
            OnDelete::Delete => None,
            OnDelete::Orphan => Some("Orphan"),
            OnDelete::Retain => Some("Retain"),
        },
        uncollected: is_out_of_reach || child.on_delete == OnDelete::Orphan,
    }
}

/// What becomes of a child whose expression has no value.
fn fate(failure: Failure<'_>) -> Fate<'_> {
    match &failure.source {
        cel::Error::Missing { path } => Fate::Waiting(format!("waiting for {path}")),
        source => Fate::Failed(Wrong {
            reason: "ExpressionError",
            message: source.to_string(),
            failure: Some(failure),
        }),
    }
}
