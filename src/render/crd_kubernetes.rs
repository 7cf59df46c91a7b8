//! The structural schema of a type of Kubernetes: of its fields those that all supported versions have.

use serde_json::{Value, json};

use super::crd_schema;
use crate::catalog::{Field, List, Object, Schema, Served, Shape};

/// The schema of a value.
#[must_use]
pub fn schema(schema: &Schema) -> Value {
    of(schema, &mut Vec::new())
}

/// The same in these types; one that holds itself is open from there on, as structural schemas cannot refer to each other.
fn of(schema: &Schema, around: &mut Vec<Object>) -> Value {
    match schema {
        Schema::Any => anything(),
        Schema::Boolean => json!({ "type": "boolean" }),
        Schema::Integer(bits) => json!({ "type": "integer", "format": format!("int{bits}") }),
        Schema::Number => json!({ "type": "number", "format": "double" }),
        Schema::Text { values, .. } if !values.is_empty() => {
            json!({ "type": "string", "enum": values })
        }
        Schema::Text { .. } => json!({ "type": "string" }),
        Schema::Bytes => json!({ "type": "string", "format": "byte" }),
        Schema::DateTime => json!({ "type": "string", "format": "date-time" }),
        Schema::Quantity => crd_schema::quantity(),
        Schema::IntOrString => crd_schema::int_or_string(),
        Schema::List(list) => self::list(list, around),
        Schema::Map(values) if **values == Schema::Any => open(),
        Schema::Map(values) => {
            json!({ "type": "object", "additionalProperties": of(values, around) })
        }
        Schema::Object(object) if around.contains(object) => open(),
        Schema::Object(object) => {
            around.push(object.clone());
            let schema = self::object(object.shape(), around);
            around.pop();
            schema
        }
    }
}

fn anything() -> Value {
    json!({ "x-kubernetes-preserve-unknown-fields": true })
}

fn open() -> Value {
    json!({ "type": "object", "x-kubernetes-preserve-unknown-fields": true })
}

fn object(shape: &Shape, around: &mut Vec<Object>) -> Value {
    if shape.is_open || shape.fields.is_empty() {
        return open();
    }
    let fields = || {
        let fields = shape.fields.iter();
        fields.filter(|field| field.served == Served::ALWAYS)
    };
    let mut schema = json!({ "type": "object" });
    schema["properties"] = fields()
        .map(|field| (field.name.to_string(), of(&field.schema, around)))
        .collect();
    let required: Vec<&str> = fields()
        .filter(|field| field.required)
        .map(|field| &*field.name)
        .collect();
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

/// A list is merged by its keys where each of its items surely has them, by value where it is a set, else as a whole.
fn list(list: &List, around: &mut Vec<Object>) -> Value {
    let mut items = of(&list.items, around);
    let kind = match keys(list) {
        Some(keys) => {
            // A key that need not be given has its default, or the API server could not tell items apart.
            for key in &keys {
                if let (false, Some(default)) = (key.required, &key.default) {
                    items["properties"][&*key.name]["default"] = json!(default);
                }
            }
            "map"
        }
        None if list.is_set => "set",
        None => "atomic",
    };
    let mut schema = json!({ "type": "array", "items": items, "x-kubernetes-list-type": kind });
    if kind == "map" {
        schema["x-kubernetes-list-map-keys"] = json!(list.keys);
    }
    schema
}

/// The fields by which the items of a list are told apart, if all items have them.
fn keys(list: &List) -> Option<Vec<&Field>> {
    let Schema::Object(object) = &list.items else {
        return None;
    };
    let key = |name: &str| {
        let field = object.shape().field(name)?;
        (field.required || field.default.is_some()).then_some(field)
    };
    let keys: Option<Vec<&Field>> = list.keys.iter().map(|name| key(name)).collect();
    keys.filter(|keys| !keys.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, KNOWN};

    fn named(name: &str) -> Value {
        schema(&Catalog::since(34).type_named(name).unwrap())
    }

    #[test]
    fn a_type_is_told_with_its_lists_quantities_and_words() {
        let resources = named("core/v1.ResourceRequirements");
        let limit = &resources["properties"]["limits"]["additionalProperties"];
        assert_eq!(limit["x-kubernetes-int-or-string"], json!(true));
        assert_eq!(
            resources["properties"]["claims"]["x-kubernetes-list-map-keys"],
            json!(["name"])
        );

        let container = named("core/v1.Container");
        assert_eq!(container["required"], json!(["name"]));
        let ports = &container["properties"]["ports"];
        assert_eq!(
            ports["items"]["properties"]["protocol"]["default"],
            json!("TCP")
        );
        assert_eq!(
            ports["x-kubernetes-list-map-keys"],
            json!(["containerPort", "protocol"])
        );
    }

    #[test]
    fn fields_of_newer_versions_are_left_out() {
        let operators = |oldest: u8| {
            let toleration = Catalog::since(oldest).type_named("core/v1.Toleration");
            schema(&toleration.unwrap())["properties"]["operator"]["enum"].clone()
        };
        assert_eq!(operators(34), json!(["Equal", "Exists"]));
        assert_eq!(operators(35), json!(["Equal", "Exists", "Gt", "Lt"]));
    }

    /// What the API server asks of a structural schema, wherever it is in one.
    fn is_structural(schema: &Value) -> bool {
        let preserves = schema["x-kubernetes-preserve-unknown-fields"] == json!(true);
        let keyed = |keys: &Vec<Value>| {
            keys.iter().all(|key| {
                let items = &schema["items"];
                let required = items["required"].as_array();
                let default = &items["properties"][key.as_str().unwrap()]["default"];
                required.is_some_and(|required| required.contains(key)) || !default.is_null()
            })
        };
        let keys = schema["x-kubernetes-list-map-keys"].as_array();
        let typed = !schema["type"].is_null()
            || preserves
            || schema["x-kubernetes-int-or-string"] == json!(true);
        let below = schema["properties"].as_object().into_iter().flatten();
        let below = below
            .map(|(_, schema)| schema)
            .chain(["items", "additionalProperties"].map(|key| &schema[key]))
            .filter(|schema| !schema.is_null());
        typed && keys.is_none_or(keyed) && below.into_iter().all(is_structural)
    }

    #[test]
    fn every_type_of_every_version_is_structural() {
        for oldest in KNOWN {
            let catalog = Catalog::since(oldest);
            for name in catalog.type_names() {
                let schema = schema(&catalog.type_named(name).unwrap());
                assert!(is_structural(&schema), "{name} of 1.{oldest}: {schema}");
            }
        }
    }
}
