//! Which resources a hook is for.

use std::collections::BTreeMap;

use crate::cel;
use crate::kind::{Kind, Predicate};
use crate::scope::Scope;

/// Which resources a hook is for: those that meet all of it.
pub struct Filter<K: 'static> {
    /// Labels that the resource must or must not have.
    pub labels: &'static [(&'static str, Match)],
    /// Annotations that it must or must not have.
    pub annotations: &'static [(&'static str, Match)],
    /// An expression that must be true; it sees no children. One that lacks a value is false.
    pub when: Option<Predicate<K>>,
}

/// What a label or annotation must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// It has this value.
    Is(&'static str),
    /// It is there, whatever its value.
    Present,
    /// It is not there.
    Absent,
}

impl<K> Filter<K> {
    /// All resources.
    pub const NONE: Self = Self {
        labels: &[],
        annotations: &[],
        when: None,
    };
}

impl<K: Kind> Filter<K> {
    /// Whether the hook is for this resource.
    ///
    /// # Errors
    /// When the expression has no value for another reason than that a field is missing.
    pub(crate) fn admits(&self, this: &K, scope: &Scope<'_>) -> cel::Result<bool> {
        let metadata = this.meta();
        if !meets(self.labels, metadata.labels.as_ref())
            || !meets(self.annotations, metadata.annotations.as_ref())
        {
            return Ok(false);
        }
        match self.when.map_or(Ok(true), |when| when(this, scope)) {
            Err(cel::Error::Missing { .. }) => Ok(false),
            result => result,
        }
    }
}

fn meets(wanted: &[(&str, Match)], actual: Option<&BTreeMap<String, String>>) -> bool {
    wanted.iter().all(|(name, wanted)| {
        let actual = actual.and_then(|actual| actual.get(*name));
        match wanted {
            Match::Is(value) => actual.is_some_and(|actual| actual == value),
            Match::Present => actual.is_some(),
            Match::Absent => actual.is_none(),
        }
    })
}
