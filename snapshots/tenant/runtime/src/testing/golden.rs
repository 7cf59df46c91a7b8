//! Compares what generated code builds with what operator-gen computed from the same spec.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::sparse;
use crate::cel;
use crate::kind::{Child, Kind, ReferenceTarget};
use crate::object::{Lives, Object};
use crate::reconcile::{Subject, elements, role};
use crate::scope::Scope;

/// What operator-gen computed of a kind.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Golden {
    /// The operator's name.
    pub operator: String,
    /// The CustomResourceDefinition.
    pub definition: Value,
    /// The definitions of the kinds that it refers to and that no cluster has built in.
    #[serde(default)]
    pub foreign: Vec<Value>,
    /// The references to objects that the operator itself reconciles, and that become ready by themselves.
    #[serde(default)]
    pub reconciled: Vec<String>,
    /// The ids of the children that outlive their resource.
    pub retained: Vec<String>,
    /// By child the JSON pointers of values that depend on versions and generations of others; those of the resource are
    /// under the empty name.
    pub counted: BTreeMap<String, Vec<String>>,
    /// A resource with every field set.
    pub full: Case,
    /// A resource with its required fields alone.
    pub minimal: Case,
}

/// A resource, and what the spec makes of it.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Case {
    /// The resource as the API server keeps it.
    pub resource: Value,
    /// The objects that its references lead to; of one by selector, a list.
    #[serde(default)]
    pub references: BTreeMap<String, Value>,
    /// Each object as it should be, by the id of its child, and the key where that has several; null for one that is not wanted.
    pub children: BTreeMap<String, Value>,
    /// The status fields that can be computed as long as the children are only what they should be.
    pub status: Value,
}

impl Case {
    /// The objects that a reference leads to.
    pub fn objects_of(&self, reference: &str) -> impl Iterator<Item = &Value> {
        let found = self.references.get(reference);
        found.into_iter().flat_map(objects)
    }

    /// The objects that all of its references lead to.
    pub fn objects(&self) -> impl Iterator<Item = &Value> {
        self.references.values().flat_map(objects)
    }
}

/// The objects of a list, or the one object.
fn objects(found: &Value) -> &[Value] {
    found
        .as_array()
        .map_or(std::slice::from_ref(found), Vec::as_slice)
}

impl Golden {
    /// Reads a golden file.
    #[expect(clippy::panic, reason = "a test fails by panicking")]
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_else(|error| panic!("not a golden file: {error}"))
    }
}

/// Compares the children and the status that generated code builds, and the defaults that its types fill in, with the golden
/// file of its kind.
///
/// # Panics
/// When they differ: that is what a test is for.
pub fn check<K: Kind>(golden: &str) {
    let golden = Golden::read(golden);
    compare::<K>(&golden.operator, "full", &golden.full);
    compare::<K>(&golden.operator, "minimal", &golden.minimal);
    for case in [&golden.full, &golden.minimal] {
        sparse::completes::<K>(&golden.definition, &case.resource);
    }
}

#[expect(clippy::panic, reason = "a test fails by panicking")]
fn compare<K: Kind>(operator: &str, name: &str, case: &Case) {
    let subject = subject::<K>(operator, &case.resource);
    let mut subject = subject.unwrap_or_else(|error| panic!("{name}: {error}"));
    for reference in K::REFERENCES {
        let Some(found) = case.references.get(reference.id).cloned() else {
            continue;
        };
        let references = &mut subject.references;
        match reference.target {
            ReferenceTarget::Name(_) => drop(references.live.insert(reference.id, found.into())),
            ReferenceTarget::Selector(_) => {
                references.selected.insert(reference.id, found.into());
            }
        }
    }
    let (children, status) = build(&subject);
    for (id, expected) in &case.children {
        assert_eq!(children.get(id), Some(expected), "{name}: child {id}");
    }
    assert_eq!(
        children.len(),
        case.children.len(),
        "{name}: number of children"
    );
    assert_eq!(status, case.status, "{name}: status");
}

/// The resource as the cache would hold it.
fn subject<K: Kind>(operator: &str, resource: &Value) -> Result<Subject<K>, crate::error::Error> {
    let mut resource = resource.clone();
    resource["metadata"]["uid"] = json!("00000000-0000-0000-0000-000000000000");
    resource["metadata"]["resourceVersion"] = json!("1");
    let object =
        Object::decode(resource.to_string().as_bytes()).map_err(crate::error::Error::Unreadable)?;
    Subject::read(object.into(), operator)
}

/// What the generated code builds when each object, once built, is there as it should be.
fn build<K: Kind>(subject: &Subject<K>) -> (BTreeMap<String, Value>, Value) {
    let mut live: BTreeMap<&'static str, Lives> = BTreeMap::new();
    let mut children = BTreeMap::new();
    for child in K::CHILDREN {
        for (key, object) in objects_of(child, subject, &subject.scope(&live)) {
            let name = match &key {
                None => child.id.to_owned(),
                Some(key) => format!("{}[{key}]", child.id),
            };
            if let Ok(object @ Value::Object(_)) = &object {
                let found = Lives::of(key.map(Into::into), object.clone().into());
                live.entry(child.id).or_default().append(found);
            }
            children.insert(name, object.unwrap_or_else(|error| describe(&error)));
        }
    }
    let scope = subject.scope(&live);
    let mut status = Map::new();
    for field in K::STATUS {
        let wanted = field
            .when
            .map_or(Ok(true), |when| when(&subject.this, &scope));
        let value = wanted.and_then(|wanted| match wanted {
            true => (field.value)(&subject.this, &scope),
            false => Ok(Value::Null),
        });
        match value {
            Ok(Value::Null) | Err(cel::Error::Missing { .. }) => {}
            Ok(value) => drop(status.insert(field.name.to_owned(), value)),
            Err(error) => drop(status.insert(field.name.to_owned(), describe(&error))),
        }
    }
    (children, Value::Object(status))
}

/// The objects of a child, each with its key where the child is one for each element.
fn objects_of<K: Kind>(
    child: &Child<K>,
    subject: &Subject<K>,
    scope: &Scope<'_>,
) -> Vec<(Option<String>, cel::Result<Value>)> {
    let Some(each) = &child.each else {
        return vec![(None, object_of(child, subject, scope))];
    };
    let object = |(key, element): (cel::Result<String>, Value)| {
        let key = match key {
            Ok(key) => key,
            Err(error) => return (None, Err(error)),
        };
        let element = &element;
        let object = object_of(child, subject, &Scope { element, ..*scope });
        let object = object.map(|mut object| {
            if object.is_object() && object["metadata"]["name"].is_null() {
                let resource = &subject.object.key.name;
                object["metadata"]["name"] = role(child, Some(&key)).name(resource).into();
            }
            object
        });
        (Some(key), object)
    };
    match elements(each, subject, scope) {
        Ok(elements) => elements.into_iter().map(object).collect(),
        Err(error) => vec![(None, Err(error))],
    }
}

/// The object as it should be; null where it is not wanted.
fn object_of<K: Kind>(
    child: &Child<K>,
    subject: &Subject<K>,
    scope: &Scope<'_>,
) -> cel::Result<Value> {
    match child.when {
        Some(when) if !when(&subject.this, scope)? => Ok(Value::Null),
        _ => (child.build)(&subject.this, scope).map(|object| Value::from(&object)),
    }
}

fn describe(error: &cel::Error) -> Value {
    json!({ "error": error.to_string() })
}
