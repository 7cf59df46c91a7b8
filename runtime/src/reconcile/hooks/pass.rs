//! A pass over the hooks of one resource: those that are due run, one after another in the order of the spec.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};
use tokio::time::Instant;

use super::desk::Desk;
use super::due::{Attempt, Facts, Standing};
use super::run::{self, Job};
use super::{Hooks, progress};
use crate::error::Error;
use crate::hook::record::{Record, State};
use crate::hook::values::{declared, without_secrets};
use crate::hook::{Hook, On};
use crate::kind::Kind;
use crate::reconcile::subject::{Subject, status_of};
use crate::reconcile::{Context, admit};

/// What a pass came to.
#[derive(Debug, Default)]
pub struct Pass {
    /// What is not done, by hook.
    pub errors: Vec<(String, Error)>,
    /// When to reconcile again at the latest.
    pub at: Option<Instant>,
    /// Whether the resource is not any more what the reconcile began with, so that it has to begin anew.
    pub again: bool,
}

/// One pass under way.
struct Work<'a, K: Kind> {
    context: &'a Context<K>,
    subject: &'a Subject<K>,
    desk: Arc<Desk>,
    object: Value,
    redacted: Value,
    pass: Pass,
}

/// Runs the hooks that are due, of those that `select` chooses.
///
/// # Errors
/// When the API server does not answer. Errors of hooks are part of the pass.
pub async fn run<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
    select: fn(&On) -> bool,
) -> Result<Pass, Error> {
    let desk = context.hooks.desk(&subject.object).await;
    let mut work = Work::new(context, subject, desk);
    work.write(Vec::new(), Map::new()).await?;
    work.settle(select).await?;
    for hook in K::HOOKS.iter().filter(|hook| select(&hook.on)) {
        match work.standing(hook) {
            Standing::Idle | Standing::Handled => {}
            Standing::Failed(record) => work.fails(hook, &record, None),
            Standing::Due(attempt) => work.attempt(hook, attempt).await?,
        }
        if work.pass.again {
            return Ok(work.pass);
        }
    }
    work.pass.again = !work.is_current();
    Ok(work.pass)
}

impl<'a, K: Kind> Work<'a, K> {
    fn new(context: &'a Context<K>, subject: &'a Subject<K>, desk: Arc<Desk>) -> Self {
        let mut hooks = K::HOOKS.iter();
        let object = match hooks.any(|hook| matches!(hook.on, On::Update | On::Field { .. })) {
            true => subject.object.value(),
            false => Value::Null,
        };
        let redacted = without_secrets(object.clone(), K::SECRETS, &desk.uid);
        Self {
            context,
            subject,
            desk,
            object,
            redacted,
            pass: Pass::default(),
        }
    }

    fn standing(&self, hook: &'static Hook<K>) -> Standing {
        let records = self.records();
        Facts {
            subject: self.subject,
            object: &self.object,
            redacted: &self.redacted,
            records: &records,
            desk: &self.desk,
        }
        .standing(hook)
    }

    /// How far the hooks are, by the latest status.
    fn records(&self) -> Vec<Record> {
        let object = &self.subject.object;
        let latest = self.context.resources.get(&object.key);
        let latest = latest.filter(|latest| latest.uid == object.uid);
        self.desk
            .records(&status_of(latest.as_ref().unwrap_or(object)))
    }

    /// Writes down what counts as handled without a call, so that the next change is seen as one.
    async fn settle(&mut self, select: fn(&On) -> bool) -> Result<(), Error> {
        let hooks = K::HOOKS.iter().filter(|hook| select(&hook.on));
        let handled = hooks.filter(|hook| matches!(self.standing(hook), Standing::Handled));
        let records: Vec<Record> = handled.map(|hook| self.handled(hook, 0)).collect();
        self.write(records, Map::new()).await
    }

    /// The record that a hook handled what is now.
    fn handled(&self, hook: &Hook<K>, attempts: u32) -> Record {
        let values = declared(&hook.on, &self.redacted);
        let generation = self.subject.object.generation;
        Record::new(hook.name, State::Succeeded, attempts, generation)
            .handling(values.map(|values| values.to_string()))
    }

    async fn attempt(&mut self, hook: &'static Hook<K>, attempt: Attempt) -> Result<(), Error> {
        let (context, object) = (self.context, &self.subject.object);
        let wait = self.desk.notes().wait(hook.name);
        if let Some(wait) = wait.filter(|_| attempt.number > 1) {
            let records = self.records();
            let before = records.iter().find(|record| record.name == hook.name);
            before.inspect(|record| self.fails(hook, record, Some(wait)));
            return Ok(());
        }
        if !is_fresh(context, self.subject, &self.desk).await? || context.hooks.is_stopping() {
            self.pass.again = true;
            return Ok(());
        }
        let job = Job {
            object,
            this: &self.subject.this,
            attempt: attempt.number,
            change: attempt.change.as_ref(),
            event: None,
            cancelled: context.hooks.stop.clone(),
        };
        self.desk.notes().called.insert(hook.name);
        let outcome = run::call(context, hook, job).await;
        if let Some(after) = outcome.reschedule {
            self.pass.at = earliest(self.pass.at, Instant::now() + after);
        }
        let records = match &outcome.result {
            Ok(()) => self.success(hook, attempt.number),
            Err(trouble) => {
                if let Some(wait) = trouble.retry {
                    self.desk.notes().retry_after(hook.name, wait);
                }
                let known = self
                    .records()
                    .into_iter()
                    .find(|known| known.name == hook.name);
                let record = trouble
                    .record(hook.name, attempt.number, object.generation)
                    .handling(known.and_then(|known| known.handled));
                self.fails(hook, &record, trouble.retry);
                vec![record]
            }
        };
        self.write(records, outcome.fields).await?;
        self.pass.again = !self.is_current();
        Ok(())
    }

    /// The records of a success. What the first create hook saw is what update and field hooks count from.
    fn success(&self, hook: &'static Hook<K>, attempts: u32) -> Vec<Record> {
        let mut records = vec![self.handled(hook, attempts)];
        if hook.on == On::Create {
            let known = self.records();
            let counts = |hook: &&Hook<K>| {
                matches!(hook.on, On::Update | On::Field { .. })
                    && !known
                        .iter()
                        .any(|known| known.name == hook.name && known.handled.is_some())
            };
            records.extend(
                K::HOOKS
                    .iter()
                    .filter(counts)
                    .map(|hook| self.handled(hook, 0)),
            );
        }
        records
    }

    fn fails(&mut self, hook: &Hook<K>, record: &Record, retry: Option<Duration>) {
        if let Some(wait) = retry {
            self.pass.at = earliest(self.pass.at, Instant::now() + wait);
        }
        let error = run::error(record, retry);
        self.pass.errors.push((hook.name.to_owned(), error));
    }

    async fn write(&self, records: Vec<Record>, fields: Map<String, Value>) -> Result<(), Error> {
        if records.is_empty() && fields.is_empty() && self.desk.notes().is_all_written() {
            return Ok(());
        }
        progress::write(
            self.context,
            &self.subject.object,
            &self.desk,
            records,
            fields,
        )
        .await
    }

    /// Whether the resource is still what the reconcile began with, in all that hooks see.
    fn is_current(&self) -> bool {
        let object = &self.subject.object;
        let latest = self.context.resources.get(&object.key);
        latest.is_some_and(|latest| {
            latest.uid == object.uid
                && latest.generation == object.generation
                && latest.deleting == object.deleting
                && (latest.deleting || !admit::is_paused(self.context, &latest))
        })
    }
}

impl<K: Kind> Hooks<K> {
    /// Whether the process ends, so that nothing new begins.
    pub fn is_stopping(&self) -> bool {
        *self.stop.borrow()
    }
}

/// Whether the cache has the resource as the API server has it. It is read once per process, before the first hook runs: from
/// then on the cache holds what the operator itself wrote.
pub async fn is_fresh<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
    desk: &Desk,
) -> Result<bool, Error> {
    if desk.notes().read {
        return Ok(true);
    }
    let object = &subject.object;
    progress::refresh(context, object).await?;
    desk.notes().read = true;
    let latest = context.resources.get(&object.key);
    Ok(latest.is_some_and(|latest| latest.resource_version == object.resource_version))
}

/// The earlier of two times.
pub fn earliest(one: Option<Instant>, other: Instant) -> Option<Instant> {
    Some(one.map_or(other, |one| one.min(other)))
}
