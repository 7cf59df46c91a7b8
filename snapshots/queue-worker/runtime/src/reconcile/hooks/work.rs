//! The hooks of one resource in the course of a pass: how each stands, and what comes of a call.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};
use tokio::time::Instant;

use super::desk::Desk;
use super::due::{Attempt, Facts, Standing};
use super::pass::{Pass, earliest, is_fresh};
use super::progress;
use super::run::{self, Job};
use crate::error::Error;
use crate::hook::record::{Record, State};
use crate::hook::values::{declared, without_secrets};
use crate::hook::{ChildEvent, Hook, On};
use crate::kind::Kind;
use crate::reconcile::subject::{Subject, status_of};
use crate::reconcile::{Context, admit};

/// One pass under way.
pub struct Work<'a, K: Kind> {
    /// What the reconciles share.
    pub context: &'a Context<K>,
    /// The resource.
    pub subject: &'a Subject<K>,
    /// What is remembered of it.
    pub desk: Arc<Desk>,
    /// The object as JSON, with and without secrets; null where no hook is about changes.
    object: Value,
    redacted: Value,
    /// What it came to so far.
    pub pass: Pass,
}

impl<'a, K: Kind> Work<'a, K> {
    /// Begins, or goes on with a pass.
    pub async fn begin(context: &'a Context<K>, subject: &'a Subject<K>, mut pass: Pass) -> Self {
        let desk = context.hooks.desk(&subject.object).await;
        let mut hooks = K::HOOKS.iter();
        let object = match hooks.any(|hook| matches!(hook.on, On::Update | On::Field { .. })) {
            true => subject.object.value(),
            false => Value::Null,
        };
        pass.at = pass.at.into_iter().chain(desk.notes().rescheduled()).min();
        Self {
            redacted: without_secrets(object.clone(), K::SECRETS, &desk.uid),
            context,
            subject,
            desk,
            object,
            pass,
        }
    }

    /// How a hook stands by now.
    pub fn standing(&self, hook: &'static Hook<K>) -> Standing {
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
        let latest = self.context.current(object);
        self.desk
            .records(&status_of(latest.as_ref().unwrap_or(object)))
    }

    fn record(&self, hook: &Hook<K>) -> Option<Record> {
        let mut records = self.records().into_iter();
        records.find(|record| record.name == hook.name)
    }

    /// Writes down what counts as handled without a call, so that the next change is seen as one.
    pub async fn settle(&mut self, select: fn(&On) -> bool) -> Result<(), Error> {
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

    /// Calls a hook that is due, unless it has to wait; whether it succeeded. What came of it is written down.
    pub async fn attempt(
        &mut self,
        hook: &'static Hook<K>,
        attempt: Attempt,
        event: Option<&ChildEvent>,
    ) -> Result<bool, Error> {
        let (context, object) = (self.context, &self.subject.object);
        let wait = self.desk.notes().wait(hook.name);
        if let Some(wait) = wait.filter(|_| attempt.number > 1) {
            if let Some(before) = self.record(hook) {
                self.fails(hook, &before, Some(wait));
            }
            return Ok(false);
        }
        if !is_fresh(context, self.subject, &self.desk).await? || context.hooks.is_stopping() {
            self.pass.again = true;
            return Ok(false);
        }
        if let Err(turn) = context.hooks.take_turn(hook, &self.desk, &context.metrics) {
            self.pass.at = earliest(self.pass.at, turn);
            if event.is_none() {
                self.pass
                    .waiting
                    .push(format!("{}: waiting for its turn", hook.name));
            }
            return Ok(false);
        }
        let job = Job {
            object,
            this: &self.subject.this,
            attempt: attempt.number,
            change: attempt.change.as_ref(),
            event,
            cancelled: context.hooks.stop.clone(),
        };
        self.desk.notes().called.insert(hook.name);
        let outcome = run::call(context, hook, job).await;
        let records = match &outcome.result {
            Ok(()) => self.success(hook, attempt.number),
            Err(trouble) => {
                if let Some(wait) = trouble.retry {
                    self.desk.notes().retry_after(hook.name, wait);
                }
                let known = self.record(hook);
                let record = trouble
                    .record(hook.name, attempt.number, object.generation)
                    .handling(known.and_then(|known| known.handled));
                self.fails(hook, &record, trouble.retry);
                vec![record]
            }
        };
        self.write(records, outcome.fields).await?;
        self.pass.again = !self.is_current();
        Ok(outcome.result.is_ok())
    }

    /// What is to be written of a success. What the first create hook saw is what update and field hooks count from.
    fn success(&self, hook: &'static Hook<K>, attempts: u32) -> Vec<Record> {
        let mut records = vec![self.handled(hook, attempts)];
        let known = self.records();
        let known = |name: &str| known.iter().find(|known| known.name == name);
        match hook.on {
            On::Create => {
                let counts = K::HOOKS.iter().filter(|hook| {
                    let handled = known(hook.name).and_then(|known| known.handled.as_ref());
                    matches!(hook.on, On::Update | On::Field { .. }) && handled.is_none()
                });
                records.extend(counts.map(|hook| self.handled(hook, 0)));
            }
            // That all is well is not worth a write for every event.
            On::Event { .. } => {
                let failed = known(hook.name).is_some_and(|known| known.state != State::Succeeded);
                records.retain(|_| failed);
            }
            _ => {}
        }
        records
    }

    /// Remembers what a hook is not done with.
    pub fn fails(&mut self, hook: &Hook<K>, record: &Record, retry: Option<Duration>) {
        if let Some(wait) = retry {
            self.pass.at = earliest(self.pass.at, Instant::now() + wait);
        }
        let error = run::error(record, retry);
        self.pass.errors.push((hook.name.to_owned(), error));
    }

    /// Writes records and status fields, and what could not be written before.
    pub async fn write(
        &self,
        records: Vec<Record>,
        fields: Map<String, Value>,
    ) -> Result<(), Error> {
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
    pub fn is_current(&self) -> bool {
        let object = &self.subject.object;
        let latest = self.context.current(object);
        latest.is_some_and(|latest| {
            latest.generation == object.generation
                && latest.deleting == object.deleting
                && (latest.deleting || !admit::is_paused(self.context, &latest))
        })
    }
}
