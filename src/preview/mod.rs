//! What the operator would make of a resource, without a cluster: the objects, in order, and the status.
//!
//! It goes the way of one reconcile, hooks aside. What was observed of a child stands for the child after it was applied; where
//! nothing was, the child is there as it should be and has no status yet.

mod build;
mod children;
pub mod codes;
mod explain;
pub mod fixture;
pub mod manifests;
mod object;
mod observed;
mod problems;
mod references;
mod refusals;
pub mod rules;
pub mod scope;
pub mod show;
mod status;

use std::collections::BTreeMap;

use serde_json::{Value, json};

pub use explain::{Given, Shown};
pub use object::{Fate, Object, Wrong};
pub use problems::problems;
pub use references::{Aim, Followed};
pub use refusals::{Refusal, Step, refusals};

use crate::model::{self, Resource, defaults};
use children::Makers;
use observed::Observed;
use scope::Scope;
use status::{Failed, Verdict};

/// The UID of a resource that was not given one.
const NO_UID: &str = "00000000-0000-0000-0000-000000000000";

/// The namespace of a resource that was not given one.
pub const DEFAULT_NAMESPACE: &str = "default";

/// What the operator would make of a resource.
pub struct Preview<'m> {
    /// The resource as the API server keeps it.
    pub resource: Value,
    /// What the values are that expressions share by a name.
    pub values: Vec<Given>,
    /// What references led to, in the order of the spec.
    pub references: Vec<Followed<'m>>,
    /// The objects: by child in the order of the model, and then by key.
    pub objects: Vec<Object<'m>>,
    /// The status without times.
    pub status: Value,
    /// Which expressions gave what is in the status.
    pub given: Vec<Given>,
    /// The expressions that have no value and never will, but for those of objects.
    pub failures: Vec<Failed<'m>>,
}

impl Preview<'_> {
    /// The objects in the order in which they are applied.
    #[must_use]
    pub fn in_order(&self) -> Vec<&Object<'_>> {
        let mut objects: Vec<_> = self.objects.iter().collect();
        objects.sort_by_key(|object| object.turn);
        objects
    }

    /// The objects of each child that has any.
    #[must_use]
    pub fn children(&self) -> BTreeMap<&str, Vec<Value>> {
        let mut children: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        for object in &self.objects {
            if let Fate::Applied { desired, .. } = &object.fate {
                let made = children.entry(&object.child.id).or_default();
                made.push(desired.clone());
            }
        }
        children
    }
}

/// What the operator with this name would make of a resource, given what was observed of other objects.
#[must_use]
pub fn preview<'m>(
    operator: &str,
    resource: &'m Resource,
    object: &Value,
    observed: &[Value],
) -> Preview<'m> {
    let object = stored(resource, object);
    let namespace = object["metadata"]["namespace"].as_str().unwrap_or_default();
    let observed = Observed::new(observed, namespace);
    let mut scope = Scope::new(operator, resource, &object);
    let aims = match references::aims(resource, &scope) {
        Ok(aims) => aims,
        Err((reference, failure)) => {
            let message = format!("{}: {}", reference.id, failure.source);
            let verdict = Verdict::wrong("ExpressionError", message);
            let conditions = verdict.conditions(&object["metadata"]["generation"]);
            return Preview {
                status: json!({ "conditions": conditions }),
                failures: vec![(format!("the reference {}", reference.id), failure)],
                values: Vec::new(),
                references: Vec::new(),
                objects: Vec::new(),
                given: Vec::new(),
                resource: object,
            };
        }
    };
    let (references, missing) = references::follow(resource, aims, &observed, &mut scope);
    let makers = Makers {
        resource,
        parent: scope::parent(resource, &object),
        missing: &missing,
        observed: &observed,
    };
    let objects = children::children(&makers, &mut scope);
    let mut failures = Vec::new();
    let status = status::status(resource, &objects, &missing, &scope, &mut failures);
    Preview {
        values: explain::of_values(resource, &scope),
        given: explain::of_status(resource, &scope),
        references,
        objects,
        status,
        failures,
        resource: object,
    }
}

/// The resource as the API server keeps it: with a namespace, a UID, a generation and the defaults.
fn stored(resource: &Resource, object: &Value) -> Value {
    let mut stored = object.clone();
    let namespace = match resource.scope {
        model::Scope::Namespaced => DEFAULT_NAMESPACE,
        model::Scope::Cluster => "",
    };
    let added = [
        ("namespace", json!(namespace)),
        ("uid", json!(NO_UID)),
        ("generation", json!(1)),
    ];
    for (field, value) in added {
        if stored["metadata"][field].is_null() && value != "" {
            stored["metadata"][field] = value;
        }
    }
    stored["spec"] = defaults::defaulted(&resource.spec, &object["spec"]);
    stored
}
