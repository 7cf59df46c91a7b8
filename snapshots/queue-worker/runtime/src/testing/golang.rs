//! What Go's types make of an object on its way through the real server: zero values of fields that are not
//! pointers vanish (`omitempty`), and quantities take their canonical form.

use serde_json::{Map, Value};

use super::shape::FREE_MAPS;
use crate::cel::Quantity;

/// Normalises an object of a built-in kind, or the metadata of any.
pub(crate) fn normalize(object: &mut Value) {
    let Some(map) = object.as_object_mut() else {
        return;
    };
    walk_struct(map);
}

fn walk_struct(map: &mut Map<String, Value>) {
    for (name, value) in map.iter_mut() {
        match value {
            Value::Object(inner) if QUANTITY_MAPS.contains(&name.as_str()) => {
                inner.values_mut().for_each(canonicalize);
            }
            Value::Object(_) if FREE_MAPS.contains(&name.as_str()) => {}
            Value::Object(inner) if name != "managedFields" => walk_struct(inner),
            Value::Array(items) if name != "managedFields" => {
                items
                    .iter_mut()
                    .filter_map(Value::as_object_mut)
                    .for_each(walk_struct);
            }
            _ if QUANTITIES.contains(&name.as_str()) => canonicalize(value),
            Value::Number(number) => {
                // Go writes whole floats without a fraction.
                if let Some(float) = number
                    .as_f64()
                    .filter(|float| float.fract() == 0.0 && float.abs() < 1e15)
                {
                    *value = Value::from(float as i64);
                }
            }
            _ => {}
        }
    }
    map.retain(|name, value| !vanishes(name, value));
}

/// Rewrites a quantity, text or a number, into its canonical form; leaves what is none.
fn canonicalize(value: &mut Value) {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return,
    };
    if let Ok(quantity) = Quantity::parse(&text) {
        *value = Value::String(quantity.to_string());
    }
}

fn vanishes(name: &str, value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty() && !KEPT_EMPTY.contains(&name),
        Value::Bool(value) => !value && PLAIN_BOOLS.contains(&name),
        Value::Number(number) => number.as_i64() == Some(0) && PLAIN_NUMBERS.contains(&name),
        Value::Array(items) => items.is_empty() && !KEPT_LISTS.contains(&name),
        Value::Object(map) => map.is_empty() && FREE_MAPS.contains(&name),
    }
}

/// Maps whose values are quantities.
const QUANTITY_MAPS: &[&str] = &[
    "limits",
    "requests",
    "capacity",
    "allocatable",
    "hard",
    "used",
    "overhead",
];

/// Fields that are quantities.
const QUANTITIES: &[&str] = &["sizeLimit", "divisor", "averageValue"];

/// Strings that are pointers, or whose JSON tag lacks `omitempty`.
const KEPT_EMPTY: &[&str] = &[
    "name",
    "key",
    "mountPath",
    "type",
    "storageClassName",
    "holderIdentity",
    "ingressClassName",
    "serviceName",
    "schedule",
    "message",
    "reason",
    "reportingComponent",
    "reportingInstance",
];

/// Booleans that are not pointers.
const PLAIN_BOOLS: &[&str] = &[
    "hostNetwork",
    "hostPID",
    "hostIPC",
    "paused",
    "stdin",
    "stdinOnce",
    "tty",
    "readOnly",
    "publishNotReadyAddresses",
    "globalDefault",
    "unschedulable",
];

/// Numbers that are not pointers.
const PLAIN_NUMBERS: &[&str] = &[
    "minReadySeconds",
    "initialDelaySeconds",
    "timeoutSeconds",
    "periodSeconds",
    "successThreshold",
    "failureThreshold",
    "hostPort",
    "nodePort",
    "number",
    "observedGeneration",
    "readyReplicas",
    "availableReplicas",
    "updatedReplicas",
    "unavailableReplicas",
    "currentReplicas",
    "updatedNumberScheduled",
    "numberAvailable",
    "numberUnavailable",
    "active",
    "succeeded",
    "failed",
    "count",
];

/// Lists whose JSON tag lacks `omitempty`.
const KEPT_LISTS: &[&str] = &["containers", "paths", "versions", "rules"];
