//! `conversion.rs`: the versions of a kind, and how a spec of each becomes one of the stored version and back.

use serde_json::Value;

use super::hooks::has_method;
use super::{docs, secrets};
use crate::model::{Change, Path, Resource, Version};

/// The widest arguments that rustfmt leaves on one line.
const WIDTH: usize = 60;

/// The module's text.
pub fn module(resource: &Resource) -> String {
    let entries: String = resource
        .versions
        .iter()
        .map(|version| entry(resource, version))
        .collect();
    let converted = resource
        .versions
        .iter()
        .filter(|version| version.is_converted());
    let functions: String = converted
        .map(|version| functions(resource, version))
        .collect();
    format!(
        "//! The versions of {kind} besides `{stored}`, which is stored.\n\n{imports}\n\n/// All of them.\npub const ALL: &[Version] = &[\n    // In the order of the spec.\n{entries}];\n{functions}",
        kind = resource.kind,
        stored = resource.version,
        imports = imports(resource, &functions, &entries),
    )
}

fn imports(resource: &Resource, functions: &str, entries: &str) -> String {
    let mut names = vec!["Version"];
    if resource.is_converted() {
        names.extend(["ConversionError", "Fields"]);
    }
    if functions.contains("fields::") {
        names.push("fields");
    }
    if entries.contains("unchanged") {
        names.push("unchanged");
    }
    // As rustfmt sorts: types, then functions and modules.
    names.sort_by_key(|name| (!name.starts_with(char::is_uppercase), *name));
    let conversion = match names.as_slice() {
        [name] => format!("use operator_runtime::conversion::{name};"),
        names => format!(
            "use operator_runtime::conversion::{{{}}};",
            names.join(", ")
        ),
    };
    if functions.contains("json!(") {
        format!("{conversion}\nuse operator_runtime::json;")
    } else {
        conversion
    }
}

fn entry(resource: &Resource, version: &Version) -> String {
    let name = &version.name;
    let [to_stored, from_stored] = if version.is_converted() {
        [format!("from_{name}"), format!("to_{name}")]
    } else {
        ["unchanged", "unchanged"].map(str::to_owned)
    };
    let secrets = secrets::paths(&version.of(resource));
    let skip = if secrets.len() > 1 {
        "    #[rustfmt::skip]\n"
    } else {
        ""
    };
    format!(
        "{skip}    Version {{\n        name: {name:?},\n        to_stored: {to_stored},\n        from_stored: {from_stored},\n        secrets: &[{}],\n    }},\n",
        secrets.join(", ")
    )
}

fn functions(resource: &Resource, version: &Version) -> String {
    let (name, stored) = (&version.name, &resource.version);
    let forward = version.changes.iter().flat_map(forward);
    let backward = version.changes.iter().rev().flat_map(backward);
    let to_stored = function(
        resource,
        version,
        [name, stored],
        &format!("from_{name}"),
        forward.collect(),
    );
    let from_stored = function(
        resource,
        version,
        [stored, name],
        &format!("to_{name}"),
        backward.collect(),
    );
    to_stored + &from_stored
}

/// Makes a spec of the first version one of the second.
fn function(
    resource: &Resource,
    version: &Version,
    [from, to]: [&str; 2],
    function: &str,
    statements: Vec<String>,
) -> String {
    let about = docs::comment(&format!("Makes a spec of `{from}` one of `{to}`."), 0);
    let lines = statements.iter().flat_map(|statement| statement.lines());
    let mut arguments = lines.filter_map(|line| line.strip_prefix("        "));
    // rustfmt breaks long lists in ways that are not worth repeating here.
    let skip = if arguments.any(|argument| argument.chars().count() > WIDTH) {
        "#[rustfmt::skip]\n"
    } else {
        ""
    };
    let statements = statements.concat();
    let body = if version.has_code {
        let code = code_module(resource, version);
        format!(
            "    let before = spec.clone();\n{statements}    crate::{code}::to_{to}(&before, spec)\n"
        )
    } else {
        format!("{statements}    Ok(())\n")
    };
    format!(
        "\n{about}{skip}fn {function}(spec: &mut Fields) -> Result<(), ConversionError> {{\n{body}}}\n"
    )
}

/// The module of the user's with the code that completes a conversion.
pub fn code_module(resource: &Resource, version: &Version) -> String {
    super::beside(&resource.module, &version.name)
}

/// The steps of a change towards the stored version.
fn forward(change: &Change) -> Vec<String> {
    match change {
        Change::Move {
            from,
            to,
            only_before,
            ..
        } => moved(from, to, only_before),
        Change::Add { path, default } => set(path, default.as_ref()),
        Change::Drop { path, .. } => vec![call("remove", &[names(path)])],
    }
}

/// The steps that undo a change.
fn backward(change: &Change) -> Vec<String> {
    match change {
        Change::Move {
            from,
            to,
            only_after,
            ..
        } => moved(to, from, only_after),
        Change::Add { path, .. } => vec![call("remove", &[names(path)])],
        Change::Drop { path, default } => set(path, default.as_ref()),
    }
}

fn moved(from: &Path, to: &Path, empty: &[Path]) -> Vec<String> {
    let moved = call("relocate", &[names(from), names(to)]);
    let removed = empty
        .iter()
        .map(|path| call("remove_empty", &[names(path)]));
    std::iter::once(moved).chain(removed).collect()
}

fn set(path: &Path, default: Option<&Value>) -> Vec<String> {
    let value = |default: &Value| format!("json!({})", json(default));
    let set = default.map(|default| call("set_default", &[names(path), value(default)]));
    set.into_iter().collect()
}

/// A statement, broken as rustfmt breaks it.
fn call(function: &str, arguments: &[String]) -> String {
    let line = format!("spec, {}", arguments.join(", "));
    if line.chars().count() <= WIDTH {
        return format!("    fields::{function}({line});\n");
    }
    let lines: String = arguments
        .iter()
        .map(|argument| format!("        {argument},\n"))
        .collect();
    format!("    fields::{function}(\n        spec,\n{lines}    );\n")
}

fn names(path: &Path) -> String {
    format!("&{path:?}")
}

/// JSON as rustfmt leaves it.
fn json(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(json).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(map) if map.is_empty() => "{}".to_owned(),
        Value::Object(map) => {
            let entries: Vec<String> = map
                .iter()
                .map(|(key, value)| format!("{key:?}: {}", json(value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
        Value::String(text) => format!("{text:?}"),
        scalar => scalar.to_string(),
    }
}

/// The user's file for a version, with a beginning of what completes its conversion.
pub fn file(resource: &Resource, version: &Version) -> String {
    let (kind, name, stored) = (&resource.kind, &version.name, &resource.version);
    let [to_stored, from_stored] = directions(resource, version).map(beginning);
    format!(
        "//! How a {kind} of `{name}` becomes one of `{stored}` and back, where `operator.yaml` cannot say it.\n//! This file is yours.\n\n{IMPORTS}\n{to_stored}\n{from_stored}"
    )
}

const IMPORTS: &str = "use operator_runtime::conversion::{ConversionError, Fields};\n";

/// Both ways that objects are converted, each from a version to another.
fn directions<'a>(resource: &'a Resource, version: &'a Version) -> [[&'a str; 2]; 2] {
    let (name, stored) = (version.name.as_str(), resource.version.as_str());
    [[name, stored], [stored, name]]
}

/// A function as the user's file begins it: it leaves the object as the changes made it.
fn beginning([from, to]: [&str; 2]) -> String {
    format!(
        "/// Completes a spec of `{to}` that the changes of `operator.yaml` were made in; `before` is the spec of `{from}`.\npub fn to_{to}(_before: &Fields, _spec: &mut Fields) -> Result<(), ConversionError> {{\n    Ok(())\n}}\n"
    )
}

/// What has to be added to the user's file for the ways that it does not complete; `None` when it has both.
pub fn lacking(resource: &Resource, version: &Version, text: &str) -> Option<String> {
    let directions = directions(resource, version).into_iter();
    let lacking = directions.filter(|[_, to]| !has_method(text, &format!("to_{to}")));
    let functions: Vec<String> = lacking.map(beginning).collect();
    (!functions.is_empty()).then(|| format!("{IMPORTS}\n{}", functions.join("\n")))
}
