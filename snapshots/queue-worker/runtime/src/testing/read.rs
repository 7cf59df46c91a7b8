//! Reading objects: one, or a page of many.

use std::sync::Arc;

use serde_json::{Value, json};

use super::request::Call;
use super::resource::Resource;
use super::selectors::Selector;
use super::state::{Answer, State};
use super::status::Failure;
use super::store::Key;

impl State {
    pub fn get(&self, call: &Call, resource: &Resource) -> Result<Answer, Failure> {
        self.read(resource, &Self::key(call)).map(Answer::ok)
    }

    pub fn list(&self, call: &Call, resource: &Resource) -> Result<Answer, Failure> {
        let selector = selector(call)?;
        let start = match call.param("continue") {
            Some(token) => Some(self.resume(token)?),
            None => None,
        };
        let revision = start
            .as_ref()
            .map_or_else(|| self.store.revision(), |start| start.0);
        let limit = call
            .param("limit")
            .and_then(|limit| limit.parse().ok())
            .filter(|limit| *limit > 0)
            .unwrap_or(usize::MAX);
        let mut matching = self
            .store
            .list(resource, call.target.namespace.as_deref())
            .filter(|(key, _)| start.as_ref().is_none_or(|(_, after)| *key > after))
            .filter(|(_, object)| selector.matches(object));
        let page: Vec<(&Key, &Arc<Value>)> = matching.by_ref().take(limit).collect();
        let mut metadata = json!({ "resourceVersion": revision.to_string() });
        if resource.is_custom() {
            metadata["continue"] = json!("");
        }
        let rest = matching.count();
        if let (Some((last, _)), true) = (page.last(), rest > 0) {
            metadata["continue"] = json!(token(revision, last));
            metadata["remainingItemCount"] = json!(rest);
        }
        let items: Vec<Value> = page
            .iter()
            .map(|(_, object)| item(resource, object))
            .collect();
        Ok(Answer::ok(Arc::new(json!({
            "kind": format!("{}List", resource.kind),
            "apiVersion": resource.api_version(),
            "metadata": metadata,
            "items": items,
        }))))
    }

    /// Where a list goes on, unless history has been compacted since it began.
    fn resume(&self, token: &str) -> Result<(u64, Key), Failure> {
        let mut parts = token.splitn(3, '/');
        let mut part = || parts.next().map(str::to_owned);
        let revision = part().and_then(|revision| revision.parse().ok());
        let (Some(revision), Some(namespace), Some(name)) = (revision, part(), part()) else {
            return Err(Failure::bad_request("continue key is not valid"));
        };
        if revision < self.store.compacted() {
            let message = "The provided continue parameter is too old to display a consistent list result. \
                You must start a new list without the continue parameter.";
            return Err(Failure::expired(message));
        }
        Ok((revision, (namespace, name)))
    }
}

pub(crate) fn selector(call: &Call) -> Result<Selector, Failure> {
    Selector::parse(
        call.param("labelSelector").unwrap_or_default(),
        call.param("fieldSelector").unwrap_or_default(),
    )
}

fn token(revision: u64, last: &Key) -> String {
    format!("{revision}/{}/{}", last.0, last.1)
}

/// Built-in kinds leave `apiVersion` and `kind` out of the items of their lists.
fn item(resource: &Resource, object: &Value) -> Value {
    let mut item = object.clone();
    if let (Some(map), false) = (item.as_object_mut(), resource.is_custom()) {
        map.retain(|name, _| name != "apiVersion" && name != "kind");
    }
    item
}

/// Reduces an object, or a list of them, to metadata.
pub(crate) fn metadata_only(body: &Value) -> Value {
    let partial = |object: &Value| {
        json!({
            "kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1",
            "metadata": object["metadata"],
        })
    };
    match body["items"].as_array() {
        Some(items)
            if body["kind"]
                .as_str()
                .is_some_and(|kind| kind.ends_with("List")) =>
        {
            json!({
                "kind": "PartialObjectMetadataList", "apiVersion": "meta.k8s.io/v1",
                "metadata": body["metadata"],
                "items": items.iter().map(partial).collect::<Vec<_>>(),
            })
        }
        _ => partial(body),
    }
}
