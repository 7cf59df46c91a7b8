//! The kinds that a custom resource definition declares, from its structural schemas.

use std::ops::Range;
use std::sync::Arc;

use super::schema::{Field, List, Object, Schema, Served, Shape, Word};
use super::{Catalog, Known};
use crate::model::ChildKind;
use crate::spec::{Kind, Node};

/// What keeps a definition from being read, and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The bytes of the file.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
}

/// The kinds of a definition, one a version that is served.
///
/// # Errors
/// Where something is missing without which there is no kind.
pub fn kinds(definition: &Node, catalog: &Catalog) -> Result<Vec<Known>, Unreadable> {
    let spec = part(definition, "spec")?;
    let names = part(spec, "names")?;
    let group = text(spec, "group")?;
    let (kind, plural) = (text(names, "kind")?, text(names, "plural")?);
    let namespaced = text(spec, "scope")? == "Namespaced";
    let versions = part(spec, "versions")?;
    let Kind::List(versions) = &versions.kind else {
        return Err(unreadable(
            versions,
            "expected a list of versions".to_owned(),
        ));
    };
    let mut found = Vec::new();
    for version in versions.iter().filter(|version| flag(version, "served")) {
        let schema = part(part(version, "schema")?, "openAPIV3Schema")?;
        found.push(Known {
            kind: ChildKind {
                group: group.to_owned(),
                version: text(version, "name")?.to_owned(),
                kind: kind.to_owned(),
                plural: plural.to_owned(),
                namespaced,
            },
            served: Served::ALWAYS,
            schema: root(schema, kind, catalog),
        });
    }
    Ok(found)
}

fn unreadable(node: &Node, message: String) -> Unreadable {
    Unreadable {
        span: node.span.clone(),
        message,
    }
}

fn part<'a>(node: &'a Node, key: &str) -> Result<&'a Node, Unreadable> {
    node.get(key).ok_or_else(|| {
        unreadable(
            node,
            format!("the key `{key}` of the definition is missing"),
        )
    })
}

fn text<'a>(node: &'a Node, key: &str) -> Result<&'a str, Unreadable> {
    let value = part(node, key)?;
    value
        .text()
        .ok_or_else(|| unreadable(value, format!("expected text, found {}", value.describe())))
}

fn flag(node: &Node, key: &str) -> bool {
    node.get(key)
        .is_some_and(|value| value.kind == Kind::Bool(true))
}

/// A whole object: what all objects have, whether the definition says so or not, and what it says.
fn root(node: &Node, kind: &str, catalog: &Catalog) -> Schema {
    let mut shape = catalog.bare(kind);
    if let Schema::Object(Object::Custom(declared)) = schema(node, kind) {
        let own = |field: &&Field| shape.field(&field.name).is_none();
        let own: Vec<Field> = declared.fields.iter().filter(own).cloned().collect();
        shape.fields.extend(own);
        shape.is_open = declared.is_open;
    }
    Schema::Object(Object::Custom(Arc::new(shape)))
}

/// What a schema says; `name` is what messages call an object of it.
fn schema(node: &Node, name: &str) -> Schema {
    let word = |key: &str| node.get(key).and_then(Node::text).unwrap_or_default();
    if flag(node, "x-kubernetes-int-or-string") {
        return Schema::IntOrString;
    }
    match (word("type"), word("format")) {
        ("boolean", _) => Schema::Boolean,
        ("integer", "int32") => Schema::Integer(32),
        ("integer", _) => Schema::Integer(64),
        ("number", _) => Schema::Number,
        ("string", "byte") => Schema::Bytes,
        ("string", "date-time") => Schema::DateTime,
        ("string", format) => Schema::Text {
            values: words(node, "enum"),
            format: (!format.is_empty()).then(|| format.to_owned().into()),
        },
        ("array", _) => Schema::List(Arc::new(List {
            items: node
                .get("items")
                .map_or(Schema::Any, |items| schema(items, name)),
            keys: words(node, "x-kubernetes-list-map-keys"),
            is_set: word("x-kubernetes-list-type") == "set",
        })),
        ("object", _) => object(node, name),
        _ => Schema::Any,
    }
}

fn object(node: &Node, name: &str) -> Schema {
    let is_open = flag(node, "x-kubernetes-preserve-unknown-fields")
        || flag(node, "x-kubernetes-embedded-resource");
    match (node.get("properties"), node.get("additionalProperties")) {
        (None, Some(values)) if matches!(values.kind, Kind::Map(_)) => {
            Schema::Map(Arc::new(schema(values, name)))
        }
        (None, Some(values)) if values.kind == Kind::Bool(true) => {
            Schema::Map(Arc::new(Schema::Any))
        }
        (properties, _) => {
            let required = words(node, "required");
            let entries = match properties.map(|properties| &properties.kind) {
                Some(Kind::Map(entries)) => entries.as_slice(),
                _ => &[],
            };
            let field = |(key, value): &(crate::spec::Key, Node)| Field {
                name: key.name.clone().into(),
                schema: schema(value, &format!("{name}.{}", key.name)),
                required: required.iter().any(|required| *required == key.name),
                default: value
                    .get("default")
                    .map(|default| default.text().unwrap_or_default().to_owned().into()),
                nullable: flag(value, "nullable"),
                served: Served::ALWAYS,
            };
            let fields = entries.iter().map(field).collect();
            Schema::Object(Object::Custom(Arc::new(Shape {
                name: name.to_owned().into(),
                fields,
                is_open,
            })))
        }
    }
}

fn words(node: &Node, key: &str) -> Vec<Word> {
    match node.get(key).map(|list| &list.kind) {
        Some(Kind::List(items)) => items
            .iter()
            .filter_map(Node::text)
            .map(|text| text.to_owned().into())
            .collect(),
        _ => Vec::new(),
    }
}
