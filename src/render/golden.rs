//! `tests/golden/<kind>.json`: what the expressions of the spec give for two resources, computed here and compared there
//! with what the generated Rust gives. The tests of a resource's life start from the same two.

use std::collections::BTreeMap;

use heck::ToKebabCase;
use serde_json::{Map, Value, json};

use super::{FileSet, counted, crd, reference_sample, sample};
use crate::catalog;
use crate::expr::{Interpolation, Typed};
use crate::model::{
    self, Child, Field, FieldType, LabelRequirement, Model, OnDelete, Reference,
    ReferenceNamespace, ReferenceTarget, Resource, Watch, defaults, selector,
};
use crate::preview::rules::name;
use crate::preview::scope::{Evaluated, Failure, Scope};

/// Adds a golden file a kind: one resource with every field set, one with the required ones alone.
pub fn add(model: &Model, files: &mut FileSet) {
    for resource in &model.resources {
        let full = sample::sample(resource);
        let minimal = json!({ "metadata": full["metadata"], "spec": required(&resource.spec, &full["spec"]) });
        let mut golden = json!({
            "operator": model.name,
            "definition": crd::definition(model, resource),
            "retained": retained(resource),
            "counted": counted::paths(resource),
            "full": case(model, resource, &full),
            "minimal": case(model, resource, &minimal),
        });
        let foreign = reference_sample::definitions(model, resource);
        if !foreign.is_empty() || !resource.references.is_empty() {
            golden["foreign"] = foreign.into();
        }
        if !resource.references.is_empty() {
            golden["reconciled"] = json!(reconciled(model, resource));
        }
        files.tool(path(resource), format!("{golden:#}\n"));
    }
}

/// The children that outlive their resource.
fn retained(resource: &Resource) -> Vec<&str> {
    let outlives = |child: &&Child| child.on_delete != OnDelete::Delete;
    resource
        .children
        .iter()
        .filter(outlives)
        .map(|child| child.id.as_str())
        .collect()
}

/// The references to objects that the operator itself reconciles, and that become ready by themselves.
fn reconciled<'a>(model: &Model, resource: &'a Resource) -> Vec<&'a str> {
    let is_own = |reference: &&Reference| {
        let mut kinds = model.resources.iter();
        kinds.any(|own| {
            let waits = own.references.iter().any(|reference| !reference.optional);
            reference_sample::is_own(own, &reference.kind) && !waits
        })
    };
    let references = resource.references.iter().filter(is_own);
    references.map(|reference| reference.id.as_str()).collect()
}

/// Where the golden file of a kind is.
pub fn path(resource: &Resource) -> String {
    format!("tests/golden/{}.json", resource.kind.to_lowercase())
}

fn case(model: &Model, resource: &Resource, object: &Value) -> Value {
    let object = stored(model, resource, object);
    let case = Case::new(model, resource, &object);
    let references = case.scope.references.clone();
    let outcome = case.run(resource);
    let mut case =
        json!({ "resource": object, "children": outcome.children, "status": outcome.status });
    if !resource.references.is_empty() {
        case["references"] = json!(references);
    }
    case
}

/// What the references of a kind's sample lead to, by id.
pub fn references(model: &Model, resource: &Resource) -> BTreeMap<String, Value> {
    let object = stored(model, resource, &sample::sample(resource));
    Case::new(model, resource, &object).scope.references
}

/// The sample of a kind in a namespace that the operator watches.
pub fn placed_sample(model: &Model, resource: &Resource) -> Value {
    let mut sample = sample::sample(resource);
    if resource.scope == model::Scope::Namespaced {
        sample["metadata"]["namespace"] = json!(namespace(&model.watch));
    }
    sample
}

/// The object as the API server stores it: with its kind, a namespace and the defaults.
fn stored(model: &Model, resource: &Resource, object: &Value) -> Value {
    let mut metadata = json!({ "name": object["metadata"]["name"] });
    if resource.scope == model::Scope::Namespaced {
        metadata["namespace"] = json!(namespace(&model.watch));
    }
    if let Some(labels) = object["metadata"].get("labels") {
        metadata["labels"] = labels.clone();
    }
    json!({
        "apiVersion": format!("{}/{}", resource.group, resource.version),
        "kind": resource.kind,
        "metadata": metadata,
        "spec": defaults::defaulted(&resource.spec, &object["spec"]),
    })
}

/// A namespace that the operator watches.
fn namespace(watch: &Watch) -> &str {
    match watch {
        Watch::Namespaces(names) => names.first().map_or("default", String::as_str),
        Watch::Cluster | Watch::OwnNamespace => "default",
    }
}

fn required(fields: &[Field], object: &Value) -> Value {
    let kept = fields.iter().filter(|field| field.required);
    let pairs = kept.filter_map(|field| {
        let value = object.get(&field.name)?;
        let value = match &field.kind {
            FieldType::Object { fields, .. } => required(fields, value),
            _ => value.clone(),
        };
        Some((field.name.clone(), value))
    });
    Value::Object(pairs.collect())
}

/// A resource, and the children that were built of it so far.
struct Case<'a> {
    scope: Scope<'a>,
}

/// What the expressions of a spec give for one resource.
struct Outcome {
    children: BTreeMap<String, Value>,
    status: Value,
}

impl<'a> Case<'a> {
    fn new(model: &Model, resource: &Resource, object: &'a Value) -> Self {
        let scope = Scope::new(&model.name, resource, object);
        let mut case = Self { scope };
        for reference in &resource.references {
            // One of which nobody knows yet where it leads, leads nowhere.
            if let Ok(Some(object)) = case.reference(model, resource, reference) {
                let found = if reference.is_list() {
                    json!([object])
                } else {
                    object
                };
                case.scope.references.insert(reference.id.clone(), found);
            }
        }
        case
    }

    /// An object that a reference leads to: the one, or one of those that it selects.
    fn reference<'m>(
        &self,
        model: &Model,
        resource: &Resource,
        reference: &'m Reference,
    ) -> Evaluated<'m, Option<Value>> {
        if !self.scope.holds(reference.when.as_ref())? {
            return Ok(None);
        }
        let mut object = reference_sample::object(model, resource, reference);
        match &reference.target {
            ReferenceTarget::Name(name) => object["metadata"]["name"] = self.scope.text(name)?,
            ReferenceTarget::Selector(requirements) => {
                let labels = self.selected_labels(requirements)?;
                object["metadata"]["name"] = json!(self.selected_name(reference, &labels));
                for (key, value) in labels {
                    object["metadata"]["labels"][key] = json!(value);
                }
            }
        }
        if let ReferenceNamespace::Name(namespace) = &reference.namespace {
            object["metadata"]["namespace"] = self.scope.text(namespace)?;
        } else if reference.kind.namespaced {
            let own = self.scope.resource["metadata"].get("namespace");
            object["metadata"]["namespace"] = own.cloned().unwrap_or_else(|| json!("default"));
        }
        Ok(Some(object))
    }

    /// Labels that a selector selects.
    fn selected_labels<'m>(
        &self,
        requirements: &'m [LabelRequirement<Interpolation>],
    ) -> Evaluated<'m, BTreeMap<String, String>> {
        let text = |value: &'m Interpolation| self.scope.string(value);
        let evaluated = requirements.iter().map(|found| found.try_map(text));
        let evaluated: Vec<_> = evaluated.collect::<Evaluated<'m, _>>()?;
        Ok(selector::sample(&evaluated).unwrap_or_default())
    }

    /// A name for an object that is selected: another one for each resource, and where the labels depend on the spec, for each
    /// of their values.
    fn selected_name(&self, reference: &Reference, labels: &BTreeMap<String, String>) -> String {
        let name = self.scope.resource["metadata"]["name"].as_str();
        let mut name = format!(
            "{}-{}",
            name.unwrap_or_default(),
            reference.id.to_kebab_case()
        );
        let depends = |typed: &Typed| typed.variables.contains("spec");
        let mut expressions = reference.texts().flat_map(Interpolation::expressions);
        if expressions.any(depends) {
            let values = labels.values().map(|value| value.to_kebab_case());
            name = [name]
                .into_iter()
                .chain(values)
                .collect::<Vec<_>>()
                .join("-");
        }
        name.trim_end_matches('-').to_owned()
    }

    fn run(mut self, resource: &Resource) -> Outcome {
        let mut children = BTreeMap::new();
        for child in &resource.children {
            let mut live = Vec::new();
            for (name, object) in self.objects(child) {
                live.extend(object.iter().filter(|object| object.is_object()).cloned());
                children.insert(name, object.unwrap_or_else(|failure| describe(&failure)));
            }
            let live = match &child.each {
                Some(_) => Some(Value::Array(live)),
                None => live.pop(),
            };
            let children = &mut self.scope.children;
            children.extend(live.map(|live| (child.id.clone(), live)));
        }
        let mut status = Map::new();
        for field in &resource.status {
            let Some(value) = &field.value else { continue };
            let value = match self.scope.holds(field.when.as_ref()) {
                Ok(true) => self.scope.text(value),
                Ok(false) => Ok(Value::Null),
                Err(failure) => Err(failure),
            };
            let value = match value {
                Ok(value) => value,
                Err(failure) if failure.is_missing() => continue,
                Err(failure) => describe(&failure),
            };
            if !value.is_null() {
                status.insert(field.field.name.clone(), value);
            }
        }
        Outcome {
            children,
            status: Value::Object(status),
        }
    }

    /// The objects of a child by its id or, where it is one for each element, by that and the key, in the order of keys:
    /// `worker[small]`.
    fn objects<'m>(&self, child: &'m Child) -> Vec<(String, Evaluated<'m, Value>)> {
        let id = &child.id;
        let Some(each) = &child.each else {
            return vec![(id.clone(), object(child, &self.scope))];
        };
        let elements = match self.scope.elements(each) {
            Ok(elements) => elements,
            Err(failure) => return vec![(id.clone(), Err(failure))],
        };
        let resource = self.scope.resource["metadata"]["name"].as_str();
        let keyed = |(key, element): (Evaluated<'m, String>, Value)| {
            let key = match key {
                Ok(key) => key,
                Err(failure) => return (None, Err(failure)),
            };
            let object = object(child, &self.scope.with(element)).map(|mut object| {
                if object.is_object() && object["metadata"]["name"].is_null() {
                    let longest = catalog::name_limit(&child.kind);
                    let name = name::of_element(resource.unwrap_or_default(), id, &key, longest);
                    object["metadata"]["name"] = name.into();
                }
                object
            });
            (Some(key), object)
        };
        let objects: BTreeMap<Option<String>, _> = elements.into_iter().map(keyed).collect();
        let named = objects.into_iter().map(|(key, object)| match key {
            Some(key) => (format!("{id}[{key}]"), object),
            None => (id.clone(), object),
        });
        named.collect()
    }
}

/// The desired object; null when it is not wanted.
fn object<'m>(child: &'m Child, scope: &Scope<'_>) -> Evaluated<'m, Value> {
    if scope.holds(child.when.as_ref())? {
        let object = scope.template(&child.template)?;
        Ok(Value::from(&object))
    } else {
        Ok(Value::Null)
    }
}

fn describe(failure: &Failure<'_>) -> Value {
    json!({ "error": failure.source.to_string() })
}
