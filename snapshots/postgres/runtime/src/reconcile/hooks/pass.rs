//! A pass over the hooks of one resource: those that are due run, one after another in the order of the spec.

use serde_json::Map;
use tokio::time::Instant;

use super::desk::Desk;
use super::due::Standing;
use super::progress;
use super::work::Work;
use crate::error::Error;
use crate::hook::On;
use crate::kind::Kind;
use crate::reconcile::Context;
use crate::reconcile::subject::Subject;

/// What a pass came to.
#[derive(Debug, Default)]
pub struct Pass {
    /// What is not done, by hook.
    pub errors: Vec<(String, Error)>,
    /// The hooks that are due and wait for their turn, for people.
    pub waiting: Vec<String>,
    /// When to reconcile again at the latest.
    pub at: Option<Instant>,
    /// Whether the resource is not any more what the reconcile began with, so that it has to begin anew.
    pub again: bool,
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
    let mut work = Work::begin(context, subject, Pass::default()).await;
    work.write(Vec::new(), Map::new()).await?;
    work.settle(select).await?;
    for hook in K::HOOKS.iter().filter(|hook| select(&hook.on)) {
        match work.standing(hook) {
            Standing::Idle | Standing::Handled => {}
            Standing::Failed(record) => work.fails(hook, &record, None),
            Standing::Due(attempt) => {
                work.attempt(hook, attempt, None).await?;
            }
        }
        if work.pass.again {
            return Ok(work.pass);
        }
    }
    work.pass.again = !work.is_current();
    Ok(work.pass)
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
