//! `tests/golden/<kind>.json`: what the expressions of the spec give for two resources, computed here and compared there
//! with what the generated Rust gives. The tests of a resource's life start from the same two.

use std::collections::BTreeMap;

use heck::ToKebabCase;
use serde_json::{Map, Value, json};

use super::{FileSet, counted, crd, name, reference_sample, sample};
use crate::catalog;
use crate::expr::evaluate::{self, EvalError, Inputs};
use crate::expr::{Interpolation, Typed};
use crate::model::{
    Child, Field, FieldType, LabelRequirement, Model, OnDelete, Reference, ReferenceNamespace,
    ReferenceTarget, Resource, Scope, Template, Watch, selector,
};

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
    let references = case.references.clone();
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
    Case::new(model, resource, &object).references
}

/// The object as the API server stores it: with its kind, a namespace and the defaults.
fn stored(model: &Model, resource: &Resource, object: &Value) -> Value {
    let mut metadata = json!({ "name": object["metadata"]["name"] });
    if resource.scope == Scope::Namespaced {
        metadata["namespace"] = json!(namespace(&model.watch));
    }
    if let Some(labels) = object["metadata"].get("labels") {
        metadata["labels"] = labels.clone();
    }
    json!({
        "apiVersion": format!("{}/{}", resource.group, resource.version),
        "kind": resource.kind,
        "metadata": metadata,
        "spec": defaulted(&resource.spec, &object["spec"]),
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

fn defaulted(fields: &[Field], object: &Value) -> Value {
    let mut out = object.as_object().cloned().unwrap_or_default();
    for field in fields {
        let value = out.remove(&field.name).or_else(|| field.default.clone());
        if let Some(value) = value {
            out.insert(field.name.clone(), defaulted_value(&field.kind, value));
        }
    }
    Value::Object(out)
}

fn defaulted_value(kind: &FieldType, value: Value) -> Value {
    match (kind, value) {
        (FieldType::Object { fields, .. }, value @ Value::Object(_)) => defaulted(fields, &value),
        (FieldType::List { items, .. }, Value::Array(list)) => {
            let list = list.into_iter();
            list.map(|item| defaulted_value(&items.kind, item))
                .collect()
        }
        (FieldType::Map { values, .. }, Value::Object(map)) => {
            let entries = map.into_iter();
            let entries = entries.map(|(key, value)| (key, defaulted_value(&values.kind, value)));
            Value::Object(entries.collect())
        }
        (_, value) => value,
    }
}

/// A resource, and the children that were built of it so far.
#[derive(Clone)]
struct Case<'a> {
    resource: &'a Value,
    /// The element that an object is made for; null where there is none.
    element: Value,
    labels: BTreeMap<String, String>,
    selector: BTreeMap<String, String>,
    children: BTreeMap<String, Value>,
    references: BTreeMap<String, Value>,
}

/// What the expressions of a spec give for one resource.
struct Outcome {
    children: BTreeMap<String, Value>,
    status: Value,
}

impl<'a> Case<'a> {
    fn new(model: &Model, resource: &Resource, object: &'a Value) -> Self {
        let name = object["metadata"]["name"].as_str().unwrap_or_default();
        let selector: BTreeMap<String, String> =
            [("name", resource.singular.as_str()), ("instance", name)]
                .map(|(key, value)| (format!("app.kubernetes.io/{key}"), value.to_owned()))
                .into();
        let mut labels = selector.clone();
        labels.insert(
            "app.kubernetes.io/managed-by".to_owned(),
            model.name.clone(),
        );
        let mut case = Self {
            resource: object,
            element: Value::Null,
            labels,
            selector,
            children: BTreeMap::new(),
            references: BTreeMap::new(),
        };
        for reference in &resource.references {
            // One of which nobody knows yet where it leads, leads nowhere.
            if let Ok(Some(object)) = case.reference(model, resource, reference) {
                let found = if reference.is_list() {
                    json!([object])
                } else {
                    object
                };
                case.references.insert(reference.id.clone(), found);
            }
        }
        case
    }

    /// An object that a reference leads to: the one, or one of those that it selects.
    fn reference(
        &self,
        model: &Model,
        resource: &Resource,
        reference: &Reference,
    ) -> Result<Option<Value>, EvalError> {
        if !self.wanted(reference.when.as_ref())? {
            return Ok(None);
        }
        let mut object = reference_sample::object(model, resource, reference);
        match &reference.target {
            ReferenceTarget::Name(name) => object["metadata"]["name"] = self.text(name)?,
            ReferenceTarget::Selector(requirements) => {
                let labels = self.selected_labels(requirements)?;
                object["metadata"]["name"] = json!(self.selected_name(reference, &labels));
                for (key, value) in labels {
                    object["metadata"]["labels"][key] = json!(value);
                }
            }
        }
        if let ReferenceNamespace::Name(namespace) = &reference.namespace {
            object["metadata"]["namespace"] = self.text(namespace)?;
        } else if reference.kind.namespaced {
            let own = self.resource["metadata"].get("namespace");
            object["metadata"]["namespace"] = own.cloned().unwrap_or_else(|| json!("default"));
        }
        Ok(Some(object))
    }

    /// Labels that a selector selects.
    fn selected_labels(
        &self,
        requirements: &[LabelRequirement<Interpolation>],
    ) -> Result<BTreeMap<String, String>, EvalError> {
        let text = |value: &Interpolation| {
            let text = self.text(value)?;
            Ok(text.as_str().unwrap_or_default().to_owned())
        };
        let evaluated = requirements.iter().map(|found| found.try_map(text));
        let evaluated: Vec<_> = evaluated.collect::<Result<_, EvalError>>()?;
        Ok(selector::sample(&evaluated).unwrap_or_default())
    }

    /// A name for an object that is selected: another one for each resource, and where the labels depend on the spec, for each
    /// of their values.
    fn selected_name(&self, reference: &Reference, labels: &BTreeMap<String, String>) -> String {
        let name = self.resource["metadata"]["name"].as_str();
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
                children.insert(name, object.unwrap_or_else(|error| describe(&error)));
            }
            let live = match &child.each {
                Some(_) => Some(Value::Array(live)),
                None => live.pop(),
            };
            self.children
                .extend(live.map(|live| (child.id.clone(), live)));
        }
        let mut status = Map::new();
        for field in &resource.status {
            let Some(value) = &field.value else { continue };
            match self.wanted(field.when.as_ref()).and_then(|wanted| {
                if wanted {
                    self.text(value)
                } else {
                    Ok(Value::Null)
                }
            }) {
                Ok(Value::Null) | Err(EvalError::Missing { .. }) => {}
                Ok(value) => drop(status.insert(field.field.name.clone(), value)),
                Err(error) => drop(status.insert(field.field.name.clone(), describe(&error))),
            }
        }
        Outcome {
            children,
            status: Value::Object(status),
        }
    }

    /// The objects of a child by its id or, where it is one for each element, by that and the key, in the order of keys:
    /// `worker[small]`.
    fn objects(&self, child: &Child) -> Vec<(String, Result<Value, EvalError>)> {
        let id = &child.id;
        let Some(each) = &child.each else {
            return vec![(id.clone(), self.child(child))];
        };
        let elements = match evaluate::typed(&each.elements, &self.inputs()) {
            Ok(Value::Array(items)) => items,
            Ok(Value::Object(entries)) => entries
                .into_iter()
                .map(|(key, value)| json!({ "key": key, "value": value }))
                .collect(),
            Ok(_) => Vec::new(),
            Err(error) => return vec![(id.clone(), Err(error))],
        };
        let resource = self.resource["metadata"]["name"].as_str();
        let object = |element: Value| {
            let case = Self {
                element,
                ..self.clone()
            };
            let key = match evaluate::typed(&each.key, &case.inputs()) {
                Ok(key) => key.as_str().unwrap_or_default().to_owned(),
                Err(error) => return (None, Err(error)),
            };
            let object = case.child(child).map(|mut object| {
                if object.is_object() && object["metadata"]["name"].is_null() {
                    let longest = catalog::name_limit(&child.kind);
                    let name = name::of_element(resource.unwrap_or_default(), id, &key, longest);
                    object["metadata"]["name"] = name.into();
                }
                object
            });
            (Some(key), object)
        };
        let objects: BTreeMap<Option<String>, _> = elements.into_iter().map(object).collect();
        let named = objects.into_iter().map(|(key, object)| match key {
            Some(key) => (format!("{id}[{key}]"), object),
            None => (id.clone(), object),
        });
        named.collect()
    }

    /// The desired object; null when it is not wanted.
    fn child(&self, child: &Child) -> Result<Value, EvalError> {
        if self.wanted(child.when.as_ref())? {
            self.template(&child.template)
        } else {
            Ok(Value::Null)
        }
    }

    fn wanted(&self, when: Option<&Typed>) -> Result<bool, EvalError> {
        when.map_or(Ok(true), |when| {
            Ok(evaluate::typed(when, &self.inputs())? == Value::Bool(true))
        })
    }

    fn text(&self, text: &Interpolation) -> Result<Value, EvalError> {
        evaluate::interpolation(text, &self.inputs())
    }

    /// The value of a template, without the keys and items that are unset.
    fn template(&self, template: &Template) -> Result<Value, EvalError> {
        Ok(match template {
            Template::Null => Value::Null,
            Template::Bool(value) => json!(value),
            Template::Number(number) => Value::Number(number.clone()),
            Template::Text(text) => without_unset(self.text(text)?),
            Template::List(items) => {
                let items: Result<Vec<Value>, EvalError> =
                    items.iter().map(|item| self.template(item)).collect();
                items?.into_iter().filter(|item| !item.is_null()).collect()
            }
            Template::Map(entries) => {
                let mut map = Map::new();
                for (key, value) in entries {
                    let value = self.template(value)?;
                    if !value.is_null() {
                        map.insert(key.clone(), value);
                    }
                }
                Value::Object(map)
            }
        })
    }

    fn inputs(&self) -> Inputs<'_> {
        Inputs {
            resource: self.resource,
            labels: &self.labels,
            selector: &self.selector,
            children: &self.children,
            element: &self.element,
            references: &self.references,
        }
    }
}

fn without_unset(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let set = map.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(
                set.map(|(key, value)| (key, without_unset(value)))
                    .collect(),
            )
        }
        Value::Array(list) => list
            .into_iter()
            .filter(|item| !item.is_null())
            .map(without_unset)
            .collect(),
        value => value,
    }
}

fn describe(error: &EvalError) -> Value {
    json!({ "error": error.to_string() })
}
