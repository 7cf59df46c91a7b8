//! `values.rs`: the values that expressions of a kind share.

use super::{function, imports};
use crate::expr::emit;
use crate::model::{Resource, SharedValue};

/// The module's text.
pub fn module(resource: &Resource) -> String {
    let kind = &resource.kind;
    let functions = resource.values.iter();
    let functions: String = functions.map(|value| printed(kind, value)).collect();
    let uses = |word: &str| imports::names(&functions, word);
    let mut runtime = vec!["Scope"];
    runtime.extend(uses("Value").then_some("Value"));
    runtime.push("cel");
    runtime.extend(uses("json!(").then_some("json"));
    format!(
        "//! Values that expressions of a {kind} share.\n\nuse operator_runtime::{{{}}};\n\nuse super::{};\n{functions}",
        runtime.join(", "),
        imports(kind, &functions)
    )
}

/// What a module beside `values` names of the kind's, given its text.
pub fn imports(kind: &str, text: &str) -> String {
    let modules = ["types", "values"].into_iter();
    let used = modules.filter(|module| text.contains(&format!("{module}::")));
    let names: Vec<&str> = std::iter::once(kind).chain(used).collect();
    match names.as_slice() {
        [only] => (*only).to_owned(),
        names => format!("{{{}}}", names.join(", ")),
    }
}

/// The function that computes a value.
fn printed(kind: &str, value: &SharedValue) -> String {
    let SharedValue { name, text } = value;
    let rust = emit::owned(text);
    let body = function::result(&rust.code);
    let ty = emit::rust_type(&text.ty());
    let returns = match text.is_optional() {
        true => format!("Option<{ty}>"),
        false => ty,
    };
    let signature = function::signature(
        "pub ",
        &emit::function(name),
        kind,
        &returns,
        rust.uses_this,
        rust.uses_scope,
    );
    let skip = function::skip(&body);
    format!("\n/// `{name}`.\n{skip}{signature} {{\n    {body}\n}}\n")
}
