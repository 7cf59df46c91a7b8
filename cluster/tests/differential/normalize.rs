//! What differs between any two runs is replaced.

use std::collections::BTreeMap;

use operator_runtime::api::Cause;
use serde_json::{Value, json};

/// Replaces UIDs by the names of their objects, resource versions by which of the object's versions they are, times
/// and addresses by words.
#[derive(Default)]
pub struct Normalizer {
    /// What stands for a UID.
    names: BTreeMap<String, String>,
    /// The versions of each object, by UID.
    versions: BTreeMap<String, Vec<String>>,
}

impl Normalizer {
    pub fn normalize(&mut self, mut body: Value) -> Value {
        if body["kind"] == "Status" {
            return status(&body);
        }
        if let Some(events) = body.as_array_mut() {
            // When a bookmark comes is up to the server, but for the one that ends the initial events.
            events.retain(|event| {
                event["type"] != "BOOKMARK" || !event["object"]["metadata"]["annotations"].is_null()
            });
        }
        if body["metadata"]["continue"].is_string() {
            body["metadata"]["continue"] = json!("<token>");
        }
        if body["items"].is_array() || body["type"] == "BOOKMARK" {
            // The version of a list is that of the server, where anything may have happened.
            body["metadata"]["resourceVersion"] = json!("<version>");
        }
        if body["kind"] == "CustomResourceDefinition" {
            // The real server establishes a definition a moment later.
            body["status"] = Value::Null;
        }
        self.identify(&mut body);
        self.walk("", &mut body);
        body
    }

    /// Learns the UIDs of all objects in `value`, and numbers their versions.
    fn identify(&mut self, value: &mut Value) {
        if let Some(uid) = value["metadata"]["uid"].as_str().map(str::to_owned) {
            let name = value["metadata"]["name"].as_str().unwrap_or_default();
            let name = if value["metadata"]["generateName"].is_string() {
                "generated"
            } else {
                name
            };
            let life = self
                .names
                .values()
                .filter(|known| known.split('#').next() == Some(name))
                .count();
            self.names
                .entry(uid.clone())
                .or_insert_with(|| format!("{name}#{life}"));
            if let Some(version) = value["metadata"]["resourceVersion"].as_str() {
                let versions = self.versions.entry(uid).or_default();
                let index = versions
                    .iter()
                    .position(|known| known == version)
                    .unwrap_or_else(|| {
                        versions.push(version.to_owned());
                        versions.len() - 1
                    });
                value["metadata"]["resourceVersion"] = json!(format!("<version {index}>"));
            }
        }
        match value {
            Value::Object(map) => map.values_mut().for_each(|value| self.identify(value)),
            Value::Array(items) => items.iter_mut().for_each(|value| self.identify(value)),
            _ => {}
        }
    }

    fn without_uids(&self, text: &str) -> String {
        let replace = |text: String, (uid, name): (&String, &String)| text.replace(uid, name);
        self.names.iter().fold(text.to_owned(), replace)
    }

    fn walk(&self, name: &str, value: &mut Value) {
        match value {
            Value::Object(map) => {
                if map.get("type").is_some_and(|kind| kind == "BOOKMARK") {
                    map["object"]["metadata"]["resourceVersion"] = json!("<version>");
                }
                if map.get("kind").is_some_and(|kind| kind == "Status") {
                    *value = status(value);
                    return;
                }
                if let (Some(prefix), true) =
                    (map.get("generateName").cloned(), map.contains_key("name"))
                    && !prefix.as_str().unwrap_or_default().is_empty()
                {
                    map.insert("name".into(), json!("<generated>"));
                }
                *map = std::mem::take(map)
                    .into_iter()
                    .map(|(name, mut value)| {
                        self.walk(&name, &mut value);
                        (self.without_uids(&name), value)
                    })
                    .collect();
            }
            Value::Array(items) => {
                for item in items.iter_mut() {
                    self.walk(name, item);
                }
                if name == "managedFields" {
                    // Their order depends on times.
                    items.sort_by_key(Value::to_string);
                }
            }
            Value::String(text) => {
                let looks = |form: &str| {
                    text.len() >= form.len()
                        && text
                            .chars()
                            .zip(form.chars())
                            .all(|(character, form)| match form {
                                '0' => character.is_ascii_hexdigit(),
                                form => character == form,
                            })
                };
                if looks("00000000-0000-0000-0000-000000000000") {
                    *value = json!(self.without_uids(text));
                } else if looks("0000-00-00T00:00:00")
                    && name != "renewTime"
                    && name != "acquireTime"
                {
                    *value = json!("<time>");
                } else if matches!(name, "clusterIP" | "clusterIPs") && text.starts_with("10.") {
                    *value = json!("<address>");
                }
            }
            Value::Number(_) if name == "nodePort" => *value = json!("<port>"),
            _ => {}
        }
    }
}

/// A refusal without its messages, which name implementation details.
fn status(body: &Value) -> Value {
    let mut details = body["details"].clone();
    if details["uid"].is_string() {
        details["uid"] = json!("<uid>");
    }
    if let Some(causes) = details["causes"].as_array_mut() {
        for cause in causes.iter_mut().filter_map(Value::as_object_mut) {
            // Of their words, operators act on those about fields that cannot be changed any more.
            let immutable = serde_json::from_value::<Cause>(json!(cause))
                .is_ok_and(|cause| cause.is_immutability());
            cause.remove("message");
            cause.insert("immutable".to_owned(), json!(immutable));
        }
        causes.sort_by_key(Value::to_string);
    }
    json!({ "status": body["status"], "reason": body["reason"], "details": details })
}
