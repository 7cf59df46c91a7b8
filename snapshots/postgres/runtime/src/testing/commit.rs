//! The end of every write: preconditions, what the server adds, validation, generations, storage.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::body::take_metadata;
use super::managed::{ManagedFields, Manager, Write};
use super::request::Call;
use super::resource::{Resource, Schema};
use super::state::{State, new_uid, now};
use super::status::{Cause, Failure};
use super::store::Key;
use super::{defaults, prepare, schema, validate};

/// What a write cannot change, wherever it stands in the request.
const SYSTEM_METADATA: &[&str] = &[
    "name",
    "namespace",
    "uid",
    "resourceVersion",
    "creationTimestamp",
    "deletionTimestamp",
    "deletionGracePeriodSeconds",
    "generation",
    "selfLink",
];

impl State {
    /// Stores a new object. `managed` is given by an apply; else the writer owns all it sets.
    pub(super) fn insert(
        &mut self,
        call: &Call,
        resource: &Arc<Resource>,
        key: Key,
        mut object: Value,
        managed: Option<ManagedFields>,
    ) -> Result<Arc<Value>, Failure> {
        if self.store.get(resource, &key).is_some() {
            return Err(Failure::already_exists(resource, &key.1));
        }
        let managed = managed.unwrap_or_else(|| {
            let nothing = defaults::skeleton(resource);
            ManagedFields::default().update(&nothing, &object, describe(call, resource, "Update"))
        });
        if resource.status {
            remove(&mut object, "status");
        }
        for field in [
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "generation",
            "selfLink",
        ] {
            take_metadata(&mut object, field);
        }
        object["metadata"]["uid"] = json!(new_uid());
        object["metadata"]["creationTimestamp"] = json!(now());
        if resource.generation {
            object["metadata"]["generation"] = json!(1);
        }
        let defaulted = self.prepare(resource, None, &mut object);
        refuse(resource, &key.1, validate::created(resource, &object))?;
        managed.store(&mut object);
        if call.dry_run() {
            return Ok(Arc::new(object));
        }
        if resource.kind == "CustomResourceDefinition" {
            self.resources.define(&object);
        }
        if defaulted && let Some(uid) = object["metadata"]["uid"].as_str() {
            self.incomplete.insert(uid.to_owned());
        }
        Ok(self.store.put(resource, key, object))
    }

    /// Replaces an object by what an update or a patch made of it.
    pub(super) fn replace(
        &mut self,
        call: &Call,
        resource: &Arc<Resource>,
        key: Key,
        live: &Arc<Value>,
        object: Value,
    ) -> Result<Arc<Value>, Failure> {
        self.preconditions(resource, &key, live, &object)?;
        let write = describe(call, resource, "Update");
        let managed = ManagedFields::of(live).update(live, &object, write);
        self.commit(call, resource, key, live, object, managed)
    }

    /// Optimistic concurrency: what the writer read must still be there.
    pub(super) fn preconditions(
        &self,
        resource: &Resource,
        key: &Key,
        live: &Value,
        object: &Value,
    ) -> Result<(), Failure> {
        let (live, new) = (&live["metadata"], &object["metadata"]);
        if let Some(uid) = new["uid"].as_str().filter(|uid| live["uid"] != **uid) {
            let why = format!(
                "Precondition failed: UID in precondition: {uid}, UID in object meta: {}",
                live["uid"].as_str().unwrap_or_default()
            );
            return Err(Failure::conflict(resource, &key.1, &why));
        }
        match new["resourceVersion"].as_str().unwrap_or_default() {
            "" if resource.unconditional_update => Ok(()),
            "" => Err(Failure::unversioned_update(resource, &key.1)),
            version if live["resourceVersion"] == *version => Ok(()),
            _ => Err(Failure::modified(resource, &key.1)),
        }
    }

    /// What the server adds on its own account; whether a CRD's defaults are among it, as those of a status are.
    fn prepare(&mut self, resource: &Resource, live: Option<&Value>, object: &mut Value) -> bool {
        let Schema::Custom(schema) = &resource.schema else {
            prepare::prepare(resource, live, object, &mut self.last_address);
            return false;
        };
        let before = object.clone();
        schema::fill_defaults(object, schema);
        *object != before
    }

    /// The end of every change of an object that is there.
    pub(super) fn commit(
        &mut self,
        call: &Call,
        resource: &Arc<Resource>,
        key: Key,
        live: &Arc<Value>,
        mut object: Value,
        managed: ManagedFields,
    ) -> Result<Arc<Value>, Failure> {
        if call.target.subresource.is_some() {
            let status = object.get("status").cloned();
            object = (**live).clone();
            set(&mut object, "status", status);
        } else if resource.status {
            set(&mut object, "status", live.get("status").cloned());
        }
        for field in SYSTEM_METADATA {
            match live["metadata"].get(*field) {
                Some(value) => object["metadata"][*field] = value.clone(),
                None => drop(take_metadata(&mut object, field)),
            }
        }
        self.prepare(resource, Some(live), &mut object);
        refuse(
            resource,
            &key.1,
            validate::updated(resource, live, &object, call.target.subresource.is_some()),
        )?;
        managed.store(&mut object);
        if resource.generation && spec_differs(resource, live, &object) {
            let generation = live["metadata"]["generation"].as_i64().unwrap_or_default();
            object["metadata"]["generation"] = json!(generation + 1);
        }
        let complete = !self
            .incomplete
            .contains(object["metadata"]["uid"].as_str().unwrap_or_default());
        if object == **live && complete {
            return Ok(Arc::clone(live));
        }
        if call.dry_run() {
            return Ok(Arc::new(object));
        }
        if resource.kind == "CustomResourceDefinition" {
            self.resources.define(&object);
        }
        if is_finished(&object) {
            // The last finalizer is gone: the write's answer is the object, and its event a deletion.
            self.remove(resource, &key);
            return Ok(Arc::new(object));
        }
        self.incomplete
            .remove(object["metadata"]["uid"].as_str().unwrap_or_default());
        Ok(self.store.put(resource, key, object))
    }
}

/// Whether the object is being deleted and nothing holds it any more.
pub(crate) fn is_finished(object: &Value) -> bool {
    let metadata = &object["metadata"];
    metadata["deletionTimestamp"].is_string()
        && metadata["finalizers"].as_array().is_none_or(Vec::is_empty)
}

/// A write, as `managedFields` records it.
pub(crate) fn describe<'r>(
    call: &Call,
    resource: &'r Resource,
    operation: &'static str,
) -> Write<'r> {
    Write {
        manager: Manager {
            name: call.manager(),
            operation,
            api_version: resource.api_version(),
            subresource: call.target.subresource.clone(),
        },
        shape: resource.shape(),
        reset: resource.reset(call.target.subresource.as_deref()),
        now: now(),
    }
}

fn refuse(resource: &Resource, name: &str, causes: Vec<Cause>) -> Result<(), Failure> {
    if causes.is_empty() {
        return Ok(());
    }
    Err(Failure::invalid(resource, name, &causes))
}

fn spec_differs(resource: &Resource, live: &Value, object: &Value) -> bool {
    let relevant = |value: &Value| -> Map<String, Value> {
        let entries = value.as_object().into_iter().flatten();
        entries
            .filter(|(key, _)| {
                key.as_str() != "metadata" && !(resource.status && key.as_str() == "status")
            })
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect()
    };
    relevant(live) != relevant(object)
}

fn set(object: &mut Value, field: &str, value: Option<Value>) {
    match value {
        Some(value) => object[field] = value,
        None => remove(object, field),
    }
}

fn remove(object: &mut Value, field: &str) {
    if let Some(map) = object.as_object_mut() {
        map.remove(field);
    }
}
