//! Waits for changes of single objects, so that nothing has to be asked for while nothing changes.

use std::convert::Infallible;
use std::fmt::Debug;
use std::sync::Arc;

use futures::{StreamExt, pin_mut};
use kube::Api;
use kube::api::{WatchEvent, WatchParams};
use serde::de::DeserializeOwned;
use tokio::sync::Notify;
use tokio::time::sleep;

use crate::backoff::Backoff;

/// Notifies when the object with this name was made or changed, the first time as soon as it is seen.
pub async fn follow<K>(api: Api<K>, name: String, changed: Arc<Notify>) -> Infallible
where
    K: kube::Resource + Clone + Debug + DeserializeOwned,
{
    let params = WatchParams::default().fields(&format!("metadata.name={name}"));
    let mut seen = None;
    let mut failures = 0;
    loop {
        match once(&api, &params, &mut seen, &changed).await {
            Ok(()) => failures = 0,
            Err(error) => {
                failures += 1;
                tracing::debug!(name, %error, "the watch of an object broke");
            }
        }
        // A watch that ends in good order is opened again after the pause of a first failure.
        sleep(Backoff::WATCH.after(failures)).await;
    }
}

async fn once<K>(
    api: &Api<K>,
    params: &WatchParams,
    seen: &mut Option<String>,
    changed: &Notify,
) -> Result<(), kube::Error>
where
    K: kube::Resource + Clone + Debug + DeserializeOwned,
{
    let events = api.watch(params, "0").await?;
    pin_mut!(events);
    while let Some(event) = events.next().await {
        match event? {
            WatchEvent::Added(object)
            | WatchEvent::Modified(object)
            | WatchEvent::Deleted(object) => {
                let version = object.meta().resource_version.clone();
                if *seen != version {
                    *seen = version;
                    changed.notify_one();
                }
            }
            WatchEvent::Bookmark(_) => {}
            WatchEvent::Error(status) => return Err(kube::Error::Api(status)),
        }
    }
    Ok(())
}
