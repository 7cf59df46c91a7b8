//! What the server refuses about the ports of a Service: with several, each needs a name of its own.

use std::collections::BTreeSet;

use serde_json::Value;

use super::status::Cause;

/// What is wrong with the names of a Service's ports.
pub(crate) fn check(service: &Value) -> Vec<Cause> {
    let ports = service["spec"]["ports"].as_array();
    let ports = ports.map_or(&[][..], Vec::as_slice);
    let mut names = BTreeSet::new();
    let mut causes = Vec::new();
    for (index, port) in ports.iter().enumerate() {
        let name = port["name"].as_str().unwrap_or_default();
        let (reason, message) = match name {
            "" if ports.len() > 1 => ("FieldValueRequired", "Required value".to_owned()),
            "" => continue,
            name if names.insert(name) => continue,
            name => ("FieldValueDuplicate", format!("Duplicate value: {name:?}")),
        };
        causes.push(Cause {
            reason,
            message,
            field: format!("spec.ports[{index}].name"),
        });
    }
    causes
}
