//! What a cluster looks like, without what differs between two runs that come to the same.

use std::collections::BTreeMap;
use std::net::IpAddr;

use serde_json::{Value, json};

/// The values that the API server chose, each with what stands for it in every run.
#[derive(Default)]
struct Chosen(BTreeMap<String, String>);

/// The objects without times, versions and generations. UIDs and addresses are named after their objects, wherever they
/// stand: in the labels of a Job as in another child that reads them.
pub fn comparable(objects: &mut [Value]) {
    let mut chosen = Chosen::default();
    for object in objects.iter() {
        chosen.learn(object);
    }
    for object in objects {
        reduce(object);
        chosen.name(object);
    }
}

impl Chosen {
    fn learn(&mut self, object: &Value) {
        let owner = format!(
            "{} {}",
            text(&object["kind"]),
            text(&object["metadata"]["name"])
        );
        self.insert(&object["metadata"]["uid"], format!("<uid of {owner}>"));
        let address = &object["spec"]["clusterIP"];
        if text(address).parse::<IpAddr>().is_ok() {
            self.insert(address, format!("<address of {owner}>"));
        }
        self.learn_times(object);
    }

    fn learn_times(&mut self, value: &Value) {
        for (key, value) in value.as_object().into_iter().flatten() {
            if is_time(key) {
                self.insert(value, "<time>".to_owned());
            }
            self.learn_times(value);
        }
        for item in value.as_array().into_iter().flatten() {
            self.learn_times(item);
        }
    }

    fn insert(&mut self, value: &Value, name: String) {
        if !text(value).is_empty() {
            self.0.insert(text(value).to_owned(), name);
        }
    }

    fn name(&self, value: &mut Value) {
        match value {
            Value::String(text) => {
                // Backwards, so that 10.96.0.12 comes before 10.96.0.1.
                for (chosen, name) in self.0.iter().rev() {
                    if text.contains(chosen) {
                        *text = text.replace(chosen, name);
                    }
                }
            }
            Value::Array(list) => list.iter_mut().for_each(|item| self.name(item)),
            Value::Object(map) => map.values_mut().for_each(|value| self.name(value)),
            _ => {}
        }
    }
}

/// Leaves of the metadata what someone wrote, and takes the server's counters and clocks out of the status.
fn reduce(object: &mut Value) {
    let metadata = object["metadata"].take();
    let mut annotations = metadata["annotations"].clone();
    if let Some(annotations) = annotations.as_object_mut() {
        // The hash of an applied object covers the UID of its owner.
        annotations.retain(|key, _| !key.starts_with("operator-gen.dev/"));
    }
    object["metadata"] = json!({
        "name": metadata["name"],
        "namespace": metadata["namespace"],
        "labels": metadata["labels"],
        "annotations": annotations,
        "finalizers": metadata["finalizers"],
    });
    without_counters(&mut object["status"]);
    let hooks = object["status"]["hooks"].as_array_mut();
    hooks.into_iter().flatten().for_each(without_history);
}

/// What became of a hook, however often it was tried. Its hashes of secrets cover the UID of the resource.
fn without_history(hook: &mut Value) {
    if let Some(hook) = hook.as_object_mut() {
        hook.remove("attempts");
    }
    if let Some(Value::String(handled)) = hook.get_mut("handled") {
        let mut parts = handled.split("sha256:");
        let start = parts.next().unwrap_or_default().to_owned();
        *handled = parts.fold(start, |text, part| {
            let rest = part.trim_start_matches(|digit: char| digit.is_ascii_hexdigit());
            format!("{text}<hash>{rest}")
        });
    }
}

fn without_counters(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|key, _| !is_time(key) && key != "observedGeneration");
            map.values_mut().for_each(without_counters);
        }
        Value::Array(list) => list.iter_mut().for_each(without_counters),
        _ => {}
    }
}

fn is_time(key: &str) -> bool {
    key.ends_with("Time") || key.ends_with("Timestamp")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
