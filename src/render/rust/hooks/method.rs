//! The method of a hook: how the trait declares it, how it is called and how the user's file begins it.

use crate::model::{Hook, On, Resource};

/// The widest line that rustfmt leaves as it is.
const WIDTH: usize = 100;

/// The widest arguments of a call that rustfmt leaves on one line.
const ARGUMENTS: usize = 60;

/// The name of a resource among the parameters of its hooks.
fn object(resource: &Resource) -> String {
    match resource.module.as_str() {
        taken @ ("change" | "context" | "event") => format!("{taken}_"),
        module => module.to_owned(),
    }
}

/// The types of the runtime and of the kind that the method of a hook names, besides the kind itself.
pub fn types(resource: &Resource, hook: &Hook) -> (Vec<&'static str>, Vec<String>) {
    let mut runtime = vec!["HookContext", "HookResult"];
    let mut own = Vec::new();
    match &hook.on {
        On::Update => {
            runtime.push("Change");
            own.push(format!("{}Spec", resource.kind));
        }
        On::Field { rust_type, .. } => {
            runtime.push("Change");
            own.push(rust_type.clone());
        }
        On::Event { .. } => runtime.push("ChildEvent"),
        _ => {}
    }
    (runtime, own)
}

/// What a hook is told besides the object and the context.
fn parameter(resource: &Resource, hook: &Hook) -> Option<String> {
    match &hook.on {
        On::Update => Some(format!("change: &Change<{}Spec>", resource.kind)),
        On::Field { rust_type, .. } => Some(format!("change: &Change<{rust_type}>")),
        On::Event { .. } => Some("event: &ChildEvent".to_owned()),
        _ => None,
    }
}

/// The head of a method in an `impl` or `trait`, broken as rustfmt breaks it; `end` is what stands behind it on its line.
fn head(resource: &Resource, hook: &Hook, start: &str, returns: &str, end: &str) -> String {
    let kind = &resource.kind;
    let object = format!("{}: &{kind}", object(resource));
    let context = format!("context: &HookContext<'_, {kind}>");
    let parameters: Vec<String> = ["&self".to_owned(), object]
        .into_iter()
        .chain(parameter(resource, hook))
        .chain([context])
        .collect();
    let method = &hook.method;
    let line = format!(
        "    {start} {method}({}) -> {returns}{end}",
        parameters.join(", ")
    );
    if line.chars().count() <= WIDTH {
        return line;
    }
    let parameters = parameters.join(",\n        ");
    format!("    {start} {method}(\n        {parameters},\n    ) -> {returns}{end}")
}

/// The method as the trait declares it.
pub fn declaration(resource: &Resource, hook: &Hook) -> String {
    let returns = "impl Future<Output = HookResult> + Send";
    head(resource, hook, "fn", returns, ";")
}

/// The method as the user's file begins it: it logs that it was called.
pub fn beginning(resource: &Resource, hook: &Hook) -> String {
    let mut arguments = vec![
        format!("object = {}.metadata.name", object(resource)),
        "attempt = context.attempt()".to_owned(),
    ];
    match &hook.on {
        On::Update | On::Field { .. } => arguments.push("changes = change.diff.len()".to_owned()),
        On::Event { .. } => {
            arguments.push("gone = matches!(event, ChildEvent::Deleted(_))".to_owned())
        }
        _ => {}
    }
    arguments.push(format!("{:?}", hook.name));
    let head = head(resource, hook, "async fn", "HookResult", " {");
    let log = log("info", &arguments);
    format!("{head}\n        {log}\n        Ok(())\n    }}\n")
}

/// A line of the log, in a method.
pub fn log(level: &str, arguments: &[String]) -> String {
    let line = arguments.join(", ");
    if line.len() <= ARGUMENTS {
        return format!("tracing::{level}!({line});");
    }
    let lines = arguments.join(",\n            ");
    format!("tracing::{level}!(\n            {lines}\n        );")
}

/// The closure that calls the method, as a field of a hook in a list.
pub fn call(resource: &Resource, hook: &Hook) -> String {
    let method = format!("{}Hooks::{}", resource.kind, hook.method);
    let told = match &hook.on {
        On::Update | On::Field { .. } => "&call.change()?",
        On::Event { .. } => "call.event()?",
        _ => {
            return format!("|hooks, call| Box::pin({method}(hooks, call.object, call.context))");
        }
    };
    format!(
        "|hooks, call| Box::pin(async move {{\n            {method}(hooks, call.object, {told}, call.context).await\n        }})"
    )
}
