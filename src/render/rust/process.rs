//! `process.rs`: the trait of the hooks of the process, and the user's file that implements it.

use super::docs;
use super::hooks::{duration, has_method};
use crate::model::{ProcessHook, ProcessHooks};

/// Where the code for the hooks of the process is, which is the user's.
pub const USER_FILE: &str = "src/process.rs";

/// The module's text.
pub fn module(hooks: &ProcessHooks) -> String {
    let startup = hooks.startup.as_ref().map(|hook| {
        declaration(
            "`startup`, before anything is reconciled; makes what the hooks of all kinds share.",
            hook,
            "fn startup(context: &ProcessContext) -> impl Future<Output = Result<Self, HookError>> + Send;",
        )
    });
    let cleanup = hooks.cleanup.as_ref().map(|hook| {
        declaration(
            "`cleanup`, when the process was asked to end and everything under way has ended.",
            hook,
            "fn cleanup(&self, context: &ProcessContext) -> impl Future<Output = HookResult> + Send;",
        )
    });
    let declarations: Vec<String> = startup.into_iter().chain(cleanup).collect();
    let result = if hooks.cleanup.is_some() {
        "HookResult, "
    } else {
        ""
    };
    let whole = if hooks.startup.is_some() {
        "Sized"
    } else {
        "Default"
    };
    format!(
        "//! What the process does before it reconciles and after: `{USER_FILE}` implements it.\n\nuse std::time::Duration;\n\n\
         use operator_runtime::{{HookError, {result}Lifecycle, ProcessContext}};\n\nuse crate::process::Process;\n\n\
         /// One method a hook, which runs in every replica, whether that leads or stands by.\n\
         pub trait ProcessHooks: {whole} {{\n{}}}\n\nimpl Lifecycle for Process {{\n{}}}\n",
        declarations.join("\n"),
        implementation(hooks)
    )
}

fn declaration(about: &str, hook: &ProcessHook, head: &str) -> String {
    let description = match hook.description.as_str() {
        "" => String::new(),
        text => format!(" {}", docs::sentence(text)),
    };
    let about = docs::comment(&format!("{about}{description}"), 4);
    format!("{about}    {head}\n")
}

/// What the runtime is told: how long each may take, and how it is called.
fn implementation(hooks: &ProcessHooks) -> String {
    let limit = |name: &str, hook: &Option<ProcessHook>| {
        hook.as_ref().map_or_else(String::new, |hook| {
            let limit = duration(hook.timeout);
            format!("    const {name}: Duration = {limit};\n")
        })
    };
    let startup = match hooks.startup {
        Some(_) => {
            "    async fn startup(context: &ProcessContext) -> Result<Self, HookError> {\n        <Self as ProcessHooks>::startup(context).await\n    }\n"
        }
        None => {
            "    async fn startup(_context: &ProcessContext) -> Result<Self, HookError> {\n        Ok(Default::default())\n    }\n"
        }
    };
    let cleanup = match hooks.cleanup {
        Some(_) => {
            "\n    async fn cleanup(&self, context: &ProcessContext) -> HookResult {\n        ProcessHooks::cleanup(self, context).await\n    }\n"
        }
        None => "",
    };
    format!(
        "{}{}\n{startup}{cleanup}",
        limit("STARTUP_TIMEOUT", &hooks.startup),
        limit("CLEANUP_TIMEOUT", &hooks.cleanup)
    )
}

/// The user's file as it is seeded.
pub fn file(hooks: &ProcessHooks) -> String {
    let derive = match hooks.startup {
        Some(_) => "",
        None => "#[derive(Default)]\n",
    };
    format!(
        "//! What the process does before it reconciles and after. This file is yours.\n\n{}\n\
         /// What the hooks of all kinds share, as `context.process()`: clients of other systems go into its fields.\n\
         {derive}pub struct Process;\n\n{}",
        imports(hooks),
        beginnings(hooks)
    )
}

/// What has to be added to the user's file for the hooks that it lacks; `None` when it has a method for each.
pub fn lacking(hooks: &ProcessHooks, text: &str) -> Option<String> {
    let missing = |hook: &Option<ProcessHook>, method| {
        let hook = hook.as_ref().filter(|_| !has_method(text, method));
        hook.cloned()
    };
    let lacking = ProcessHooks {
        startup: missing(&hooks.startup, "startup"),
        cleanup: missing(&hooks.cleanup, "cleanup"),
    };
    let lines = || format!("{}\n{}", imports(&lacking), beginnings(&lacking));
    lacking.are_there().then(lines)
}

fn imports(hooks: &ProcessHooks) -> String {
    let error = hooks.startup.as_ref().map_or("", |_| "HookError, ");
    let result = hooks.cleanup.as_ref().map_or("", |_| "HookResult, ");
    format!(
        "use operator_runtime::{{{error}{result}ProcessContext, tracing}};\n\nuse crate::generated::process::ProcessHooks;\n"
    )
}

/// The methods as the user's file begins them: each logs that it was called.
fn beginnings(hooks: &ProcessHooks) -> String {
    let log = "tracing::info!(namespace = context.namespace(),";
    let startup = hooks.startup.as_ref().map(|_| {
        format!(
            "    async fn startup(context: &ProcessContext) -> Result<Self, HookError> {{\n        {log} \"startup\");\n        Ok(Self)\n    }}\n"
        )
    });
    let cleanup = hooks.cleanup.as_ref().map(|_| {
        format!(
            "    async fn cleanup(&self, context: &ProcessContext) -> HookResult {{\n        {log} \"cleanup\");\n        Ok(())\n    }}\n"
        )
    });
    let methods: Vec<String> = startup.into_iter().chain(cleanup).collect();
    format!(
        "impl ProcessHooks for Process {{\n{}}}\n",
        methods.join("\n")
    )
}
