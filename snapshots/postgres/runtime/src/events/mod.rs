//! Kubernetes events: what `kubectl describe` shows below an object.
//!
//! Publishing never waits: events go through a bounded queue to a task of their own. An event that was published lately is
//! counted up, not created again; an object that has too many is quiet for a while; what does not fit is dropped and counted.
//! They are core/v1 events with `firstTimestamp`, `lastTimestamp` and `count`, which every reader of events understands.

mod memory;
mod publisher;

use k8s_openapi::api::core::v1::ObjectReference;
use kube::Client;
use tokio::sync::{mpsc, oneshot};

use crate::metrics::{EventResult, Metrics};
use publisher::Publisher;

/// Events that may wait to be published.
pub const QUEUE: usize = 256;

/// Whether an event is good news.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventType {
    /// As it should be.
    Normal,
    /// Someone may have to act.
    Warning,
}

impl EventType {
    /// The API's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Normal => "Normal",
            Self::Warning => "Warning",
        }
    }
}

/// Something that happened to an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Whether it is good news.
    pub type_: EventType,
    /// A CamelCase word, unique to the cause.
    pub reason: String,
    /// What the operator was doing, a CamelCase word.
    pub action: String,
    /// A sentence for people; cut after 1024 bytes.
    pub note: String,
}

/// Publishes events in the name of the operator; clones share the queue.
#[derive(Clone, Debug)]
pub struct Recorder {
    queue: mpsc::Sender<Message>,
    metrics: Metrics,
}

#[derive(Debug)]
enum Message {
    Publish(Box<(ObjectReference, Event)>),
    Flush(oneshot::Sender<()>),
}

impl Recorder {
    /// A recorder for the operator named `component`, of which this replica is `instance`. Starts the publishing task.
    #[must_use]
    pub fn new(client: Client, component: &str, instance: &str, metrics: Metrics) -> Self {
        let (queue, messages) = mpsc::channel(QUEUE);
        tokio::spawn(Publisher::new(client, component, instance, metrics.clone()).run(messages));
        Self { queue, metrics }
    }

    /// Publishes `event` about an object, of which kind, apiVersion, name and uid must be known. Never waits.
    pub fn publish(&self, regarding: ObjectReference, event: Event) {
        if self
            .queue
            .try_send(Message::Publish(Box::new((regarding, event))))
            .is_err()
        {
            self.metrics.event(EventResult::Dropped);
        }
    }

    /// Waits until what was published so far is settled, as before the process ends.
    pub async fn flush(&self) {
        let (done, settled) = oneshot::channel();
        if self.queue.send(Message::Flush(done)).await.is_ok() {
            // The publisher ends only with the runtime; then nothing is left to wait for.
            let _ = settled.await;
        }
    }
}
