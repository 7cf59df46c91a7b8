//! After an upgrade: objects that are stored in a former version are stored anew, in the present one.
//!
//! `status.storedVersions` of the CustomResourceDefinition names every version that an object may be stored in. While it names
//! others besides the present one, every object is written as it is, which makes the API server store it in the present
//! version; then the others are struck off. An object that is stored in it already costs a request and no write, so that a new
//! leader may begin anew.

use std::time::Duration;

use serde::Deserialize;
use serde_json::json;
use tokio::time::sleep;

use crate::api::{ApiError, ApiResource, Client, Selection};
use crate::backoff::Backoff;
use crate::object::{Key, Object};

const DEFINITIONS: ApiResource = ApiResource {
    group: "apiextensions.k8s.io",
    version: "v1",
    kind: "CustomResourceDefinition",
    plural: "customresourcedefinitions",
    namespaced: false,
};

/// How long to wait until no API server stores in a former version any more: each learns of a new definition by a watch.
const SETTLE: Duration = Duration::from_secs(5);

/// The pause after each object, which leaves the API server to others.
const PACE: Duration = Duration::from_millis(10);

/// Why objects may still be stored in a former version.
#[derive(Debug, thiserror::Error)]
enum Unfinished {
    #[error(transparent)]
    Api(#[from] ApiError),
    #[error("the CustomResourceDefinition is not there")]
    Missing,
    #[error("the CustomResourceDefinition cannot be read: {0}")]
    Unreadable(#[from] serde_json::Error),
    #[error("the CustomResourceDefinition has another storage version than this operator's")]
    OtherVersion,
    #[error("{0} objects could not be written; the last of them: {1}")]
    Refused(usize, ApiError),
}

impl Unfinished {
    /// What a person can do about it.
    fn remedy(&self) -> &'static str {
        match self {
            Self::Missing | Self::Unreadable(_) | Self::OtherVersion => {
                "install the CustomResourceDefinition of this operator's version"
            }
            Self::Refused(..) => "correct those objects, or none if it passes: it is tried again",
            Self::Api(_) => "none needed if it passes: it is tried again",
        }
    }
}

/// The parts of a CustomResourceDefinition that count here.
#[derive(Deserialize)]
struct Definition {
    spec: Spec,
    #[serde(default)]
    status: Status,
}

#[derive(Deserialize)]
struct Spec {
    versions: Vec<Version>,
}

#[derive(Deserialize)]
struct Version {
    name: String,
    storage: bool,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Status {
    #[serde(default)]
    stored_versions: Vec<String>,
}

/// Stores all objects of a kind in its present version; ends when that is done.
pub async fn run(client: Client, resource: ApiResource) {
    let mut failures = 0;
    while let Err(unfinished) = migrate(&client, &resource).await {
        failures += 1;
        tracing::warn!(
            kind = resource.kind,
            reason = "MigrationUnfinished",
            remedy = unfinished.remedy(),
            "objects may still be stored in a former version: {unfinished}"
        );
        sleep(Backoff::OBJECT.after(failures)).await;
    }
}

async fn migrate(client: &Client, resource: &ApiResource) -> Result<(), Unfinished> {
    if is_done(&definition(client, resource).await?.1, resource)? {
        return Ok(());
    }
    tracing::info!(
        kind = resource.kind,
        version = resource.version,
        "objects are stored anew"
    );
    sleep(SETTLE).await;
    let objects = write_all(client, resource).await?;
    // What others change of the definition meanwhile, such as its conditions, is no reason to begin anew.
    loop {
        let (seen, found) = definition(client, resource).await?;
        if is_done(&found, resource)? {
            break;
        }
        let patch = json!({
            "metadata": { "resourceVersion": seen.resource_version.to_string() },
            "status": { "storedVersions": [resource.version] },
        });
        match client.merge_status(&DEFINITIONS, &seen.key, &patch).await {
            Err(error) if error.code() == Some(409) => {}
            outcome => {
                outcome?;
                break;
            }
        }
    }
    tracing::info!(
        kind = resource.kind,
        version = resource.version,
        objects,
        "all objects are stored in the present version"
    );
    Ok(())
}

/// The kind's definition.
async fn definition(
    client: &Client,
    resource: &ApiResource,
) -> Result<(Object, Definition), Unfinished> {
    let found = client
        .get(&DEFINITIONS, &Key::new("", &resource.name()))
        .await?;
    let object = found.ok_or(Unfinished::Missing)?;
    let definition = object.parse()?;
    Ok((object, definition))
}

/// Whether no object can be stored in another version than this operator's.
fn is_done(definition: &Definition, resource: &ApiResource) -> Result<bool, Unfinished> {
    let mut versions = definition.spec.versions.iter();
    if !versions.any(|version| version.storage && version.name == resource.version) {
        return Err(Unfinished::OtherVersion);
    }
    let stored = &definition.status.stored_versions;
    Ok(stored.iter().all(|version| version == resource.version))
}

/// Writes every object as it is; gives how many there are. All pages are read before anything is written: to write takes long,
/// and the API server answers for a list that was begun only for some minutes.
async fn write_all(client: &Client, resource: &ApiResource) -> Result<usize, Unfinished> {
    let all = Selection {
        resource: *resource,
        namespace: None,
        labels: None,
        fields: None,
        metadata: false,
    };
    let (mut seen, mut next) = (Vec::new(), None);
    loop {
        let page = client.list(&all, next.as_deref()).await?;
        seen.extend(page.objects.into_iter().map(Seen::from));
        next = page.next;
        if next.is_none() {
            break;
        }
    }
    let (mut written, mut refused) = (0, None);
    for object in &seen {
        match write(client, resource, object).await {
            Ok(()) => written += 1,
            Err(error) => {
                let count = refused.map_or(0, |(count, _)| count);
                refused = Some((count + 1, error));
            }
        }
        sleep(PACE).await;
    }
    match refused {
        Some((count, error)) => Err(Unfinished::Refused(count, error)),
        None => Ok(written),
    }
}

/// An object as it was listed, as far as it takes to write it: of many, the rest would be a lot of memory.
struct Seen {
    key: Key,
    uid: Box<str>,
    version: u64,
}

impl From<Object> for Seen {
    fn from(object: Object) -> Self {
        Self {
            key: object.key,
            uid: object.uid,
            version: object.resource_version,
        }
    }
}

/// Writes an object as it is. One that was written or deleted since it was listed needs it no more.
async fn write(client: &Client, resource: &ApiResource, object: &Seen) -> Result<(), ApiError> {
    let as_it_is =
        json!({ "metadata": { "uid": object.uid, "resourceVersion": object.version.to_string() } });
    match client.merge(resource, &object.key, &as_it_is).await {
        Err(error) if matches!(error.code(), Some(404 | 409)) => Ok(()),
        outcome => outcome.map(drop),
    }
}
