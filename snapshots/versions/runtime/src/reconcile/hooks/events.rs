//! Event hooks: they run when a child is not any more what they last handled.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::due::Standing;
use super::pass::Pass;
use super::work::Work;
use crate::error::Error;
use crate::hook::{ChildEvent, Hook, On};
use crate::kind::Kind;
use crate::object::{Key, Object};
use crate::reconcile::Context;
use crate::reconcile::subject::Subject;

/// The children that a hook handled, as they were.
type Seen = BTreeMap<Key, Arc<Object>>;

/// Runs the event hooks of a resource whose children changed, and adds what came of it to the pass.
///
/// # Errors
/// When the API server does not answer. Errors of hooks are part of the pass.
pub async fn run<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
    pass: Pass,
) -> Result<Pass, Error> {
    let mut work = Work::begin(context, subject, pass).await;
    for hook in K::HOOKS {
        if let On::Event { of } = hook.on
            && !work.pass.again
        {
            handle(&mut work, hook, of).await?;
        }
    }
    Ok(work.pass)
}

/// Tells a hook what happened to the children with an id, until it fails or the resource itself changes.
async fn handle<K: Kind>(
    work: &mut Work<'_, K>,
    hook: &'static Hook<K>,
    of: &str,
) -> Result<(), Error> {
    let children = work.context.owned(&work.subject.object);
    let children = children.filter(|child| child.component.as_deref() == Some(of));
    let live: Seen = children.map(|child| (child.key.clone(), child)).collect();
    let seen = work.desk.notes().seen.get(hook.name).cloned();
    let mut seen = seen.unwrap_or_default();
    for (key, event, now) in events(&seen, &live) {
        let attempt = match work.standing(hook) {
            Standing::Due(attempt) => attempt,
            Standing::Failed(record) => {
                work.fails(hook, &record, None);
                break;
            }
            Standing::Idle | Standing::Handled => break,
        };
        if !work.attempt(hook, attempt, Some(&event)).await? {
            break;
        }
        match now {
            Some(now) => seen.insert(key, now),
            None => seen.remove(&key),
        };
        work.desk.notes().seen.insert(hook.name, seen.clone());
        if work.pass.again {
            break;
        }
    }
    Ok(())
}

/// What happened to children since they were last seen, each with what is to be seen as handled then.
fn events(seen: &Seen, live: &Seen) -> Vec<(Key, ChildEvent, Option<Arc<Object>>)> {
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
