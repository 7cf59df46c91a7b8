//! A namespace of a test's own, and what it does there.

use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use cluster::eventually;
use kube::api::{DeleteParams, DynamicObject, ListParams, Patch, PatchParams, PostParams};
use kube::{Api, Client};
use serde_json::{Value, json};

use super::{Kind, LIMIT, WEBAPP};

/// A namespace.
pub struct Namespace {
    pub name: String,
    client: Client,
}

/// The condition of this type, null if there is none.
pub fn condition<'a>(object: &'a Value, type_: &str) -> &'a Value {
    let conditions = object["status"]["conditions"].as_array();
    let found = conditions.and_then(|all| all.iter().find(|one| one["type"] == type_));
    found.unwrap_or(&Value::Null)
}

/// Whether the condition of this type is `True` and speaks of the present spec.
pub fn holds(object: &Value, type_: &str) -> bool {
    let condition = condition(object, type_);
    condition["status"] == "True"
        && condition["observedGeneration"] == object["metadata"]["generation"]
}

impl Namespace {
    /// A namespace named after the running test.
    pub async fn create(client: &Client) -> Result<Self> {
        let thread = std::thread::current();
        let test = thread.name().context("a test without a name")?;
        let (_, test) = test.rsplit_once("::").context("a test without a module")?;
        let name = test.replace('_', "-");
        let name = name[..name.len().min(63)].trim_end_matches('-').to_owned();
        Self::named(client, name).await
    }

    /// A namespace with this name, made unless it is there.
    pub async fn named(client: &Client, name: String) -> Result<Self> {
        let all = Api::<k8s_openapi::api::core::v1::Namespace>::all(client.clone());
        if all.get_opt(&name).await?.is_none() {
            let namespace = serde_json::from_value(json!({ "metadata": { "name": name } }))?;
            all.create(&PostParams::default(), &namespace).await?;
        }
        let client = client.clone();
        Ok(Self { name, client })
    }

    /// The objects of a kind.
    pub fn api(&self, kind: Kind) -> Api<DynamicObject> {
        kind.api(self.client.clone(), &self.name)
    }

    /// Creates an object from what it holds besides its kind and name.
    pub async fn create_object(&self, kind: Kind, name: &str, body: Value) -> kube::Result<Value> {
        let mut object = body;
        object["metadata"]["name"] = json!(name);
        let object = DynamicObject {
            types: Some(kube::core::TypeMeta {
                api_version: kind.resource().api_version,
                kind: kind.name.to_owned(),
            }),
            ..serde_json::from_value(object).map_err(kube::Error::SerdeError)?
        };
        let created = self
            .api(kind)
            .create(&PostParams::default(), &object)
            .await?;
        serde_json::to_value(created).map_err(kube::Error::SerdeError)
    }

    /// Creates a WebApp.
    pub async fn webapp(&self, name: &str, spec: Value) -> Result<Value> {
        Ok(self
            .create_object(WEBAPP, name, json!({ "spec": spec }))
            .await?)
    }

    /// Creates a WebApp and waits until it is ready.
    pub async fn ready_webapp(&self, name: &str, spec: Value) -> Result<Value> {
        self.webapp(name, spec).await?;
        self.ready(name).await
    }

    /// An object, if there is one.
    pub async fn find(&self, kind: Kind, name: &str) -> Result<Option<Value>> {
        let object = self.api(kind).get_opt(name).await?;
        Ok(object.map(serde_json::to_value).transpose()?)
    }

    /// An object.
    pub async fn get(&self, kind: Kind, name: &str) -> Result<Value> {
        let object = self.find(kind, name).await?;
        object.with_context(|| format!("there is no {} {name}", kind.name))
    }

    /// All objects of a kind.
    pub async fn list(&self, kind: Kind) -> Result<Vec<Value>> {
        let list = self.api(kind).list(&ListParams::default()).await?;
        let values = list.items.into_iter().map(serde_json::to_value);
        Ok(values.collect::<Result<_, _>>()?)
    }

    /// Changes an object by a merge patch.
    pub async fn change(&self, kind: Kind, name: &str, patch: Value) -> Result<Value> {
        let parameters = PatchParams::default();
        let patched = self
            .api(kind)
            .patch(name, &parameters, &Patch::Merge(patch))
            .await?;
        Ok(serde_json::to_value(patched)?)
    }

    /// Deletes an object, as `kubectl delete --wait=false` does.
    pub async fn delete(&self, kind: Kind, name: &str) -> Result<()> {
        self.api(kind)
            .delete(name, &DeleteParams::default())
            .await?;
        Ok(())
    }

    /// Deletes all WebApps of the namespace.
    pub async fn delete_webapps(&self) -> Result<()> {
        let (delete, list) = (DeleteParams::default(), ListParams::default());
        self.api(WEBAPP).delete_collection(&delete, &list).await?;
        Ok(())
    }

    /// Waits until an object is as the test wants it, and returns it.
    pub async fn until(
        &self,
        kind: Kind,
        name: &str,
        what: &str,
        wanted: impl Fn(&Value) -> bool,
    ) -> Result<Value> {
        self.within(LIMIT, kind, name, what, wanted).await
    }

    /// Waits until an object is as the test wants it, for so long, and returns it.
    pub async fn within(
        &self,
        limit: Duration,
        kind: Kind,
        name: &str,
        what: &str,
        wanted: impl Fn(&Value) -> bool,
    ) -> Result<Value> {
        let mut last = None;
        let found = eventually(what, limit, async || {
            last = self.find(kind, name).await?;
            Ok(last.as_ref().filter(|object| wanted(object)).cloned())
        });
        let found = found.await;
        found.with_context(|| match last {
            Some(last) => format!("{} {name} is {last:#}", kind.name),
            None => format!("there is no {} {name}", kind.name),
        })
    }

    /// Waits until an object is there.
    pub async fn there(&self, kind: Kind, name: &str) -> Result<Value> {
        self.until(kind, name, "it is there", |_| true).await
    }

    /// Waits until an object is gone.
    pub async fn gone(&self, kind: Kind, name: &str) -> Result<()> {
        let what = format!("{} {name} is gone", kind.name);
        eventually(&what, LIMIT, async || {
            Ok(self.find(kind, name).await?.is_none().then_some(()))
        })
        .await
    }

    /// Waits until a WebApp is ready as its present spec wants it.
    pub async fn ready(&self, name: &str) -> Result<Value> {
        self.until(WEBAPP, name, "it is ready", |webapp| {
            let generation = &webapp["metadata"]["generation"];
            let observed = &webapp["status"]["observedGeneration"];
            if !holds(webapp, "Ready") || observed != generation {
                return false;
            }
            // Ready tells all: the others may never contradict it.
            let settled = |type_| condition(webapp, type_)["status"] == "False";
            assert!(settled("Reconciling") && settled("Stalled"), "{webapp:#}");
            true
        })
        .await
    }

    /// What the API server says against a WebApp with this name and spec.
    pub async fn refusal(&self, name: &str, spec: Value) -> Result<String> {
        let said = spec.to_string();
        match self
            .create_object(WEBAPP, name, json!({ "spec": spec }))
            .await
        {
            Err(kube::Error::Api(status)) => {
                ensure!(matches!(status.code, 400 | 422), "{status:?}");
                Ok(status.message)
            }
            Err(error) => Err(error.into()),
            Ok(_) => bail!("accepted: {name} {said}"),
        }
    }
}
