//! One reconcile of one resource, as prose: admit, dereference, run the hooks that are due, build, apply, prune, observe,
//! report.
//!
//! Level-triggered: it looks at what is, never at what happened, so that it may run at any time, any number of times, and
//! begin anew after a crash at any point.

mod addressed;
mod admit;
mod apply;
mod build;
mod children;
mod context;
mod dereference;
mod expand;
mod finalize;
mod generate;
mod hooks;
mod memory;
mod observe;
mod pace;
#[cfg(feature = "testing")]
mod preview;
mod prune;
mod report;
mod settled;
mod slot;
mod standing;
mod subject;
mod takeover;

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use crate::error::Error;
use crate::kind::Kind;
use crate::metrics::Outcome;
use crate::object::Key;

use admit::Admission;
use children::Children;
pub use context::{Caches, Context};
pub(crate) use dereference::referred;
pub(crate) use hooks::Hooks;
use hooks::Pass;
pub(crate) use hooks::Tasks;
pub(crate) use memory::QUIET;
pub use report::failure;
pub(crate) use subject::Subject;
#[cfg(feature = "testing")]
pub(crate) use {build::role, expand::elements, preview::preview};

/// How long each part of a reconcile may take.
const DEADLINE: Duration = Duration::from_secs(60);

/// How a reconcile ended.
#[derive(Clone, Copy, Debug)]
pub struct Next {
    /// What it came to.
    pub outcome: Outcome,
    /// When to reconcile again at the latest; `None` when the object is gone.
    pub at: Option<Instant>,
}

impl Next {
    fn after(outcome: Outcome, wait: Duration) -> Self {
        let at = Some(Instant::now() + wait);
        Self { outcome, at }
    }

    /// Once more, with what is there by now.
    fn at_once() -> Self {
        Self::after(Outcome::Waiting, Duration::ZERO)
    }

    /// At another time, if that is earlier.
    fn or_at(self, other: Option<Instant>) -> Self {
        let at = self.at.into_iter().chain(other).min();
        Self { at, ..self }
    }

    fn never() -> Self {
        Self {
            outcome: Outcome::Deleted,
            at: None,
        }
    }
}

/// Reconciles the resource with this key.
///
/// # Errors
/// What kept it from reporting the resource's status. Errors of single children and hooks are part of that status.
pub async fn reconcile<K: Kind>(context: &Arc<Context<K>>, key: &Key) -> Result<Next, Error> {
    let mut subject = match in_time(admit::admit(context, key)).await? {
        Admission::Reconcile(subject) => subject,
        Admission::Paused(object) => {
            context.hooks.rest(key).await;
            return in_time(report::paused(context, &object)).await;
        }
        Admission::Deleted(subject) => return finalize::finalize(context, &subject).await,
        Admission::Gone => {
            context.memory.forget(key);
            context.hooks.forget(key).await;
            context.readers.forget(key);
            return Ok(Next::never());
        }
    };

    subject.references = dereference::dereference(context, &subject)?;
    let mut hooks = Pass::default();
    if !K::HOOKS.is_empty() {
        hooks = hooks::run_due(context, &subject, hooks::is_before_children).await?;
        if hooks.again {
            return Ok(Next::at_once());
        }
        // What hooks set in the status is there for the children, and says where references lead.
        subject = subject.latest(context)?;
        subject.references = dereference::dereference(context, &subject)?;
    }
    let (children, mut errors) = in_time(make_children(context, &subject)).await?;
    if !K::HOOKS.is_empty() {
        hooks = hooks::run_events(context, &subject, hooks).await?;
        if hooks.again {
            return Ok(Next::at_once());
        }
        hooks::attend(context, &subject, &mut hooks).await;
    }
    errors.append(&mut hooks.errors);

    let observation = observe::observe(&subject, &children, &errors, &hooks.waiting);
    settled::remember(context, &subject, &children, &observation.ready);
    let next = in_time(report::report(context, &subject, observation)).await?;
    Ok(next.or_at(hooks.at))
}

/// Makes the children what they should be. Gives them, and the errors of pruning by child.
async fn make_children<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
) -> Result<(Children, Vec<(String, Error)>), Error> {
    let mut children = Children::of::<K>();
    while let Some(wave) = children.next_wave::<K>() {
        let mut parts = expand::expand(subject, &children, &wave);
        children.expect::<K>(&parts);
        children.record(settled::settled(context, subject, &mut parts));
        let built = build::build(subject, &children, parts);
        let applied = apply::apply(context, subject, built).await;
        children.record(applied);
    }
    let errors = prune::prune(context, subject, &children).await;
    Ok((children, errors))
}

/// The engine's own work, which may not take for ever. Hooks have times of their own.
async fn in_time<T>(work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    match tokio::time::timeout(DEADLINE, work).await {
        Ok(result) => result,
        Err(_) => Err(Error::Deadline(DEADLINE)),
    }
}
