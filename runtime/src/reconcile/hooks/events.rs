//! Event hooks: they run when a child is not any more what they last handled.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;
use tokio::time::Instant;

use super::due::{Facts, Standing};
use super::pass::{Pass, earliest, is_fresh};
use super::run::{self, Job};
use super::{desk::Desk, progress};
use crate::error::Error;
use crate::hook::record::{Record, State};
use crate::hook::{ChildEvent, Hook, On};
use crate::kind::Kind;
use crate::object::{Key, Object};
use crate::reconcile::Context;
use crate::reconcile::subject::{Subject, status_of};

/// Runs the event hooks of a resource whose children changed, and adds what came of it to the pass.
///
/// # Errors
/// When the API server does not answer. Errors of hooks are part of the pass.
pub async fn run<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
    pass: &mut Pass,
) -> Result<(), Error> {
    for hook in K::HOOKS {
        if let On::Event { of } = hook.on {
            let desk = context.hooks.desk(&subject.object).await;
            handle(context, subject, &desk, hook, of, pass).await?;
        }
    }
    Ok(())
}

async fn handle<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
    desk: &Arc<Desk>,
    hook: &'static Hook<K>,
    of: &str,
    pass: &mut Pass,
) -> Result<(), Error> {
    let children = context.owned(&subject.object);
    let children = children.filter(|child| child.component.as_deref() == Some(of));
    let live: BTreeMap<Key, Arc<Object>> =
        children.map(|child| (child.key.clone(), child)).collect();
    let mut seen = desk
        .notes()
        .seen
        .get(hook.name)
        .cloned()
        .unwrap_or_default();
    for (key, event, now) in events(&seen, &live) {
        let latest = context.resources.get(&subject.object.key);
        let records = desk.records(&status_of(latest.as_ref().unwrap_or(&subject.object)));
        let facts = Facts {
            subject,
            object: &Value::Null,
            redacted: &Value::Null,
            records: &records,
            desk,
        };
        if !facts.admits(&hook.filter) {
            return Ok(());
        }
        let record = facts.record(hook.name);
        let attempt = match facts.attempt(record, None) {
            Standing::Due(attempt) => attempt.number,
            Standing::Failed(record) => {
                pass.errors
                    .push((hook.name.to_owned(), run::error(&record, None)));
                return Ok(());
            }
            Standing::Idle | Standing::Handled => return Ok(()),
        };
        let wait = desk.notes().wait(hook.name).filter(|_| attempt > 1);
        if let (Some(wait), Some(record)) = (wait, record) {
            pass.at = earliest(pass.at, Instant::now() + wait);
            pass.errors
                .push((hook.name.to_owned(), run::error(record, Some(wait))));
            return Ok(());
        }
        if !is_fresh(context, subject, desk).await? || context.hooks.is_stopping() {
            pass.again = true;
            return Ok(());
        }
        let job = Job {
            object: &subject.object,
            this: &subject.this,
            attempt,
            change: None,
            event: Some(&event),
            cancelled: context.hooks.stop.clone(),
        };
        let outcome = run::call(context, hook, job).await;
        if let Some(after) = outcome.reschedule {
            pass.at = earliest(pass.at, Instant::now() + after);
        }
        let generation = subject.object.generation;
        let news = match &outcome.result {
            Ok(()) => {
                // That all is well is not worth a write for every event.
                let recovers = record.is_some_and(|record| record.state != State::Succeeded);
                recovers.then(|| Record::new(hook.name, State::Succeeded, attempt, generation))
            }
            Err(trouble) => {
                let record = trouble.record(hook.name, attempt, generation);
                if let Some(wait) = trouble.retry {
                    desk.notes().retry_after(hook.name, wait);
                    pass.at = earliest(pass.at, Instant::now() + wait);
                }
                pass.errors
                    .push((hook.name.to_owned(), run::error(&record, trouble.retry)));
                Some(record)
            }
        };
        if outcome.result.is_ok() {
            match now {
                Some(now) => seen.insert(key, now),
                None => seen.remove(&key),
            };
            desk.notes().seen.insert(hook.name, seen.clone());
        }
        if news.is_some() || !outcome.fields.is_empty() {
            let news = news.into_iter().collect();
            progress::write(context, &subject.object, desk, news, outcome.fields).await?;
        }
        if outcome.result.is_err() {
            return Ok(());
        }
    }
    Ok(())
}

/// What happened to children since they were last seen, each with what is to be seen as handled then.
fn events(
    seen: &BTreeMap<Key, Arc<Object>>,
    live: &BTreeMap<Key, Arc<Object>>,
) -> Vec<(Key, ChildEvent, Option<Arc<Object>>)> {
    let mut events = Vec::new();
    for (key, before) in seen {
        if live.get(key).is_none_or(|now| now.uid != before.uid) {
            events.push((key.clone(), ChildEvent::Deleted(before.value()), None));
        }
    }
    for (key, now) in live {
        if seen.get(key).is_none_or(|before| !before.reads_like(now)) {
            let event = ChildEvent::Applied(now.value());
            events.push((key.clone(), event, Some(Arc::clone(now))));
        }
    }
    events
}
