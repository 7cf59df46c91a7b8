//! A type of an OpenAPI document as lines of the catalog.

use std::collections::BTreeMap;

use serde_json::Value;

use super::enums::Fields;

/// The name of a type: `core/v1.Pod` of `io.k8s.api.core.v1.Pod`.
pub fn short(name: &str) -> String {
    let mut parts = name.rsplit('.');
    let (kind, version, group) = (parts.next(), parts.next(), parts.next());
    format!(
        "{}/{}.{}",
        group.unwrap_or_default(),
        version.unwrap_or_default(),
        kind.unwrap_or_default()
    )
}

/// The fields of a type, each as what follows its name, and the full names of the types that they mention.
pub fn fields(schema: &Value, enums: Option<&Fields>) -> (BTreeMap<String, String>, Vec<String>) {
    let mut found = BTreeMap::new();
    let mut mentioned = Vec::new();
    let required: Vec<&str> = texts(schema, "required");
    for (name, field) in schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        let mut line = String::new();
        line.push_str(if required.contains(&name.as_str()) {
            "! "
        } else {
            " "
        });
        line.push_str(&kind(field, &mut mentioned));
        line.push_str(&list(field));
        if let Some(values) = enums.and_then(|enums| enums.get(name)) {
            line.push_str(&format!(" enum={}", values.join("|")));
        }
        line.push_str(&default(field));
        found.insert(name.clone(), line);
    }
    (found, mentioned)
}

/// The type of a value: a word, `[T]` for a list, `{T}` for a map, or the name of a type with fields.
fn kind(schema: &Value, mentioned: &mut Vec<String>) -> String {
    let text = |key: &str| schema.get(key).and_then(Value::as_str).unwrap_or_default();
    let wrapped = schema.pointer("/allOf/0/$ref").and_then(Value::as_str);
    if let Some(reference) = wrapped.or_else(|| schema.get("$ref").and_then(Value::as_str)) {
        return reference_to(reference, mentioned);
    }
    let below = |key: &str, mentioned: &mut Vec<String>| {
        schema
            .get(key)
            .map_or_else(|| "any".to_owned(), |inner| kind(inner, mentioned))
    };
    match (text("type"), text("format")) {
        ("string", "byte") => "bytes".to_owned(),
        ("string", "date-time") => "date-time".to_owned(),
        ("string", _) => "string".to_owned(),
        ("integer", "int32") => "int32".to_owned(),
        ("integer", _) => "int64".to_owned(),
        ("number", _) => "number".to_owned(),
        ("boolean", _) => "boolean".to_owned(),
        ("array", _) => format!("[{}]", below("items", mentioned)),
        ("object", _) => format!("{{{}}}", below("additionalProperties", mentioned)),
        _ => "any".to_owned(),
    }
}

/// Some types are written as a scalar, or hold what nobody knows.
fn reference_to(reference: &str, mentioned: &mut Vec<String>) -> String {
    let name = reference.rsplit('/').next().unwrap_or_default();
    match name.rsplit('.').next().unwrap_or_default() {
        "Quantity" => "quantity".to_owned(),
        "IntOrString" => "int-or-string".to_owned(),
        "Time" | "MicroTime" => "date-time".to_owned(),
        "RawExtension" | "FieldsV1" => "{any}".to_owned(),
        "JSON"
        | "JSONSchemaPropsOrBool"
        | "JSONSchemaPropsOrArray"
        | "JSONSchemaPropsOrStringArray" => "any".to_owned(),
        _ => {
            mentioned.push(name.to_owned());
            short(name)
        }
    }
}

/// How a list is merged.
fn list(field: &Value) -> String {
    match field.get("x-kubernetes-list-type").and_then(Value::as_str) {
        Some("map") => format!(
            " keys={}",
            texts(field, "x-kubernetes-list-map-keys").join(",")
        ),
        Some("set") if field.get("type") == Some(&"array".into()) => " set".to_owned(),
        _ => String::new(),
    }
}

/// The default, unless it is what the Go type begins with anyway.
fn default(field: &Value) -> String {
    match field.get("default") {
        Some(Value::String(text)) if !text.is_empty() => format!(" default={text}"),
        _ => String::new(),
    }
}

fn texts<'a>(value: &'a Value, key: &str) -> Vec<&'a str> {
    value
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}
