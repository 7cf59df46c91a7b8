//! `src/<kind>.rs`: the user's file, seeded once with a beginning of every hook.

use std::collections::BTreeSet;

use super::method;
use crate::model::{Hook, Resource};

/// The widest line that rustfmt leaves as it is.
const WIDTH: usize = 100;

/// The file as it is seeded.
pub fn file(resource: &Resource) -> String {
    let kind = &resource.kind;
    let hooks: Vec<&Hook> = resource.hooks.iter().collect();
    let methods: Vec<String> = hooks
        .iter()
        .map(|hook| method::beginning(resource, hook))
        .collect();
    format!(
        "//! What the operator does for a {kind} besides its children. This file is yours.\n\n{}\n/// The code of the hooks; clients of other systems go into its fields.\n#[derive(Default)]\npub struct Hooks;\n\nimpl {kind}Hooks for Hooks {{\n{}}}\n",
        imports(resource, &hooks),
        methods.join("\n")
    )
}

/// What has to be added to the user's file for the hooks that it lacks; `None` when it has a method for each.
pub fn lacking(resource: &Resource, text: &str) -> Option<String> {
    let hooks = resource.hooks.iter();
    let lacking: Vec<&Hook> = hooks
        .filter(|hook| !has_method(text, &hook.method))
        .collect();
    if lacking.is_empty() {
        return None;
    }
    let methods: Vec<String> = lacking
        .iter()
        .map(|hook| method::beginning(resource, hook))
        .collect();
    Some(format!(
        "{}\nimpl {}Hooks for Hooks {{\n{}}}\n",
        imports(resource, &lacking),
        resource.kind,
        methods.join("\n")
    ))
}

/// Whether the text declares a function of the name.
pub fn has_method(text: &str, method: &str) -> bool {
    let declaration = format!("fn {method}");
    text.match_indices(&declaration).any(|(at, _)| {
        let behind = text.get(at + declaration.len()..).unwrap_or_default();
        !behind.starts_with(|c: char| c.is_alphanumeric() || c == '_')
    })
}

/// What the methods of hooks need.
fn imports(resource: &Resource, hooks: &[&Hook]) -> String {
    let mut runtime = BTreeSet::new();
    let mut fields = BTreeSet::from([format!("{}Hooks", resource.kind)]);
    let mut types = BTreeSet::from([resource.kind.clone()]);
    for hook in hooks {
        let (named, own) = method::types(resource, hook);
        runtime.extend(named);
        for name in own {
            let spec = format!("{}Spec", resource.kind);
            let module = if name == spec {
                &mut types
            } else {
                &mut fields
            };
            module.insert(name);
        }
    }
    let runtime: Vec<&str> = runtime.into_iter().collect();
    let module = format!("crate::generated::{}", resource.module);
    let hooks = import(&format!("{module}::hooks"), fields);
    let types = import(&module, types);
    // rustfmt sorts a single type before modules, and lists of them behind.
    let own = if types.ends_with(&format!("::{};\n", resource.kind)) {
        types + &hooks
    } else {
        hooks + &types
    };
    let runtime = runtime.join(", ");
    format!("use operator_runtime::{{{runtime}, tracing}};\n\n{own}")
}

/// An import of these names; of all when they would not fit the line, or rustfmt would sort them by their numbers.
fn import(module: &str, names: BTreeSet<String>) -> String {
    let names: Vec<String> = names.into_iter().collect();
    let line = match names.as_slice() {
        [name] => format!("use {module}::{name};\n"),
        names => format!("use {module}::{{{}}};\n", names.join(", ")),
    };
    let numbered = names
        .iter()
        .any(|name| name.contains(|c: char| c.is_ascii_digit()));
    if line.len() > WIDTH || (numbered && names.len() > 1) {
        return format!("use {module}::*;\n");
    }
    line
}
