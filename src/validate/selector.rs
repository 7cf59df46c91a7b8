//! Which objects of a kind the operator reconciles.

use std::collections::BTreeMap;
use std::ops::Range;

use super::context::Context;
use super::{codes, labels};
use crate::model::{LabelRequirement, LabelSelector};
use crate::problem::Problem;
use crate::spec::{self, LabelOperator, Located};

/// One requirement that was found right.
struct Requirement {
    key: String,
    operator: LabelOperator,
    values: Vec<String>,
    span: Range<usize>,
}

/// The selector of a kind's objects.
pub(super) fn selector(
    context: &mut Context,
    declared: Option<&spec::LabelSelector>,
    place: &Range<usize>,
) -> Option<LabelSelector> {
    let declared = declared?;
    let requirements = requirements(context, declared);
    if declared
        .match_labels
        .iter()
        .all(|labels| labels.0.is_empty())
        && declared.match_expressions.iter().all(Vec::is_empty)
    {
        context.push(
            Problem::error(
                codes::EMPTY,
                place.clone(),
                "the selector selects everything",
            )
            .hint("give it `matchLabels` or `matchExpressions`, or remove it"),
        );
    }
    let mut sample = BTreeMap::new();
    for requirement in &requirements {
        let about = requirements
            .iter()
            .filter(|other| other.key == requirement.key);
        match label(&about.collect::<Vec<_>>()) {
            Ok(value) => sample.extend(value.map(|value| (requirement.key.clone(), value))),
            Err(()) => {
                let message = format!(
                    "no object can be selected: what is asked of `{}` contradicts itself",
                    requirement.key
                );
                context.error(codes::SELECTOR, &requirement.span, message);
                break;
            }
        }
    }
    let query: Vec<String> = requirements.iter().map(text).collect();
    Some(LabelSelector {
        query: query.join(","),
        requirements: requirements.into_iter().map(known).collect(),
        sample,
    })
}

fn requirements(context: &mut Context, declared: &spec::LabelSelector) -> Vec<Requirement> {
    let mut found = Vec::new();
    for (key, value) in declared.match_labels.iter().flat_map(|labels| &labels.0) {
        let located = Located {
            value: Some(key.name.clone()),
            span: key.span.clone(),
        };
        if let (Some(key), Some(text)) = (self::key(context, &located), self::value(context, value))
        {
            found.push(Requirement {
                key,
                operator: LabelOperator::In,
                values: vec![text],
                span: value.span.clone(),
            });
        }
    }
    for declared in declared.match_expressions.iter().flatten() {
        let values = declared.values.as_deref().unwrap_or_default();
        let wanted = declared
            .operator
            .value
            .map(|operator| matches!(operator, LabelOperator::In | LabelOperator::NotIn));
        let span = &declared.operator.span;
        match wanted {
            Some(true) if values.is_empty() => context.push(
                Problem::error(codes::SELECTOR, span.clone(), "values are missing")
                    .hint("add `values: [...]`, or use `Exists` or `DoesNotExist`"),
            ),
            Some(false) if !values.is_empty() => context.push(
                Problem::error(
                    codes::SELECTOR,
                    span.clone(),
                    "this operator takes no values",
                )
                .hint("remove `values`, or use `In` or `NotIn`"),
            ),
            _ => {}
        }
        let key = self::key(context, &declared.key);
        let values: Vec<_> = values
            .iter()
            .filter_map(|found| value(context, found))
            .collect();
        if let (Some(key), Some(operator)) = (key, declared.operator.value) {
            found.push(Requirement {
                key,
                operator,
                values,
                span: declared.key.span.clone(),
            });
        }
    }
    found
}

fn key(context: &mut Context, key: &Located<String>) -> Option<String> {
    checked(
        context,
        key,
        labels::is_key,
        "the key of a label",
        labels::KEY_HINT,
    )
}

fn value(context: &mut Context, value: &Located<String>) -> Option<String> {
    checked(
        context,
        value,
        labels::is_value,
        "the value of a label",
        labels::VALUE_HINT,
    )
}

fn checked(
    context: &mut Context,
    found: &Located<String>,
    is_right: fn(&str) -> bool,
    what: &str,
    hint: &str,
) -> Option<String> {
    let text = found.text()?;
    if is_right(text) {
        return Some(text.to_owned());
    }
    let message = format!("`{text}` is not {what}");
    context.push(Problem::error(codes::LABEL, found.span.clone(), message).hint(hint));
    None
}

/// A value with which a label meets all that is asked of it, or none where it meets that without the label.
fn label(asked: &[&Requirement]) -> Result<Option<String>, ()> {
    let is = |operator| asked.iter().any(|asked| asked.operator == operator);
    let allowed = |value: &&String| {
        asked.iter().all(|asked| match asked.operator {
            LabelOperator::In => asked.values.contains(value),
            LabelOperator::NotIn => !asked.values.contains(value),
            LabelOperator::Exists => true,
            LabelOperator::DoesNotExist => false,
        })
    };
    if !is(LabelOperator::In) && !is(LabelOperator::Exists) {
        return Ok(None);
    }
    let mut known: Vec<String> = asked
        .iter()
        .flat_map(|asked| asked.values.clone())
        .collect();
    // One more than all that can be excluded.
    known.push("true".to_owned());
    known.extend((0..=known.len()).map(|number| format!("value-{number}")));
    known.iter().find(allowed).cloned().map(Some).ok_or(())
}

fn known(requirement: Requirement) -> LabelRequirement {
    LabelRequirement {
        key: requirement.key,
        operator: requirement.operator.word(),
        values: requirement.values,
    }
}

/// A requirement as the API server reads it.
fn text(requirement: &Requirement) -> String {
    let Requirement {
        key,
        operator,
        values,
        ..
    } = requirement;
    let list = values.join(",");
    match operator {
        LabelOperator::In if values.len() == 1 => format!("{key}={list}"),
        LabelOperator::In => format!("{key} in ({list})"),
        LabelOperator::NotIn => format!("{key} notin ({list})"),
        LabelOperator::Exists => key.clone(),
        LabelOperator::DoesNotExist => format!("!{key}"),
    }
}
