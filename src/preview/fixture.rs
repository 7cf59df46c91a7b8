//! Fixtures: what the operator is expected to make of a resource, one file a child and one for the status.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use similar::TextDiff;

use super::Preview;
use crate::render::yaml;

/// Where fixtures are below a project's root.
pub const FOLDER: &str = "tests/fixtures";

/// The file of a case that holds the resource.
const RESOURCE: &str = "cr.yaml";

/// The file of a case that holds the status.
const STATUS: &str = "status.yaml";

/// The files of a case, each with its objects: `<child>.yaml`, and `status.yaml`.
pub type Files = BTreeMap<String, Vec<Value>>;

/// The texts of the files of a case.
#[derive(Default)]
pub struct Case<'t> {
    /// `cr.yaml`: the resource.
    pub resource: Option<&'t str>,
    /// `observed/`: what was observed of other objects.
    pub observed: BTreeMap<&'t str, &'t str>,
    /// `expected/`: what the operator is expected to make of it.
    pub expected: BTreeMap<&'t str, &'t str>,
}

/// The cases in a folder, given the texts of all files below it.
#[must_use]
pub fn cases(texts: &BTreeMap<String, String>) -> BTreeMap<&str, Case<'_>> {
    let mut cases: BTreeMap<&str, Case<'_>> = BTreeMap::new();
    for (path, text) in texts {
        let Some((name, file)) = path.split_once('/') else {
            continue;
        };
        let case = cases.entry(name).or_default();
        match file.split_once('/') {
            None if file == RESOURCE => case.resource = Some(text),
            Some(("observed", file)) => drop(case.observed.insert(file, text)),
            Some(("expected", file)) => drop(case.expected.insert(file, text)),
            _ => {}
        }
    }
    cases
}

/// What a preview says, as the files of a case.
#[must_use]
pub fn files(preview: &Preview<'_>) -> Files {
    let children = preview.children().into_iter();
    let children = children.map(|(child, objects)| (format!("{child}.yaml"), objects));
    let status = (STATUS.to_owned(), vec![preview.status.clone()]);
    children.chain([status]).collect()
}

/// The text of a file.
#[must_use]
pub fn text(objects: &[Value]) -> String {
    yaml::documents(objects)
}

/// Where files are not as expected: a unified diff; `None` where all are.
#[must_use]
pub fn difference(expected: &Files, found: &Files) -> Option<String> {
    let names: BTreeSet<&String> = expected.keys().chain(found.keys()).collect();
    let text = |files: &Files, name: &String| files.get(name).map(|objects| text(objects));
    let mut out = String::new();
    for name in names {
        if expected.get(name) == found.get(name) {
            continue;
        }
        let [expected, found] = [expected, found].map(|files| text(files, name));
        let header = |text: &Option<String>, what: &str| match text {
            Some(_) => format!("{what}/{name}"),
            None => "/dev/null".to_owned(),
        };
        let (before, after) = (header(&expected, "expected"), header(&found, "found"));
        let [expected, found] = [expected, found].map(Option::unwrap_or_default);
        let diff = TextDiff::from_lines(&expected, &found);
        let diff = diff.unified_diff().header(&before, &after).to_string();
        out.push_str(&diff);
    }
    (!out.is_empty()).then_some(out)
}

/// A case for a kind: its sample, with what its references lead to.
#[must_use]
pub fn seed(resource: &Value) -> String {
    format!(
        "# What the operator makes of this, given the objects in observed/, is in expected/: compared by `cargo test` with the\n\
         # operator's own code, and by `operator-gen render --check`. UPDATE=1 cargo test --test fixtures writes it.\n{}",
        yaml::document(resource)
    )
}
