//! `status.rs`: the status fields that expressions compute.

use super::{function, values};
use crate::expr::emit;
use crate::model::{Resource, StatusField};

/// The module's text.
pub fn module(resource: &Resource) -> String {
    let kind = &resource.kind;
    let computed: Vec<(&StatusField, &crate::expr::Interpolation)> = resource
        .status
        .iter()
        .filter_map(|field| Some((field, field.value.as_ref()?)))
        .collect();
    let head = format!("//! What the status of a {kind} says of its children.\n\n");
    if computed.is_empty() {
        return format!(
            "{head}use operator_runtime::StatusField;\n\nuse super::{kind};\n\n/// Nothing is computed.\npub const ALL: &[StatusField<{kind}>] = &[];\n"
        );
    }
    let mut entries = String::new();
    let mut functions = String::new();
    for (status, value) in computed {
        let name = status.field.rust_name.as_str();
        let predicate = predicate(resource, name);
        let when = if status.when.is_some() {
            format!("Some({predicate})")
        } else {
            "None".to_owned()
        };
        entries.push_str(&format!(
            "    StatusField {{\n        name: {:?},\n        when: {when},\n        value: {name},\n    }},\n",
            status.field.name
        ));
        functions.push('\n');
        functions.push_str(&function::value(
            &format!("`status.{}`.", status.field.name),
            name,
            kind,
            &emit::json(value),
        ));
        if let Some(when) = &status.when {
            functions.push('\n');
            let about = format!("Whether `status.{}` is set.", status.field.name);
            functions.push_str(&function::predicate(
                &about,
                &predicate,
                kind,
                &emit::boolean(when),
            ));
        }
    }
    format!(
        "{head}use operator_runtime::{{Scope, StatusField, Value, cel, json}};\n\nuse super::{};\n\n/// The computed fields.\npub const ALL: &[StatusField<{kind}>] = &[\n    // In the order of the spec.\n{entries}];\n{functions}",
        values::imports(kind, &functions)
    )
}

/// The function that decides whether a field with `when` is set: no other field's function has its name.
fn predicate(resource: &Resource, field: &str) -> String {
    let stem = field.trim_start_matches("r#").trim_end_matches('_');
    let mut name = format!("{stem}_when");
    let fields = &resource.status;
    while fields.iter().any(|other| other.field.rust_name == name) {
        name.push('_');
    }
    name
}
