//! `mod.rs` of a kind: what the runtime is told about it.

use super::{children, docs, generated, hooks, secrets};
use crate::model::{Child, Model, Resource, Scope};

/// The widest line of rustfmt.
const WIDTH: usize = 100;

/// The module's text.
pub fn module(model: &Model, resource: &Resource) -> String {
    let kind = &resource.kind;
    let about = if resource.description.is_empty() {
        String::new()
    } else {
        format!(
            " {}",
            docs::sentence(&resource.description).replace('\n', " ")
        )
    };
    let selector = resource.selector.as_ref();
    let selector = selector.map_or_else(String::new, |found| self::selector(&found.query));
    let policies: String = [
        ("ADOPTING", ids(resource, |child| child.adopt)),
        ("REPLACED", ids(resource, |child| child.replace)),
    ]
    .iter()
    .filter(|(_, ids)| !ids.is_empty())
    .map(|(name, ids)| constant(name, "&'static [&'static str]", &children::ids(ids)))
    .collect();
    let generated = generated::constant(resource);
    let generates = if generated.is_empty() {
        ""
    } else {
        "Generated, "
    };
    let [references, reference, followed] = if resource.references.is_empty() {
        [""; 3]
    } else {
        [
            "pub mod references;\n",
            "Reference, ",
            "    const REFERENCES: &'static [Reference<Self>] = references::ALL;\n",
        ]
    };
    let process = if model.process.are_there() {
        "crate::process::Process"
    } else {
        "()"
    };
    let admission = match resource.admission {
        Some(_) => "pub mod admission;\n",
        None => "",
    };
    let values = match resource.values.is_empty() {
        true => "",
        false => "pub mod values;\n",
    };
    let namespaced = resource.scope == Scope::Namespaced;
    let [conversion, versions] = if resource.versions.is_empty() {
        [""; 2]
    } else {
        [
            "pub mod conversion;\n",
            "    const VERSIONS: &'static [operator_runtime::conversion::Version] = conversion::ALL;\n",
        ]
    };
    // Hooks and conversions both ask where secrets are.
    let secrets = if resource.hooks.is_empty() && resource.versions.is_empty() {
        String::new()
    } else {
        secrets::constant(resource)
    };
    let Hooks {
        about: and_hooks,
        module,
        import,
        types,
        constants,
    } = hooks_of(resource);
    format!(
        r"//! {kind}:{about} Its types, its children, its status{and_hooks}.

{admission}pub mod children;
pub mod conditions;
{conversion}{module}{references}pub mod status;
pub mod types;
{values}
use operator_runtime::{{Child, Condition, {generates}Kind, {reference}StatusField{import}}};

pub use types::*;

impl Kind for {kind} {{
{types}    type Process = {process};

    const NAMESPACED: bool = {namespaced};
{selector}    const CHILDREN: &'static [Child<Self>] = children::ALL;
{policies}{generated}    const CONDITIONS: &'static [Condition<Self>] = conditions::ALL;
    const STATUS: &'static [StatusField<Self>] = status::ALL;
{followed}{constants}{secrets}{versions}}}
"
    )
}

/// The ids of some children.
fn ids(resource: &Resource, wanted: impl Fn(&Child) -> bool) -> Vec<String> {
    let children = resource.children.iter().filter(|child| wanted(child));
    children.map(|child| child.id.clone()).collect()
}

/// A constant of the kind.
fn constant(name: &str, kind: &str, value: &str) -> String {
    format!("    const {name}: {kind} = {value};\n")
}

/// The selector as a constant, broken as rustfmt breaks it.
fn selector(query: &str) -> String {
    let (kind, value) = ("Option<&'static str>", format!("Some({query:?})"));
    let line = constant("SELECTOR", kind, &value);
    if line.trim_end().chars().count() <= WIDTH {
        line
    } else if value.chars().count() + "        ;".len() <= WIDTH {
        format!("    const SELECTOR: {kind} =\n        {value};\n")
    } else {
        constant(
            "SELECTOR",
            kind,
            &format!("Some(\n        {query:?},\n    )"),
        )
    }
}

/// What a kind with hooks says of them, and one without of there being none.
#[derive(Default)]
struct Hooks {
    about: &'static str,
    module: &'static str,
    import: &'static str,
    types: String,
    constants: String,
}

fn hooks_of(resource: &Resource) -> Hooks {
    if resource.hooks.is_empty() {
        return Hooks {
            types: "    type Hooks = ();\n    type HookStatus = ();\n".to_owned(),
            ..Hooks::default()
        };
    }
    let status = if hooks::status(resource).is_empty() {
        "()".to_owned()
    } else {
        format!("hooks::{}HookStatus", resource.kind)
    };
    Hooks {
        about: ", its hooks",
        module: "pub mod hooks;\n",
        import: ", hook",
        types: format!(
            "    type Hooks = crate::{}::Hooks;\n    type HookStatus = {status};\n",
            resource.module
        ),
        constants: "    const HOOKS: &'static [hook::Hook<Self>] = hooks::ALL;\n".to_owned(),
    }
}
