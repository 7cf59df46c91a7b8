//! A preview as text: YAML, JSON, or which expression gave which value.

use std::ops::Range;

use serde_json::{Value, json};

use super::{Aim, Fate, Followed, Given, Object, Preview, Shown};
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
        let references = preview.references.iter().map(|followed| {
            json!({
                "reference": followed.reference.id,
                "leads": leads(followed),
                "count": followed.count,
                "explained": explained(&followed.given, place),
            })
        });
        shown["values"] = explained(&preview.values, place);
        shown["references"] = references.collect();
        shown["explained"] = explained(&preview.given, place);
    }
    shown
}

fn explained(given: &[Given], place: Place<'_>) -> Value {
    let given = given.iter().map(|given| {
        let mut shown = json!({ "path": given.path, "expression": given.source.trim() });
        if let Some(span) = &given.span {
            shown["place"] = json!(place(span));
        }
        match &given.value {
            Shown::Value(value) => shown["value"] = value.clone(),
            Shown::Secret => shown["secret"] = json!(true),
            Shown::None(why) => shown["none"] = json!(why),
        }
        shown
    });
    given.collect()
}

/// Where a reference leads, and whether anything is there.
fn leads(followed: &Followed<'_>) -> String {
    let objects = followed.aim.objects(&followed.reference.kind.kind);
    match (&followed.aim, objects, followed.count) {
        (Aim::Unknown(path), ..) => format!("waits for {path}"),
        (Aim::Nowhere, ..) | (_, None, _) => "is not read".to_owned(),
        (Aim::Objects(..), Some(objects), count) => format!("{objects}: {count} observed"),
        (Aim::Object(..), Some(object), 0) => format!("{object}: not observed"),
        (Aim::Object(..), Some(object), _) => format!("{object}: observed"),
    }
}

/// Which expression gave which value: shared values, references, object by object, the status.
#[must_use]
pub fn explain(preview: &Preview<'_>, place: Place<'_>) -> String {
    let mut out = String::new();
    if !preview.values.is_empty() {
        out.push_str("values\n");
        lines(&mut out, &preview.values, place);
        out.push('\n');
    }
    for followed in &preview.references {
        let id = &followed.reference.id;
        out.push_str(&format!("{id}: {}\n", leads(followed)));
        lines(&mut out, &followed.given, place);
        out.push('\n');
    }
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

fn lines(out: &mut String, given: &[Given], place: Place<'_>) {
    for given in given {
        let value = match &given.value {
            Shown::Value(Value::Null) => "unset".to_owned(),
            Shown::Value(value) => value.to_string(),
            Shown::Secret => "(secret)".to_owned(),
            Shown::None(why) => format!("({why})"),
        };
        let source = given.source.split_whitespace();
        let source = source.collect::<Vec<_>>().join(" ");
        let place = given
            .span
            .as_ref()
            .map(|span| format!("  ({})", place(span)));
        let place = place.unwrap_or_default();
        out.push_str(&format!(
            "  {} = {value}\n      {source}{place}\n",
            given.path
        ));
    }
}
