//! What is different in a version, in words.

use serde::Serialize;

use super::context_fields::{cell, code};
use crate::model::{Change, Path, Resource, Version};

/// A version besides the stored one, for people.
#[derive(Debug, Serialize)]
pub struct VersionRow {
    /// Its name.
    pub name: String,
    /// Whether it is offered, and for how long.
    pub state: String,
    /// What is different in it.
    pub differences: String,
}

/// A version besides the stored one.
#[must_use]
pub fn row(resource: &Resource, version: &Version) -> VersionRow {
    let state = match (&version.deprecated, version.served) {
        (_, false) => "not served".to_owned(),
        (Some(warning), true) => format!("deprecated: {warning}"),
        (None, true) => "served".to_owned(),
    };
    let mut differences: Vec<String> = version.changes.iter().map(difference).collect();
    if version.has_code {
        differences.push(format!(
            "code in {} does the rest",
            code(&super::rust::conversion_file(resource, version))
        ));
    }
    VersionRow {
        name: version.name.clone(),
        state: cell(&state),
        differences: if differences.is_empty() {
            "nothing".to_owned()
        } else {
            differences.join("; ")
        },
    }
}

fn difference(change: &Change) -> String {
    let shown = |path: &Path| code(&path.join("."));
    match change {
        Change::Move { from, to, .. } => format!("{} is {}", shown(to), shown(from)),
        Change::Add { path, .. } => format!("no {}", shown(path)),
        Change::Drop { path, .. } => format!("also {}", shown(path)),
    }
}
