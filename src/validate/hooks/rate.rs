//! How often hooks may run.

use std::time::Duration;

use crate::model::RateLimit;
use crate::problem::Problem;
use crate::spec::{self, HookRate, Located, Named};
use crate::validate::context::Context;
use crate::validate::duration::{Limit, MILLISECOND, between};
use crate::validate::suggest::did_you_mean;
use crate::validate::{codes, names};

/// The most calls that a limit can speak of.
const MOST: u32 = 1_000_000;

/// The longest time that a limit can speak of.
const DAY: Limit = (Duration::from_secs(24 * 60 * 60), "a day");

/// The limits that hooks share.
pub(in crate::validate) fn shared(
    context: &mut Context,
    declared: Option<&Named<spec::RateLimit>>,
) -> Vec<RateLimit> {
    let mut found = Vec::new();
    for (key, declared) in declared.iter().flat_map(|declared| &declared.0) {
        if !names::RATE_LIMIT.holds(&key.name) {
            context.push(names::RATE_LIMIT.problem(&key.name, &key.span));
        }
        found.push(limit(context, key.name.clone(), declared));
    }
    found
}

/// Warns of limits that no hook names.
pub(in crate::validate) fn unused(
    context: &mut Context,
    declared: Option<&Named<spec::RateLimit>>,
    resources: &[spec::Resource],
) {
    let hooks = resources.iter().flat_map(|resource| &resource.hooks);
    let rates = hooks.flat_map(|hooks| hooks.0.iter().map(|(_, hook)| &hook.rate_limit));
    let named: Vec<&str> = rates
        .filter_map(|rate| match rate {
            Some(HookRate::Shared(name)) => name.text(),
            _ => None,
        })
        .collect();
    for (key, _) in declared.iter().flat_map(|declared| &declared.0) {
        if !named.contains(&key.name.as_str()) {
            let message = format!("no hook has the rate limit `{}`", key.name);
            context.push(
                Problem::warning(codes::UNUSED_RATE_LIMIT, key.span.clone(), message).hint(
                    format!("add `rateLimit: {}` to a hook, or remove it", key.name),
                ),
            );
        }
    }
}

/// The limit of a hook; one of its own is called what only that hook is called.
pub(super) fn rate(
    context: &mut Context,
    declared: Option<&HookRate>,
    own_name: String,
) -> Option<RateLimit> {
    let name = match declared? {
        HookRate::Own(declared) => return Some(limit(context, own_name, declared)),
        HookRate::Shared(name) => name,
    };
    let text = name.text()?;
    let known = context.rate_limits.iter().find(|limit| limit.name == text);
    if let Some(known) = known {
        return Some(known.clone());
    }
    let names = || context.rate_limits.iter().map(|limit| limit.name.as_str());
    let hint = did_you_mean(text, names()).unwrap_or_else(|| {
        format!(
            "declare it beside `resources`: `rateLimits: {{ {text}: {{ limit: 10, per: 1s }} }}`"
        )
    });
    context.push(
        Problem::error(
            codes::UNKNOWN_RATE_LIMIT,
            name.span.clone(),
            format!("there is no rate limit `{text}`"),
        )
        .hint(hint),
    );
    None
}

fn limit(context: &mut Context, name: String, declared: &spec::RateLimit) -> RateLimit {
    let limit = number(context, Some(&declared.limit)).unwrap_or(1);
    let per = between(context, declared.per.as_ref(), MILLISECOND, DAY);
    RateLimit {
        name,
        limit,
        per: per.unwrap_or(Duration::from_secs(1)),
        burst: number(context, declared.burst.as_ref()).unwrap_or(limit),
    }
}

fn number(context: &mut Context, declared: Option<&Located<u64>>) -> Option<u32> {
    let declared = declared?;
    let found = u32::try_from(declared.value?).ok();
    let found = found.filter(|number| (1..=MOST).contains(number));
    if found.is_none() {
        let message = format!("expected a number from 1 to {MOST}");
        context.error(codes::SETTING, &declared.span, message);
    }
    found
}
