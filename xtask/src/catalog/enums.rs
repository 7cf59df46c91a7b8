//! The values that a field can have. Of all that Kubernetes ships, only the Go source of its documentation lists them.

use std::collections::BTreeMap;

/// Field to values, sorted.
pub type Fields = BTreeMap<String, Vec<String>>;

/// Type, such as `core/v1.Container`, to its fields with values.
pub type Enums = BTreeMap<String, Fields>;

/// Reads `zz_generated.openapi.go`: a function a type, in it an entry a field, in that a list of values.
pub fn read(source: &str) -> Enums {
    let mut found = Enums::new();
    let (mut kind, mut field) = (String::new(), String::new());
    for line in source.lines() {
        if let Some(name) = line
            .strip_prefix("func schema_")
            .and_then(|rest| rest.split('(').next())
        {
            kind = type_name(name);
        } else if let Some(rest) = line.strip_prefix("\t\t\t\t\t\"") {
            field = rest.split('"').next().unwrap_or_default().to_owned();
        } else if let Some((_, values)) = line
            .split_once("Enum:")
            .and_then(|(_, rest)| rest.split_once("{}{"))
        {
            let mut values: Vec<String> = values
                .split('"')
                .skip(1)
                .step_by(2)
                .map(str::to_owned)
                .collect();
            values.sort();
            found
                .entry(kind.clone())
                .or_default()
                .insert(field.clone(), values);
        }
    }
    found
}

/// `core/v1.Pod` of `k8sio_api_core_v1_Pod`.
fn type_name(function: &str) -> String {
    let mut parts = function.rsplitn(4, '_');
    let (kind, version, group) = (parts.next(), parts.next(), parts.next());
    format!(
        "{}/{}.{}",
        group.unwrap_or_default(),
        version.unwrap_or_default(),
        kind.unwrap_or_default()
    )
}
