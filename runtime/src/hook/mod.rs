//! Hooks: what the user's own code does for a resource besides its children.
//!
//! A hook says when it is due; the runtime derives that from what is, never from what happened, and records progress in
//! `status.hooks`. So each runs at least once for what it is due for, across crashes, restarts and changes of leader, and
//! never twice without a failure in between.

mod change;
mod clock;
mod context;
pub mod cron;
mod error;
mod filter;
mod policy;
mod rate;
pub(crate) mod record;
mod trigger;
pub(crate) mod values;

use futures::future::BoxFuture;
use serde::de::DeserializeOwned;

pub use change::{Change, ChildEvent, Difference, RawChange};
pub(crate) use clock::Clock;
pub use context::HookContext;
pub use error::{HookError, HookResult};
pub use filter::{Filter, Match};
pub use policy::Policy;
pub use rate::RateLimit;
pub(crate) use rate::{Buckets, Place};
pub use trigger::{Missed, On, Order, Schedule};

use crate::kind::Kind;

/// One hook of a kind. Generated code lists them in the order of the spec.
pub struct Hook<K: Kind> {
    /// The name that the spec gives it; unique within the kind.
    pub name: &'static str,
    /// When it is due.
    pub on: On,
    /// For which resources.
    pub filter: Filter<K>,
    /// How long it may take, how often it may run, and what becomes of it when it fails.
    pub policy: Policy,
    /// Calls the method that the user wrote.
    pub call: for<'a> fn(&'a K::Hooks, Call<'a, K>) -> BoxFuture<'a, HookResult>,
}

/// What one call of a hook is about.
pub struct Call<'a, K: Kind> {
    /// The resource as it is now.
    pub object: &'a K,
    /// What changed, for update and field hooks.
    pub change: Option<&'a RawChange>,
    /// What happened to the child or the reference, for event hooks.
    pub event: Option<&'a ChildEvent>,
    /// What the hook can see and do besides.
    pub context: &'a HookContext<'a, K>,
}

impl<'a, K: Kind> Call<'a, K> {
    /// What changed, typed.
    ///
    /// # Errors
    /// When the values do not have the type's shape, or the hook is about no change.
    pub fn change<T: DeserializeOwned>(&self) -> Result<Change<T>, HookError> {
        let change = self.change.ok_or_else(|| misplaced("change"))?;
        Ok(change.typed()?)
    }

    /// What happened to the child or the reference.
    ///
    /// # Errors
    /// When the hook is about neither.
    pub fn event(&self) -> Result<&'a ChildEvent, HookError> {
        self.event.ok_or_else(|| misplaced("event"))
    }
}

fn misplaced(what: &str) -> HookError {
    HookError::permanent("InvalidHook", format!("the hook is called without {what}"))
}
