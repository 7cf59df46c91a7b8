//! The requests of the engine that read.

use std::time::Duration;

use kube::client::Body;

use super::call::{Call, encode};
use super::{ApiError, ApiResource, Client, Page};
use crate::metrics::Verb;
use crate::object::{Key, Object};

/// How many objects one page of a list holds: small, because a page is in memory whole before it is projected.
const PAGE: &str = "200";

/// Asks for metadata alone; who cannot give them so gives the whole objects.
const METADATA: &str =
    "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json";

/// The same for a list.
const METADATA_LIST: &str =
    "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";

/// What [`Client::list`] and [`Client::watch`] are about.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The kind.
    pub resource: ApiResource,
    /// The namespace; `None` means all.
    pub namespace: Option<String>,
    /// A label selector.
    pub labels: Option<String>,
    /// A field selector.
    pub fields: Option<String>,
    /// Whether their metadata are all that is wanted.
    pub metadata: bool,
}

impl Selection {
    fn call(&self, verb: Verb, metadata: &'static str) -> Call<'_> {
        let call = Call::new(verb, &self.resource, self.namespace.as_deref());
        match self.metadata {
            true => call.accepting(metadata),
            false => call,
        }
    }

    fn query(&self, more: &[(&str, Option<&str>)]) -> String {
        let mut pairs = vec![
            ("labelSelector", self.labels.as_deref()),
            ("fieldSelector", self.fields.as_deref()),
        ];
        pairs.extend_from_slice(more);
        encode(&pairs)
    }
}

impl Client {
    /// Reads one page of a list, the first or the one that `next` names.
    ///
    /// # Errors
    /// When the API server refuses, does not answer in time, or answers nonsense.
    pub async fn list(&self, selection: &Selection, next: Option<&str>) -> Result<Page, ApiError> {
        let query = selection.query(&[("limit", Some(PAGE)), ("continue", next)]);
        let call = selection.call(Verb::List, METADATA_LIST);
        let body = self.call(call.query(query)).await?;
        call.decode(&body, Page::read)
    }

    /// Looks for one object, whatever its labels. A list, because that needs no permission besides those of the cache.
    ///
    /// # Errors
    /// When the API server refuses, does not answer in time, or answers nonsense.
    pub async fn find(
        &self,
        resource: &ApiResource,
        key: &Key,
    ) -> Result<Option<Object>, ApiError> {
        let name = format!("metadata.name={}", key.name);
        let query = encode(&[("fieldSelector", Some(&name))]);
        let call = Call::new(Verb::List, resource, Some(&key.namespace));
        let body = self.call(call.query(query)).await?;
        let page = call.decode(&body, Page::read)?;
        let mut objects = page.objects.into_iter();
        Ok(objects.find(|object| object.key.name == key.name))
    }

    /// Reads one object of the operator's own kinds; `None` when it does not exist.
    ///
    /// # Errors
    /// When the API server refuses, does not answer in time, or answers nonsense.
    pub async fn get(&self, resource: &ApiResource, key: &Key) -> Result<Option<Object>, ApiError> {
        let call = Call::of(Verb::Get, resource, key);
        match self.call(call.query(String::new())).await {
            Ok(body) => call.decode(&body, Object::read).map(Some),
            Err(error) if error.is_gone(&key.name) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Opens a watch after a version. The API server ends it after `timeout`.
    ///
    /// # Errors
    /// When the API server refuses or does not answer in time.
    pub async fn watch(
        &self,
        selection: &Selection,
        version: &str,
        timeout: Duration,
    ) -> Result<Body, ApiError> {
        let query = selection.query(&[
            ("watch", Some("1")),
            ("allowWatchBookmarks", Some("true")),
            ("resourceVersion", Some(version)),
            ("timeoutSeconds", Some(&timeout.as_secs().to_string())),
        ]);
        let call = selection.call(Verb::Watch, METADATA);
        Ok(self.send(call.query(query)).await?.into_body())
    }
}
