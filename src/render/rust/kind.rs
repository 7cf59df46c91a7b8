//! `mod.rs` of a kind: what the runtime is told about it.

use super::{docs, hooks, secrets};
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
    let namespaced = resource.scope == Scope::Namespaced;
    let Hooks {
        about: and_hooks,
        module,
        import,
        types,
        constants,
    } = hooks_of(resource);
    format!(
        r"//! {kind}:{about} Its types, its children, its status{and_hooks}.

pub mod children;
pub mod conditions;
{module}pub mod status;
pub mod types;

use operator_runtime::{{Child, Condition, Kind, StatusField{import}}};

pub use types::*;

impl Kind for {kind} {{
{types}
    const NAMESPACED: bool = {namespaced};
    const CHILDREN: &'static [Child<Self>] = children::ALL;
    const CONDITIONS: &'static [Condition<Self>] = conditions::ALL;
    const STATUS: &'static [StatusField<Self>] = status::ALL;
{constants}}}
"
    )
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
        constants: format!(
            "    const HOOKS: &'static [hook::Hook<Self>] = hooks::ALL;\n{}",
            secrets::constant(resource)
        ),
    }
}
