//! The task that writes events to the API server, one after the other.

use std::future::Future;
use std::time::Duration;

use jiff::Timestamp;
use k8s_openapi::api::core::v1::{Event as Object, EventSource, ObjectReference};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{ObjectMeta, Time};
use kube::api::{Api, Patch, PatchParams, PostParams};
use kube::{Client, Error as ApiError};
use serde_json::json;
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::memory::{Key, Known, Memory};
use super::{Event, Message};
use crate::metrics::{EventResult, Metrics};

const CALL: Duration = Duration::from_secs(10);
/// The API server's limit on a message.
const NOTE_BYTES: usize = 1024;
/// What an object's name may take of the event's, which adds a dot and 16 digits and ends at 253.
const NAME_BYTES: usize = 230;

pub(super) struct Publisher {
    client: Client,
    component: String,
    instance: String,
    metrics: Metrics,
    memory: Memory,
    /// Whether the last event was refused, so that it is said once.
    refused: bool,
}

impl Publisher {
    pub(super) fn new(client: Client, component: &str, instance: &str, metrics: Metrics) -> Self {
        Self {
            client,
            component: component.to_owned(),
            instance: instance.to_owned(),
            metrics,
            memory: Memory::default(),
            refused: false,
        }
    }

    pub(super) async fn run(mut self, mut messages: mpsc::Receiver<Message>) {
        while let Some(message) = messages.recv().await {
            match message {
                Message::Publish(event) => {
                    let result = self.publish(&event.0, &event.1).await;
                    self.metrics.event(result);
                }
                Message::Flush(done) => {
                    // Who asked may have gone.
                    let _ = done.send(());
                }
            }
        }
    }

    async fn publish(&mut self, regarding: &ObjectReference, event: &Event) -> EventResult {
        if !self.memory.allow(regarding) {
            return EventResult::Limited;
        }
        // Events about objects without a namespace live in this one, by the API's convention.
        let namespace = regarding
            .namespace
            .as_deref()
            .filter(|namespace| !namespace.is_empty())
            .unwrap_or("default");
        let api = Api::namespaced(self.client.clone(), namespace);
        let key = self.memory.key(regarding, event);
        if let Some(known) = self.memory.known(key)
            && let Some(result) = self.repeat(&api, regarding, key, known).await
        {
            return result;
        }
        let now = Timestamp::now();
        let object = self.object(regarding, event, namespace, now);
        match call(api.create(&PostParams::default(), &object)).await {
            Ok(_) => {
                self.memory.remember(key, Known::first(now));
                self.refused = false;
                EventResult::Published
            }
            Err(error) => self.rejected(&error),
        }
    }

    /// Counts an event up; `None` when it is gone, as events are after an hour.
    async fn repeat(
        &mut self,
        api: &Api<Object>,
        regarding: &ObjectReference,
        key: Key,
        known: Known,
    ) -> Option<EventResult> {
        let known = known.again();
        let patch = json!({ "count": known.count, "lastTimestamp": Time(Timestamp::now()) });
        let name = event_name(regarding, known.created);
        match call(api.patch(&name, &PatchParams::default(), &Patch::Merge(patch))).await {
            Ok(_) => {
                self.memory.remember(key, known);
                self.refused = false;
                Some(EventResult::Repeated)
            }
            Err(Error::Api(ApiError::Api(status))) if status.code == 404 => {
                self.memory.forget(key);
                None
            }
            Err(error) => Some(self.rejected(&error)),
        }
    }

    /// Events are told once and not again: trying harder would only add to the API server's trouble.
    fn rejected(&mut self, error: &Error) -> EventResult {
        if !self.refused {
            let remedy =
                "if it is forbidden, grant create and patch on events; else nothing, if it passes";
            tracing::warn!(%error, reason = "EventRejected", remedy, "an event could not be published");
            self.refused = true;
        }
        EventResult::Rejected
    }

    fn object(
        &self,
        regarding: &ObjectReference,
        event: &Event,
        namespace: &str,
        now: Timestamp,
    ) -> Object {
        Object {
            metadata: ObjectMeta {
                name: Some(event_name(regarding, now)),
                namespace: Some(namespace.to_owned()),
                ..ObjectMeta::default()
            },
            involved_object: regarding.clone(),
            type_: Some(event.type_.as_str().to_owned()),
            reason: Some(event.reason.clone()),
            action: Some(event.action.clone()),
            message: Some(cut(&event.note, NOTE_BYTES).to_owned()),
            count: Some(1),
            first_timestamp: Some(Time(now)),
            last_timestamp: Some(Time(now)),
            source: Some(EventSource {
                component: Some(self.component.clone()),
                host: None,
            }),
            reporting_component: Some(self.component.clone()),
            reporting_instance: Some(self.instance.clone()),
            ..Object::default()
        }
    }
}

#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("no answer within {CALL:?}")]
    Timeout,
    #[error(transparent)]
    Api(#[from] ApiError),
}

async fn call<T>(request: impl Future<Output = Result<T, ApiError>>) -> Result<T, Error> {
    match timeout(CALL, request).await {
        Ok(answer) => Ok(answer?),
        Err(_) => Err(Error::Timeout),
    }
}

/// The object's name and the time of creation: unique enough, and known again from little.
fn event_name(regarding: &ObjectReference, created: Timestamp) -> String {
    let name = cut(regarding.name.as_deref().unwrap_or_default(), NAME_BYTES);
    let name = name.trim_end_matches(|end: char| !end.is_ascii_alphanumeric());
    let nanoseconds = i64::try_from(created.as_nanosecond()).unwrap_or_default();
    format!("{name}.{nanoseconds:x}")
}

/// The text up to `bytes`, whole characters only.
fn cut(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len()))
        .rev()
        .find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or_default()).unwrap_or_default()
}
