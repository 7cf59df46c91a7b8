//! A preview as text: YAML, JSON, or which expression gave which value.

use std::ops::Range;

use serde_json::{Value, json};

use super::{Fate, Given, Object, Preview};
use crate::render::yaml;

/// How the place of an expression is written, such as `operator.yaml:80:20`.
pub type Place<'a> = &'a dyn Fn(&Range<usize>) -> String;

/// The objects in the order in which they are applied, then the resource with its status, as YAML documents. A comment says
/// which child an object is, and what becomes of those that are not made.
#[must_use]
pub fn yaml(preview: &Preview<'_>) -> String {
    let mut out = String::new();
    let mut is_first = true;
    for object in preview.in_order() {
        out.push_str(&format!("# {}\n", headline(object)));
        if let Fate::Applied { desired, .. } = &object.fate {
            out.push_str(&yaml::document(desired));
            out.push_str("---\n");
        }
        is_first = false;
    }
    if !is_first {
        out.push_str("# its status\n");
    }
    out.push_str(&yaml::document(&with_status(preview)));
    out
}

/// What an object is to the resource, and what becomes of it unless it is made.
fn headline(object: &Object<'_>) -> String {
    // A key may hold anything, but a comment is one line.
    let name = object.name().replace(char::is_control, " ");
    match &object.fate {
        Fate::Applied { .. } => name,
        Fate::Unwanted => format!("{name}: is not wanted"),
        Fate::Waiting(what) => format!("{name}: {}", waits(what)),
        Fate::Failed(wrong) => format!("{name}: cannot be made: {}", wrong.message),
    }
}

/// `waiting for x` as what it does.
fn waits(what: &str) -> String {
    what.replacen("waiting for", "waits for", 1)
}

/// The resource with the status that is reported.
fn with_status(preview: &Preview<'_>) -> Value {
    let resource = &preview.resource;
    let mut metadata = json!({ "name": resource["metadata"]["name"] });
    if let Some(namespace) = resource["metadata"].get("namespace") {
        metadata["namespace"] = namespace.clone();
    }
    json!({
        "apiVersion": resource["apiVersion"],
        "kind": resource["kind"],
        "metadata": metadata,
        "status": preview.status,
    })
}

/// The same for programs; with a place also which expression gave which value.
#[must_use]
pub fn json(preview: &Preview<'_>, place: Option<Place<'_>>) -> Value {
    let objects = preview.in_order().into_iter().map(|object| {
        let mut shown = json!({ "child": object.child.id, "turn": object.turn });
        if let Some(key) = &object.key {
            shown["key"] = json!(key);
        }
        match &object.fate {
            Fate::Applied { desired, .. } => shown["object"] = desired.clone(),
            Fate::Unwanted => shown["unwanted"] = json!(true),
            Fate::Waiting(what) => shown["waiting"] = json!(what),
            Fate::Failed(wrong) => shown["error"] = json!(wrong.message),
        }
        if let Some(place) = place {
            shown["explained"] = explained(&object.given, place);
        }
        shown
    });
    let mut shown =
        json!({ "objects": objects.collect::<Value>(), "resource": with_status(preview) });
    if let Some(place) = place {
        shown["explained"] = explained(&preview.given, place);
    }
    shown
}

fn explained(given: &[Given<'_>], place: Place<'_>) -> Value {
    let given = given.iter().map(|given| {
        json!({
            "path": given.path,
            "expression": given.expression.source.trim(),
            "place": place(&given.expression.span),
            "value": given.value,
        })
    });
    given.collect()
}

/// Which expression gave which value, object by object.
#[must_use]
pub fn explain(preview: &Preview<'_>, place: Place<'_>) -> String {
    let mut out = String::new();
    for object in preview.in_order() {
        out.push_str(&headline(object));
        if let Fate::Applied { desired, .. } = &object.fate {
            out.push_str(&format!(": {}", identity(desired)));
        }
        out.push('\n');
        lines(&mut out, &object.given, place);
        out.push('\n');
    }
    out.push_str(&format!("the status of {}\n", identity(&preview.resource)));
    lines(&mut out, &preview.given, place);
    out
}

/// The kind, namespace and name of an object.
fn identity(object: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let metadata = &object["metadata"];
    let namespace = match text(&metadata["namespace"]) {
        namespace if namespace.is_empty() => namespace,
        namespace => format!("{namespace}/"),
    };
    format!(
        "{} {namespace}{}",
        text(&object["kind"]),
        text(&metadata["name"])
    )
}

fn lines(out: &mut String, given: &[Given<'_>], place: Place<'_>) {
    for given in given {
        let value = match &given.value {
            Value::Null => "unset".to_owned(),
            value => value.to_string(),
        };
        let source = given.expression.source.split_whitespace();
        let source = source.collect::<Vec<_>>().join(" ");
        let place = place(&given.expression.span);
        out.push_str(&format!(
            "  {} = {value}\n      {source}  ({place})\n",
            given.path
        ));
    }
}
