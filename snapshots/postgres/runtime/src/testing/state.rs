//! Everything the server remembers, and what all its verbs share.

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::{Value, json};

use super::request::Call;
use super::resource::{Resource, Resources};
use super::status::Failure;
use super::store::{Key, Store};

/// The objects and kinds of one server.
#[derive(Debug)]
pub(crate) struct State {
    pub store: Store,
    pub resources: Resources,
    /// The last address of the Services' range that was given out.
    pub last_address: u32,
    /// The UIDs of objects that were stored without defaults that reads add: the next write of one is a change,
    /// whatever it says.
    pub incomplete: HashSet<String>,
    /// Up to this revision there is no garbage.
    pub collected: u64,
}

/// An answer with an object.
#[derive(Debug)]
pub(crate) struct Answer {
    pub code: u16,
    pub body: Arc<Value>,
}

impl Answer {
    pub fn ok(body: Arc<Value>) -> Self {
        Self { code: 200, body }
    }

    pub fn created(body: Arc<Value>) -> Self {
        Self { code: 201, body }
    }
}

impl State {
    pub fn new() -> Self {
        let mut state = Self {
            store: Store::default(),
            resources: Resources::builtin(),
            last_address: 0,
            collected: 0,
            incomplete: HashSet::new(),
        };
        for name in ["default", "kube-node-lease", "kube-public", "kube-system"] {
            state.create_namespace(name);
        }
        state
    }

    fn create_namespace(&mut self, name: &str) {
        let Some(resource) = self.resources.find("", "v1", "namespaces") else {
            return;
        };
        let namespace = json!({
            "apiVersion": "v1", "kind": "Namespace",
            "metadata": {
                "name": name, "uid": new_uid(), "creationTimestamp": now(),
                "labels": { "kubernetes.io/metadata.name": name },
            },
            "spec": { "finalizers": ["kubernetes"] },
            "status": { "phase": "Active" },
        });
        self.store
            .put(&resource, (String::new(), name.to_owned()), namespace);
    }

    /// The kind that a request is about.
    pub fn resource(&self, call: &Call) -> Result<Arc<Resource>, Failure> {
        let target = &call.target;
        let resource = self
            .resources
            .find(&target.group, &target.version, &target.plural)
            .ok_or_else(|| self.nothing_there(call))?;
        match target.subresource.as_deref() {
            None => {}
            Some("status") if resource.status => {}
            Some(_) => return Err(Failure::no_such_path()),
        }
        if !resource.namespaced && target.namespace.is_some() {
            return Err(Failure::no_such_path());
        }
        if resource.namespaced && target.namespace.is_none() && target.name.is_some() {
            return Err(Failure::no_such_path());
        }
        Ok(resource)
    }

    /// The refusal of a path in a group that has no such resource.
    fn nothing_there(&self, call: &Call) -> Failure {
        let target = &call.target;
        match self
            .resources
            .serves_builtin(&target.group, &target.version)
        {
            true => Failure::no_such_path(),
            false => Failure::page_not_found(),
        }
    }

    /// The key of the object that a request is about; its name may be empty.
    pub fn key(call: &Call) -> Key {
        (
            call.target.namespace.clone().unwrap_or_default(),
            call.target.name.clone().unwrap_or_default(),
        )
    }

    pub fn read(&self, resource: &Resource, key: &Key) -> Result<Arc<Value>, Failure> {
        self.store
            .get(resource, key)
            .ok_or_else(|| Failure::not_found(resource, &key.1))
    }

    /// Refuses to create objects in a namespace that is not there, or is going.
    pub fn ensure_namespace(
        &self,
        resource: &Resource,
        namespace: &str,
        name: &str,
    ) -> Result<(), Failure> {
        if !resource.namespaced {
            return Ok(());
        }
        let Some(namespaces) = self.resources.find("", "v1", "namespaces") else {
            return Ok(());
        };
        let found = self.read(&namespaces, &(String::new(), namespace.to_owned()))?;
        if found["metadata"]["deletionTimestamp"].is_null() {
            return Ok(());
        }
        let why = format!(
            "unable to create new content in namespace {namespace} because it is being terminated"
        );
        Err(Failure::forbidden(resource, name, &why))
    }
}

/// The present time, to the second, as `metadata` holds times.
pub(crate) fn now() -> String {
    jiff::Timestamp::now()
        .strftime("%Y-%m-%dT%H:%M:%SZ")
        .to_string()
}

/// A random UID.
pub(crate) fn new_uid() -> String {
    let digits = format!("{:032x}", fastrand::u128(..));
    format!(
        "{}-{}-4{}-a{}-{}",
        &digits[..8],
        &digits[8..12],
        &digits[13..16],
        &digits[17..20],
        &digits[20..]
    )
}
