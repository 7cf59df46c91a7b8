//! Finalize: what has to be done before a resource goes. Kubernetes' garbage collector does the rest.

use std::time::Duration;

use tokio::time::Instant;

use super::context::Context;
use super::subject::Subject;
use super::{Next, admit, build, hooks, in_time, prune};
use crate::error::{Error, Outlook};
use crate::hook::{On, Order};
use crate::kind::{Kind, OnDelete};
use crate::metrics::{ObjectState, Outcome};

/// When to look again whether the children are gone; their deletion wakes the resource sooner.
const LOOK_AGAIN: Duration = Duration::from_secs(30);

/// A hook that runs before the children go.
const BEFORE: On = On::Delete {
    children: Order::Before,
};

/// A hook that runs when they are gone.
const AFTER: On = On::Delete {
    children: Order::After,
};

/// Whether resources of the kind need a finalizer: some child is to be kept, or is out of the garbage collector's reach, or
/// some code of the user's is to be done or ended first.
pub fn is_needed<K: Kind>() -> bool {
    let waits = |on: On| on == BEFORE || on == AFTER || on == On::Daemon;
    K::CHILDREN.iter().any(build::is_uncollected::<K>) || K::HOOKS.iter().any(|hook| waits(hook.on))
}

/// Runs the delete hooks and takes care of the children that the garbage collector would not, then lets the resource go.
pub async fn finalize<K: Kind>(context: &Context<K>, subject: &Subject<K>) -> Result<Next, Error> {
    context.memory.is(&subject.object, ObjectState::Deleting);
    context.hooks.rest(&subject.object.key).await;
    if let Some(next) = run_hooks(context, subject, |on| *on == BEFORE).await? {
        return Ok(next);
    }
    if in_time(take_care(context, subject)).await? {
        return Ok(Next::after(Outcome::Waiting, LOOK_AGAIN));
    }
    if let Some(next) = run_hooks(context, subject, |on| *on == AFTER).await? {
        return Ok(next);
    }
    let latest = context.current(&subject.object);
    in_time(admit::release(
        context,
        latest.as_ref().unwrap_or(&subject.object),
    ))
    .await?;
    Ok(Next::never())
}

/// Takes care of the children; whether some are still there that have to go first.
async fn take_care<K: Kind>(context: &Context<K>, subject: &Subject<K>) -> Result<bool, Error> {
    let waits = K::HOOKS.iter().any(|hook| hook.on == AFTER);
    let mut left = false;
    for (resource, store) in prune::stores(context) {
        for object in store.owned_by(&subject.object.uid) {
            let reachable = !K::NAMESPACED || resource.namespaced;
            match prune::on_delete::<K>(&object) {
                OnDelete::Orphan => prune::release(context, resource, store, &object).await?,
                OnDelete::Delete | OnDelete::Retain if reachable && !waits => continue,
                OnDelete::Delete | OnDelete::Retain if object.deleting => {}
                OnDelete::Delete | OnDelete::Retain => {
                    prune::delete(context, resource, store, &object).await?
                }
            }
            left |= store.get(&object.key).is_some();
        }
    }
    Ok(left)
}

/// Runs delete hooks; when to go on if not at once.
async fn run_hooks<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
    select: fn(&On) -> bool,
) -> Result<Option<Next>, Error> {
    let none = !K::HOOKS.iter().any(|hook| select(&hook.on));
    if none || admit::abandons_hooks(context, &subject.object) {
        return Ok(None);
    }
    let mut pass = hooks::run_due(context, subject, select).await?;
    if pass.again {
        return Ok(Some(Next::at_once()));
    }
    if pass.errors.is_empty() && !pass.waiting.is_empty() {
        let waiting = Next::after(Outcome::Waiting, LOOK_AGAIN);
        return Ok(Some(waiting.or_at(pass.at)));
    }
    pass.errors
        .sort_by_key(|(_, error)| error.outlook() != Outlook::Permanent);
    match pass.errors.into_iter().next() {
        Some((hook, error)) => Err(holding(context, &hook, error, pass.at)),
        None => Ok(None),
    }
}

/// The error of a delete hook, with what a person can do who wants the resource to go nevertheless.
fn holding<K: Kind>(context: &Context<K>, hook: &str, error: Error, at: Option<Instant>) -> Error {
    let reason = error.reason().to_owned();
    let way_out = format!(
        "the resource stays until the hook is done, or its annotation {} is \"true\"",
        context.abandon_annotation()
    );
    let permanent = error.outlook() == Outlook::Permanent;
    Error::Hook {
        reason,
        message: format!("{hook}: {error}; {way_out}"),
        retry: at
            .filter(|_| !permanent)
            .map(|at| at.saturating_duration_since(Instant::now())),
    }
}
