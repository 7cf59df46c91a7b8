//! The requests of the engine that write.

use serde::Serialize;
use serde_json::Value;

use super::call::{Call, encode};
use super::{ApiError, ApiResource, Client};
use crate::metrics::Verb;
use crate::object::{Key, Object};

/// The two kinds of patches, by their media types.
const APPLY: &str = "application/apply-patch+yaml";
const MERGE: &str = "application/merge-patch+json";

/// When what an object owns goes, once the object is deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Propagation {
    /// After it.
    Background,
    /// Before it, which stays until then.
    Foreground,
}

impl Propagation {
    /// The API's word for it.
    const fn as_str(self) -> &'static str {
        match self {
            Self::Background => "Background",
            Self::Foreground => "Foreground",
        }
    }
}

impl Client {
    /// Applies the fields that the operator owns of an object, taking them from whoever else owns them.
    ///
    /// # Errors
    /// When the API server refuses, does not answer in time, or answers nonsense.
    pub async fn apply(
        &self,
        resource: &ApiResource,
        key: &Key,
        desired: &impl Serialize,
    ) -> Result<Object, ApiError> {
        let query = [
            ("fieldManager", Some(self.manager())),
            ("force", Some("true")),
        ];
        let call = Call::of(Verb::Patch, resource, key);
        self.patch(call, &query, APPLY, desired).await
    }

    /// Merges a patch into an object.
    ///
    /// # Errors
    /// When the API server refuses, does not answer in time, or answers nonsense.
    pub async fn merge(
        &self,
        resource: &ApiResource,
        key: &Key,
        patch: &Value,
    ) -> Result<Object, ApiError> {
        let query = [("fieldManager", Some(self.manager()))];
        let call = Call::of(Verb::Patch, resource, key);
        self.patch(call, &query, MERGE, patch).await
    }

    /// Merges a patch into an object's status.
    ///
    /// # Errors
    /// When the API server refuses, does not answer in time, or answers nonsense.
    pub async fn merge_status(
        &self,
        resource: &ApiResource,
        key: &Key,
        patch: &Value,
    ) -> Result<Object, ApiError> {
        let manager = format!("{}-status", self.manager());
        let query = [("fieldManager", Some(&*manager))];
        let call = Call::of(Verb::Patch, resource, key).of_status();
        self.patch(call, &query, MERGE, patch).await
    }

    async fn patch(
        &self,
        call: Call<'_>,
        query: &[(&str, Option<&str>)],
        kind: &'static str,
        patch: &impl Serialize,
    ) -> Result<Object, ApiError> {
        let message = call.query(encode(query)).body(kind, patch);
        let body = self.call(message).await?;
        call.decode(&body, Object::read)
    }

    /// Deletes exactly the version of the object that was seen. Gives the object while finalizers or a grace period keep it.
    ///
    /// # Errors
    /// When the API server refuses, does not answer in time, or answers nonsense.
    pub async fn delete(
        &self,
        resource: &ApiResource,
        seen: &Object,
        propagation: Propagation,
    ) -> Result<Option<Object>, ApiError> {
        let options = serde_json::json!({
            "preconditions": { "uid": seen.uid, "resourceVersion": seen.resource_version.to_string() },
            "propagationPolicy": propagation.as_str(),
        });
        let call = Call::of(Verb::Delete, resource, &seen.key);
        let message = call.query(String::new()).body("application/json", &options);
        let body = self.call(message).await?;
        // The answer is the object or, once that is gone, a Status, which has no name.
        Ok(Object::decode(&body).ok().filter(|object| object.deleting))
    }
}
