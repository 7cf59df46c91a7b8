//! Timers and daemons: tasks that live as long as their resource, beside its reconciles.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout_at};

use super::desk::Desk;
use super::due::Facts;
use super::pass::Pass;
use super::{daemon, progress, run, timer};
use crate::hook::record::{Record, State};
use crate::hook::{Hook, On};
use crate::kind::Kind;
use crate::object::{Key, Object};
use crate::reconcile::subject::{Subject, status_of};
use crate::reconcile::{Context, admit};

/// How long a task that is told to end may take.
const GRACE: Duration = Duration::from_secs(10);

/// A timer or a daemon of one resource. Dropped, it ends at its next pause.
pub struct Task {
    cancel: watch::Sender<bool>,
    handle: JoinHandle<()>,
}

impl Drop for Task {
    fn drop(&mut self) {
        self.handle.abort();
    }
}

/// Ends tasks: they are told, and stopped when they take too long.
pub async fn stop(mut tasks: Vec<Task>) {
    let deadline = Instant::now() + GRACE;
    for task in &tasks {
        task.cancel.send_replace(true);
    }
    for task in &mut tasks {
        if timeout_at(deadline, &mut task.handle).await.is_err() {
            tracing::warn!(
                reason = "HookStopped",
                remedy = "let the hook end when its context is cancelled",
                "a timer or daemon did not end within {GRACE:?} and is stopped"
            );
        }
    }
}

/// All tasks of a kind: they end with it.
pub struct Tasks<K: Kind>(pub Arc<Context<K>>);

impl<K: Kind> Tasks<K> {
    /// Ends all.
    pub async fn stop(&self) {
        let desks: Vec<_> = self.0.hooks.desks().values().cloned().collect();
        stop(desks.iter().flat_map(|desk| desk.take_tasks()).collect()).await;
    }
}

/// A task holds the context, and the context the tasks: nothing else would end them when the lead is lost.
impl<K: Kind> Drop for Tasks<K> {
    fn drop(&mut self) {
        let desks: Vec<_> = self.0.hooks.desks().drain().map(|(_, desk)| desk).collect();
        desks.iter().for_each(|desk| drop(desk.take_tasks()));
    }
}

/// What a task works with.
pub struct Scene<K: Kind> {
    /// What the reconciles share.
    pub context: Arc<Context<K>>,
    /// The hook.
    pub hook: &'static Hook<K>,
    /// The resource's name.
    pub key: Key,
    /// What is remembered of the resource.
    pub desk: Arc<Desk>,
    /// Turns true when the task should end.
    pub cancelled: watch::Receiver<bool>,
}

/// Sees to it that a resource has the timers and daemons that it should have, and no others; adds what they came to.
pub async fn attend<K: Kind>(context: &Arc<Context<K>>, subject: &Subject<K>, pass: &mut Pass) {
    let hooks = K::HOOKS.iter().filter(|hook| is_task(&hook.on));
    for hook in hooks {
        let desk = context.hooks.desk(&subject.object).await;
        desk.notes().unchanged_since(subject.object.generation);
        let records = desk.records(&status_of(&subject.object));
        let facts = Facts {
            subject,
            object: &Value::Null,
            redacted: &Value::Null,
            records: &records,
            desk: &desk,
        };
        let is_for_it = facts.admits(&hook.filter);
        let record = facts.record(hook.name);
        if let Some(record) = record.filter(|_| is_for_it) {
            complain(record, subject.object.generation, pass);
        }
        if is_for_it && facts.is_created() && !is_over(hook, record, subject.object.generation) {
            start(context, hook, &subject.object.key, &desk);
        } else {
            let task = desk.notes().tasks.remove(hook.name);
            stop(task.into_iter().collect()).await;
        }
    }
}

fn is_task(on: &On) -> bool {
    matches!(on, On::Timer(_) | On::Daemon)
}

/// Whether a hook has nothing more to do before the spec changes.
fn is_over<K: Kind>(hook: &Hook<K>, record: Option<&Record>, generation: i64) -> bool {
    record
        .filter(|record| record.observed_generation == generation)
        .is_some_and(|record| match record.state {
            State::Failed => true,
            State::Succeeded => hook.on == On::Daemon,
            State::Running | State::Retrying => false,
        })
}

/// Adds what is wrong with a task to the pass. The task itself decides when it is tried again.
fn complain(record: &Record, generation: i64, pass: &mut Pass) {
    let retry = match record.state {
        State::Retrying => Some(crate::backoff::Backoff::OBJECT.longest),
        State::Failed if record.observed_generation == generation => None,
        _ => return,
    };
    pass.errors
        .push((record.name.clone(), run::error(record, retry)));
}

fn start<K: Kind>(context: &Arc<Context<K>>, hook: &'static Hook<K>, key: &Key, desk: &Arc<Desk>) {
    let mut notes = desk.notes();
    let runs = notes.tasks.get(hook.name);
    if runs.is_some_and(|task| !task.handle.is_finished()) || context.hooks.is_stopping() {
        return;
    }
    let (cancel, cancelled) = watch::channel(false);
    let scene = Scene {
        context: Arc::clone(context),
        hook,
        key: key.clone(),
        desk: Arc::clone(desk),
        cancelled,
    };
    let handle = match hook.on {
        On::Timer(schedule) => tokio::spawn(timer::run(scene, schedule)),
        _ => tokio::spawn(daemon::run(scene)),
    };
    notes.tasks.insert(hook.name, Task { cancel, handle });
}

impl<K: Kind> Scene<K> {
    /// The resource, if it is there and may be worked on.
    pub fn subject(&self) -> Option<Subject<K>> {
        let object = self.context.resources.get(&self.key)?;
        if object.uid != self.desk.uid
            || object.deleting
            || admit::is_paused(&self.context, &object)
        {
            return None;
        }
        Subject::read(object, self.context.client.manager()).ok()
    }

    /// Whether the hook is for the resource.
    pub fn is_for(&self, subject: &Subject<K>) -> bool {
        let facts = Facts {
            subject,
            object: &Value::Null,
            redacted: &Value::Null,
            records: &[],
            desk: &self.desk,
        };
        facts.admits(&self.hook.filter)
    }

    /// The hook's record.
    pub fn record(&self) -> Option<Record> {
        let object = self.context.resources.get(&self.key)?;
        let records = self.desk.records(&status_of(&object)).into_iter();
        records
            .into_iter()
            .find(|record| record.name == self.hook.name)
    }

    /// Waits; whether the task is still wanted then.
    pub async fn sleep_until(&mut self, at: Instant) -> bool {
        let cancelled = self.cancelled.wait_for(|cancelled| *cancelled);
        timeout_at(at, cancelled).await.is_err()
    }

    /// Writes what came of a call, and has the resource's conditions tell it. What cannot be written is written by the next
    /// reconcile.
    pub async fn report(
        &self,
        object: &Object,
        record: Option<Record>,
        fields: Map<String, Value>,
    ) {
        let wakes = record.is_some();
        let records: Vec<Record> = record.into_iter().collect();
        if records.is_empty() && fields.is_empty() {
            return;
        }
        let written = progress::write(&self.context, object, &self.desk, records, fields).await;
        if wakes || written.is_err() {
            self.context.hooks.queue.add(&self.key);
        }
    }
}
