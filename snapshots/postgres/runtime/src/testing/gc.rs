//! The garbage collector of the controller manager: what loses its owners goes.

use std::sync::Arc;

use serde_json::{Value, json};

use super::delete::{FOREGROUND, ORPHAN};
use super::resource::Resource;
use super::state::State;
use super::store::Key;

/// Where an object lives.
type Place = (Arc<Resource>, Key);

impl State {
    /// Collects garbage until there is none.
    pub fn collect_garbage(&mut self) {
        loop {
            let garbage = self.may_have_garbage();
            self.collected = self.store.revision();
            if !garbage {
                return;
            }
            self.collect_once();
        }
    }

    /// Whether anything happened since the last collection that can make garbage.
    fn may_have_garbage(&self) -> bool {
        self.store
            .changes_after(self.collected)
            .iter()
            .any(|change| {
                change.deleted
                    || change.after["metadata"]["deletionTimestamp"].is_string()
                    || self.is_garbage(&change.after, &change.namespace)
            })
    }

    /// Whether the object has owners, of which none is left. One that is deleted in the foreground does not count.
    fn is_garbage(&self, object: &Value, namespace: &str) -> bool {
        let gone = |owner: &Value| {
            let uid = owner["uid"].as_str().unwrap_or_default();
            let place = self.store.namespace_of(uid);
            place.is_none_or(|place| !place.is_empty() && place != namespace)
        };
        let owners = object["metadata"]["ownerReferences"].as_array();
        owners.is_some_and(|owners| !owners.is_empty() && owners.iter().all(gone))
    }

    fn collect_once(&mut self) {
        let foreground: Vec<String> = self
            .find(|object, _| has_finalizer(object, FOREGROUND))
            .iter()
            .filter_map(|(_, object)| object["metadata"]["uid"].as_str().map(str::to_owned))
            .collect();
        let owned_in_foreground = |object: &Value| {
            let owners = object["metadata"]["ownerReferences"].as_array();
            let going = |owner: &Value| foreground.iter().any(|uid| owner["uid"] == **uid);
            owners.is_some_and(|owners| !owners.is_empty() && owners.iter().all(going))
        };
        let garbage = self.find(|object, namespace| {
            object["metadata"]["deletionTimestamp"].is_null()
                && (self.is_garbage(object, namespace) || owned_in_foreground(object))
        });
        let released = self.find(|object, _| {
            object["metadata"]["deletionTimestamp"].is_string()
                && (has_finalizer(object, ORPHAN) || has_finalizer(object, FOREGROUND))
        });
        let emptied = self.find(|object, _| {
            object["kind"] == "Namespace" && object["metadata"]["deletionTimestamp"].is_string()
        });
        for ((resource, key), object) in garbage {
            self.begin_deletion(&resource, &key, &object, "");
        }
        for (place, object) in released {
            self.release(&place, &object);
        }
        for ((resource, key), object) in emptied {
            self.empty_namespace(&resource, &key, &object);
        }
    }

    /// Finishes an orphaning, or a foreground deletion of which all dependents are gone.
    fn release(&mut self, (resource, key): &Place, object: &Value) {
        let uid = &object["metadata"]["uid"];
        let owned_by = |owners: &Value| -> bool {
            owners
                .as_array()
                .into_iter()
                .flatten()
                .any(|owner| owner["uid"] == *uid)
        };
        let dependents = self.find(|object, _| owned_by(&object["metadata"]["ownerReferences"]));
        let orphaning = has_finalizer(object, ORPHAN);
        if !orphaning && !dependents.is_empty() {
            return;
        }
        for ((resource, key), dependent) in dependents {
            let mut dependent = (*dependent).clone();
            drop_items(&mut dependent, "ownerReferences", |owner| {
                owner["uid"] == *uid
            });
            self.store.put(&resource, key, dependent);
        }
        let mut object = object.clone();
        drop_items(&mut object, "finalizers", |finalizer| {
            *finalizer == ORPHAN || *finalizer == FOREGROUND
        });
        if super::commit::is_finished(&object) {
            self.remove(resource, key);
        } else {
            self.store.put(resource, key.clone(), object);
        }
    }

    /// Deletes what a terminating namespace holds, and at last the namespace.
    fn empty_namespace(&mut self, resource: &Arc<Resource>, key: &Key, object: &Value) {
        for ((resource, place), content) in self.find(|_, namespace| namespace == key.1) {
            if content["metadata"]["deletionTimestamp"].is_null() {
                self.begin_deletion(&resource, &place, &content, "");
            }
        }
        let held = object["metadata"]["finalizers"].as_array();
        if !self.has_contents(&key.1) && held.is_none_or(Vec::is_empty) {
            self.remove(resource, key);
        }
    }

    fn find(&self, wanted: impl Fn(&Value, &str) -> bool) -> Vec<(Place, Arc<Value>)> {
        self.store
            .all()
            .filter(|(_, key, object)| wanted(object, &key.0))
            .filter_map(|(id, key, object)| {
                let resource = self.resources.by_id(id)?;
                Some(((resource, key.clone()), Arc::clone(object)))
            })
            .collect()
    }
}

pub(crate) fn has_finalizer(object: &Value, name: &str) -> bool {
    let finalizers = object["metadata"]["finalizers"].as_array();
    finalizers.is_some_and(|finalizers| finalizers.iter().any(|finalizer| finalizer == name))
}

pub(crate) fn drop_items(object: &mut Value, field: &str, unwanted: impl Fn(&Value) -> bool) {
    let Some(items) = object["metadata"][field].as_array() else {
        return;
    };
    let rest: Vec<_> = items
        .iter()
        .filter(|item| !unwanted(item))
        .cloned()
        .collect();
    if !rest.is_empty() {
        object["metadata"][field] = json!(rest);
    } else if let Some(metadata) = object["metadata"].as_object_mut() {
        metadata.remove(field);
    }
}
