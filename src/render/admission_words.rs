//! What code of the user's own is asked about objects, in words.

use serde::Serialize;

use super::context_fields::code;
use super::hook_words::any_of;
use crate::model::{Admission, Operation};

/// What the API server asks about the objects of a kind, for people.
#[derive(Debug, Serialize)]
pub struct AdmissionRow {
    /// What may be refused, such as `created or deleted`; empty for nothing.
    pub validates: String,
    /// What may be changed before; empty for nothing.
    pub mutates: String,
    /// Whether what cannot be asked about is let in nevertheless.
    pub ignores_failures: bool,
    /// For how long the API server waits.
    pub timeout_seconds: u64,
    /// The expressions that have to hold for it to ask at all.
    pub conditions: Vec<String>,
}

/// The admission of a kind.
#[must_use]
pub fn row(admission: &Admission) -> AdmissionRow {
    let conditions = admission.match_conditions.iter();
    AdmissionRow {
        validates: done(&admission.validate),
        mutates: done(&admission.mutate),
        ignores_failures: admission.ignore_failures,
        timeout_seconds: admission.timeout_seconds,
        conditions: conditions.map(|(_, rule)| code(rule)).collect(),
    }
}

/// What is done to an object.
fn done(operations: &[Operation]) -> String {
    let words = operations.iter().map(|operation| match operation {
        Operation::Create => "created",
        Operation::Update => "changed",
        Operation::Delete => "deleted",
    });
    any_of(words.map(str::to_owned).collect())
}
