//! `hooks.rs`: the trait that the user implements, and the table by which the runtime calls it.

mod method;
mod seed;
mod table;

pub use method::log;
pub use seed::{file, has_method, lacking};
pub use table::duration;

use super::types::{self, Part};
use super::{docs, function};
use crate::expr::emit;
use crate::model::{Field, Hook, On, Resource};
use crate::render::hook_words;

/// The module's text.
pub fn module(resource: &Resource) -> String {
    let body = format!(
        "{}{}{}{}",
        interface(resource),
        structs(resource),
        table::table(resource),
        predicates(resource)
    );
    let durations = if types::is_word(&body, "Duration") {
        "use std::time::Duration;\n"
    } else {
        ""
    };
    let maps = if types::is_word(&body, "BTreeMap") {
        "use std::collections::BTreeMap;\n"
    } else {
        ""
    };
    let standard = match format!("{maps}{durations}") {
        none if none.is_empty() => none,
        lines => format!("{lines}\n"),
    };
    format!(
        "//! What the operator does for a {} besides its children: `{}` implements it.\n\n{standard}{}\nuse super::types::*;\n{body}",
        resource.kind,
        super::user_file(resource),
        imports(&body)
    )
}

/// What the module needs of the runtime, in rustfmt's order.
fn imports(body: &str) -> String {
    let named = ["Change", "ChildEvent", "HookContext", "HookResult"];
    let named = named.iter().filter(|name| types::is_word(body, name));
    let named: Vec<&str> = std::iter::once("self").chain(named.copied()).collect();
    let mut lines = vec![format!(
        "use operator_runtime::hook::{{{}}};",
        named.join(", ")
    )];
    if types::is_word(body, "Scope") {
        lines.push("use operator_runtime::Scope;".to_owned());
        lines.push("use operator_runtime::cel;".to_owned());
    }
    lines.extend(types::imports(body).lines().map(str::to_owned));
    lines.sort();
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn interface(resource: &Resource) -> String {
    let kind = &resource.kind;
    let methods: Vec<String> = resource
        .hooks
        .iter()
        .map(|hook| {
            format!(
                "{}{}\n",
                docs::comment(&about(resource, hook), 4),
                method::declaration(resource, hook)
            )
        })
        .collect();
    format!(
        "\n/// One method a hook. Each may be called again after a failure or a restart, for an object that it has seen before.\npub trait {kind}Hooks {{\n{}}}\n",
        methods.join("\n")
    )
}

/// What a hook is for.
fn about(resource: &Resource, hook: &Hook) -> String {
    let when = hook_words::when(resource, hook);
    let description = if hook.description.is_empty() {
        String::new()
    } else {
        format!(" {}", docs::sentence(&hook.description))
    };
    format!("`{}`, {when}.{description}", hook.name)
}

/// The values of watched fields, and the status fields that hooks set.
fn structs(resource: &Resource) -> String {
    let mut out = String::new();
    for hook in &resource.hooks {
        if let On::Field { fields, rust_type } = &hook.on {
            let about = format!("What `{}` watches.", hook.name);
            out += &types::structure(rust_type, &about, fields, Part::Watched, "");
        }
    }
    let status = status(resource);
    if !status.is_empty() {
        let name = format!("{}HookStatus", resource.kind);
        let about = "The status fields that the hooks set.";
        out += &types::structure(&name, about, &status, Part::Status, "");
    }
    out
}

/// The status fields that hooks set: those without a value in the spec.
pub fn status(resource: &Resource) -> Vec<Field> {
    let set_by_hooks = resource
        .status
        .iter()
        .filter(|status| status.value.is_none());
    set_by_hooks.map(|status| status.field.clone()).collect()
}

/// The function that decides whether a hook with `when` runs.
fn predicate(hook: &Hook) -> String {
    let stem = hook.method.trim_start_matches("r#").trim_end_matches('_');
    format!("{stem}_when")
}

fn predicates(resource: &Resource) -> String {
    let hooks = resource.hooks.iter();
    hooks
        .filter_map(|hook| {
            let about = format!("Whether `{}` runs.", hook.name);
            let rust = emit::boolean(hook.when.as_ref()?);
            let function = function::predicate(&about, &predicate(hook), &resource.kind, &rust);
            Some(format!("\n{function}"))
        })
        .collect()
}
