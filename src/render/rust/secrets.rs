//! Where the secrets of a kind are, for the runtime to hash what it keeps of them.

use crate::model::{Field, FieldType, Resource};

/// Any item of a list, any value of a map.
const ANY: &str = "*";

/// `SECRETS` of a kind; nothing when it has none.
pub fn constant(resource: &Resource) -> String {
    let paths = paths(resource);
    if paths.is_empty() {
        return String::new();
    }
    let line = format!(
        "    const SECRETS: &'static [&'static [&'static str]] = &[{}];\n",
        paths.join(", ")
    );
    // rustfmt breaks long lists in ways that are not worth repeating here.
    let skip = if paths.len() > 1 || line.len() > 100 {
        "    #[rustfmt::skip]\n"
    } else {
        ""
    };
    format!("{skip}{line}")
}

/// The paths of secrets, each as a slice of names.
pub fn paths(resource: &Resource) -> Vec<String> {
    let mut paths = Vec::new();
    collect(&["spec"], &resource.spec, &mut paths);
    paths
}

fn collect(prefix: &[&str], fields: &[Field], paths: &mut Vec<String>) {
    for field in fields {
        inside(&[prefix, &[field.name.as_str()]].concat(), field, paths);
    }
}

fn inside(path: &[&str], field: &Field, paths: &mut Vec<String>) {
    if field.secret {
        paths.push(format!("&{path:?}"));
        return;
    }
    match &field.kind {
        FieldType::Object { fields, .. } => collect(path, fields, paths),
        FieldType::List { items: part, .. } | FieldType::Map { values: part, .. } => {
            inside(&[path, &[ANY]].concat(), part, paths);
        }
        _ => {}
    }
}
