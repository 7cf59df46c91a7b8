//! Objects without a client: what a test sets up and looks at. These calls take the same way as a client's, but are
//! neither logged nor subject to faults.

use std::sync::Arc;

use serde_json::{Value, json};

use super::ApiServer;
use super::request::{Call, Target, Verb};
use super::server::Response;

/// The manager of what tests write.
const MANAGER: &str = "test";

impl ApiServer {
    /// The object, if it is there. `namespace` is empty for cluster-scoped kinds.
    pub fn get(&self, api_version: &str, kind: &str, namespace: &str, name: &str) -> Option<Value> {
        let call = self.call(Verb::Get, api_version, kind, namespace, name)?;
        self.perform(&call).ok()
    }

    /// All objects of a kind, of one namespace or (empty) of all.
    pub fn list(&self, api_version: &str, kind: &str, namespace: &str) -> Vec<Value> {
        let Some(call) = self.call(Verb::List, api_version, kind, namespace, "") else {
            return Vec::new();
        };
        match self.perform(&call) {
            Ok(mut list) => match list["items"].take() {
                Value::Array(items) => items,
                _ => Vec::new(),
            },
            Err(_) => Vec::new(),
        }
    }

    /// All objects of all kinds with this label.
    pub fn labelled(&self, label: &str, value: &str) -> Vec<Value> {
        let state = self.shared.state();
        let objects = state.store.all().map(|(_, _, object)| object);
        objects
            .filter(|object| object["metadata"]["labels"][label] == value)
            .map(|object| (**object).clone())
            .collect()
    }

    /// Creates an object; one of a namespaced kind without a namespace goes to `default`.
    ///
    /// # Errors
    /// The `Status` with which it is refused.
    pub fn create(&self, object: Value) -> Result<Value, Value> {
        self.write(Verb::Create, &object, "", "application/json")
    }

    /// Replaces an object.
    ///
    /// # Errors
    /// The `Status` with which it is refused.
    pub fn update(&self, object: Value) -> Result<Value, Value> {
        self.write(Verb::Update, &object, "", "application/json")
    }

    /// Applies an object as the manager `test`, which takes what others own.
    ///
    /// # Errors
    /// The `Status` with which it is refused.
    pub fn apply(&self, object: Value) -> Result<Value, Value> {
        self.write(Verb::Patch, &object, "", "application/apply-patch+yaml")
    }

    /// Merges `patch` into an object; it holds `apiVersion`, `kind`, `metadata.name` and what changes.
    ///
    /// # Errors
    /// The `Status` with which it is refused.
    pub fn merge(&self, patch: Value) -> Result<Value, Value> {
        self.write(Verb::Patch, &patch, "", "application/merge-patch+json")
    }

    /// Merges `patch` into an object's status.
    ///
    /// # Errors
    /// The `Status` with which it is refused.
    pub fn merge_status(&self, patch: Value) -> Result<Value, Value> {
        self.write(
            Verb::Patch,
            &patch,
            "status",
            "application/merge-patch+json",
        )
    }

    /// Deletes an object, in the background.
    ///
    /// # Errors
    /// The `Status` with which it is refused.
    pub fn delete(
        &self,
        api_version: &str,
        kind: &str,
        namespace: &str,
        name: &str,
    ) -> Result<Value, Value> {
        let call = self
            .call(Verb::Delete, api_version, kind, namespace, name)
            .ok_or_else(|| json!({ "message": "no such kind" }))?;
        self.perform(&call)
    }

    fn write(
        &self,
        verb: Verb,
        object: &Value,
        subresource: &str,
        content_type: &str,
    ) -> Result<Value, Value> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let (api_version, kind) = (text(&object["apiVersion"]), text(&object["kind"]));
        let (namespace, name) = (
            text(&object["metadata"]["namespace"]),
            text(&object["metadata"]["name"]),
        );
        let mut call = self
            .call(verb, &api_version, &kind, &namespace, &name)
            .ok_or_else(
                || json!({ "message": format!("no such kind: {kind} in {api_version}") }),
            )?;
        if verb == Verb::Create {
            call.target.name = None;
        }
        call.target.subresource = (!subresource.is_empty()).then(|| subresource.to_owned());
        call.content_type = content_type.to_owned();
        call.body = object.to_string().into_bytes();
        self.perform(&call)
    }

    fn call(
        &self,
        verb: Verb,
        api_version: &str,
        kind: &str,
        namespace: &str,
        name: &str,
    ) -> Option<Call> {
        let resource = self.shared.state().resources.by_kind(api_version, kind)?;
        let namespace = match (resource.namespaced, namespace) {
            (false, _) => None,
            (true, "") if verb == Verb::List => None,
            (true, "") => Some("default".to_owned()),
            (true, namespace) => Some(namespace.to_owned()),
        };
        let query = [("fieldManager", MANAGER), ("force", "true")];
        Some(Call {
            verb,
            target: Target {
                group: resource.group.clone(),
                version: resource.version.clone(),
                plural: resource.plural.clone(),
                namespace,
                name: (!name.is_empty()).then(|| name.to_owned()),
                subresource: None,
            },
            query: query
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into(),
            content_type: "application/json".to_owned(),
            metadata_only: false,
            client: 0,
            user_agent: MANAGER.to_owned(),
            body: Vec::new(),
        })
    }

    fn perform(&self, call: &Call) -> Result<Value, Value> {
        match self.shared.dispatch(call) {
            Ok(Response::Object { body, .. }) => {
                Ok(Arc::try_unwrap(body).unwrap_or_else(|body| (*body).clone()))
            }
            Ok(_) => Ok(Value::Null),
            Err(failure) => Err(failure.body),
        }
    }
}
