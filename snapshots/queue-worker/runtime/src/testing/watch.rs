//! Following the changes of objects.

use std::sync::Arc;
use std::time::Duration;

use futures::stream::{self, BoxStream, StreamExt};
use hyper::body::{Bytes, Frame};
use serde_json::{Value, json};
use tokio::time::Instant;

use super::read;
use super::request::Call;
use super::resource::{Resource, ResourceId};
use super::selectors::Selector;
use super::server::Shared;
use super::state::State;
use super::status::Failure;
use super::store::Change;

/// How often an idle watch that allows bookmarks gets one.
const BOOKMARK_INTERVAL: Duration = Duration::from_secs(60);

/// What a watch sends: the frames of an endless body.
pub(crate) type Frames = BoxStream<'static, Result<Frame<Bytes>, std::io::Error>>;

/// One client's watch.
struct Watch {
    shared: Arc<Shared>,
    resource: ResourceId,
    kind: String,
    api_version: String,
    namespace: Option<String>,
    selector: Selector,
    metadata_only: bool,
    bookmarks: bool,
    /// Everything up to this revision is sent.
    sent: u64,
    /// Lines that wait to be sent.
    pending: Vec<Value>,
    deadline: Instant,
    epoch: u64,
    revisions: tokio::sync::watch::Receiver<u64>,
    finished: bool,
}

/// Begins a watch.
pub(crate) fn start(
    shared: &Arc<Shared>,
    state: &State,
    call: &Call,
    resource: &Resource,
) -> Result<Frames, Failure> {
    let selector = read::selector(call)?;
    let version = call.param("resourceVersion").unwrap_or_default();
    let from: u64 = match version {
        "" => 0,
        version => version.parse().map_err(|_| {
            Failure::new(500, "", format!(
                "resourceVersion: Invalid value: {version:?}: strconv.ParseUint: parsing {version:?}: invalid syntax"
            ))
        })?,
    };
    let seconds = call
        .param("timeoutSeconds")
        .and_then(|seconds| seconds.parse().ok())
        .unwrap_or(1800);
    let initial = call.flag("sendInitialEvents");
    let mut watch = Watch {
        shared: Arc::clone(shared),
        resource: resource.id(),
        kind: resource.kind.clone(),
        api_version: resource.api_version(),
        namespace: call.target.namespace.clone(),
        selector,
        metadata_only: call.metadata_only,
        bookmarks: call.flag("allowWatchBookmarks"),
        sent: from,
        pending: Vec::new(),
        deadline: Instant::now() + Duration::from_secs(seconds),
        epoch: shared.epoch(),
        revisions: shared.revisions(),
        finished: false,
    };
    if from == 0 || initial {
        watch.sent = state.store.revision();
        for (_, object) in state.store.list(resource, watch.namespace.as_deref()) {
            if watch.selector.matches(object) {
                let event = watch.event("ADDED", object, None);
                watch.pending.push(event);
            }
        }
        if initial {
            let end = watch.bookmark(true);
            watch.pending.push(end);
        }
    } else if from < state.store.compacted() {
        let message = format!(
            "too old resource version: {from} ({})",
            state.store.compacted()
        );
        let failure = Failure::expired(message);
        watch
            .pending
            .push(json!({ "type": "ERROR", "object": failure.body }));
        watch.finished = true;
    }
    Ok(stream::unfold(watch, |mut watch| async move {
        let frame = watch.next().await?;
        Some((frame, watch))
    })
    .boxed())
}

impl Watch {
    async fn next(&mut self) -> Option<Result<Frame<Bytes>, std::io::Error>> {
        let bookmark_at = Instant::now() + BOOKMARK_INTERVAL;
        loop {
            if !self.pending.is_empty() {
                let mut lines = Vec::new();
                for event in self.pending.drain(..) {
                    lines.extend_from_slice(event.to_string().as_bytes());
                    lines.push(b'\n');
                }
                return Some(Ok(Frame::data(Bytes::from(lines))));
            }
            if self.finished {
                return None;
            }
            if let Some(end) = self.shared.interruption(self.epoch) {
                self.finished = true;
                return end.map(Err);
            }
            self.revisions.mark_unchanged();
            self.collect();
            if !self.pending.is_empty() {
                continue;
            }
            tokio::select! {
                changed = self.revisions.changed() => if changed.is_err() { return None },
                () = tokio::time::sleep_until(self.deadline) => {
                    self.finished = true;
                    if self.bookmarks {
                        let bookmark = self.bookmark(false);
                        self.pending.push(bookmark);
                    }
                }
                () = tokio::time::sleep_until(bookmark_at), if self.bookmarks => {
                    let bookmark = self.bookmark(false);
                    self.pending.push(bookmark);
                }
            }
        }
    }

    /// Takes up what has changed since.
    fn collect(&mut self) {
        let shared = Arc::clone(&self.shared);
        let Some(state) = shared.visible() else {
            return; // events are held back
        };
        if self.sent < state.store.compacted() {
            self.finished = self.missed(&state);
            return;
        }
        for change in state.store.changes_after(self.sent) {
            let here = self
                .namespace
                .as_ref()
                .is_none_or(|namespace| *namespace == change.namespace);
            if change.resource == self.resource
                && here
                && let Some(event) = self.event_of(change)
            {
                self.pending.push(event);
            }
        }
        self.sent = state.store.revision();
    }

    /// History was compacted: a watch that had seen everything before goes on, as on the real server.
    fn missed(&mut self, state: &State) -> bool {
        if self.sent + 1 >= state.store.compacted() {
            self.sent = state.store.compacted();
            return false;
        }
        let message = format!(
            "too old resource version: {} ({})",
            self.sent,
            state.store.compacted()
        );
        let failure = Failure::expired(message);
        self.pending
            .push(json!({ "type": "ERROR", "object": failure.body }));
        true
    }

    /// A change as this watch's selectors see it.
    fn event_of(&self, change: &Change) -> Option<Value> {
        let before = change
            .before
            .as_ref()
            .is_some_and(|object| self.selector.matches(object));
        let after = !change.deleted && self.selector.matches(&change.after);
        match (before, after) {
            (false, true) => Some(self.event("ADDED", &change.after, None)),
            (true, true) => Some(self.event("MODIFIED", &change.after, None)),
            (true, false) => {
                let last = change.before.as_ref().unwrap_or(&change.after);
                Some(self.event("DELETED", last, Some(change.revision)))
            }
            (false, false) => None,
        }
    }

    fn event(&self, kind: &str, object: &Value, revision: Option<u64>) -> Value {
        let mut object = match self.metadata_only {
            true => read::metadata_only(object),
            false => object.clone(),
        };
        if !self.metadata_only {
            object["apiVersion"] = json!(self.api_version);
        }
        if let Some(revision) = revision {
            object["metadata"]["resourceVersion"] = json!(revision.to_string());
        }
        json!({ "type": kind, "object": object })
    }

    fn bookmark(&self, initial_events_end: bool) -> Value {
        let mut metadata = json!({
            "resourceVersion": self.sent.to_string(),
        });
        if initial_events_end {
            metadata["annotations"] = json!({ "k8s.io/initial-events-end": "true" });
        }
        let (kind, api_version) = match self.metadata_only {
            true => ("PartialObjectMetadata", "meta.k8s.io/v1"),
            false => (self.kind.as_str(), self.api_version.as_str()),
        };
        let object = json!({ "kind": kind, "apiVersion": api_version, "metadata": metadata });
        json!({ "type": "BOOKMARK", "object": object })
    }
}
