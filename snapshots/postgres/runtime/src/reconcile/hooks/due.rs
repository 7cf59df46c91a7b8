//! Which hooks are due: decided from what is alone, so that it is the same after a restart.

use serde_json::Value;

use super::desk::Desk;
use crate::hook::record::{Record, State};
use crate::hook::values::declared;
use crate::hook::{Filter, Hook, On, RawChange};
use crate::kind::Kind;
use crate::reconcile::subject::Subject;

/// How a hook stands.
pub enum Standing {
    /// There is nothing to do.
    Idle,
    /// It is due.
    Due(Attempt),
    /// What is now counts as handled, without a call.
    Handled,
    /// It failed and is not tried again before the spec changes.
    Failed(Record),
}

/// A call that is due.
pub struct Attempt {
    /// Which one it is, from 1.
    pub number: u32,
    /// What changed.
    pub change: Option<RawChange>,
}

/// What is to be decided about: a resource, and how far its hooks are.
pub struct Facts<'a, K: Kind> {
    /// The resource.
    pub subject: &'a Subject<K>,
    /// The object as JSON.
    pub object: &'a Value,
    /// The same, its secrets hashed.
    pub redacted: &'a Value,
    /// How far its hooks are.
    pub records: &'a [Record],
    /// What the process remembers.
    pub desk: &'a Desk,
}

impl<K: Kind> Facts<'_, K> {
    /// How a hook stands; an event hook, that something happened.
    pub fn standing(&self, hook: &'static Hook<K>) -> Standing {
        let mut record = self.record(hook.name);
        if !self.admits(&hook.filter) {
            return Standing::Idle;
        }
        let mut change = None;
        match hook.on {
            On::Create | On::Delete { .. } => {
                if record.is_some_and(|record| record.state == State::Succeeded) {
                    return Standing::Idle;
                }
            }
            On::Resume => {
                // What an earlier process came to is no news about this one.
                record = record.filter(|_| self.desk.notes().called.contains(hook.name));
                if !self.desk.resumed
                    || record.is_some_and(|record| record.state == State::Succeeded)
                {
                    return Standing::Idle;
                }
            }
            On::Update | On::Field { .. } => match self.delta(hook, record) {
                Delta::None => return Standing::Idle,
                Delta::Unrecorded => return Standing::Handled,
                Delta::Changed(found) => change = Some(found),
            },
            On::Event { .. } => {}
            On::Timer(_) | On::Daemon => return Standing::Idle,
        }
        self.attempt(record, change)
    }

    /// The next attempt, or that there is none for this generation.
    fn attempt(&self, record: Option<&Record>, change: Option<RawChange>) -> Standing {
        let generation = self.subject.object.generation;
        let current = record.filter(|record| record.observed_generation == generation);
        let number = match current {
            Some(record) if record.state == State::Failed => {
                return Standing::Failed(record.clone());
            }
            Some(record) if record.state == State::Retrying => record.attempts.saturating_add(1),
            _ => 1,
        };
        Standing::Due(Attempt { number, change })
    }

    /// Whether a hook is for this resource. It is not when its expression fails.
    pub fn admits(&self, filter: &Filter<K>) -> bool {
        let children = std::collections::BTreeMap::new();
        let scope = self.subject.scope(&children);
        filter
            .admits(&self.subject.this, &scope)
            .unwrap_or_else(|error| {
                let object = &self.subject.object.key;
                tracing::warn!(kind = %K::kind(&()), %object, reason = "ExpressionError", "a hook is left out: {error}");
                false
            })
    }

    /// The record of a hook.
    pub fn record(&self, name: &str) -> Option<&Record> {
        self.records.iter().find(|record| record.name == name)
    }

    /// Whether all create hooks did what they are for.
    pub fn is_created(&self) -> bool {
        let mut creates = K::HOOKS.iter().filter(|hook| hook.on == On::Create);
        creates.all(|hook| !matches!(self.standing(hook), Standing::Due(_) | Standing::Failed(_)))
    }

    /// How what is differs from what an update or field hook handled.
    fn delta(&self, hook: &'static Hook<K>, record: Option<&Record>) -> Delta {
        // Before the resource is made, there is nothing that a change would have to be carried to.
        if !self.is_created() {
            return Delta::None;
        }
        let handled = record.and_then(|record| record.handled.as_deref());
        let Some(handled) = handled.and_then(|handled| serde_json::from_str(handled).ok()) else {
            return Delta::Unrecorded;
        };
        let present = declared(&hook.on, self.redacted).unwrap_or_default();
        if present != handled {
            let new = declared(&hook.on, self.object).unwrap_or_default();
            return Delta::Changed(RawChange::new(handled, &present, new));
        }
        match record.is_some_and(|record| record.state == State::Succeeded) {
            true => Delta::None,
            // What failed was taken back.
            false => Delta::Unrecorded,
        }
    }
}

/// How what is differs from what a hook handled.
enum Delta {
    /// Not at all.
    None,
    /// Not at all, but that is not written down yet.
    Unrecorded,
    /// By this.
    Changed(RawChange),
}
