//! What a hook waits for.

use heck::ToUpperCamelCase;

use super::Surroundings;
use super::fields::fields;
use super::timer::timer;
use crate::model::On;
use crate::problem::Problem;
use crate::spec::{Hook, Key, Order, Trigger};
use crate::validate::context::Context;
use crate::validate::rust_names::TypeNames;
use crate::validate::suggest::did_you_mean;
use crate::validate::{codes, field};

/// When a hook runs. What is missing or wrong was reported.
pub(super) fn on(
    context: &mut Context,
    types: &mut TypeNames,
    key: &Key,
    hook: &Hook,
    surroundings: &Surroundings,
) -> On {
    match hook.on.value {
        Some(Trigger::Create) | None => On::Create,
        Some(Trigger::Update) => On::Update,
        Some(Trigger::Resume) => On::Resume,
        Some(Trigger::Daemon) => On::Daemon,
        Some(Trigger::Delete) => {
            let children = hook.children.as_ref().and_then(|order| order.value);
            On::Delete {
                after_children: children == Some(Order::After),
            }
        }
        Some(Trigger::Field) => On::Field {
            fields: fields(context, hook, surroundings.spec),
            rust_type: types.give(&key.name.to_upper_camel_case(), &["fields"]),
        },
        Some(Trigger::Event) => On::Event {
            of: child(context, hook, &surroundings.children),
        },
        Some(Trigger::Timer) => timer(context, hook),
    }
}

/// The child that a hook is about.
fn child(context: &mut Context, hook: &Hook, children: &[&str]) -> String {
    let Some(of) = &hook.of else {
        context.push(
            Problem::error(
                codes::MISSING_KEY,
                hook.on.span.clone(),
                "the key `of` is missing",
            )
            .hint("name the child whose events the hook is told of, such as `of: deployment`"),
        );
        return String::new();
    };
    let id = field::text(Some(of));
    if of.value.is_some() && !children.contains(&id.as_str()) {
        let mut problem = Problem::error(
            codes::UNKNOWN_CHILD,
            of.span.clone(),
            format!("there is no child `{id}`"),
        );
        problem.hint = did_you_mean(&id, children.iter().copied()).or_else(|| {
            let names = children.join("`, `");
            Some(match children {
                [] => "the kind has no `children`".to_owned(),
                _ => format!("the children are `{names}`"),
            })
        });
        context.push(problem);
    }
    id
}
