//! `children/<id>.rs`: what the operator knows of a child, and the function that builds it.

use super::{function, json};
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
    let signature = function::signature(
        "",
        "build",
        kind,
        "Value",
        object.uses_this,
        object.uses_scope,
    );
    let predicates = [
        (&child.when, "when", "Whether it is wanted."),
        (&child.ready_when, "ready_when", "Whether it does its work."),
    ];
    let predicates: String = predicates
        .iter()
        .filter_map(|(expression, name, about)| {
            let rust = emit::boolean(expression.as_ref()?);
            Some(format!(
                "\n{}",
                function::predicate(about, name, kind, &rust)
            ))
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
    format!(
        r#"//! The child `{id}`: the {child_kind} of a {kind}.

use operator_runtime::{{Child, ChildResource, OnDelete, Scope, Value, cel, json}};

use super::super::{kind};

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
    when: {when},
    build,
    ready_when: {ready_when},
    on_delete: OnDelete::{on_delete},
}};

/// The object as it should be.
{signature} {{
    Ok(json!({object}))
}}
{predicates}"#,
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
