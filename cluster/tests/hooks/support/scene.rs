//! A namespace with one sample, and what a test does with it.

use std::time::Duration;

use anyhow::{Context, Result};
use cluster::eventually;
use kube::Api;
use kube::api::{DynamicObject, Patch, PatchParams, PostParams};
use serde_json::{Value, json};

use super::world::{samples, write};
use super::{Call, LIMIT, World};

/// The sample's name.
const NAME: &str = "sample";

/// A namespace with one sample.
pub struct Scene<'w> {
    pub world: &'w mut World,
    pub namespace: String,
    /// How many calls there were when the test began to look.
    from: usize,
}

impl<'w> Scene<'w> {
    pub(super) async fn create(world: &'w mut World, namespace: String) -> Result<Self> {
        let client = world.control_plane.client();
        let all = Api::<k8s_openapi::api::core::v1::Namespace>::all(client);
        let object = serde_json::from_value(json!({ "metadata": { "name": namespace } }))?;
        all.create(&PostParams::default(), &object).await?;
        let from = world.calls()?.len();
        Ok(Self {
            world,
            namespace,
            from,
        })
    }

    /// The samples of the namespace.
    pub fn samples(&self) -> Api<DynamicObject> {
        let client = self.world.control_plane.client();
        Api::namespaced_with(client, &self.namespace, &samples())
    }

    /// Creates a sample with this name, with annotations `hooks.example.com/...` of these names.
    pub async fn create_named(&self, name: &str, image: &str, asks_for: &[&str]) -> Result<()> {
        let annotations = asks_for
            .iter()
            .map(|it| (format!("hooks.example.com/{it}"), json!("")));
        let annotations: serde_json::Map<String, Value> = annotations.collect();
        let sample = json!({
            "apiVersion": "hooks.example.com/v1", "kind": "Sample",
            "metadata": { "name": name, "annotations": annotations },
            "spec": { "image": image },
        });
        let sample = serde_json::from_value(sample)?;
        self.samples()
            .create(&PostParams::default(), &sample)
            .await?;
        Ok(())
    }

    /// Creates the sample.
    pub async fn create_sample(&self, image: &str) -> Result<()> {
        self.create_named(NAME, image, &[]).await
    }

    /// Creates the sample, waits until all is at rest, and looks from then on.
    pub async fn created(&mut self, image: &str) -> Result<()> {
        self.create_sample(image).await?;
        self.begun("provision", 1).await?;
        self.world.rest().await?;
        self.look()
    }

    /// Forgets the calls so far.
    pub fn look(&mut self) -> Result<()> {
        self.from = self.world.calls()?.len();
        Ok(())
    }

    /// The sample as it is.
    pub async fn sample(&self) -> Result<Option<Value>> {
        let sample = self.samples().get_opt(NAME).await?;
        Ok(sample.map(serde_json::to_value).transpose()?)
    }

    /// Changes the sample by a merge patch.
    pub async fn change(&self, patch: Value) -> Result<()> {
        let (parameters, patch) = (PatchParams::default(), Patch::Merge(patch));
        self.samples().patch(NAME, &parameters, &patch).await?;
        Ok(())
    }

    /// Changes the sample's spec.
    pub async fn edit(&self, spec: Value) -> Result<()> {
        self.change(json!({ "spec": spec })).await
    }

    /// Changes the sample's status, as somebody else may.
    pub async fn edit_status(&self, status: Value) -> Result<()> {
        let patch = Patch::Merge(json!({ "status": status }));
        let samples = self.samples();
        samples
            .patch_status(NAME, &PatchParams::default(), &patch)
            .await?;
        Ok(())
    }

    /// Deletes the sample, without waiting until it is gone.
    pub async fn delete(&self) -> Result<()> {
        self.samples().delete(NAME, &Default::default()).await?;
        Ok(())
    }

    /// Waits until the sample is gone.
    pub async fn gone(&self) -> Result<()> {
        eventually("the sample is gone", LIMIT, async || {
            Ok(self.sample().await?.is_none().then_some(()))
        })
        .await
    }

    /// Orders what a hook is to do for the sample: `fail`, `refuse` or `block`.
    pub fn order(&self, hook: &str, order: &str) -> Result<()> {
        let file = format!("{}.{NAME}.{hook}", self.namespace);
        write(&self.world.folder.path().join(file), order)
    }

    /// Lets a hook succeed.
    pub fn relieve(&self, hook: &str) -> Result<()> {
        self.order(hook, "succeed")
    }

    /// The calls since the test looks.
    pub fn calls(&self) -> Result<Vec<Call>> {
        let calls = self.world.calls()?.into_iter().skip(self.from);
        let own = calls.filter(|call| call.namespace == self.namespace);
        Ok(own.collect())
    }

    /// The calls of a hook since the test looks.
    pub fn calls_of(&self, hook: &str) -> Result<Vec<Call>> {
        let mut calls = self.calls()?;
        calls.retain(|call| call.hook == hook);
        Ok(calls)
    }

    /// The calls since the test looks, in words; without those about the child, which may see a state or skip it.
    pub fn said(&self) -> Result<Vec<String>> {
        let calls = self.calls()?.into_iter();
        let about_it = calls.filter(|call| call.hook != "seen");
        Ok(about_it.map(|call| call.line()).collect())
    }

    /// Waits until a hook was called so often.
    pub async fn begun(&self, hook: &str, count: usize) -> Result<()> {
        self.come_to(hook, count, |_| true).await
    }

    /// Waits until so many calls of a hook have ended in this way.
    pub async fn ended(&self, hook: &str, outcome: &str, count: usize) -> Result<()> {
        self.come_to(hook, count, |call| call.ended() == Some(outcome))
            .await
    }

    async fn come_to(&self, hook: &str, count: usize, is: impl Fn(&Call) -> bool) -> Result<()> {
        // Another replica may have to notice first that one is gone.
        const LIMIT: Duration = Duration::from_secs(90);
        let what = format!("{count} such calls of {hook}");
        let come = eventually(&what, LIMIT, async || {
            let calls = self.calls_of(hook)?;
            Ok((calls.iter().filter(|call| is(call)).count() >= count).then_some(()))
        });
        come.await
            .with_context(|| format!("called were {:?}", self.said().unwrap_or_default()))
    }

    /// What was called once all is at rest.
    pub async fn at_rest(&self) -> Result<Vec<String>> {
        self.world.rest().await?;
        self.said()
    }
}
