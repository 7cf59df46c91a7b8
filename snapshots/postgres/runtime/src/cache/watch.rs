//! Keeps a store fresh: lists, then follows, and starts again where it can after whatever goes wrong.
//!
//! Each watch is a task of its own with its own backoff, so that one that fails delays no other.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use foldhash::{HashMap, HashMapExt};
use serde::de::Error as _;
use tokio::sync::watch::{Receiver, Sender, channel};
use tokio::time::{Instant, sleep};
use tower::BoxError;

use super::lines::Lines;
use super::{Change, Store};
use crate::api::{ApiError, Client, Failure, Selection};
use crate::backoff::{Backoff, jitter};
use crate::health::Health;
use crate::json::{self, Reader, string};
use crate::metrics::Metrics;
use crate::object::{Key, Object, View};

/// For how long the API server keeps a watch open.
const LIFETIME: Duration = Duration::from_secs(240);

/// How much longer than its lifetime a watch may be silent: beyond that the connection is dead though nobody said so.
const MARGIN: Duration = Duration::from_secs(15);

/// A connection that ends sooner than this is likely to do so again.
const SHORT: Duration = Duration::from_secs(1);

/// Counts the watches that have not listed yet.
pub struct Synced {
    pending: Sender<usize>,
}

impl Synced {
    /// Waits for this many watches.
    #[must_use]
    pub fn of(watches: usize) -> Arc<Self> {
        Arc::new(Self {
            pending: channel(watches).0,
        })
    }

    /// Resolves once every watch has listed.
    pub async fn all(&self) {
        let mut pending: Receiver<usize> = self.pending.subscribe();
        // The sender lives as long as `self`, so that waiting cannot fail.
        let _ = pending.wait_for(|pending| *pending == 0).await;
    }
}

/// One watch and the store that it keeps fresh.
pub struct Watch {
    /// What `/readyz` and the log call it.
    pub part: String,
    /// The API server.
    pub client: Client,
    /// What to watch.
    pub selection: Selection,
    /// Where to keep it.
    pub store: Arc<Store>,
    /// Whom to tell of changes.
    pub wake: Arc<dyn Fn(&Change) + Send + Sync>,
    /// Whether a kind that is not served counts as one without objects, so that nobody waits for its list.
    pub may_be_absent: bool,
    /// Where to say that the first list is complete.
    pub synced: Arc<Synced>,
    /// Where readiness is told.
    pub health: Health,
    /// Where restarts are counted.
    pub metrics: Metrics,
}

/// Why following a watch ended.
enum End {
    /// The version is too old to go on from.
    Expired(ApiError),
    /// It failed.
    Failed(ApiError),
}

impl Watch {
    /// Watches until the future is dropped.
    pub async fn run(self) {
        let mut trouble = Trouble::new(self.part.clone());
        let mut listed = false;
        self.health.ready(&trouble.part, false);
        loop {
            match self.list().await {
                Ok(version) => {
                    self.listed(&mut listed);
                    let expired = self.follow(version, &mut trouble).await;
                    trouble.wait(&expired).await;
                    self.metrics.watch_restarted(self.selection.resource.plural);
                }
                Err(error) => {
                    if self.may_be_absent && error.code() == Some(404) {
                        self.complete(&HashMap::new(), u64::MAX);
                        self.listed(&mut listed);
                    }
                    trouble.wait(&error).await;
                }
            }
        }
    }

    /// Says that the first list is complete, once.
    fn listed(&self, before: &mut bool) {
        if !std::mem::replace(before, true) {
            self.health.ready(&self.part, true);
            self.synced
                .pending
                .send_modify(|pending| *pending = pending.saturating_sub(1));
        }
    }

    /// Ends a list that showed these objects at this version.
    fn complete(&self, seen: &HashMap<Key, Box<str>>, version: u64) {
        let namespace = self.selection.namespace.as_deref();
        let vanished = self.store.listed(namespace, seen, version);
        vanished
            .into_iter()
            .for_each(|change| self.tell(Some(change)));
    }

    /// Lists everything, page by page, and gives the version to watch from.
    async fn list(&self) -> Result<String, ApiError> {
        let mut seen = HashMap::new();
        let mut next = None;
        loop {
            let page = self.client.list(&self.selection, next.as_deref()).await?;
            for object in page.objects {
                seen.insert(object.key.clone(), object.uid.clone());
                self.tell(self.store.observed(object));
            }
            next = page.next;
            if next.is_none() {
                let version = page.resource_version.parse().unwrap_or(u64::MAX);
                self.complete(&seen, version);
                return Ok(page.resource_version);
            }
        }
    }

    /// Watches from a version on, over as many connections as it takes, until the API server no longer knows the version.
    /// Gives its words.
    async fn follow(&self, mut version: String, trouble: &mut Trouble) -> ApiError {
        loop {
            match self.connection(&mut version, trouble).await {
                Ok(()) => {}
                Err(End::Expired(error)) => return error,
                Err(End::Failed(error)) => {
                    self.metrics.watch_restarted(self.selection.resource.plural);
                    trouble.wait(&error).await;
                }
            }
        }
    }

    /// Watches over one connection.
    async fn connection(&self, version: &mut String, trouble: &mut Trouble) -> Result<(), End> {
        let lifetime = jitter(LIFETIME);
        let opened = Instant::now();
        let body = match self.client.watch(&self.selection, version, lifetime).await {
            Ok(body) => body,
            Err(error) if error.code() == Some(410) => return Err(End::Expired(error)),
            Err(error) => return Err(End::Failed(error)),
        };
        trouble.works();
        let mut lines = Lines::new(body);
        let patience = lifetime + MARGIN;
        while let Some(line) = lines
            .next(patience)
            .await
            .map_err(|failure| self.failed(failure))?
        {
            match Event::decode(line) {
                Ok(Event::Observed(object)) => {
                    *version = object.resource_version.to_string();
                    self.tell(self.store.observed(object));
                }
                Ok(Event::Deleted(object)) => {
                    *version = object.resource_version.to_string();
                    self.tell(self.store.deleted(&object));
                }
                Ok(Event::Bookmark(bookmarked)) => *version = bookmarked,
                Ok(Event::Error(failure @ Failure::Refused { code: 410, .. })) => {
                    return Err(End::Expired(self.error(failure)));
                }
                Ok(Event::Error(failure)) => return Err(self.failed(failure)),
                // To watch again would show it again.
                Err(error) => {
                    tracing::warn!(
                        reason = "Unreadable",
                        "{}: an event is left out: {error}",
                        self.part
                    );
                }
            }
            trouble.failures = 0;
        }
        if opened.elapsed() < SHORT && trouble.failures > 0 {
            let message = "the connection ended at once".to_owned();
            return Err(self.failed(Failure::Transport(message)));
        }
        trouble.failures = u32::from(opened.elapsed() < SHORT);
        Ok(())
    }

    fn error(&self, failure: Failure) -> ApiError {
        ApiError {
            request: self.part.clone(),
            failure,
        }
    }

    fn failed(&self, failure: Failure) -> End {
        End::Failed(self.error(failure))
    }

    fn tell(&self, change: Option<Change>) {
        if let Some(change) = change {
            (self.wake)(&change);
        }
    }
}

/// One event of a watch.
enum Event {
    Observed(Object),
    Deleted(Object),
    Bookmark(String),
    Error(Failure),
}

impl Event {
    fn decode(line: &[u8]) -> Result<Self, BoxError> {
        let line = std::str::from_utf8(line)?;
        let (kind, object) = match opened(line) {
            Some((kind, object)) => (kind.into(), object),
            None => json::whole(line, envelope)?,
        };
        Ok(match &*kind {
            "DELETED" => Self::Deleted(json::whole(object, Object::read)?),
            "BOOKMARK" => {
                let version = View::Text(object).at("metadata").at("resourceVersion");
                let version = version.as_str().ok_or("a bookmark without a version")?;
                Self::Bookmark(version.into_owned())
            }
            "ERROR" => Self::Error(Failure::refused(200, None, object.as_bytes())),
            _ => Self::Observed(json::whole(object, Object::read)?),
        })
    }
}

/// The type and the object of an event, of which the API server always writes the type first: so the object is read once and
/// not twice. `None` for what is written in another way.
fn opened(line: &str) -> Option<(&str, &str)> {
    let (kind, rest) = line.strip_prefix(r#"{"type":""#)?.split_once('"')?;
    let object = rest.strip_prefix(r#","object":"#)?;
    Some((kind, object.trim_end().strip_suffix('}')?))
}

/// The same, in whatever order it is written.
fn envelope<'t>(json: &mut Reader<'t>) -> serde_json::Result<(Cow<'t, str>, &'t str)> {
    let (mut kind, mut object) = (None, None);
    json.object()?;
    while let Some((field, value)) = json.entry()? {
        match &*field {
            "type" => kind = Some(string(value)?),
            "object" => object = Some(value),
            _ => {}
        }
    }
    let event = kind.zip(object);
    event.ok_or_else(|| serde_json::Error::custom("an event without type or object"))
}

/// What stands in the way of a watch: waited out with growing patience, and logged when it changes.
struct Trouble {
    part: String,
    failures: u32,
    reason: Option<String>,
}

impl Trouble {
    fn new(part: String) -> Self {
        Self {
            part,
            failures: 0,
            reason: None,
        }
    }

    async fn wait(&mut self, error: &ApiError) {
        self.failures += 1;
        // To be told that a version is too old is part of the protocol.
        if error.code() != Some(410) && self.reason.as_deref() != Some(error.reason()) {
            self.reason = Some(error.reason().to_owned());
            tracing::warn!(
                reason = error.reason(),
                remedy = remedy(error),
                "{} interrupted: {error}",
                self.part
            );
        }
        let wait = Backoff::WATCH.after(self.failures);
        sleep(error.retry_after().map_or(wait, |asked| asked.max(wait))).await;
    }

    fn works(&mut self) {
        if let Some(reason) = self.reason.take() {
            tracing::info!(reason, "{} works again", self.part);
        }
    }
}

fn remedy(error: &ApiError) -> &'static str {
    match error.code() {
        Some(401) => "give the operator a valid ServiceAccount token",
        Some(403) => "apply deploy/rbac, or let the operator's role list and watch this resource",
        Some(404) => {
            "install the CustomResourceDefinition, or serve this API version; the operator waits for it"
        }
        _ => "none needed if it passes: it is tried again",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_read_in_whatever_order_it_is_written() {
        let object =
            r#"{"metadata":{"name":"a","resourceVersion":"7"},"spec":{"text":"\"type\":\"}"}}"#;
        for line in [
            format!(r#"{{"type":"MODIFIED","object":{object}}}"#),
            format!("{{\"type\":\"MODIFIED\",\"object\":{object}}}\n"),
            format!(r#"{{ "type" : "MODIFIED", "object" : {object} }}"#),
            format!(r#"{{"object":{object},"type":"MODIFIED"}}"#),
        ] {
            match Event::decode(line.as_bytes()) {
                Ok(Event::Observed(object)) => assert_eq!(object.resource_version, 7, "{line}"),
                _ => unreachable!("{line}"),
            }
        }
        for line in [
            "",
            "{}",
            r#"{"type":"ADDED","object":{}"#,
            r#"{"type":"ADDED","object":{}}}"#,
        ] {
            assert!(Event::decode(line.as_bytes()).is_err(), "{line}");
        }
    }
}
