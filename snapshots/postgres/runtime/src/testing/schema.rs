//! What a CRD's structural schema does to an object: unknown fields are pruned, defaults filled in.

use serde_json::Value;

/// The schema of a version in a CustomResourceDefinition; null if there is no such version.
pub(crate) fn of_version<'a>(definition: &'a Value, version: &str) -> &'a Value {
    let versions = definition["spec"]["versions"].as_array();
    let mut versions = versions.into_iter().flatten();
    let found = versions.find(|found| found["name"] == version);
    found.map_or(&Value::Null, |found| &found["schema"]["openAPIV3Schema"])
}

/// Prunes a whole object, whose own metadata are known to every kind.
pub(crate) fn prune_object(object: &mut Value, schema: &Value) {
    let Some(map) = object.as_object_mut() else {
        return;
    };
    let kept: Vec<_> = ["apiVersion", "kind", "metadata"]
        .into_iter()
        .filter_map(|name| map.remove_entry(name))
        .collect();
    prune(object, schema);
    if let Some(map) = object.as_object_mut() {
        map.extend(kept);
    }
}

fn prune(value: &mut Value, schema: &Value) {
    match value {
        Value::Object(map) => {
            let properties = &schema["properties"];
            let others = &schema["additionalProperties"];
            let open = schema["x-kubernetes-preserve-unknown-fields"] == true || *others == true;
            map.retain(|name, _| open || others.is_object() || properties.get(name).is_some());
            if schema["x-kubernetes-embedded-resource"] == true {
                return;
            }
            for (name, value) in map {
                match properties.get(name) {
                    Some(property) => prune(value, property),
                    None if others.is_object() => prune(value, others),
                    None => {}
                }
            }
        }
        Value::Array(items) if schema["items"].is_object() => {
            items
                .iter_mut()
                .for_each(|item| prune(item, &schema["items"]));
        }
        _ => {}
    }
}

/// Removes the `null`s that the schema neither allows nor has a default for.
pub(crate) fn drop_nulls(value: &mut Value, schema: &Value) {
    match value {
        Value::Object(map) => {
            let (properties, others) = (&schema["properties"], &schema["additionalProperties"]);
            map.retain(|name, value| {
                let schema = properties.get(name).unwrap_or(others);
                let stays = !schema.is_object()
                    || schema["nullable"] == true
                    || schema.get("default").is_some();
                !value.is_null() || stays
            });
            for (name, value) in map {
                drop_nulls(value, properties.get(name).unwrap_or(others));
            }
        }
        Value::Array(items) => {
            for item in items {
                drop_nulls(item, &schema["items"]);
            }
        }
        _ => {}
    }
}

/// Fills in the defaults, outermost first. A `null` where the schema allows none takes the default.
pub(crate) fn fill_defaults(value: &mut Value, schema: &Value) {
    match value {
        Value::Object(map) => {
            for (name, property) in schema["properties"].as_object().into_iter().flatten() {
                let unset = match map.get(name) {
                    None => true,
                    Some(value) => value.is_null() && property["nullable"] != true,
                };
                if let (true, Some(default)) = (unset, property.get("default")) {
                    map.insert(name.clone(), default.clone());
                }
                if let Some(value) = map.get_mut(name) {
                    fill_defaults(value, property);
                }
            }
            if schema["additionalProperties"].is_object() {
                let declared = &schema["properties"];
                for (_, value) in map
                    .iter_mut()
                    .filter(|(name, _)| declared.get(name).is_none())
                {
                    fill_defaults(value, &schema["additionalProperties"]);
                }
            }
        }
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| fill_defaults(item, &schema["items"])),
        _ => {}
    }
}
