//! Objects that were observed, at random: the children of a resource, and what its references lead to.

use std::collections::BTreeMap;

use operator_gen::catalog::{Catalog, KNOWN, Schema};
use operator_gen::model::{ChildKind, Model, Reference, Resource};
use operator_gen::preview::{Aim, Fate, preview};
use operator_gen::render::reference_sample;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::values;

/// Makes what was observed around resources of a kind.
pub struct Maker<'a> {
    model: &'a Model,
    resource: &'a Resource,
    /// What objects hold besides their metadata, by their kind.
    contents: BTreeMap<String, BoxedStrategy<Value>>,
}

impl<'a> Maker<'a> {
    pub fn new(model: &'a Model, resource: &'a Resource) -> Self {
        let children = resource.children.iter().map(|child| &child.kind);
        let references = resource.references.iter().map(|reference| &reference.kind);
        let contents = children
            .chain(references)
            .map(|kind| (kind.kind.clone(), contents(kind)));
        Self {
            model,
            resource,
            contents: contents.collect(),
        }
    }

    /// What was observed around a resource.
    pub fn make(&self, object: &Value, runner: &mut TestRunner) -> Vec<Value> {
        let name = &self.model.name;
        let mut observed = Vec::new();
        for followed in preview(name, self.resource, object, &[]).references {
            observed.extend(self.referred(followed.reference, &followed.aim, runner));
        }
        let made = preview(name, self.resource, object, &observed);
        for object in &made.objects {
            if let Fate::Applied { desired, .. } = &object.fate {
                observed.extend(self.child(desired, runner));
            }
        }
        observed
    }

    /// What may be observed of a child: nothing, what it should be, or that with a status.
    fn child(&self, desired: &Value, runner: &mut TestRunner) -> Option<Value> {
        let mut object = desired.clone();
        match pick(&select(vec![0, 1, 2, 2, 2]), runner) {
            0 => return None,
            1 => {}
            _ => {
                let generation = pick(&prop::option::of(1i64..3), runner);
                object["metadata"]["generation"] = json!(generation);
                for (field, value) in self.contents(desired, runner) {
                    if field == "status" || object[&field].is_null() {
                        object[field] = value;
                    }
                }
            }
        }
        Some(object)
    }

    /// What may be observed where a reference leads.
    fn referred(&self, reference: &Reference, aim: &Aim, runner: &mut TestRunner) -> Vec<Value> {
        let (namespace, names, labels) = match aim {
            Aim::Nowhere | Aim::Unknown(_) => return Vec::new(),
            Aim::Object(namespace, name) => (namespace.clone(), vec![name.clone()], json!(null)),
            Aim::Objects(namespace, selector) => {
                let names = ["one", "two", "three"].map(str::to_owned).to_vec();
                let labels = labels(&selector.to_string());
                (
                    namespace.clone().unwrap_or("other".to_owned()),
                    names,
                    labels,
                )
            }
        };
        let is_there = |runner: &mut TestRunner| pick(&prop::bool::weighted(0.8), runner);
        let mut found = Vec::new();
        for name in names {
            if !is_there(runner) {
                continue;
            }
            let mut object = reference_sample::object(self.model, self.resource, reference);
            object["metadata"]["name"] = json!(name);
            if reference.kind.namespaced {
                object["metadata"]["namespace"] = json!(namespace);
            }
            if labels.is_object() && is_there(runner) {
                object["metadata"]["labels"] = labels.clone();
            }
            if pick(&any::<bool>(), runner) {
                for (field, value) in self.contents(&object, runner) {
                    object[field] = value;
                }
            }
            found.push(object);
        }
        found
    }

    /// Contents for an object of a kind.
    fn contents(&self, object: &Value, runner: &mut TestRunner) -> Vec<(String, Value)> {
        let kind = object["kind"].as_str().unwrap_or_default();
        let made = self
            .contents
            .get(kind)
            .map(|contents| pick(contents, runner));
        let made = made.and_then(|made| made.as_object().cloned());
        made.unwrap_or_default().into_iter().collect()
    }
}

fn pick<S: Strategy>(strategy: &S, runner: &mut TestRunner) -> S::Value {
    strategy.new_tree(runner).unwrap().current()
}

/// What objects of a kind hold besides their metadata and what is desired of them.
fn contents(kind: &ChildKind) -> BoxedStrategy<Value> {
    let catalog = Catalog::since(*KNOWN.start());
    let known = catalog.find(&kind.api_version(), &kind.kind);
    let known = known.and_then(|known| match known.schema {
        Schema::Object(object) => Some(object),
        _ => None,
    });
    let Some(object) = known else {
        let status = values::anything();
        return status
            .prop_map(|status| json!({ "status": status }))
            .boxed();
    };
    let fields = object.shape().fields.iter();
    let fields =
        fields.filter(|field| !matches!(&*field.name, "apiVersion" | "kind" | "metadata" | "spec"));
    let fields: Vec<_> = fields
        .map(|field| {
            let name = field.name.to_string();
            values::of_schema(&field.schema, 1).prop_map(move |value| (name.clone(), value))
        })
        .collect();
    fields
        .prop_map(|fields| fields.into_iter().collect::<serde_json::Map<_, _>>().into())
        .boxed()
}

/// Labels that a selector selects which says what labels are.
fn labels(selector: &str) -> Value {
    let pairs = selector.split(',').filter_map(|part| part.split_once('='));
    let pairs = pairs.map(|(key, value)| (key.to_owned(), json!(value)));
    Value::Object(pairs.collect())
}
