//! `tests/fixtures/`: a first case for each kind, which is the user's from then on.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{FileSet, golden, yaml};
use crate::model::{Model, Resource};
use crate::preview::{fixture, manifests, preview};

/// Adds the sample of each kind as a case, with what its references lead to.
pub fn add(model: &Model, files: &mut FileSet) {
    for resource in &model.resources {
        let sample = golden::placed_sample(model, resource);
        let observed = observed(model, resource);
        let objects: Vec<Value> = observed.values().flatten().cloned().collect();
        let preview = preview(&model.name, resource, &sample, &objects);
        let folder = folder(resource);
        files.user(format!("{folder}cr.yaml"), fixture::seed(&sample));
        for (reference, objects) in &observed {
            let path = format!("{folder}observed/{reference}.yaml");
            files.user(path, yaml::documents(objects));
        }
        for (file, objects) in fixture::files(&preview) {
            files.user(format!("{folder}expected/{file}"), fixture::text(&objects));
        }
    }
}

/// Takes back the cases of kinds that have some, given the texts of all files in the folder of fixtures.
pub fn retain_first(model: &Model, files: &mut FileSet, texts: &BTreeMap<String, String>) {
    let cases = fixture::cases(texts);
    let kinds: Vec<Value> = cases
        .values()
        .filter_map(|case| manifests::objects(case.resource?).ok())
        .flatten()
        .map(|resource| resource["kind"].clone())
        .collect();
    for resource in &model.resources {
        if kinds.contains(&resource.kind.as_str().into()) {
            files.remove_below(&folder(resource));
        }
    }
}

fn folder(resource: &Resource) -> String {
    format!("{}/{}/", fixture::FOLDER, resource.module)
}

/// What the references of the sample lead to, by their ids.
fn observed(model: &Model, resource: &Resource) -> BTreeMap<String, Vec<Value>> {
    let found = golden::references(model, resource).into_iter();
    let listed = found.map(|(id, found)| match found {
        Value::Array(objects) => (id, objects),
        object => (id, vec![object]),
    });
    listed.collect()
}
