//! Apply: make the live objects what they should be, with no request where they are already.

use std::sync::Arc;

use futures::future::join_all;
use serde_json::{Value, json};

use super::build::Built;
use super::children::{Fate, Result as ChildResult};
use super::context::Context;
use super::subject::Subject;
use crate::api::ApiResource;
use crate::cache::Store;
use crate::diff::{Fingerprint, differences};
use crate::error::Error;
use crate::kind::Kind;
use crate::metrics::Apply;
use crate::object::{Key, Object, Owner};

/// The annotation that holds the fingerprint of what was applied last.
const HASH_ANNOTATION: &str = "operator-gen.dev/applied-hash";

/// A version that no object ever has. To apply with it creates an object or meets a conflict, and never takes over an
/// object that exists already.
const ABSENT: &str = "1";

/// Applies the children of a wave, all at once.
pub async fn apply<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
    built: Vec<Built>,
) -> Vec<ChildResult> {
    let work = built.into_iter().map(async |built| match built {
        Built::Decided(result) => result,
        Built::Desired(at, desired) => {
            let target = Target::new(context, subject, at, desired);
            let (fate, live) = match target.apply().await {
                Ok(Applied::Live(live)) => (Fate::Applied(target.key), Some(live.value())),
                Ok(Applied::Unchanged(live)) => (Fate::Applied(target.key), Some(live)),
                Ok(Applied::Leaving(message)) => (Fate::Waiting(message), None),
                Err(error) => (
                    Fate::Failed(error),
                    target.store.get(&target.key).map(|live| live.value()),
                ),
            };
            ChildResult { at, fate, live }
        }
    });
    join_all(work).await
}

/// What came of one child.
enum Applied {
    /// It was written.
    Live(Arc<Object>),
    /// It was as desired already.
    Unchanged(Value),
    /// Its name is taken by an object on its way out.
    Leaving(String),
}

/// Whose a live object is.
enum Standing {
    /// This resource's own.
    Ours,
    /// It goes soon; why.
    Leaving(String),
    /// Another owner's.
    Theirs(String),
}

/// One child, what it should be and where.
struct Target<'a, K: Kind> {
    context: &'a Context<K>,
    subject: &'a Subject<K>,
    id: &'static str,
    resource: ApiResource,
    store: &'a Store,
    key: Key,
    desired: Value,
    fingerprint: Fingerprint,
}

impl<'a, K: Kind> Target<'a, K> {
    fn new(
        context: &'a Context<K>,
        subject: &'a Subject<K>,
        at: usize,
        mut desired: Value,
    ) -> Self {
        let child = &K::CHILDREN[at];
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
            store: &context.children[at],
            desired,
            fingerprint,
        }
    }

    async fn apply(&self) -> Result<Applied, Error> {
        match self.store.get(&self.key) {
            Some(live) => self.update(&live).await,
            None => self.create().await,
        }
    }

    async fn create(&self) -> Result<Applied, Error> {
        let mut desired = self.desired.clone();
        desired["metadata"]["resourceVersion"] = json!(ABSENT);
        match self.write(&desired).await {
            Err(Error::Api(error)) if error.code() == Some(409) => {
                // Something has that name: what the cache does not show, for want of our labels or for being too new.
                match self.context.client.find(&self.resource, &self.key).await? {
                    Some(live) => self.update(&live).await,
                    None => Err(error.into()),
                }
            }
            result => Ok(Applied::Live(result?)),
        }
    }

    async fn update(&self, live: &Object) -> Result<Applied, Error> {
        match self.standing(live) {
            Standing::Leaving(why) => return Ok(Applied::Leaving(why)),
            Standing::Theirs(owner) => {
                return Err(Error::Ownership {
                    object: format!("{} {}", self.resource.kind, self.key),
                    owner,
                });
            }
            Standing::Ours => {}
        }
        let value = live.value();
        if self.holds(&value) {
            self.context
                .metrics
                .apply(self.resource.plural, Apply::Skipped);
            return Ok(Applied::Unchanged(value));
        }
        let mut desired = self.desired.clone();
        desired["metadata"]["uid"] = json!(live.uid);
        match self.write(&desired).await {
            Err(Error::Api(error)) if error.code() == Some(422) => {
                // An apply leaves in a list what others put there, and both together may be invalid: a Service's port that
                // was renumbered by hand stays beside ours, with the same name. A merge replaces lists as a whole.
                self.context
                    .client
                    .merge(&self.resource, &self.key, &desired)
                    .await?;
                Ok(Applied::Live(self.write(&desired).await?))
            }
            result => Ok(Applied::Live(result?)),
        }
    }

    async fn write(&self, desired: &Value) -> Result<Arc<Object>, Error> {
        let resource = &self.subject.object;
        let memory = &self.context.memory;
        if let Some(times) = memory.is_contested(resource, self.id, self.fingerprint) {
            return Err(Error::Contested {
                object: format!("{} {}", self.resource.kind, self.key),
                times,
            });
        }
        let written = self
            .context
            .client
            .apply(&self.resource, &self.key, desired)
            .await?;
        self.context
            .metrics
            .apply(self.resource.plural, Apply::Applied);
        let paths = differences(&self.desired, &written.value());
        memory.wrote(resource, self.id, self.fingerprint, paths);
        Ok(self.store.written(written))
    }

    /// Whether the live object is what it should be.
    fn holds(&self, live: &Value) -> bool {
        let applied =
            live["metadata"]["annotations"][HASH_ANNOTATION] == self.fingerprint.to_string();
        if !applied {
            return false;
        }
        let paths = differences(&self.desired, live);
        if paths.is_empty()
            || self
                .context
                .memory
                .is_known(&self.subject.object, self.id, self.fingerprint, &paths)
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

    fn standing(&self, live: &Object) -> Standing {
        let me = &self.subject.object;
        match &live.owner {
            Some(owner) if owner.uid == me.uid => {}
            Some(owner) if self.is_namesake(owner) => {
                return Standing::Leaving(format!(
                    "waiting for the deletion of {}'s previous {}",
                    me.key, self.id
                ));
            }
            Some(owner) => return Standing::Theirs(format!("{} {}", owner.kind, owner.key)),
            None if self.is_labelled(live) => {}
            None => return Standing::Theirs("no operator".into()),
        }
        if live.deleting {
            return Standing::Leaving(format!(
                "waiting for the deletion of {} {}",
                self.resource.kind, self.key
            ));
        }
        Standing::Ours
    }

    /// Whether an owner is an earlier resource with this one's name.
    fn is_namesake(&self, owner: &Owner) -> bool {
        let (mine, key) = (self.context.resource, &self.subject.object.key);
        let same_kind = *owner.kind == *mine.kind && *owner.group == *mine.group;
        same_kind
            && owner.key.name == key.name
            && (!mine.namespaced || owner.key.namespace == key.namespace)
    }

    /// Whether an object without owner carries this resource's labels, so that it was its child before.
    fn is_labelled(&self, live: &Object) -> bool {
        let labels = &live.value()["metadata"]["labels"];
        self.subject
            .labels
            .iter()
            .all(|(label, value)| labels[label] == value.as_str())
    }
}
