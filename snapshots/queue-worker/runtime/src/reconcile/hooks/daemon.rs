//! Daemons: tasks of the user's that live as long as their resource, restarted when they fail.

use std::time::Duration;

use serde_json::Map;
use tokio::time::{Instant, sleep_until};

use super::pass::is_fresh;
use super::run::{self, Trouble, caught, changed};
use super::task::Scene;
use crate::hook::record::{Record, State};
use crate::hook::{Call, HookContext, HookResult};
use crate::kind::Kind;
use crate::reconcile::subject::Subject;

/// How long a daemon that failed before has to run until it counts as recovered.
const RECOVERY: Duration = Duration::from_secs(60);

/// How long to wait when the resource could not be read.
const UNREADABLE: Duration = Duration::from_secs(10);

/// Runs a daemon until it is cancelled, ends by itself or fails for good.
pub async fn run<K: Kind>(mut scene: Scene<K>) {
    let mut failures = 0;
    loop {
        let Some(subject) = scene.subject() else {
            return;
        };
        match is_fresh(&scene.context, &subject, &scene.desk).await {
            Ok(true) => {}
            Ok(false) => continue,
            Err(_) if scene.sleep_until(Instant::now() + UNREADABLE).await => continue,
            Err(_) => return,
        }
        let started = Instant::now();
        let result = live(&scene, &subject, failures).await;
        if *scene.cancelled.borrow() {
            return;
        }
        if started.elapsed() >= RECOVERY {
            failures = 0;
        }
        failures += 1;
        let (name, generation) = (scene.hook.name, subject.object.generation);
        let result = result.map_err(|error| Trouble::of(error, &scene.hook.policy, failures));
        let (kind, metrics) = (scene.context.resource.kind, &scene.context.metrics);
        metrics.hook_called(kind, name, run::outcome(result.as_ref().err()), None);
        let trouble = match result {
            Ok(()) => {
                let record = Record::new(name, State::Succeeded, failures, generation);
                return scene
                    .report(&subject.object, Some(record), Map::new())
                    .await;
            }
            Err(trouble) => trouble,
        };
        let (object, reason) = (&scene.key, &trouble.reason);
        tracing::warn!(kind, %object, hook = name, attempt = failures, reason, "{}", trouble.message);
        let record = trouble.record(name, failures, generation);
        let known = scene.record();
        let is_known = known
            .is_some_and(|known| known.state == record.state && known.message == record.message);
        let news = (!is_known).then_some(record);
        scene.report(&subject.object, news, Map::new()).await;
        match trouble.retry {
            Some(wait) if scene.sleep_until(Instant::now() + wait).await => {}
            _ => return,
        }
    }
}

/// One life of a daemon, in the course of which the status fields that it sets are written.
async fn live<K: Kind>(scene: &Scene<K>, subject: &Subject<K>, failures: u32) -> HookResult {
    let object = &subject.object;
    let status = run::fields::<K>(object);
    let mut written = serde_json::to_value(&status).unwrap_or_default();
    let context = HookContext::new(
        &scene.context,
        object,
        scene.hook.name,
        failures + 1,
        status,
        scene.cancelled.clone(),
    );
    let daemon = caught(async {
        let call = Call {
            object: &subject.this,
            change: None,
            event: None,
            context: &context,
        };
        (scene.hook.call)(&scene.context.hooks.code, call).await
    });
    tokio::pin!(daemon);
    let mut recovered = Some(
        Instant::now()
            + if failures > 0 {
                RECOVERY
            } else {
                Duration::ZERO
            },
    );
    loop {
        let at = recovered;
        let result = tokio::select! {
            biased;
            result = &mut daemon => Some(result),
            () = context.status_set() => None,
            () = sleep_until(at.unwrap_or_else(Instant::now)), if at.is_some() => {
                recovered = None;
                say_running(scene, subject).await;
                None
            }
        };
        let status = context.status();
        let fields = changed(&written, &status);
        scene.report(object, None, fields).await;
        written = status;
        if let Some(result) = result {
            return result;
        }
    }
}

/// Writes that a daemon runs, unless that is known.
async fn say_running<K: Kind>(scene: &Scene<K>, subject: &Subject<K>) {
    let generation = subject.object.generation;
    if scene
        .record()
        .is_some_and(|known| known.state == State::Running)
    {
        return;
    }
    let record = Record::new(scene.hook.name, State::Running, 1, generation);
    scene
        .report(&subject.object, Some(record), Map::new())
        .await;
}
