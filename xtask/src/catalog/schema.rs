//! A type of the source as lines of the catalog.

use std::collections::BTreeMap;

use anyhow::bail;
use serde_json::Value;

/// What constants are that a default is said with: their values stand in another module.
const CONSTANTS: [(&str, &str); 2] = [
    ("AzureDataDiskCachingReadWrite", "ReadWrite"),
    ("AzureSharedBlobDisk", "Shared"),
];

/// The fields of a type, each as what follows its name, and the names of the types that they mention.
pub fn fields(schema: &Value) -> anyhow::Result<(BTreeMap<String, String>, Vec<String>)> {
    let mut found = BTreeMap::new();
    let mut mentioned = Vec::new();
    let schema = &schema["SchemaProps"];
    let required = texts(&schema["Required"]);
    let properties = schema["Properties"].as_object();
    for (name, field) in properties.into_iter().flatten() {
        let mark = if required.contains(&name.as_str()) {
            "! "
        } else {
            " "
        };
        let line = [
            mark,
            &kind(field, &mut mentioned),
            &list(field),
            &values(field),
            &default(field)?,
        ];
        found.insert(name.clone(), line.concat());
    }
    Ok((found, mentioned))
}

/// The type of a value: a word, `[T]` for a list, `{T}` for a map, or the name of a type with fields.
fn kind(schema: &Value, mentioned: &mut Vec<String>) -> String {
    let schema = &schema["SchemaProps"];
    if let Some(name) = schema["Ref"].as_str() {
        return reference_to(name, mentioned);
    }
    let mut below = |key: &str| match &schema[key]["Schema"] {
        Value::Null => "any".to_owned(),
        inner => kind(inner, mentioned),
    };
    let format = schema["Format"].as_str().unwrap_or_default();
    match (schema["Type"][0].as_str().unwrap_or_default(), format) {
        ("string", "byte") => "bytes".to_owned(),
        ("string", "date-time") => "date-time".to_owned(),
        ("string", _) => "string".to_owned(),
        ("integer", "int32") => "int32".to_owned(),
        ("integer", _) => "int64".to_owned(),
        ("number", _) => "number".to_owned(),
        ("boolean", _) => "boolean".to_owned(),
        ("array", _) => format!("[{}]", below("Items")),
        ("object", _) => format!("{{{}}}", below("AdditionalProperties")),
        _ => "any".to_owned(),
    }
}

/// Some types are written as a scalar, or hold what nobody knows.
fn reference_to(name: &str, mentioned: &mut Vec<String>) -> String {
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
            name.to_owned()
        }
    }
}

/// How a list is merged.
fn list(field: &Value) -> String {
    let extensions = &field["VendorExtensible"]["Extensions"];
    match extensions["x-kubernetes-list-type"].as_str() {
        Some("map") => {
            let keys = texts(&extensions["x-kubernetes-list-map-keys"]);
            format!(" keys={}", keys.join(","))
        }
        Some("set") if field["SchemaProps"]["Type"][0] == "array" => " set".to_owned(),
        _ => String::new(),
    }
}

/// The values that a text can have, or the texts in a list or map.
fn values(field: &Value) -> String {
    let schema = &field["SchemaProps"];
    let mut words = texts(&schema["Enum"]);
    if words.is_empty() {
        let inner = ["Items", "AdditionalProperties"].map(|key| &schema[key]["Schema"]);
        let inner = inner.into_iter().find(|inner| !inner.is_null());
        return inner.map(values).unwrap_or_default();
    }
    words.sort_unstable();
    format!(" enum={}", words.join("|"))
}

/// The default, unless it is what the Go type begins with anyway.
fn default(field: &Value) -> anyhow::Result<String> {
    let text = match &field["SchemaProps"]["Default"] {
        Value::String(text) if !text.is_empty() => text,
        _ => return Ok(String::new()),
    };
    let constant = text.split_once("v1.").map(|(_, name)| name);
    let Some(constant) = constant else {
        return Ok(format!(" default={text}"));
    };
    match CONSTANTS.iter().find(|(name, _)| *name == constant) {
        Some((_, value)) => Ok(format!(" default={value}")),
        None => bail!("a default is the constant `{text}`, whose value is not known"),
    }
}

fn texts(value: &Value) -> Vec<&str> {
    let items = value.as_array().into_iter().flatten();
    items.filter_map(Value::as_str).collect()
}
