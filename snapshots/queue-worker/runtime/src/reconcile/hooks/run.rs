//! One call of a hook: in time, and without harm to others when it panics.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures::FutureExt;
use serde_json::{Map, Value};
use tokio::sync::watch;
use tokio::time::{Instant, timeout};

use crate::controller::said;
use crate::error::Error;
use crate::hook::record::{Record, State};
use crate::hook::{Call, ChildEvent, Hook, HookContext, HookError, HookResult, Policy, RawChange};
use crate::kind::Kind;
use crate::metrics::HookOutcome;
use crate::object::Object;
use crate::reconcile::Context;
use crate::reconcile::subject::status_of;

/// What a hook is called for.
pub struct Job<'a, K: Kind> {
    /// The resource as the cache has it.
    pub object: &'a Object,
    /// The resource, typed.
    pub this: &'a K,
    /// Which attempt it is, from 1.
    pub attempt: u32,
    /// What changed.
    pub change: Option<&'a RawChange>,
    /// What happened to the child.
    pub event: Option<&'a ChildEvent>,
    /// Turns true when the call should end soon.
    pub cancelled: watch::Receiver<bool>,
}

/// What came of a call.
pub struct Outcome {
    /// What went wrong.
    pub result: Result<(), Trouble>,
    /// The status fields that it set; null where one goes.
    pub fields: Map<String, Value>,
}

/// Why a call failed.
#[derive(Debug)]
pub struct Trouble {
    /// A CamelCase word.
    pub reason: String,
    /// What is wrong, for people.
    pub message: String,
    /// When to try again; `None` means not before the spec changes.
    pub retry: Option<Duration>,
    /// Whether it would be tried again, had it not been tried as often as it may.
    pub used_up: bool,
}

/// Calls a hook.
pub async fn call<K: Kind>(context: &Context<K>, hook: &Hook<K>, job: Job<'_, K>) -> Outcome {
    let status = fields::<K>(job.object);
    let before = serde_json::to_value(&status).unwrap_or_default();
    let (attempt, cancelled) = (job.attempt, job.cancelled.clone());
    let scene = HookContext::new(context, job.object, hook.name, attempt, status, cancelled);
    let work = caught(async {
        let call = Call {
            object: job.this,
            change: job.change,
            event: job.event,
            context: &scene,
        };
        (hook.call)(&context.hooks.code, call).await
    });
    let policy = hook.policy;
    let started = Instant::now();
    let result = match timeout(policy.timeout, work).await {
        Ok(result) => result.map_err(|error| Trouble::of(error, &policy, attempt)),
        Err(_) => {
            let message = format!("it did not end within {:?}", policy.timeout);
            Err(Trouble::temporary(
                "HookTimeout",
                message,
                None,
                &policy,
                attempt,
            ))
        }
    };
    let (kind, took) = (context.resource.kind, Some(started.elapsed()));
    context
        .metrics
        .hook_called(kind, hook.name, outcome(result.as_ref().err()), took);
    log(context, hook, &job, &result);
    Outcome {
        result,
        fields: changed(&before, &scene.status()),
    }
}

/// What a call came to, for metrics.
pub fn outcome(trouble: Option<&Trouble>) -> HookOutcome {
    match trouble {
        None => HookOutcome::Succeeded,
        Some(trouble) if trouble.retry.is_some() => HookOutcome::Retried,
        Some(_) => HookOutcome::Failed,
    }
}

/// The result of a hook, a panic among them.
pub async fn caught(work: impl Future<Output = HookResult>) -> HookResult {
    let result = AssertUnwindSafe(work).catch_unwind().await;
    result.unwrap_or_else(|panic| {
        Err(HookError::temporary(format!(
            "it panicked: {}",
            said(&*panic)
        )))
    })
}

/// The status fields that hooks have set so far.
pub fn fields<K: Kind>(object: &Object) -> K::HookStatus {
    serde_json::from_value(status_of(object)).unwrap_or_default()
}

/// The fields that differ; null where one went.
pub fn changed(before: &Value, after: &Value) -> Map<String, Value> {
    let none = Map::new();
    let (before, after) = (before.as_object(), after.as_object());
    let (before, after) = (before.unwrap_or(&none), after.unwrap_or(&none));
    let names = before.keys().chain(after.keys());
    let differs = names.filter(|name| before.get(*name) != after.get(*name));
    differs
        .map(|name| (name.clone(), after.get(name).cloned().unwrap_or_default()))
        .collect()
}

impl Trouble {
    /// What an error of a hook at this attempt means.
    pub fn of(error: HookError, policy: &Policy, attempt: u32) -> Self {
        let message = error.to_string();
        match error {
            HookError::Permanent { reason, .. } => Self {
                reason: word(reason),
                message,
                retry: None,
                used_up: false,
            },
            HookError::Temporary { after, .. } => {
                Self::temporary("HookFailed", message, after, policy, attempt)
            }
            HookError::Other(_) => Self::temporary("HookFailed", message, None, policy, attempt),
        }
    }

    fn temporary(
        reason: &str,
        message: String,
        after: Option<Duration>,
        policy: &Policy,
        attempt: u32,
    ) -> Self {
        if policy.is_used_up(attempt) {
            return Self {
                reason: "HookRetriesUsedUp".to_owned(),
                message: format!("after {attempt} attempts: {message}"),
                retry: None,
                used_up: true,
            };
        }
        Self {
            reason: reason.to_owned(),
            message,
            retry: Some(after.unwrap_or_else(|| policy.wait(attempt))),
            used_up: false,
        }
    }

    /// The record of it.
    pub fn record(&self, hook: &str, attempt: u32, generation: i64) -> Record {
        let state = match self.retry {
            Some(_) => State::Retrying,
            None => State::Failed,
        };
        Record::new(hook, state, attempt, generation).because(&self.reason, &self.message)
    }
}

/// What a record says is wrong, to be tried again after this time.
pub fn error(record: &Record, retry: Option<Duration>) -> Error {
    Error::Hook {
        reason: record
            .reason
            .clone()
            .unwrap_or_else(|| "HookFailed".to_owned()),
        message: record.message.clone().unwrap_or_default(),
        retry,
    }
}

/// A reason as conditions allow it.
fn word(reason: String) -> String {
    let begins = reason.starts_with(|first: char| first.is_ascii_alphabetic());
    let holds = reason.chars().all(|each| each.is_ascii_alphanumeric());
    match begins && holds && reason.len() <= 256 {
        true => reason,
        false => "HookFailed".to_owned(),
    }
}

fn log<K: Kind>(
    context: &Context<K>,
    hook: &Hook<K>,
    job: &Job<'_, K>,
    result: &Result<(), Trouble>,
) {
    let (kind, object, attempt) = (context.resource.kind, &job.object.key, job.attempt);
    match result {
        Ok(()) => tracing::debug!(kind, %object, hook = hook.name, attempt, "the hook is done"),
        Err(Trouble {
            reason,
            message,
            retry,
            ..
        }) => {
            let remedy = match retry {
                Some(_) => "none needed if it passes: it is tried again",
                None => "change the resource's spec: the hook is tried again then",
            };
            tracing::warn!(kind, %object, hook = hook.name, attempt, reason, remedy, "{message}");
        }
    }
}
