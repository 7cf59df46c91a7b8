//! The objects that `k8s.io/api` tests its own encoding with, one of each kind with every field set, as templates: all must
//! pass, and each with one mistake in it must be caught. They come from a Go module: `make corpus`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::Command;

use operator_gen::catalog::{Catalog, Known, Schema, Served};
use operator_gen::problem::{Problem, Severity};
use operator_gen::validate;
use serde_json::{Value, json};

/// The module whose newest objects are those of the newest version that the catalog knows.
const MODULE: &str = "k8s.io/api@v0.37.2";

/// How many mistakes of a sort are tried on one object.
const MUTANTS: usize = 12;

fn testdata() -> PathBuf {
    let output = Command::new("go")
        .args(["mod", "download", "-json", MODULE])
        .output();
    let output = output.expect("the corpus comes from a Go module: `go` must be there");
    let answer: Value =
        serde_json::from_slice(&output.stdout).expect("`go mod download` answers in JSON");
    let folder = answer["Dir"]
        .as_str()
        .unwrap_or_else(|| panic!("cannot download {MODULE}: {answer}"));
    Path::new(folder).join("testdata")
}

/// What a catalog knows of an object.
fn known(catalog: &Catalog, object: &Value) -> Option<Known> {
    catalog.find(object["apiVersion"].as_str()?, object["kind"].as_str()?)
}

/// The objects of a folder whose kinds the catalog knows, without what is not for templates; and how many there were.
fn objects(folder: &Path, oldest: u8) -> (Vec<Value>, usize) {
    let catalog = Catalog::since(oldest);
    let files = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    files.retain(|path| !path.to_string_lossy().contains("after_roundtrip"));
    files.sort();
    let read =
        |path: &PathBuf| serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let all: Vec<Value> = files.iter().map(read).collect();
    let is_known = |object: &Value| {
        let known = known(&catalog, object);
        known.is_some_and(|known| known.served == Served::Always)
    };
    let found = all.iter().filter(|object| is_known(object)).map(template);
    (found.collect(), all.len())
}

/// An object as somebody would write it: with a name, without what servers and the operator set.
fn template(object: &Value) -> Value {
    let mut object = object.clone();
    object.as_object_mut().unwrap().remove("status");
    let labels = object["metadata"]["labels"].clone();
    object["metadata"] = json!({ "name": "name", "labels": labels });
    let catalog = Catalog::since(37);
    let kind = known(&catalog, &object);
    if kind.is_some_and(|known| known.kind.namespaced) {
        object["metadata"]["namespace"] = "namespace".into();
    }
    object
}

/// What is said of an object as the template of a child.
fn problems(object: &Value, oldest: u8) -> Vec<Problem> {
    let spec = format!(
        "apiVersion: operator-gen/v1\nkind: Operator\nname: a\nimage: b\nkubernetes: \"1.{oldest}\"\nresources:\n  - group: a.example.com\n    kind: Any\n    version: v1\n    scope: Cluster\n    children: {{ it: {{ template: {object} }} }}\n"
    );
    let outcome = validate::load(&spec);
    let is_placeholder = |problem: &Problem| {
        let text = spec.get(problem.span.clone()).unwrap_or_default();
        problem.code == validate::codes::NOT_ALLOWED && text.ends_with("Value\"")
    };
    // With every field set to something made up, nothing belongs together.
    let is_related = |problem: &Problem| {
        [
            validate::codes::OTHER_PODS,
            validate::codes::NO_PORT,
            validate::codes::NO_VOLUME,
            validate::codes::NOT_THERE,
            validate::codes::REFUSED,
        ]
        .contains(&problem.code)
    };
    let errors = outcome
        .problems
        .into_iter()
        .filter(|problem| problem.severity == Severity::Error);
    errors
        .filter(|problem| !is_placeholder(problem) && !is_related(problem))
        .collect()
}

/// Every place in a value, by the JSON pointer that leads to it, with the schema that is there.
fn places(value: &Value, schema: &Schema, pointer: &str, found: &mut Vec<(String, Schema)>) {
    found.push((pointer.to_owned(), schema.clone()));
    let below = |key: &str| format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
    match (value, schema) {
        (Value::Array(items), Schema::List(list)) => {
            for (index, item) in items.iter().enumerate() {
                places(item, &list.items, &below(&index.to_string()), found);
            }
        }
        (Value::Object(entries), Schema::Map(values)) => {
            entries
                .iter()
                .for_each(|(key, value)| places(value, values, &below(key), found));
        }
        (Value::Object(entries), Schema::Object(object)) => {
            for (key, value) in entries {
                let field = object
                    .shape()
                    .field(key)
                    .unwrap_or_else(|| panic!("{pointer} has no field `{key}`"));
                places(value, &field.schema, &below(key), found);
            }
        }
        _ => {}
    }
}

/// Some of many, evenly.
fn some<T>(all: Vec<T>) -> Vec<T> {
    let step = all.len().div_ceil(MUTANTS).max(1);
    all.into_iter().step_by(step).collect()
}

/// The object with each of some mistakes, and what the mistake is.
fn mutants(object: &Value) -> Vec<(&'static str, String, Value)> {
    let catalog = Catalog::since(37);
    let known = known(&catalog, object).unwrap();
    let mut all = Vec::new();
    places(object, &known.schema, "", &mut all);
    all.retain(|(pointer, _)| pointer != "/apiVersion" && pointer != "/kind");
    let changed = |pointer: &str, change: &dyn Fn(&mut Value)| {
        let mut mutant = object.clone();
        change(mutant.pointer_mut(pointer).unwrap());
        mutant
    };
    let (mut renamed, mut dropped, mut retyped) = (Vec::new(), Vec::new(), Vec::new());
    for (pointer, schema) in &all {
        if let Schema::Object(parent) = schema {
            let present = object.pointer(pointer).unwrap().as_object().unwrap();
            let fields = parent
                .shape()
                .fields
                .iter()
                .filter(|field| present.contains_key(&*field.name));
            let is_identity = |name: &str| {
                pointer.is_empty() && ["apiVersion", "kind", "metadata"].contains(&name)
            };
            for field in fields.filter(|field| !is_identity(&field.name)) {
                let name = format!("{pointer}/{}", field.name);
                let rename = |value: &mut Value| {
                    let entries = value.as_object_mut().unwrap();
                    let value = entries.remove(&*field.name).unwrap();
                    entries.insert(format!("{}x", field.name), value);
                };
                let drop = |value: &mut Value| {
                    value.as_object_mut().unwrap().remove(&*field.name);
                };
                renamed.push(("renamed", name.clone(), changed(pointer, &rename)));
                if field.required && field.default.is_none() {
                    dropped.push(("dropped", name, changed(pointer, &drop)));
                }
            }
        }
        if !pointer.is_empty() && !matches!(schema, Schema::Any) {
            let wrong = |value: &mut Value| {
                *value = if value.is_array() || value.is_object() {
                    json!(true)
                } else {
                    json!(["wrong"])
                };
            };
            retyped.push(("retyped", pointer.clone(), changed(pointer, &wrong)));
        }
    }
    [renamed, dropped, retyped]
        .into_iter()
        .flat_map(some)
        .collect()
}

#[test]
fn every_object_passes() {
    let testdata = testdata();
    for (folder, oldest) in [
        ("HEAD", 37),
        ("v1.36.0", 36),
        ("v1.35.0", 35),
        ("v1.34.0", 34),
        ("v1.33.0", 33),
    ] {
        let (objects, all) = objects(&testdata.join(folder), oldest);
        println!(
            "{folder}: {} of {all} objects are of kinds that clusters serve by default and can watch",
            objects.len()
        );
        assert!(
            objects.len() > 40,
            "{folder}: only {} objects",
            objects.len()
        );
        for object in &objects {
            // What newer versions no longer have is rightly refused.
            let gone =
                |problem: &Problem| oldest < 37 && problem.code == validate::codes::NOT_SERVED;
            let problems: Vec<_> = problems(object, oldest)
                .into_iter()
                .filter(|problem| !gone(problem))
                .collect();
            assert!(
                problems.is_empty(),
                "{folder} {} {}: {problems:#?}",
                object["apiVersion"],
                object["kind"]
            );
        }
    }
}

#[test]
fn every_mistake_is_caught() {
    let (objects, _) = objects(&testdata().join("HEAD"), 37);
    let mut missed = Vec::new();
    let mut tried = std::collections::BTreeMap::<&str, usize>::new();
    for object in &objects {
        for (sort, place, mutant) in mutants(object) {
            *tried.entry(sort).or_default() += 1;
            if problems(&mutant, 37).is_empty() {
                missed.push(format!("{} {sort} {place}", object["kind"]));
            }
        }
    }
    println!(
        "{} objects, mistakes tried: {tried:?}, missed: {}",
        objects.len(),
        missed.len()
    );
    assert!(missed.is_empty(), "missed: {missed:#?}");
}
