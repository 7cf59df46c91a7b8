//! Preview: what one reconcile makes of a resource where no cluster is, given what was observed of others.
//!
//! It goes the way of a reconcile without hooks. What was observed of a child stands for the child after it was applied; where
//! nothing was, the child is there as it should be and has no status yet.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::build::{self, Built};
use super::children::{Children, Fate, Result as ChildResult};
use super::dereference::{self, Shelf};
use super::slot::Slot;
use super::subject::Subject;
use super::{expand, observe, report};
use crate::api::ApiResource;
use crate::cache::Labelled;
use crate::complete::{COMPONENT_LABEL, KEY_ANNOTATION, add_stand_in};
use crate::desired::Desired;
use crate::error::Error;
use crate::kind::Kind;
use crate::object::{Key, Live, Lives, Object, Selected};

/// What one reconcile makes of a resource.
pub struct Preview {
    /// The objects of each child that has any, in the order of their keys.
    pub children: BTreeMap<&'static str, Vec<Value>>,
    /// The status without times.
    pub status: Value,
}

/// What one reconcile makes of a resource.
///
/// # Errors
/// When the resource does not have the shape that its kind defines.
pub fn preview<K: Kind>(
    operator: &str,
    resource: &Value,
    observed: &[Value],
) -> Result<Preview, Error> {
    let object = Object::decode(completed(resource).to_string().as_bytes());
    let object = object.map_err(Error::Unreadable)?;
    let generation = object.generation;
    let mut subject = Subject::<K>::read(object.into(), operator)?;
    let observed = Observed::<K>::new(observed, &subject.object.key.namespace);
    match dereference::aims(&subject) {
        Ok(aims) => subject.references = dereference::follow::<K>(aims, &observed),
        Err(error) => {
            return Ok(Preview {
                children: BTreeMap::new(),
                status: report::said_of_failure(&error, generation),
            });
        }
    }
    let mut children = Children::of::<K>();
    let mut made: BTreeMap<&'static str, Vec<Value>> = BTreeMap::new();
    while let Some(wave) = children.next_wave::<K>() {
        let parts = expand::expand(&subject, &children, &wave);
        children.expect::<K>(&parts);
        for built in build::build(&subject, &children, parts) {
            let built = observed.with_stand_ins(built);
            if let Built::Desired(slot, object) = &built {
                let made = made.entry(K::CHILDREN[slot.child].id).or_default();
                made.push(object.into());
            }
            children.record(vec![observed.applied(built)]);
        }
    }
    let observation = observe::observe(&subject, &children, &[], &[]);
    Ok(Preview {
        children: made,
        status: report::said(observation, generation),
    })
}

/// A resource with what the API server adds to every object.
fn completed(resource: &Value) -> Value {
    let mut resource = resource.clone();
    let metadata = &mut resource["metadata"];
    for (field, value) in [
        ("uid", json!(NO_UID)),
        ("generation", json!(1)),
        ("resourceVersion", json!("1")),
    ] {
        if metadata[field].is_null() {
            metadata[field] = value;
        }
    }
    resource
}

/// The UID of an object that was not given one.
const NO_UID: &str = "00000000-0000-0000-0000-000000000000";

/// An object that was observed.
struct Found<'a> {
    group: &'a str,
    kind: &'a str,
    key: Key,
    object: &'a Value,
}

/// The objects that were observed.
struct Observed<'a, K> {
    found: Vec<Found<'a>>,
    kind: std::marker::PhantomData<K>,
}

impl<'a, K: Kind> Observed<'a, K> {
    /// Objects, which are in this namespace where they do not name one.
    fn new(objects: &'a [Value], namespace: &str) -> Self {
        let found = |object: &'a Value| {
            let text = |value: &'a Value| value.as_str().unwrap_or_default();
            let version = text(&object["apiVersion"]);
            let metadata = &object["metadata"];
            Found {
                group: version.split_once('/').map_or("", |(group, _)| group),
                kind: text(&object["kind"]),
                key: Key::new(
                    metadata["namespace"].as_str().unwrap_or(namespace),
                    text(&metadata["name"]),
                ),
                object,
            }
        };
        let mut found: Vec<_> = objects.iter().map(found).collect();
        found.sort_by(|one, other| one.key.cmp(&other.key));
        Self {
            found,
            kind: std::marker::PhantomData,
        }
    }

    /// The objects of a kind.
    fn of(&self, kind: &ApiResource) -> impl Iterator<Item = &Found<'a>> {
        let found = self.found.iter();
        found.filter(move |found| found.group == kind.group && found.kind == kind.kind)
    }

    /// The object with a key.
    fn get(&self, kind: &ApiResource, key: &Key) -> Option<Live> {
        let is_it = |found: &&Found<'_>| {
            found.key.name == key.name && (!kind.namespaced || found.key.namespace == key.namespace)
        };
        let found = self.of(kind).find(is_it)?;
        Some(found.object.clone().into())
    }

    /// The object that was observed of a child, by what it should be.
    fn live(&self, slot: &Slot, desired: &Desired) -> (Key, Option<Live>) {
        let metadata = desired.get("metadata");
        let text = |field| metadata.get(field).as_str().unwrap_or_default();
        let key = Key::new(text("namespace"), text("name"));
        let live = self.get(&K::CHILDREN[slot.child].resource, &key);
        (key, live)
    }

    /// An object with the values that the operator makes up.
    fn with_stand_ins(&self, built: Built) -> Built {
        let Built::Desired(slot, mut desired) = built else {
            return built;
        };
        let (_, live) = self.live(&slot, &desired);
        let child = K::CHILDREN[slot.child].id;
        for made_up in K::GENERATED.iter().filter(|made_up| made_up.child == child) {
            let what = (made_up.key, made_up.length);
            add_stand_in(&mut desired, live.as_ref().map(Live::value), what);
        }
        Built::Desired(slot, desired)
    }

    /// What becomes of an object of a wave, as if it had been applied.
    fn applied(&self, built: Built) -> ChildResult {
        let (slot, desired) = match built {
            Built::Decided(slot, fate) => {
                let live = match fate {
                    Fate::Unwanted => Lives::default(),
                    _ => self.left(&slot),
                };
                return ChildResult { slot, fate, live };
            }
            Built::Desired(slot, desired) => (slot, desired),
        };
        let (key, live) = self.live(&slot, &desired);
        let live = live.unwrap_or_else(|| Value::from(&desired).into());
        ChildResult {
            live: Lives::of(slot.key.clone(), live),
            fate: Fate::Applied(key),
            slot,
        }
    }

    /// What there is, by its own account, of objects that are not applied.
    fn left(&self, slot: &Slot) -> Lives {
        let child = &K::CHILDREN[slot.child];
        let is_all = child.each.is_some() && slot.key.is_none();
        let mut lives = Lives::default();
        for Found { object, .. } in self.of(&child.resource) {
            let metadata = &object["metadata"];
            let element = metadata["annotations"][KEY_ANNOTATION].as_str();
            if metadata["labels"][COMPONENT_LABEL] == child.id
                && (is_all || element == slot.key.as_deref())
            {
                let live = Live::from((*object).clone());
                lives.append(Lives::of(element.map(Into::into), live));
            }
        }
        lives
    }
}

impl<K: Kind> Shelf for Observed<'_, K> {
    fn object(&self, reference: usize, key: &Key) -> Option<Live> {
        self.get(&K::REFERENCES[reference].resource, key)
    }

    fn objects(&self, reference: usize, selection: &Labelled) -> Selected {
        let selected = self.of(&K::REFERENCES[reference].resource).filter(|found| {
            let labels = &found.object["metadata"]["labels"];
            let labels = serde_json::from_value(labels.clone()).unwrap_or_default();
            selection.means(&found.key, &labels)
        });
        let objects = selected.map(|found| found.object.clone());
        objects.collect::<Value>().into()
    }
}
