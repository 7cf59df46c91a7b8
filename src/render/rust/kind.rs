//! `mod.rs` of a kind: what the runtime is told about it.

use super::{children, docs};
use crate::model::{Child, Resource, Scope};

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
    let selector = resource
        .selector
        .as_ref()
        .map_or_else(String::new, |selector| {
            constant(
                "SELECTOR",
                "Option<&'static str>",
                &format!("Some({:?})", selector.query),
            )
        });
    let policies: String = [
        ("ADOPTING", ids(resource, |child| child.adopt)),
        ("REPLACED", ids(resource, |child| child.replace)),
    ]
    .iter()
    .filter(|(_, ids)| !ids.is_empty())
    .map(|(name, ids)| constant(name, "&'static [&'static str]", &children::ids(ids)))
    .collect();
    let namespaced = resource.scope == Scope::Namespaced;
    format!(
        r"//! {kind}:{about} Its types, its children, its status.

pub mod children;
pub mod conditions;
pub mod status;
pub mod types;

use operator_runtime::{{Child, Condition, Kind, StatusField}};

pub use types::*;

impl Kind for {kind} {{
    const NAMESPACED: bool = {namespaced};
{selector}    const CHILDREN: &'static [Child<Self>] = children::ALL;
{policies}    const CONDITIONS: &'static [Condition<Self>] = conditions::ALL;
    const STATUS: &'static [StatusField<Self>] = status::ALL;
}}
"
    )
}

/// The ids of some children.
fn ids(resource: &Resource, wanted: impl Fn(&Child) -> bool) -> Vec<String> {
    let children = resource.children.iter().filter(|child| wanted(child));
    children.map(|child| child.id.clone()).collect()
}

/// A constant of the kind, broken as rustfmt breaks it.
fn constant(name: &str, kind: &str, value: &str) -> String {
    let line = format!("    const {name}: {kind} = {value};\n");
    if line.trim_end().len() <= 100 || value.contains('\n') {
        return line;
    }
    format!("    const {name}: {kind} =\n        {value};\n")
}
