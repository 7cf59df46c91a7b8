//! Apply: make the live objects what they should be, with no request where they are already.

use std::sync::Arc;

use futures::future::join_all;
use serde_json::{Value, json};

use super::addressed::Addressed;
use super::build::Built;
use super::children::{Fate, Result as ChildResult};
use super::context::Context;
use super::settled;
use super::slot::Slot;
use super::standing::Standing;
use super::subject::Subject;
use crate::api::ApiResource;
use crate::cache::Store;
use crate::desired::Desired;
use crate::diff::{Fingerprint, differences};
use crate::error::Error;
use crate::kind::Kind;
use crate::metrics::Apply;
use crate::object::{HASH_ANNOTATION, Key, Live, Lives, Object};

/// A version that no object ever has. To apply with it creates an object or meets a conflict, and never takes over an
/// object that exists already.
pub const ABSENT: &str = "1";

/// Applies the objects of a wave: all at once those that are not yet as desired.
pub async fn apply<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
    built: Vec<Built>,
) -> Vec<ChildResult> {
    let mut results = Vec::with_capacity(built.len());
    let mut work = Vec::new();
    for built in built {
        match built {
            Built::Decided(slot, fate) => results.push(with_live(context, subject, slot, fate)),
            Built::Desired(slot, desired) => {
                let mut target = Target::new(context, subject, slot, desired);
                match target.plan() {
                    // Mostly so, and nothing has to be awaited then.
                    Ok(Some(Plan::Leave(applied))) => results.push(target.came_to(Ok(applied))),
                    Ok(plan) => work.push(async move {
                        let result = target.carry_out(plan).await;
                        target.came_to(result)
                    }),
                    Err(error) => results.push(target.came_to(Err(error))),
                }
            }
        }
    }
    results.extend(join_all(work).await);
    results
}

/// An object that is not applied, with what there nevertheless is of it: whoever reads that must not take it for gone.
fn with_live<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
    slot: Slot,
    fate: Fate,
) -> ChildResult {
    let mut live = Lives::default();
    if !matches!(fate, Fate::Unwanted) {
        let child = &K::CHILDREN[slot.child];
        let is_all = child.each.is_some() && slot.key.is_none();
        let mut owned = context.children[slot.child].owned_by(&subject.object.uid);
        owned.retain(|object| {
            object.component.as_deref() == Some(child.id)
                && (is_all || object.element.as_deref() == slot.key.as_deref())
                && !object.deleting
        });
        for object in owned {
            let key = object.element.as_deref().map(Into::into);
            live.append(Lives::of(key, Live::of(object)));
        }
    }
    ChildResult { slot, fate, live }
}

/// What came of one object.
pub enum Applied {
    /// It is as desired.
    Live(Arc<Object>),
    /// Its name is taken by an object on its way out.
    Leaving(String),
}

/// What is to be done about an object that is there.
enum Plan {
    /// Nothing.
    Leave(Applied),
    /// It is nobody's, and to be taken over.
    Adopt(Arc<Object>),
    /// It is to be made what it should be.
    Change(Arc<Object>),
}

/// One object of a child, what it should be and where.
pub struct Target<'a, K: Kind> {
    pub context: &'a Context<K>,
    pub subject: &'a Subject<K>,
    pub id: &'static str,
    pub slot: Slot,
    pub resource: ApiResource,
    pub store: &'a Store,
    pub key: Key,
    pub desired: Desired,
    fingerprint: Fingerprint,
}

impl<'a, K: Kind> Target<'a, K> {
    fn new(
        context: &'a Context<K>,
        subject: &'a Subject<K>,
        slot: Slot,
        mut desired: Desired,
    ) -> Self {
        let child = &K::CHILDREN[slot.child];
        let fingerprint = Fingerprint::of(&desired);
        desired.edit(|object| {
            object.edit("metadata", |metadata| {
                metadata.edit("annotations", |annotations| {
                    annotations.set(HASH_ANNOTATION, fingerprint.to_string());
                });
            });
        });
        let metadata = desired.get("metadata");
        let text = |field| metadata.get(field).as_str().unwrap_or_default();
        Self {
            key: Key::new(text("namespace"), text("name")),
            context,
            subject,
            id: child.id,
            resource: child.resource,
            store: &context.children[slot.child],
            slot,
            desired,
            fingerprint,
        }
    }

    /// What is to be done about the object that the cache has; `None` while it has none, so that it is to be made.
    fn plan(&mut self) -> Result<Option<Plan>, Error> {
        match self.store.get(&self.key) {
            Some(live) => self.plan_for(live).map(Some),
            None => Ok(None),
        }
    }

    fn plan_for(&mut self, live: Arc<Object>) -> Result<Plan, Error> {
        self.generate(Some(&Live::of(Arc::clone(&live))))?;
        match self.standing(&live) {
            Standing::Ours => {}
            Standing::Nobodys if K::ADOPTING.contains(&self.id) => return Ok(Plan::Adopt(live)),
            Standing::Nobodys => return Err(self.belongs_to("no operator".into())),
            Standing::Theirs(owner) => return Err(self.belongs_to(owner)),
            Standing::Leaving(why) => return Ok(Plan::Leave(Applied::Leaving(why))),
        }
        if !self.holds(&live) {
            return Ok(Plan::Change(live));
        }
        let metrics = &self.context.metrics;
        metrics.apply(self.resource.plural, Apply::Skipped);
        Ok(Plan::Leave(Applied::Live(live)))
    }

    async fn carry_out(&mut self, plan: Option<Plan>) -> Result<Applied, Error> {
        let plan = match plan {
            Some(plan) => plan,
            None => self.create().await?,
        };
        match plan {
            Plan::Leave(applied) => Ok(applied),
            Plan::Adopt(live) => self.adopt(&live).await,
            Plan::Change(live) => self.update(&live).await,
        }
    }

    /// Makes the object. Gives what is to be done about it then.
    async fn create(&mut self) -> Result<Plan, Error> {
        self.generate(None)?;
        match self.write(None, Some(ABSENT)).await {
            Err(Error::Api(error)) if error.code() == Some(409) => {
                // Something has that name: what the cache does not show, for want of our labels or for being too new.
                match self.context.client.find(&self.resource, &self.key).await? {
                    Some(live) => self.plan_for(live.into()),
                    None => Err(error.into()),
                }
            }
            result => Ok(Plan::Leave(Applied::Live(result?))),
        }
    }

    async fn update(&self, live: &Object) -> Result<Applied, Error> {
        let version = self.version_to_change(live);
        match self.change(live, version.as_deref()).await {
            Err(Error::Api(error)) if K::REPLACED.contains(&self.id) => {
                match error.immutable_fields() {
                    Some(fields) => self.replace(live, &fields).await,
                    None => Err(error.into()),
                }
            }
            result => Ok(Applied::Live(result?)),
        }
    }

    /// What became of the object.
    fn came_to(self, result: Result<Applied, Error>) -> ChildResult {
        let Self { slot, key, .. } = self;
        let (fate, live) = match result {
            Ok(Applied::Live(live)) => (Fate::Applied(key), Some(live)),
            Ok(Applied::Leaving(message)) => (Fate::Waiting(message), None),
            Err(error) => (Fate::Failed(error.into()), self.store.get(&key)),
        };
        let live = live.map(|live| Lives::of(slot.key.clone(), Live::of(live)));
        ChildResult {
            slot,
            fate,
            live: live.unwrap_or_default(),
        }
    }
    /// Makes the object what it should be, provided that it has this version, if any is given.
    pub async fn change(&self, live: &Object, version: Option<&str>) -> Result<Arc<Object>, Error> {
        let result = self.write(Some(&live.uid), version).await;
        match &result {
            Err(Error::Api(error))
                if error.code() == Some(422) && error.immutable_fields().is_none() => {}
            _ => return result,
        }
        // An apply leaves in a list what others put there, and both together may be invalid: a Service's port that was
        // renumbered by hand stays beside ours, with the same name. A merge replaces lists as a whole, which would be wrong
        // for the owners alone.
        let mut patch = Value::from(&self.desired);
        if let Some(metadata) = patch["metadata"].as_object_mut() {
            metadata.remove("ownerReferences");
            metadata.insert("uid".into(), json!(live.uid));
            let seen = live.resource_version.to_string();
            metadata.insert("resourceVersion".into(), seen.into());
        }
        self.context
            .client
            .merge(&self.resource, &self.key, &patch)
            .await?;
        self.write(Some(&live.uid), None).await
    }

    fn belongs_to(&self, owner: String) -> Error {
        Error::Ownership {
            object: format!("{} {}", self.resource.kind, self.key),
            owner,
        }
    }

    /// Applies the desired object, and only to the object with this UID and version, if any are given.
    pub async fn write(
        &self,
        uid: Option<&str>,
        version: Option<&str>,
    ) -> Result<Arc<Object>, Error> {
        let resource = &self.subject.object;
        let memory = &self.context.memory;
        if let Some(times) = memory.is_contested(resource, &self.slot, self.fingerprint) {
            return Err(Error::Contested {
                object: format!("{} {}", self.resource.kind, self.key),
                times,
            });
        }
        let desired = Addressed {
            object: &self.desired,
            uid,
            version,
        };
        let client = &self.context.client;
        let written = client.apply(&self.resource, &self.key, &desired).await?;
        self.context
            .metrics
            .apply(self.resource.plural, Apply::Applied);
        self.context.wrote(&resource.key, written.resource_version);
        let written = self.store.written(written);
        let paths = differences(&self.desired, written.json());
        memory.wrote(resource, &self.slot, self.fingerprint, paths);
        Ok(written)
    }

    /// Whether the live object is what it should be.
    fn holds(&self, live: &Object) -> bool {
        if live.applied != Some(self.fingerprint) {
            return false;
        }
        if settled::is_untouched(self.context, self.subject, &self.slot, live) {
            return true;
        }
        let paths = differences(&self.desired, live.json());
        if paths.is_empty()
            || self.context.memory.is_known(
                &self.subject.object,
                &self.slot,
                self.fingerprint,
                &paths,
            )
        {
            return true;
        }
        tracing::info!(
            kind = self.resource.kind,
            object = %self.key,
            reason = "Drift",
            paths = paths.join(", "),
            "it was changed by somebody else and is set right"
        );
        false
    }
}
