//! `references.rs`: where the objects are that a resource reads and does not own.

use super::{function, imports, json};
use crate::expr::{Interpolation, emit};
use crate::model::{
    LabelRequirement, LabelTest, Reference, ReferenceNamespace, ReferenceTarget, Resource,
    Template, fixed_selector,
};

/// The module's text.
pub fn module(resource: &Resource) -> String {
    let kind = &resource.kind;
    let references = &resource.references;
    let entries: String = references.iter().map(entry).collect();
    let functions: Vec<String> = references
        .iter()
        .flat_map(|reference| functions(kind, reference))
        .collect();
    let uses = uses(references, !functions.is_empty());
    let functions: String = functions
        .iter()
        .map(|function| format!("\n{function}"))
        .collect();
    format!(
        "//! The objects that a {kind} reads and does not own.\n\n{uses}\nuse super::{kind};\n\n/// All of them.\npub const ALL: &[Reference<{kind}>] = &[\n    // In the order of the spec.\n{entries}];\n{functions}"
    )
}

/// What the module names of the runtime.
fn uses(references: &[Reference], has_functions: bool) -> String {
    let names_a_name = |reference: &Reference| {
        matches!(reference.target, ReferenceTarget::Name(_))
            || matches!(reference.namespace, ReferenceNamespace::Name(_))
    };
    let is_computed =
        |reference: &Reference| reference.texts().any(|text| text.literal().is_none());
    let computes = references.iter().any(is_computed);
    let names = [
        ("ApiResource", true),
        ("Reference", true),
        ("ReferenceName", references.iter().any(names_a_name)),
        ("ReferenceNamespace", true),
        (
            "ReferenceSelector",
            references.iter().any(Reference::is_list),
        ),
        ("ReferenceTarget", true),
        ("Scope", has_functions),
        ("Value", computes),
        ("cel", has_functions),
        ("json", computes),
    ];
    imports::of_runtime(&names)
}

fn entry(reference: &Reference) -> String {
    let Reference { id, stem, kind, .. } = reference;
    let target = match &reference.target {
        ReferenceTarget::Name(name) => format!("Name({})", place(name, &format!("{stem}_name"))),
        ReferenceTarget::Selector(requirements) => format!(
            "Selector(ReferenceSelector::{})",
            fixed_selector(requirements).map_or_else(
                || format!("Computed({stem}_selector)"),
                |selector| format!("Fixed({selector:?})"),
            )
        ),
    };
    let namespace = match &reference.namespace {
        ReferenceNamespace::Own => "Own".to_owned(),
        ReferenceNamespace::All => "All".to_owned(),
        ReferenceNamespace::Name(name) => {
            format!("Name({})", place(name, &format!("{stem}_namespace")))
        }
    };
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
{target}{namespace}        when: {when},
        optional: {optional},
        metadata_only: {metadata_only},
    }},
"#,
        group = kind.group,
        version = kind.version,
        object = kind.kind,
        plural = kind.plural,
        namespaced = kind.namespaced,
        target = field("target", &format!("ReferenceTarget::{target}")),
        namespace = field("namespace", &format!("ReferenceNamespace::{namespace}")),
        optional = reference.optional,
        metadata_only = reference.metadata_only,
    )
}

/// A field of an entry that is a call in a call, broken as rustfmt breaks those that are too long for a line.
fn field(name: &str, value: &str) -> String {
    let line = format!("        {name}: {value},\n");
    let second = value.match_indices('(').map(|(at, _)| at).nth(1);
    let broken = second.filter(|_| line.len() > 101).and_then(|at| {
        let (calls, argument) = (value.get(..=at)?, value.get(at + 1..)?);
        let argument = argument.strip_suffix("))")?;
        Some(format!(
            "        {name}: {calls}\n            {argument},\n        )),\n"
        ))
    });
    broken.unwrap_or(line)
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
    let text = |what: &str, text: &Interpolation| {
        text.literal().is_none().then(|| {
            let about = format!("The {what} of `{id}`.");
            let name = format!("{stem}_{what}");
            function::value(&about, &name, kind, &emit::json(text))
        })
    };
    let target = match &reference.target {
        ReferenceTarget::Name(name) => text("name", name),
        ReferenceTarget::Selector(requirements) => fixed_selector(requirements)
            .is_none()
            .then(|| selector(kind, reference, requirements)),
    };
    let namespace = match &reference.namespace {
        ReferenceNamespace::Name(name) => text("namespace", name),
        ReferenceNamespace::Own | ReferenceNamespace::All => None,
    };
    let when = reference.when.as_ref().map(|when| {
        let about = format!("Whether `{id}` is read.");
        function::predicate(&about, &format!("{stem}_when"), kind, &emit::boolean(when))
    });
    [target, namespace, when].into_iter().flatten().collect()
}

/// The function that gives a selector.
fn selector(
    kind: &str,
    reference: &Reference,
    requirements: &[LabelRequirement<Interpolation>],
) -> String {
    let Reference { id, stem, .. } = reference;
    let object = json::object(&label_selector(requirements), 4);
    let name = format!("{stem}_selector");
    let (this, scope) = (object.uses_this, object.uses_scope);
    let signature = function::signature("", &name, kind, "Value", this, scope);
    let code = object.code;
    format!("/// What `{id}` selects.\n{signature} {{\n    Ok(json!({code}))\n}}\n")
}

/// A selector as objects of the API have it: a label with one value under `matchLabels`, all else under `matchExpressions`.
fn label_selector(requirements: &[LabelRequirement<Interpolation>]) -> Template {
    let text = |text: &str| Template::Text(Interpolation::text(text));
    let mut labels: Vec<(String, Template)> = Vec::new();
    let mut expressions = Vec::new();
    for LabelRequirement { key, test } in requirements {
        let (operator, values) = match test {
            LabelTest::In(values) => match &values[..] {
                [value] if labels.iter().all(|(known, _)| known != key) => {
                    labels.push((key.clone(), Template::Text(value.clone())));
                    continue;
                }
                _ => ("In", &values[..]),
            },
            LabelTest::NotIn(values) => ("NotIn", &values[..]),
            LabelTest::Exists => ("Exists", &[][..]),
            LabelTest::DoesNotExist => ("DoesNotExist", &[][..]),
        };
        let mut expression = vec![
            ("key".to_owned(), text(key)),
            ("operator".to_owned(), text(operator)),
        ];
        if !values.is_empty() {
            let values = values.iter().cloned().map(Template::Text).collect();
            expression.push(("values".to_owned(), Template::List(values)));
        }
        expressions.push(Template::Map(expression));
    }
    let mut selector = Vec::new();
    if !labels.is_empty() {
        selector.push(("matchLabels".to_owned(), Template::Map(labels)));
    }
    if !expressions.is_empty() {
        selector.push(("matchExpressions".to_owned(), Template::List(expressions)));
    }
    Template::Map(selector)
}
