//! By which fields the elements of a list are told apart.

use serde_json::{Map, Result, Value};

use crate::json::Reader;

/// The merge keys of Kubernetes' own lists, by the list's name. Where one name has several, the first whose fields the
/// elements have is meant.
///
/// Source: `x-kubernetes-list-map-keys` in the OpenAPI schema of Kubernetes.
const LISTS: &[(&str, &[&str])] = &[
    ("ports", &["containerPort", "protocol"]),
    ("ports", &["port", "protocol"]),
    ("volumeMounts", &["mountPath"]),
    ("volumeDevices", &["devicePath"]),
    ("hostAliases", &["ip"]),
    (
        "topologySpreadConstraints",
        &["topologyKey", "whenUnsatisfiable"],
    ),
    ("ownerReferences", &["uid"]),
    ("conditions", &["type"]),
];

/// The lists that are maps by name: containers, env, volumes, imagePullSecrets, and what other people's kinds have.
const NAMED: &[&str] = &["name"];

/// The lists that look like maps by name and are not: their order counts.
const ORDERED: &[&str] = &["rules", "parentRefs", "backendRefs", "args", "command"];

/// The fields that tell the elements of this list apart, if any do.
pub fn of(list: &str, elements: &[Value]) -> Option<&'static [&'static str]> {
    let known = LISTS
        .iter()
        .filter(|(name, _)| *name == list)
        .map(|(_, keys)| *keys);
    let named = (!ORDERED.contains(&list)).then_some(NAMED);
    known.chain(named).find(|keys| tell_apart(keys, elements))
}

/// Of an element, which is JSON, its keys alone; null if it has no fields.
pub fn only(keys: &[&str], element: &str) -> Value {
    read(keys, element).unwrap_or_default()
}

fn read(keys: &[&str], element: &str) -> Result<Value> {
    let mut element = Reader::of(element);
    let mut fields = Map::new();
    element.object()?;
    while let Some((field, value)) = element.entry()? {
        if keys.contains(&&*field) {
            fields.insert(field.into_owned(), serde_json::from_str(value)?);
        }
    }
    Ok(fields.into())
}

/// Whether two elements are the same one.
pub fn equal(keys: &[&str], one: &Value, other: &Value) -> bool {
    keys.iter().all(|key| field(one, key) == field(other, key))
}

fn tell_apart(keys: &[&str], elements: &[Value]) -> bool {
    // The API server leaves out what is empty, and keys are scalars.
    let is_set = |value: &Value| !super::is_zero(value) && !value.is_object() && !value.is_array();
    let complete = |element| {
        keys.iter()
            .all(|key| field(element, key).is_some_and(is_set))
    };
    let unique = |(index, element)| {
        !elements[..index]
            .iter()
            .any(|earlier| equal(keys, earlier, element))
    };
    elements.iter().all(complete) && elements.iter().enumerate().all(unique)
}

/// A key field. The protocol of a port is TCP unless it says otherwise.
fn field<'a>(element: &'a Value, key: &str) -> Option<&'a Value> {
    static TCP: std::sync::LazyLock<Value> = std::sync::LazyLock::new(|| Value::from("TCP"));
    match element.get(key) {
        None if key == "protocol" => Some(&TCP),
        value => value,
    }
}
