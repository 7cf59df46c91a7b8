//! `references.rs`: where the objects are that a resource reads and does not own.

use super::function;
use crate::expr::{Interpolation, emit};
use crate::model::{Reference, Resource};

/// The module's text.
pub fn module(resource: &Resource) -> String {
    let kind = &resource.kind;
    let references = &resource.references;
    let entries: String = references.iter().map(entry).collect();
    let functions: Vec<String> = references
        .iter()
        .flat_map(|reference| functions(kind, reference))
        .collect();
    let names = if functions.is_empty() {
        "ApiResource, Reference, ReferenceName"
    } else if references.iter().any(is_computed) {
        "ApiResource, Reference, ReferenceName, Scope, Value, cel, json"
    } else {
        "ApiResource, Reference, ReferenceName, Scope, cel"
    };
    let functions: String = functions
        .iter()
        .map(|function| format!("\n{function}"))
        .collect();
    format!(
        "//! The objects that a {kind} reads and does not own.\n\nuse operator_runtime::{{{names}}};\n\nuse super::{kind};\n\n/// All of them.\npub const ALL: &[Reference<{kind}>] = &[\n    // In the order of the spec.\n{entries}];\n{functions}"
    )
}

/// Whether a function gives the name or the namespace.
fn is_computed(reference: &Reference) -> bool {
    let namespace = reference.namespace.as_ref();
    [Some(&reference.name), namespace]
        .into_iter()
        .flatten()
        .any(|text| text.literal().is_none())
}

fn entry(reference: &Reference) -> String {
    let Reference { id, stem, kind, .. } = reference;
    let name = place(&reference.name, &format!("{stem}_name"));
    let namespace = reference.namespace.as_ref().map_or_else(
        || "None".to_owned(),
        |namespace| format!("Some({})", place(namespace, &format!("{stem}_namespace"))),
    );
    let when = if reference.when.is_some() {
        format!("Some({stem}_when)")
    } else {
        "None".to_owned()
    };
    format!(
        r#"    Reference {{
        id: {id:?},
        resource: ApiResource {{
            group: {group:?},
            version: {version:?},
            kind: {object:?},
            plural: {plural:?},
            namespaced: {namespaced},
        }},
        name: {name},
        namespace: {namespace},
        when: {when},
        optional: {optional},
    }},
"#,
        group = kind.group,
        version = kind.version,
        object = kind.kind,
        plural = kind.plural,
        namespaced = kind.namespaced,
        optional = reference.optional,
    )
}

/// A name: the text itself, or the function that gives it.
fn place(text: &Interpolation, function: &str) -> String {
    text.literal().map_or_else(
        || format!("ReferenceName::Computed({function})"),
        |text| format!("ReferenceName::Fixed({text:?})"),
    )
}

fn functions(kind: &str, reference: &Reference) -> Vec<String> {
    let Reference { id, stem, .. } = reference;
    let names = [
        (Some(&reference.name), "name"),
        (reference.namespace.as_ref(), "namespace"),
    ];
    let computed = names.into_iter().filter_map(|(text, what)| {
        let text = text.filter(|text| text.literal().is_none())?;
        let about = format!("The {what} of `{id}`.");
        Some(function::value(
            &about,
            &format!("{stem}_{what}"),
            kind,
            &emit::json(text),
        ))
    });
    let when = reference.when.iter().map(|when| {
        let about = format!("Whether `{id}` is read.");
        function::predicate(&about, &format!("{stem}_when"), kind, &emit::boolean(when))
    });
    computed.chain(when).collect()
}
