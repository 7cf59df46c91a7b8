//! Report: the resource's status, written only when it says something new, and soon only when that is settled or wrong.

use jiff::Timestamp;
use serde_json::{Map, Value, json};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;
use tokio::time::Instant;

use super::Next;
use super::context::Context;
use super::observe::{Observation, Verdict};
use super::subject::Subject;
use crate::backoff::jitter;
use crate::conditions::{self, State};
use crate::error::{Error, Outlook};
use crate::events::{Event, EventType};
use crate::kind::Kind;
use crate::metrics::{ObjectState, Outcome};
use crate::object::{Key, Object, Part};
use crate::readiness::Conditions;

/// How long a settled resource is left alone when nothing happens: the cache would have to have missed something.
const RESYNC: Duration = Duration::from_secs(10 * 60 * 60);

/// An error that may be gone after so short a time is not reported at first.
const SOON: Duration = Duration::from_secs(5);

/// The reason of `Ready` when all is well.
const READY: &str = "Ready";

/// The reason while the resource is on its way.
const PROGRESSING: &str = "Progressing";

/// The reason when a child says that it failed.
const CHILD_FAILED: &str = "ChildFailed";

/// What the three standard conditions say.
struct Summary {
    state: ObjectState,
    reason: String,
    message: String,
}

/// Reports what was observed and says when to reconcile again.
pub async fn report<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
    observation: Observation<'_>,
) -> Result<Next, Error> {
    let object = &*subject.object;
    let summary = Summary::of(&observation.verdict);
    let mut fields = observation.fields;
    fields.insert("observedGeneration".into(), json!(object.generation));
    let mut states = summary.conditions();
    states.extend(observation.conditions);
    let status = Status::new(object, fields, &states);
    context.memory.is(object, summary.state);

    match observation.verdict {
        Verdict::Failing { part, error } => {
            let failures = context.memory.failed(object);
            log(context, &object.key, Some(&part), error, failures);
            let wait = error.retry(failures);
            let retry = Next::after(Outcome::Failed, wait);
            if error.outlook() == Outlook::Temporary && failures == 1 && wait <= SOON {
                // Most such errors are gone at the second attempt, and with them all there is to say.
                return Ok(retry);
            }
            status.write(context, &summary).await?;
            Ok(retry)
        }
        Verdict::Progressing(_) => {
            context.memory.succeeded(object);
            status.write_in_time(context, &summary).await
        }
        Verdict::Ready | Verdict::ChildFailed(_) => {
            context.memory.succeeded(object);
            context.memory.progress_over(object);
            status.write(context, &summary).await?;
            Ok(Next::after(Outcome::Settled, jitter(RESYNC)))
        }
    }
}

/// Reports an error that ended the reconcile itself, and says when to try again.
pub async fn failure<K: Kind>(context: &Context<K>, key: &Key, error: &Error) -> Next {
    let Some(object) = context.resources.get(key) else {
        return Next::never();
    };
    let failures = context.memory.failed(&object);
    log(context, key, None, error, failures);
    let summary = Summary::failing(error, error.to_string());
    context.memory.is(&object, summary.state);
    if error.outlook() == Outlook::Permanent || failures > 1 {
        let status = Status::new(&object, Map::new(), &summary.conditions());
        if let Err(error) = status.write(context, &summary).await {
            tracing::warn!(object = %key, reason = error.reason(), remedy = error.remedy(), "its status is not written: {error}");
        }
    }
    Next::after(Outcome::Failed, error.retry(failures))
}

/// The status that a report of this says, but for its times.
#[cfg(feature = "testing")]
pub fn said(observation: Observation<'_>, generation: i64) -> Value {
    let mut fields = observation.fields;
    fields.retain(|_, value| !value.is_null());
    fields.insert("observedGeneration".into(), json!(generation));
    let mut states = Summary::of(&observation.verdict).conditions();
    states.extend(observation.conditions);
    timeless(fields, &states, generation)
}

/// The same of an error that ended the reconcile itself.
#[cfg(feature = "testing")]
pub fn said_of_failure(error: &Error, generation: i64) -> Value {
    let states = Summary::failing(error, error.to_string()).conditions();
    timeless(Map::new(), &states, generation)
}

#[cfg(feature = "testing")]
fn timeless(mut fields: Map<String, Value>, states: &[State], generation: i64) -> Value {
    let mut list = conditions::merged(&Value::Null, states, generation, Timestamp::UNIX_EPOCH);
    for condition in list.as_array_mut().into_iter().flatten() {
        if let Some(condition) = condition.as_object_mut() {
            condition.remove("lastTransitionTime");
        }
    }
    fields.insert("conditions".into(), list);
    Value::Object(fields)
}

/// Reports that the resource is paused; everything else that its status says stays.
pub async fn paused<K: Kind>(context: &Context<K>, object: &Object) -> Result<Next, Error> {
    context.memory.is(object, ObjectState::Paused);
    let message = format!("the annotation {} is true", context.pause_annotation());
    let summary = Summary {
        state: ObjectState::Paused,
        reason: "Paused".to_owned(),
        message,
    };
    let states = [State::new(
        "Reconciling",
        false,
        &summary.reason,
        &summary.message,
    )];
    Status::new(object, Map::new(), &states)
        .write(context, &summary)
        .await?;
    Ok(Next::after(Outcome::Paused, jitter(RESYNC)))
}

impl Summary {
    fn of(verdict: &Verdict<'_>) -> Self {
        let say = |state, reason: &str, message: &str| Self {
            state,
            reason: reason.to_owned(),
            message: message.to_owned(),
        };
        match verdict {
            Verdict::Ready => say(ObjectState::Ready, READY, "everything is as desired"),
            Verdict::Progressing(why) => say(ObjectState::Reconciling, PROGRESSING, why),
            Verdict::ChildFailed(why) => say(ObjectState::Stalled, CHILD_FAILED, why),
            Verdict::Failing { part, error } => Self::failing(error, format!("{part}: {error}")),
        }
    }

    fn failing(error: &Error, message: String) -> Self {
        let state = match error.outlook() {
            Outlook::Temporary => ObjectState::Reconciling,
            Outlook::Permanent => ObjectState::Stalled,
        };
        Self {
            state,
            reason: error.reason().to_owned(),
            message,
        }
    }

    fn conditions(&self) -> Vec<State> {
        let condition =
            |name, state| State::new(name, self.state == state, &self.reason, &self.message);
        vec![
            condition("Ready", ObjectState::Ready),
            condition("Reconciling", ObjectState::Reconciling),
            condition("Stalled", ObjectState::Stalled),
        ]
    }

    /// Whether it tells of something wrong.
    fn is_bad(reason: &str) -> bool {
        !matches!(reason, READY | PROGRESSING | "Paused")
    }
}

/// A status to be written.
struct Status<'a> {
    object: &'a Object,
    /// The fields that are not as written; null where one goes.
    changes: Map<String, Value>,
}

impl<'a> Status<'a> {
    fn new(object: &'a Object, mut fields: Map<String, Value>, states: &[State]) -> Self {
        let (written, generation) = (object.view(Part::Status).opened(), object.generation);
        fields.retain(|name, value| written.at(name).value() != *value);
        let list = written.at("conditions");
        if !conditions::tell(list, states, generation) {
            let list = conditions::merged(&list.value(), states, generation, Timestamp::now());
            fields.insert("conditions".into(), list);
        }
        Self {
            object,
            changes: fields,
        }
    }

    /// Writes the status if it says something new.
    async fn write<K: Kind>(&self, context: &Context<K>, summary: &Summary) -> Result<(), Error> {
        if self.changes.is_empty() {
            return Ok(());
        }
        // The UID keeps it from a new resource with the same name.
        let patch = json!({ "metadata": { "uid": self.object.uid }, "status": self.changes });
        match context
            .client
            .merge_status(&context.resource, &self.object.key, &patch)
            .await
        {
            Ok(written) => {
                // What somebody else changed meanwhile is not known yet, and is to wake the resource.
                if written.body() == self.object.body() {
                    context.wrote(&self.object.key, written.resource_version);
                }
                context.resources.rewritten(written);
                self.announce(context, summary);
                Ok(())
            }
            // The watch has not said so yet. Whatever else were done would be for a resource that is gone.
            Err(error) if error.is_gone(&self.object.key.name) => {
                context.resources.removed(self.object);
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Writes a status on its way once it has been the same for a while: the steps of a rollout are not worth a write each,
    /// and that `observedGeneration` is behind says meanwhile that there is work.
    async fn write_in_time<K: Kind>(
        &self,
        context: &Context<K>,
        summary: &Summary,
    ) -> Result<Next, Error> {
        if !self.changes.is_empty() {
            let due = context.memory.progress_due(self.object, self.said());
            if Instant::now() < due {
                let (outcome, at) = (Outcome::Waiting, Some(due));
                return Ok(Next { outcome, at });
            }
            self.write(context, summary).await?;
        }
        context.memory.progress_over(self.object);
        Ok(Next::after(Outcome::Waiting, jitter(RESYNC)))
    }

    /// A hash of what it says, whenever it says it.
    fn said(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for (name, value) in &self.changes {
            match value {
                Value::Array(conditions) if name == "conditions" => {
                    let fields = conditions.iter().filter_map(Value::as_object).flatten();
                    let timeless = fields.filter(|(name, _)| *name != "lastTransitionTime");
                    timeless.for_each(|field| field.hash(&mut hasher));
                }
                _ => (name, value).hash(&mut hasher),
            }
        }
        hasher.finish()
    }

    /// Publishes an event when something went wrong, or right again.
    fn announce<K: Kind>(&self, context: &Context<K>, summary: &Summary) {
        let written = self.object.view(Part::Status).at("conditions");
        let written = Conditions::of(written);
        let before = written.get("Ready");
        let before = before.and_then(|ready| ready.at("reason").as_str());
        let before = before.as_deref().unwrap_or(READY);
        if before == summary.reason {
            return;
        }
        let (type_, reason) = if Summary::is_bad(&summary.reason) {
            (EventType::Warning, &*summary.reason)
        } else if Summary::is_bad(before) && summary.reason == READY {
            (EventType::Normal, "Recovered")
        } else {
            return;
        };
        let event = Event {
            type_,
            reason: reason.to_owned(),
            action: "Reconcile".to_owned(),
            note: summary.message.clone(),
        };
        context.announce(self.object, event);
    }
}

/// One line for a failure: at first, and each time the wait has doubled to a new level.
fn log<K: Kind>(context: &Context<K>, key: &Key, part: Option<&str>, error: &Error, failures: u32) {
    context
        .metrics
        .reconcile_error(context.resource.kind, error.class());
    if matches!(error, Error::Hook { .. }) {
        // Each call that failed has a line of its own, with more in it.
        return;
    }
    tracing::warn!(
        kind = context.resource.kind,
        object = %key,
        part,
        reason = error.reason(),
        remedy = error.remedy(),
        failures,
        "{error}"
    );
}
