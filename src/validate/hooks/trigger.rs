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
            of: object(context, hook, &surroundings.objects),
        },
        Some(Trigger::Timer) => timer(context, hook),
    }
}

/// The child or the reference that a hook is about.
fn object(context: &mut Context, hook: &Hook, objects: &[&str]) -> String {
    let Some(of) = &hook.of else {
        context.push(
            Problem::error(
                codes::MISSING_KEY,
                hook.on.span.clone(),
                "the key `of` is missing",
            )
            .hint("name the child or the reference whose events the hook is told of, such as `of: deployment`"),
        );
        return String::new();
    };
    let id = field::text(Some(of));
    if of.value.is_some() && !objects.contains(&id.as_str()) {
        let mut problem = Problem::error(
            codes::UNKNOWN_CHILD,
            of.span.clone(),
            format!("there is no child or reference `{id}`"),
        );
        problem.hint = did_you_mean(&id, objects.iter().copied()).or_else(|| {
            let names = objects.join("`, `");
            Some(match objects {
                [] => "the kind has neither `children` nor `references`".to_owned(),
                _ => format!("name one of `{names}`"),
            })
        });
        context.push(problem);
    }
    id
}
