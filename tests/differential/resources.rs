//! Custom resources that the API server would take, at random.

use operator_gen::model::{Model, Resource, Scope};
use operator_gen::validate;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::values;

/// Makes resources of a kind.
pub struct Maker<'a> {
    model: &'a Model,
    resources: BoxedStrategy<Value>,
}

impl<'a> Maker<'a> {
    pub fn new(model: &'a Model, resource: &Resource) -> Self {
        let (api_version, kind) = (
            format!("{}/{}", resource.group, resource.version),
            resource.kind.clone(),
        );
        let spec = values::object(&resource.spec);
        let fields: Vec<_> = resource
            .status
            .iter()
            .map(|status| status.field.clone())
            .collect();
        let status = prop::option::weighted(0.3, values::object(&fields));
        let is_namespaced = resource.scope == Scope::Namespaced;
        let resources = (metadata(resource.name_limit), spec, status);
        let resources = resources.prop_map(move |(mut metadata, spec, status)| {
            if is_namespaced {
                metadata["namespace"] = json!("default");
            }
            let mut object = json!({
                "apiVersion": api_version, "kind": kind, "metadata": metadata, "spec": spec,
            });
            if let Some(status) = status {
                object["status"] = status;
            }
            object
        });
        Self {
            model,
            resources: resources.boxed(),
        }
    }

    /// A resource that the API server would take.
    pub fn make(&self, runner: &mut TestRunner) -> Value {
        for _ in 0..1000 {
            let object = self.resources.new_tree(runner).unwrap().current();
            if validate::instance(self.model, &object.to_string(), &[]).is_ok() {
                return object;
            }
        }
        panic!("no resource of {} is valid", self.model.name)
    }
}

fn metadata(limit: usize) -> BoxedStrategy<Value> {
    let names = ["web", "a", "shop-1", "a-rather-long-name-of-a-resource"];
    let names = names.map(|name| {
        name.chars()
            .take(limit)
            .collect::<String>()
            .trim_end_matches('-')
            .to_owned()
    });
    let texts = || {
        let keys = select(vec!["team", "tier", "a.example/b"]);
        let values = select(vec!["", "gold", "silver", "1"]);
        prop::option::of(prop::collection::btree_map(keys, values, 0..3))
    };
    let all = (
        select(names.to_vec()),
        texts(),
        texts(),
        1i64..4,
        prop::option::of(Just("u-1")),
    );
    all.prop_map(|(name, labels, annotations, generation, uid)| {
        let mut metadata = json!({ "name": name, "generation": generation });
        let besides = [
            ("labels", json!(labels)),
            ("annotations", json!(annotations)),
            ("uid", json!(uid)),
        ];
        for (field, value) in besides.into_iter().filter(|(_, value)| !value.is_null()) {
            metadata[field] = value;
        }
        metadata
    })
    .boxed()
}
