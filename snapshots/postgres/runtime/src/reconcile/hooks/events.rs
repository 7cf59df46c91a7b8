//! Event hooks: they run when a child, or what a reference leads to, is not any more what they last handled.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::due::Standing;
use super::pass::Pass;
use super::work::Work;
use crate::error::Error;
use crate::hook::{ChildEvent, Hook, On};
use crate::kind::Kind;
use crate::object::{Key, Object};
use crate::reconcile::subject::Subject;
use crate::reconcile::{Context, referred};

/// The objects that a hook handled, as they were.
type Seen = BTreeMap<Key, Arc<Object>>;

/// Runs the event hooks of a resource for which there is something new, and adds what came of it to the pass.
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

/// Tells a hook what happened to the children with an id, or to the reference, until it fails or the resource itself changes.
async fn handle<K: Kind>(
    work: &mut Work<'_, K>,
    hook: &'static Hook<K>,
    of: &str,
) -> Result<(), Error> {
    let live = live(work.context, &work.subject.object, of);
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

/// The children with an id as they are now, or what the reference leads to: one object, or all that it selects.
fn live<K: Kind>(context: &Context<K>, object: &Object, of: &str) -> Seen {
    let with_key = |object: Arc<Object>| (object.key.clone(), object);
    if K::REFERENCES.iter().any(|reference| reference.id == of) {
        let current = context.current(object).into_iter();
        let referred = current.flat_map(|current| referred(context, current, of));
        return referred.map(with_key).collect();
    }
    let children = context.owned(object);
    let children = children.filter(|child| child.component.as_deref() == Some(of));
    children.map(with_key).collect()
}

/// What happened to objects since they were last seen, each with what is to be seen as handled then.
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
