//! `conditions.rs`: the conditions besides those of the runtime.

use heck::ToSnakeCase;

use super::{function, values};
use crate::expr::emit;
use crate::model::Resource;

/// The module's text.
pub fn module(resource: &Resource) -> String {
    let kind = &resource.kind;
    let head =
        format!("//! What besides `Ready`, `Reconciling` and `Stalled` is said of a {kind}.\n\n");
    if resource.conditions.is_empty() {
        return format!(
            "{head}use operator_runtime::Condition;\n\nuse super::{kind};\n\n/// Nothing is.\npub const ALL: &[Condition<{kind}>] = &[];\n"
        );
    }
    let mut entries = String::new();
    let mut functions = String::new();
    for condition in &resource.conditions {
        let name = &condition.name;
        let stem = name.to_snake_case();
        entries.push_str(&format!(
            "    Condition {{\n        name: {name:?},\n        status: {stem}_status,\n        reason: {stem}_reason,\n        message: {stem}_message,\n    }},\n"
        ));
        let parts = [
            function::predicate(
                &format!("Whether `{name}` is true."),
                &format!("{stem}_status"),
                kind,
                &emit::boolean(&condition.status),
            ),
            function::value(
                &format!("The reason of `{name}`."),
                &format!("{stem}_reason"),
                kind,
                &emit::json(&condition.reason),
            ),
            function::value(
                &format!("The message of `{name}`."),
                &format!("{stem}_message"),
                kind,
                &emit::json(&condition.message),
            ),
        ];
        functions.extend(parts.iter().map(|part| format!("\n{part}")));
    }
    format!(
        "{head}use operator_runtime::{{Condition, Scope, Value, cel, json}};\n\nuse super::{};\n\n/// The conditions.\npub const ALL: &[Condition<{kind}>] = &[\n    // In the order of the spec.\n{entries}];\n{functions}",
        values::imports(kind, &functions)
    )
}
