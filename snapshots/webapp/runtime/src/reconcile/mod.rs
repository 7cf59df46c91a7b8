//! One reconcile of one resource, as prose: admit, dereference, build, apply, prune, observe, report.
//!
//! Level-triggered: it looks at what is, never at what happened, so that it may run at any time, any number of times, and
//! begin anew after a crash at any point.

mod admit;
mod apply;
mod build;
mod children;
mod context;
mod dereference;
mod finalize;
mod memory;
mod observe;
mod prune;
mod report;
mod subject;

use std::time::Duration;

use tokio::time::Instant;

use crate::error::Error;
use crate::kind::Kind;
use crate::metrics::Outcome;
use crate::object::Key;

use admit::Admission;
use children::Children;
pub use context::Context;
pub use report::failure;
#[cfg(feature = "testing")]
pub(crate) use subject::Subject;

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
/// What kept it from reporting the resource's status. Errors of single children are part of that status.
pub async fn reconcile<K: Kind>(context: &Context<K>, key: &Key) -> Result<Next, Error> {
    let mut subject = match admit::admit(context, key).await? {
        Admission::Reconcile(subject) => subject,
        Admission::Paused(object) => return report::paused(context, &object).await,
        Admission::Deleted(subject) => return finalize::finalize(context, &subject).await,
        Admission::Gone => {
            context.memory.forget(key);
            context.readers.forget(key);
            return Ok(Next::never());
        }
    };

    subject.references = dereference::dereference(context, &subject)?;
    // Hooks that are due run next.

    let mut children = Children::of::<K>();
    while let Some(wave) = children.next_wave::<K>() {
        let built = build::build(&subject, &children, &wave);
        let applied = apply::apply(context, &subject, built).await;
        children.record(applied);
    }
    let errors = prune::prune(context, &subject, &children).await;

    let observation = observe::observe(&subject, &children, &errors);
    report::report(context, &subject.object, observation).await
}
