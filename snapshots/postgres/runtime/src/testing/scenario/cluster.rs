//! A resource on a real cluster.

use std::future::pending;
use std::time::Duration;

use kube::api::{ApiResource, DeleteParams, DynamicObject, GroupVersionKind, PostParams};
use kube::discovery::pinned_kind;
use kube::{Api, Client};
use serde_json::Value;
use tokio::runtime::Builder;
use tokio::time::sleep;

use super::world::is_ready;
use super::{Outcome, Scenario, ensure, run};
use crate::settings::Settings;

/// How long a resource may take to become ready: images are pulled, volumes are made.
const LIMIT: Duration = Duration::from_secs(300);

impl Scenario {
    /// A resource becomes ready on the cluster of the current kubeconfig, and goes when it is deleted. The kind must be
    /// installed, and so must those that it refers to; the operator runs in this process, so that no other should. What the
    /// resource refers to is made for the time of the test unless it is there.
    pub fn becomes_ready_on_a_cluster(&self) {
        run(
            Builder::new_current_thread().enable_all().build(),
            async || {
                let client = Client::try_default()
                    .await
                    .map_err(|error| error.to_string())?;
                let settings = Settings::from_lookup(|name| {
                    (name == "LEADER_ELECTION").then(|| "false".into())
                });
                let settings = settings.map_err(|error| error.to_string())?;
                let operator = (self.operator)(client.clone(), settings, Box::pin(pending()));
                tokio::select! {
                    ended = operator => ended.map_err(|error| error.to_string()),
                    outcome = self.live_with_references(client) => outcome,
                }
            },
        );
    }

    async fn live_with_references(&self, client: Client) -> Outcome {
        let failed = |error: kube::Error| error.to_string();
        let mut made = Vec::new();
        for object in self.golden.full.objects() {
            let object: DynamicObject =
                serde_json::from_value(object.clone()).map_err(|error| error.to_string())?;
            let name = object.metadata.name.clone().unwrap_or_default();
            let kind = object.types.clone().unwrap_or_default();
            let kind = GroupVersionKind::try_from(&kind).map_err(|error| error.to_string())?;
            let (kind, _) = pinned_kind(&client, &kind).await.map_err(failed)?;
            let api = api_of(client.clone(), &object, &kind);
            if api.get_opt(&name).await.map_err(failed)?.is_none() {
                let created = api.create(&PostParams::default(), &object).await;
                created.map_err(failed)?;
                made.push((api, name));
            }
        }
        let outcome = self.live(client).await;
        for (api, name) in made {
            api.delete(&name, &DeleteParams::default())
                .await
                .map_err(failed)?;
        }
        outcome
    }

    async fn live(&self, client: Client) -> Outcome {
        let resource = self.resource().ok_or("not a golden resource")?;
        let name = resource.metadata.name.clone().unwrap_or_default();
        let api = self.api(client, &resource);
        let failed = |error: kube::Error| error.to_string();
        let existing = api.get_opt(&name).await.map_err(failed)?;
        ensure(existing.is_none(), || format!("{name} exists already"))?;
        api.create(&PostParams::default(), &resource)
            .await
            .map_err(failed)?;
        let outcome = until(
            async || Ok(api.get(&name).await.map_err(failed)?),
            |live| serde_json::to_value(live).is_ok_and(|live| is_ready(&live)),
        );
        let outcome = outcome.await;
        api.delete(&name, &DeleteParams::default())
            .await
            .map_err(failed)?;
        outcome?;
        until(
            async || api.get_opt(&name).await.map_err(failed),
            Option::is_none,
        )
        .await
    }

    fn resource(&self) -> Option<DynamicObject> {
        serde_json::from_value(self.golden.full.resource.clone()).ok()
    }

    fn api(&self, client: Client, resource: &DynamicObject) -> Api<DynamicObject> {
        let names = &self.golden.definition["spec"];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let (group, version) = (text(&names["group"]), text(&names["versions"][0]["name"]));
        let kind = ApiResource {
            api_version: format!("{group}/{version}"),
            group,
            version,
            kind: text(&names["names"]["kind"]),
            plural: text(&names["names"]["plural"]),
        };
        api_of(client, resource, &kind)
    }
}

/// Where an object of a kind is.
fn api_of(client: Client, object: &DynamicObject, kind: &ApiResource) -> Api<DynamicObject> {
    match &object.metadata.namespace {
        Some(namespace) => Api::namespaced_with(client, namespace, kind),
        None => Api::all_with(client, kind),
    }
}

/// Waits until what is read is as it should be.
async fn until<T>(
    read: impl AsyncFn() -> Result<T, String>,
    holds: impl Fn(&T) -> bool,
) -> Outcome {
    let step = Duration::from_secs(1);
    let mut waited = Duration::ZERO;
    while !holds(&read().await?) {
        ensure(waited < LIMIT, || {
            format!("not within {} s", LIMIT.as_secs())
        })?;
        sleep(step).await;
        waited += step;
    }
    Ok(())
}
