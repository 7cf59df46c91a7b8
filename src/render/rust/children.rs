//! `children/<id>.rs`: what the operator knows of a child, and the function that builds it.

use super::element::{self, Element};
use super::{function, imports, json, values};
use crate::expr::emit;
use crate::model::{Child, OnDelete, Resource};

/// The text of `children/mod.rs`.
pub fn index(resource: &Resource) -> String {
    let kind = &resource.kind;
    // Blank lines between the declarations keep rustfmt from sorting them.
    let modules = resource.children.iter();
    let modules: String = modules
        .map(|child| {
            format!(
                "/// The {} `{}`.\npub mod {};\n\n",
                child.kind.kind, child.id, child.module
            )
        })
        .collect();
    let children: String = resource
        .children
        .iter()
        .map(|child| format!("    {}::CHILD,\n", child.module))
        .collect();
    let list = if children.is_empty() {
        "&[]".to_owned()
    } else {
        format!("&[\n    // Each comes after those it depends on.\n{children}]")
    };
    format!(
        "//! The objects that belong to a {kind}.\n\n{modules}use operator_runtime::Child;\n\nuse super::{kind};\n\n/// All of them.\npub const ALL: &[Child<{kind}>] = {list};\n"
    )
}

/// The text of `children/<id>.rs`.
pub fn module(resource: &Resource, child: &Child) -> String {
    let kind = &resource.kind;
    let object = json::object(&child.template, 4);
    let element = child.each.as_ref().map(Element::of);
    let element = element.unwrap_or_default();
    let binding = element.binding(child.template.expressions());
    let signature = function::signature(
        "",
        "build",
        kind,
        "Desired",
        object.uses_this,
        object.uses_scope || !binding.is_empty(),
    );
    let predicates = [
        (&child.when, "when", "Whether it is wanted."),
        (&child.ready_when, "ready_when", "Whether it does its work."),
    ];
    let predicates: String = predicates
        .iter()
        .filter_map(|(expression, name, about)| {
            let expression = expression.as_ref()?;
            let (binding, rust) = (element.binding([expression]), emit::boolean(expression));
            let function = function::predicate_of(&binding, about, name, kind, &rust);
            Some(format!("\n{function}"))
        })
        .collect();
    let optional = |expression: &Option<_>, name: &str| {
        if expression.is_some() {
            format!("Some({name})")
        } else {
            "None".to_owned()
        }
    };
    let on_delete = match child.on_delete {
        OnDelete::Delete => "Delete",
        OnDelete::Orphan => "Orphan",
        OnDelete::Retain => "Retain",
    };
    let (each, functions) = match &child.each {
        None => ("None".to_owned(), String::new()),
        Some(each) => (
            element::constant(child),
            element::functions(&element, each, kind),
        ),
    };
    let article = match &child.each {
        None => "the",
        Some(_) => "one",
    };
    let text = format!("{binding}{}{functions}{predicates}", object.code);
    let kinds = values::imports(kind, &text);
    let uses = uses(&text);
    let of = child.each.as_ref().map_or_else(String::new, |each| {
        format!(" for each of `{}`", each.elements.source.trim())
    });
    format!(
        r#"//! The child `{id}`: {article} {child_kind} of a {kind}{of}.

{uses}
use super::super::{kinds};

/// What the operator knows of it.
pub const CHILD: Child<{kind}> = Child {{
    id: {id:?},
    resource: ChildResource {{
        group: {group:?},
        version: {version:?},
        kind: {child_kind:?},
        plural: {plural:?},
        namespaced: {namespaced},
    }},
    after: {after},
    each: {each},
    when: {when},
    build,
    ready_when: {ready_when},
    on_delete: OnDelete::{on_delete},
}};

/// The object as it should be.
{signature} {{
{binding}    Ok(desired!({object}))
}}
{functions}{predicates}"#,
        id = child.id,
        child_kind = child.kind.kind,
        group = child.kind.group,
        version = child.kind.version,
        plural = child.kind.plural,
        namespaced = child.kind.namespaced,
        after = ids(&child.after),
        when = optional(&child.when, "when"),
        ready_when = optional(&child.ready_when, "ready_when"),
        object = object.code,
    )
}

/// What a child's module names of the runtime, given its text besides what every one has.
fn uses(text: &str) -> String {
    let names = |name| imports::names(text, name);
    imports::of_runtime(&[
        ("Child", true),
        ("ChildResource", true),
        ("Desired", true),
        ("Each", names("elements(")),
        ("OnDelete", true),
        ("Scope", true),
        ("Value", names("Value")),
        ("cel", true),
        ("desired", true),
        ("json", names("json!(")),
    ])
}

/// A list of ids as rustfmt prints it: on one line as long as it is narrow, else one a line, or many if they are short.
pub fn ids(ids: &[String]) -> String {
    let quoted: Vec<String> = ids.iter().map(|id| format!("{id:?}")).collect();
    let line = quoted.join(", ");
    if line.len() <= 58 {
        return format!("&[{line}]");
    }
    let short = quoted.iter().all(|id| id.len() <= 10);
    let mut lines = vec![String::new()];
    for id in quoted {
        match lines.last_mut() {
            Some(line) if line.is_empty() => *line = format!("        {id},"),
            Some(line) if short && line.len() + id.len() + 2 <= 100 => {
                line.push_str(&format!(" {id},"));
            }
            _ => lines.push(format!("        {id},")),
        }
    }
    format!("&[\n{}\n    ]", lines.join("\n"))
}
