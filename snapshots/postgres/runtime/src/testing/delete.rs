//! Deleting objects: finalizers, preconditions, propagation; and the garbage collection of what they owned.

use std::sync::Arc;

use serde_json::{Value, json};

use super::read;
use super::request::Call;
use super::resource::Resource;
use super::state::{Answer, State, now};
use super::status::Failure;
use super::store::Key;

/// Holds an object until its dependents are gone.
pub(crate) const FOREGROUND: &str = "foregroundDeletion";
/// Holds an object until its dependents are released.
pub(crate) const ORPHAN: &str = "orphan";

/// How a deletion went.
pub(crate) enum Deletion {
    /// Finalizers hold the object; it is marked.
    Held(Arc<Value>),
    /// The object is gone; this is what it was at last.
    Done(Arc<Value>),
}

impl State {
    pub fn delete(&mut self, call: &Call, resource: &Arc<Resource>) -> Result<Answer, Failure> {
        let options = options(call)?;
        let key = Self::key(call);
        let live = self.read(resource, &key)?;
        preconditions(resource, &key, &live, &options["preconditions"])?;
        if call.dry_run() {
            return Ok(Answer::ok(live));
        }
        let policy = options["propagationPolicy"].as_str().unwrap_or_default();
        Ok(Answer::ok(
            match self.begin_deletion(resource, &key, &live, policy) {
                Deletion::Held(object) => object,
                Deletion::Done(last) if RETURNS_OBJECT.contains(&resource.kind.as_str()) => last,
                Deletion::Done(_) => Arc::new(success(resource, &key, &live)),
            },
        ))
    }

    pub fn delete_collection(
        &mut self,
        call: &Call,
        resource: &Arc<Resource>,
    ) -> Result<Answer, Failure> {
        let options = options(call)?;
        let selector = read::selector(call)?;
        let list = self.list(call, resource)?;
        let chosen: Vec<_> = self
            .store
            .list(resource, call.target.namespace.as_deref())
            .filter(|(_, object)| selector.matches(object))
            .map(|(key, object)| (key.clone(), Arc::clone(object)))
            .collect();
        let policy = options["propagationPolicy"].as_str().unwrap_or_default();
        for (key, live) in chosen {
            self.begin_deletion(resource, &key, &live, policy);
        }
        Ok(list)
    }

    /// Removes the object, or marks it when finalizers hold it.
    pub fn begin_deletion(
        &mut self,
        resource: &Arc<Resource>,
        key: &Key,
        live: &Value,
        policy: &str,
    ) -> Deletion {
        let mut finalizers: Vec<Value> = live["metadata"]["finalizers"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|finalizer| {
                policy.is_empty() || (**finalizer != FOREGROUND && **finalizer != ORPHAN)
            })
            .cloned()
            .collect();
        match policy {
            "Foreground" => finalizers.push(json!(FOREGROUND)),
            "Orphan" => finalizers.push(json!(ORPHAN)),
            _ => {}
        }
        let holds_contents = resource.kind == "Namespace" && self.has_contents(&key.1);
        if finalizers.is_empty() && !holds_contents {
            let last = self.remove(resource, key);
            return Deletion::Done(last.unwrap_or_else(|| Arc::new(live.clone())));
        }
        let mut object = live.clone();
        let metadata = &mut object["metadata"];
        if !finalizers.is_empty() {
            metadata["finalizers"] = json!(finalizers);
        }
        if metadata["deletionTimestamp"].is_null() {
            metadata["deletionTimestamp"] = json!(now());
            metadata["deletionGracePeriodSeconds"] = json!(0);
            if let Some(generation) = metadata["generation"].as_i64() {
                metadata["generation"] = json!(generation + 1);
            }
        }
        if resource.kind == "Namespace" {
            object["status"]["phase"] = json!("Terminating");
        }
        if let Some(metadata) = object["metadata"].as_object_mut() {
            metadata.retain(|_, value| !value.is_null());
        }
        if object == *live {
            return Deletion::Held(Arc::new(object));
        }
        Deletion::Held(self.store.put(resource, key.clone(), object))
    }

    /// Removes an object for good; what it was at last.
    pub fn remove(&mut self, resource: &Arc<Resource>, key: &Key) -> Option<Arc<Value>> {
        let last = self.store.remove(resource, key)?;
        if resource.kind == "CustomResourceDefinition" {
            self.remove_custom_objects(&last);
        }
        Some(last)
    }

    fn remove_custom_objects(&mut self, crd: &Value) {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let id = (
            text(&crd["spec"]["group"]),
            text(&crd["spec"]["names"]["plural"]),
        );
        if let Some(resource) = self.resources.by_id(&id) {
            let keys: Vec<_> = self
                .store
                .list(&resource, None)
                .map(|(key, _)| key.clone())
                .collect();
            for key in keys {
                self.store.remove(&resource, &key);
            }
        }
        self.resources.undefine(crd);
    }

    pub fn has_contents(&self, namespace: &str) -> bool {
        self.store.all().any(|(_, key, _)| key.0 == namespace)
    }
}

fn options(call: &Call) -> Result<Value, Failure> {
    let mut options = match call.body.is_empty() {
        true => json!({}),
        false => serde_json::from_slice(&call.body)
            .map_err(|error| Failure::bad_request(error.to_string()))?,
    };
    if let Some(policy) = call.param("propagationPolicy") {
        options["propagationPolicy"] = json!(policy);
    }
    Ok(options)
}

fn preconditions(
    resource: &Resource,
    key: &Key,
    live: &Value,
    wanted: &Value,
) -> Result<(), Failure> {
    for (field, name) in [("uid", "UID"), ("resourceVersion", "ResourceVersion")] {
        let actual = live["metadata"][field].as_str().unwrap_or_default();
        if let Some(wanted) = wanted[field].as_str().filter(|wanted| *wanted != actual) {
            let why = format!(
                "the {name} in the precondition ({wanted}) does not match the {name} in record ({actual}). \
                 The object might have been deleted and then recreated"
            );
            return Err(Failure::precondition(resource, &key.1, &why));
        }
    }
    Ok(())
}

/// The answer to a deletion that is complete.
fn success(resource: &Resource, key: &Key, live: &Value) -> Value {
    let mut details = json!({
        "name": key.1, "kind": resource.plural, "uid": live["metadata"]["uid"],
    });
    if !resource.group.is_empty() {
        details["group"] = json!(resource.group);
    }
    json!({
        "kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Success", "details": details,
    })
}

/// Kinds of which a deletion answers with the object.
const RETURNS_OBJECT: &[&str] = &["Pod", "Service", "ServiceAccount", "PersistentVolumeClaim"];
