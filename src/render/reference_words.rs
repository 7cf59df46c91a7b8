//! References in words, for the documentation of projects.

use std::convert::Infallible;

use serde::Serialize;

use super::child_words::when;
use super::context_fields::code;
use crate::expr::Interpolation;
use crate::model::{Reference, ReferenceNamespace, ReferenceTarget, selector};

/// A reference, for people.
#[derive(Debug, Serialize)]
pub struct ReferenceRow {
    /// Its name in the spec.
    pub id: String,
    /// Its group and version.
    pub api_version: String,
    /// Its kind.
    pub kind: String,
    /// Its name or what selects it, and its namespace if that is not the resource's own.
    pub name: String,
    /// When it is read, in words.
    pub when: String,
    /// What happens while it is not there, in words.
    pub otherwise: &'static str,
}

/// A reference as a row.
pub fn row(reference: &Reference) -> ReferenceRow {
    let what = match &reference.target {
        ReferenceTarget::Name(name) => code(&name.written()),
        ReferenceTarget::Selector(requirements) if requirements.is_empty() => "all".to_owned(),
        ReferenceTarget::Selector(requirements) => {
            let written = |value: &Interpolation| Ok::<_, Infallible>(value.written());
            let requirements = requirements
                .iter()
                .filter_map(|found| found.try_map(written).ok());
            let query = selector::query(&requirements.collect::<Vec<_>>());
            format!("all with {}", code(&query))
        }
    };
    ReferenceRow {
        id: reference.id.clone(),
        api_version: reference.kind.api_version(),
        kind: reference.kind.kind.clone(),
        name: match &reference.namespace {
            ReferenceNamespace::Own => what,
            ReferenceNamespace::All => format!("{what} in every namespace"),
            ReferenceNamespace::Name(namespace) => {
                format!("{what} in {}", code(&namespace.written()))
            }
        },
        when: when(reference.when.as_ref()),
        otherwise: if reference.optional {
            "does without"
        } else {
            "waits, and says so in `Reconciling`"
        },
    }
}
