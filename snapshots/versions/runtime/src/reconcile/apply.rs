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
use crate::diff::{Fingerprint, differences};
use crate::error::Error;
use crate::kind::Kind;
use crate::metrics::Apply;
use crate::object::{HASH_ANNOTATION, Key, Live, Lives, Object};

/// A version that no object ever has. To apply with it creates an object or meets a conflict, and never takes over an
/// object that exists already.
pub const ABSENT: &str = "1";

/// Applies the objects of a wave, all at once.
pub async fn apply<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
    built: Vec<Built>,
) -> Vec<ChildResult> {
    let work = built.into_iter().map(async |built| match built {
        Built::Decided(slot, fate) => with_live(context, subject, slot, fate),
        Built::Desired(slot, desired) => {
            let mut target = Target::new(context, subject, slot, desired);
            let (fate, live) = match target.apply().await {
                Ok(Applied::Live(live)) => (Fate::Applied(target.key), Some(live)),
                Ok(Applied::Leaving(message)) => (Fate::Waiting(message), None),
                Err(error) => (
                    Fate::Failed(error),
                    target.store.get(&target.key).map(Live::of),
                ),
            };
            let slot = target.slot;
            let live = live.map(|live| Lives::of(slot.key.clone(), live));
            ChildResult {
                slot,
                fate,
                live: live.unwrap_or_default(),
            }
        }
    });
    join_all(work).await
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
    Live(Live),
    /// Its name is taken by an object on its way out.
    Leaving(String),
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
    pub desired: Value,
    fingerprint: Fingerprint,
}

impl<'a, K: Kind> Target<'a, K> {
    fn new(
        context: &'a Context<K>,
        subject: &'a Subject<K>,
        slot: Slot,
        mut desired: Value,
    ) -> Self {
        let child = &K::CHILDREN[slot.child];
        let fingerprint = Fingerprint::of(&desired);
        let metadata = &mut desired["metadata"];
        metadata["annotations"][HASH_ANNOTATION] = json!(fingerprint.to_string());
        let text = |field: &str| metadata[field].as_str().unwrap_or_default();
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

    async fn apply(&mut self) -> Result<Applied, Error> {
        match self.store.get(&self.key) {
            Some(live) => self.update(live).await,
            None => self.create().await,
        }
    }

    async fn create(&mut self) -> Result<Applied, Error> {
        self.generate(None)?;
        match self.write(None, Some(ABSENT)).await {
            Err(Error::Api(error)) if error.code() == Some(409) => {
                // Something has that name: what the cache does not show, for want of our labels or for being too new.
                match self.context.client.find(&self.resource, &self.key).await? {
                    Some(live) => self.update(live.into()).await,
                    None => Err(error.into()),
                }
            }
            result => Ok(Applied::Live(result?)),
        }
    }

    async fn update(&mut self, live: Arc<Object>) -> Result<Applied, Error> {
        let seen = Live::of(Arc::clone(&live));
        self.generate(Some(&seen))?;
        match self.standing(&live) {
            Standing::Ours => {}
            Standing::Nobodys if K::ADOPTING.contains(&self.id) => return self.adopt(&live).await,
            Standing::Nobodys => return Err(self.belongs_to("no operator".into())),
            Standing::Theirs(owner) => return Err(self.belongs_to(owner)),
            Standing::Leaving(why) => return Ok(Applied::Leaving(why)),
        }
        if self.holds(&live) {
            self.context
                .metrics
                .apply(self.resource.plural, Apply::Skipped);
            return Ok(Applied::Live(seen));
        }
        let version = self.version_to_change(&seen);
        match self.change(&live, version.as_deref()).await {
            Err(Error::Api(error)) if K::REPLACED.contains(&self.id) => {
                match error.immutable_fields() {
                    Some(fields) => self.replace(&live, &fields).await,
                    None => Err(error.into()),
                }
            }
            result => Ok(Applied::Live(result?)),
        }
    }

    /// Makes the object what it should be, provided that it has this version, if any is given.
    pub async fn change(&self, live: &Object, version: Option<&str>) -> Result<Live, Error> {
        let result = self.write(Some(&live.uid), version).await;
        match &result {
            Err(Error::Api(error))
                if error.code() == Some(422) && error.immutable_fields().is_none() => {}
            _ => return result,
        }
        // An apply leaves in a list what others put there, and both together may be invalid: a Service's port that was
        // renumbered by hand stays beside ours, with the same name. A merge replaces lists as a whole, which would be wrong
        // for the owners alone.
        let mut patch = self.desired.clone();
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
    pub async fn write(&self, uid: Option<&str>, version: Option<&str>) -> Result<Live, Error> {
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
        Ok(Live::of(written))
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
