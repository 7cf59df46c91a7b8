//! The stored objects, and the history that watches follow.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde_json::{Value, json};

use super::resource::{Resource, ResourceId};

/// A namespace (empty for cluster-scoped kinds) and a name.
pub(crate) type Key = (String, String);

/// One change of one object.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub revision: u64,
    pub resource: ResourceId,
    pub namespace: String,
    /// The object before; `None` when it was created.
    pub before: Option<Arc<Value>>,
    /// The object after, or as it was deleted.
    pub after: Arc<Value>,
    pub deleted: bool,
}

/// What etcd is to the real server.
#[derive(Debug, Default)]
pub(crate) struct Store {
    objects: BTreeMap<ResourceId, BTreeMap<Key, Arc<Value>>>,
    /// The namespace of every object, by UID.
    namespaces: HashMap<String, String>,
    history: Vec<Change>,
    revision: u64,
    compacted: u64,
}

impl Store {
    /// The revision of the newest change.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Changes up to this revision are forgotten.
    pub fn compacted(&self) -> u64 {
        self.compacted
    }

    /// Forgets all history.
    pub fn compact(&mut self) {
        // A revision of its own, so that every watch that starts at what was read before is too old.
        self.revision += 1;
        self.compacted = self.revision;
        self.history.clear();
    }

    pub fn get(&self, resource: &Resource, key: &Key) -> Option<Arc<Value>> {
        self.objects.get(&resource.id())?.get(key).cloned()
    }

    /// The objects of a kind in order of their keys, of one namespace or of all.
    pub fn list<'s>(
        &'s self,
        resource: &Resource,
        namespace: Option<&'s str>,
    ) -> impl Iterator<Item = (&'s Key, &'s Arc<Value>)> + use<'s> {
        self.objects
            .get(&resource.id())
            .into_iter()
            .flatten()
            .filter(move |(key, _)| namespace.is_none_or(|namespace| key.0 == namespace))
    }

    /// Everything there is.
    pub fn all(&self) -> impl Iterator<Item = (&ResourceId, &Key, &Arc<Value>)> {
        self.objects
            .iter()
            .flat_map(|(id, objects)| objects.iter().map(move |(key, object)| (id, key, object)))
    }

    /// Stores an object under the next revision, which becomes its `resourceVersion`.
    pub fn put(&mut self, resource: &Resource, key: Key, mut object: Value) -> Arc<Value> {
        self.revision += 1;
        object["metadata"]["resourceVersion"] = json!(self.revision.to_string());
        let object = Arc::new(object);
        let objects = self.objects.entry(resource.id()).or_default();
        let before = objects.insert(key.clone(), Arc::clone(&object));
        self.namespaces.insert(uid(&object), key.0.clone());
        self.record(resource, key, before, Arc::clone(&object), false);
        object
    }

    /// Removes an object; returns it as the watches see it, with the revision of its deletion.
    pub fn remove(&mut self, resource: &Resource, key: &Key) -> Option<Arc<Value>> {
        let before = self.objects.get_mut(&resource.id())?.remove(key)?;
        self.namespaces.remove(&uid(&before));
        self.revision += 1;
        let mut last = (*before).clone();
        last["metadata"]["resourceVersion"] = json!(self.revision.to_string());
        let last = Arc::new(last);
        self.record(resource, key.clone(), Some(before), Arc::clone(&last), true);
        Some(last)
    }

    /// The namespace of the object with this UID.
    pub fn namespace_of(&self, uid: &str) -> Option<&str> {
        self.namespaces.get(uid).map(String::as_str)
    }

    /// The changes after a revision.
    pub fn changes_after(&self, revision: u64) -> &[Change] {
        let start = self
            .history
            .partition_point(|change| change.revision <= revision);
        &self.history[start..]
    }

    fn record(
        &mut self,
        resource: &Resource,
        key: Key,
        before: Option<Arc<Value>>,
        after: Arc<Value>,
        deleted: bool,
    ) {
        self.history.push(Change {
            revision: self.revision,
            resource: resource.id(),
            namespace: key.0,
            before,
            after,
            deleted,
        });
    }
}

fn uid(object: &Value) -> String {
    object["metadata"]["uid"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}
