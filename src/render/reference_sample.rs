//! Objects that references lead to: what the examples of the spec say, and what expressions read of them made up.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::sample;
use crate::catalog::Catalog;
use crate::expr::{Step, Type, Typed, Wanted, elements, mentions};
use crate::model::{Child, ChildKind, Model, Reference, ReferenceNamespace, Resource};

/// The longest list that is made up.
const LONGEST_LIST: usize = 16;

/// An object without a name for a reference of a kind.
#[must_use]
pub fn object(model: &Model, resource: &Resource, reference: &Reference) -> Value {
    let kind = &reference.kind;
    let mut object = json!({ "apiVersion": kind.api_version(), "kind": kind.kind, "metadata": {} });
    let own = model.resources.iter();
    if let Some(own) = own.into_iter().find(|own| is_own(own, &reference.kind)) {
        // With the labels by which the operator selects it: it has to become ready.
        let sample = sample::sample(own);
        object["spec"] = sample["spec"].clone();
        if let Some(labels) = sample["metadata"].get("labels") {
            object["metadata"]["labels"] = labels.clone();
        }
    } else {
        let encoded = kind.group.is_empty() && kind.kind == "Secret";
        for (wanted, value) in wanted(resource, &reference.id) {
            add(&mut object, &wanted, value, encoded);
        }
    }
    if let Some(Value::Object(example)) = &reference.example {
        for (key, value) in example {
            merge(&mut object[key.as_str()], value);
        }
    }
    object
}

/// The objects that a sample of a kind refers to, and the namespaces that they need: once they are there it becomes ready.
#[must_use]
pub fn beside_sample(resource: &Resource, mut objects: BTreeMap<String, Value>) -> Vec<Value> {
    let mut out: Vec<Value> = Vec::new();
    for reference in &resource.references {
        let mut object = match objects.remove(&reference.id) {
            Some(Value::Array(mut objects)) if objects.len() == 1 => objects.remove(0),
            Some(object @ Value::Object(_)) => object,
            _ => continue,
        };
        if matches!(reference.namespace, ReferenceNamespace::Name(_)) {
            let name = &object["metadata"]["namespace"];
            out.push(
                json!({ "apiVersion": "v1", "kind": "Namespace", "metadata": { "name": name } }),
            );
        } else if let Some(metadata) = object["metadata"].as_object_mut() {
            // As the sample itself, it goes where the kubeconfig says.
            metadata.remove("namespace");
        }
        out.push(object);
    }
    out
}

/// Definitions of the kinds that a kind owns or refers to and that clusters of tests do not know, with room for anything.
#[must_use]
pub fn definitions(model: &Model, resource: &Resource) -> Vec<Value> {
    let catalog = Catalog::since(model.kubernetes);
    let is_known = |kind: &&ChildKind| {
        let own = model.resources.iter().any(|own| is_own(own, kind));
        own || catalog.find(&kind.api_version(), &kind.kind).is_some()
    };
    let references = resource.references.iter().map(|reference| &reference.kind);
    let children = resource.children.iter().map(|child| &child.kind);
    let foreign = references.chain(children).filter(|kind| !is_known(kind));
    let definitions: BTreeMap<String, Value> = foreign
        .map(|kind| {
            let name = format!("{}.{}", kind.plural, kind.group);
            let definition = json!({
                "apiVersion": "apiextensions.k8s.io/v1",
                "kind": "CustomResourceDefinition",
                "metadata": { "name": name },
                "spec": {
                    "group": kind.group,
                    "names": {
                        "kind": kind.kind,
                        "listKind": format!("{}List", kind.kind),
                        "plural": kind.plural,
                        "singular": kind.kind.to_lowercase(),
                    },
                    "scope": if kind.namespaced { "Namespaced" } else { "Cluster" },
                    "versions": [{
                        "name": kind.version,
                        "served": true,
                        "storage": true,
                        "subresources": { "status": {} },
                        "schema": { "openAPIV3Schema": {
                            "type": "object",
                            "x-kubernetes-preserve-unknown-fields": true,
                        }},
                    }],
                },
            });
            (name, definition)
        })
        .collect();
    definitions.into_values().collect()
}

/// Whether a kind is this one of the operator's own.
#[must_use]
pub fn is_own(own: &Resource, kind: &ChildKind) -> bool {
    own.group == kind.group && own.kind == kind.kind
}

/// An expression, and what its value could be where that is known.
type Use<'a> = (&'a Typed, Option<Value>);

/// What all expressions of a kind read of a reference, with values for it.
fn wanted(resource: &Resource, id: &str) -> Vec<(Wanted, Option<Value>)> {
    let mut uses: Vec<Use<'_>> = Vec::new();
    let truth = |typed| (typed, Some(json!(true)));
    for child in &resource.children {
        uses.extend(child.when.iter().chain(&child.ready_when).map(truth));
        let expressions = child.template.expressions().into_iter();
        let besides = child
            .each
            .iter()
            .flat_map(|each| [&each.elements, &each.key]);
        uses.extend(expressions.chain(besides).map(|typed| (typed, None)));
    }
    for field in &resource.status {
        uses.extend(field.when.iter().map(truth));
        if let Some(value) = &field.value {
            let whole = value.single().map(|_| sample::value(&field.field));
            uses.extend(value.expressions().map(|typed| (typed, whole.clone())));
        }
    }
    for condition in &resource.conditions {
        uses.push(truth(&condition.status));
        let texts = condition
            .reason
            .expressions()
            .chain(condition.message.expressions());
        uses.extend(texts.map(|typed| (typed, None)));
    }
    let known = uses.iter().flat_map(|(typed, value)| {
        let wanted = typed.wanted(id).into_iter();
        wanted.map(move |wanted| (wanted, value.clone()))
    });
    // Of what is read in a way that says nothing of its type, text will have to do.
    let others = uses.iter().flat_map(|(typed, _)| of_elements(typed, id));
    let others = others.chain(
        resource
            .children
            .iter()
            .flat_map(|child| of_each(child, id)),
    );
    let wanted = known.chain(others.map(|wanted| (wanted, None)));
    let mut wanted: Vec<_> = wanted
        .filter(|(wanted, _)| can_be_made_up(wanted))
        .collect();
    // What is inside of another value decides that this is an object.
    wanted.sort_by_key(|(wanted, _)| std::cmp::Reverse(wanted.steps.len()));
    wanted
}

/// What an expression reads of the elements of a list, such as in the body of a macro.
fn of_elements(typed: &Typed, id: &str) -> Vec<Wanted> {
    let element = format!("{id}[].");
    let paths = elements(&typed.source, true).into_iter();
    let wanted = paths.filter_map(|path| {
        let fields = path.strip_prefix(&element)?.split('.');
        Some(Wanted {
            steps: fields.map(|field| Step::Field(field.to_owned())).collect(),
            ty: Type::String,
            numeric: false,
        })
    });
    wanted.collect()
}

/// What the expressions of a child read of the elements that it is made for, where these are what a reference selects.
fn of_each(child: &Child, id: &str) -> Vec<Wanted> {
    let each = child.each.as_ref();
    let Some(each) = each.filter(|each| each.elements.source.trim() == id) else {
        return Vec::new();
    };
    let expressions = child.template.expressions().into_iter();
    let expressions = expressions.chain(&child.when).chain([&each.key]);
    let mentions = expressions.flat_map(|typed| mentions(&typed.source, &[&each.variable]));
    let wanted = mentions.map(|mention| Wanted {
        steps: mention.names.into_iter().map(Step::Field).collect(),
        ty: Type::String,
        numeric: false,
    });
    wanted.collect()
}

/// Whether a value is one that people write, other than what the API server chooses and what names the object.
fn can_be_made_up(wanted: &Wanted) -> bool {
    let field = |at: usize| match wanted.steps.get(at) {
        Some(Step::Field(name)) => name.as_str(),
        _ => "",
    };
    match field(0) {
        "" | "apiVersion" | "kind" => false,
        "metadata" => matches!(field(1), "labels" | "annotations"),
        _ => true,
    }
}

/// Adds a value where nothing is yet.
fn add(object: &mut Value, wanted: &Wanted, known: Option<Value>, encoded: bool) {
    let mut place = object;
    for step in &wanted.steps {
        place = match step {
            Step::Field(name) => {
                if !place.is_object() {
                    *place = Value::Object(Map::new());
                }
                &mut place[name.as_str()]
            }
            Step::Item(index) => {
                if !place.is_array() {
                    *place = Value::Array(Vec::new());
                }
                let Some(items) = place.as_array_mut().filter(|_| *index < LONGEST_LIST) else {
                    return;
                };
                if items.len() <= *index {
                    items.resize(index + 1, Value::Null);
                }
                &mut items[*index]
            }
        };
    }
    if place.is_null() {
        let known = known.filter(|_| wanted.ty == Type::Dyn);
        *place = known.unwrap_or_else(|| value(wanted, encoded));
    }
}

fn value(wanted: &Wanted, encoded: bool) -> Value {
    let text = if encoded { "ZXhhbXBsZQ==" } else { "example" };
    match (&wanted.ty, wanted.numeric) {
        (Type::Bool, _) => json!(true),
        (Type::Int, _) => json!(1),
        (Type::Double, _) => json!(1.5),
        (Type::List(_), _) => json!([]),
        (Type::Map(_), _) => json!({}),
        (_, true) => json!("1"),
        // All that an object holds, such as the data of a ConfigMap; the API server keeps no empty map.
        _ if wanted.steps.len() == 1 => json!({ "key": text }),
        _ => json!(text),
    }
}

fn merge(into: &mut Value, value: &Value) {
    match (into, value) {
        (Value::Object(into), Value::Object(entries)) => {
            for (key, value) in entries {
                merge(into.entry(key.clone()).or_insert(Value::Null), value);
            }
        }
        (into, value) => *into = value.clone(),
    }
}
