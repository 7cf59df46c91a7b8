//! `mod.rs` of a kind: what the runtime is told about it.

use super::docs;
use crate::model::{Resource, Scope};

/// The module's text.
pub fn module(resource: &Resource) -> String {
    let kind = &resource.kind;
    let about = if resource.description.is_empty() {
        String::new()
    } else {
        format!(
            " {}",
            docs::sentence(&resource.description).replace('\n', " ")
        )
    };
    let [module, name, constant] = if resource.references.is_empty() {
        [""; 3]
    } else {
        [
            "pub mod references;\n",
            "Reference, ",
            "    const REFERENCES: &'static [Reference<Self>] = references::ALL;\n",
        ]
    };
    let namespaced = resource.scope == Scope::Namespaced;
    format!(
        r"//! {kind}:{about} Its types, its children, its status.

pub mod children;
pub mod conditions;
{module}pub mod status;
pub mod types;

use operator_runtime::{{Child, Condition, Kind, {name}StatusField}};

pub use types::*;

impl Kind for {kind} {{
    const NAMESPACED: bool = {namespaced};
    const CHILDREN: &'static [Child<Self>] = children::ALL;
    const CONDITIONS: &'static [Condition<Self>] = conditions::ALL;
    const STATUS: &'static [StatusField<Self>] = status::ALL;
{constant}}}
"
    )
}
