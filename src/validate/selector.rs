//! Which objects of a kind are meant, by their labels.

use std::ops::Range;

use super::context::Context;
use super::{codes, labels};
use crate::model::selector::{query, sample};
use crate::model::{LabelRequirement, LabelSelector, LabelTest};
use crate::problem::Problem;
use crate::spec::{self, LabelOperator, Located};

/// A requirement that was found right, and where it is.
pub(super) type Found<V> = (LabelRequirement<V>, Range<usize>);

/// The selector of a kind's objects.
pub(super) fn selector(
    context: &mut Context,
    declared: Option<&spec::LabelSelector>,
    place: &Range<usize>,
) -> Option<LabelSelector> {
    let declared = declared?;
    let found = requirements(context, declared, &mut value);
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
    contradictions(context, &found);
    let requirements: Vec<_> = found
        .into_iter()
        .map(|(requirement, _)| requirement)
        .collect();
    Some(LabelSelector {
        query: query(&requirements),
        sample: sample(&requirements).unwrap_or_default(),
        requirements,
    })
}

/// Reports requirements that no label meets together.
pub(super) fn contradictions(context: &mut Context, found: &[Found<String>]) {
    let requirements: Vec<_> = found
        .iter()
        .map(|(requirement, _)| requirement.clone())
        .collect();
    let Err(wrong) = sample(&requirements) else {
        return;
    };
    let mut found = found.iter();
    if let Some((LabelRequirement { key, .. }, span)) = found.find(|(found, _)| found == wrong) {
        let message =
            format!("no object can be selected: what is asked of `{key}` contradicts itself");
        context.error(codes::SELECTOR, span, message);
    }
}

/// What a selector asks for; `value` makes a value of one that the file gives.
pub(super) fn requirements<V>(
    context: &mut Context,
    declared: &spec::LabelSelector,
    value: &mut impl FnMut(&mut Context, &Located<String>) -> Option<V>,
) -> Vec<Found<V>> {
    let mut found = Vec::new();
    for (key, text) in declared.match_labels.iter().flat_map(|labels| &labels.0) {
        let located = Located {
            value: Some(key.name.clone()),
            span: key.span.clone(),
        };
        if let (Some(key), Some(value)) = (self::key(context, &located), value(context, text)) {
            let test = LabelTest::In(vec![value]);
            found.push((LabelRequirement { key, test }, text.span.clone()));
        }
    }
    for declared in declared.match_expressions.iter().flatten() {
        presence_of_values(context, declared);
        let key = self::key(context, &declared.key);
        let values = declared.values.iter().flatten();
        let values: Vec<V> = values.filter_map(|found| value(context, found)).collect();
        if let (Some(key), Some(operator)) = (key, declared.operator.value) {
            let test = match operator {
                LabelOperator::In => LabelTest::In(values),
                LabelOperator::NotIn => LabelTest::NotIn(values),
                LabelOperator::Exists => LabelTest::Exists,
                LabelOperator::DoesNotExist => LabelTest::DoesNotExist,
            };
            found.push((LabelRequirement { key, test }, declared.key.span.clone()));
        }
    }
    found
}

/// Reports values that are missing, or that the operator does not take.
fn presence_of_values(context: &mut Context, declared: &spec::LabelRequirement) {
    let are_there = declared.values.iter().any(|values| !values.is_empty());
    let operator = declared.operator.value;
    let wanted = operator.map(|found| matches!(found, LabelOperator::In | LabelOperator::NotIn));
    let (message, hint) = match wanted {
        Some(true) if !are_there => (
            "values are missing",
            "add `values: [...]`, or use `Exists` or `DoesNotExist`",
        ),
        Some(false) if are_there => (
            "this operator takes no values",
            "remove `values`, or use `In` or `NotIn`",
        ),
        _ => return,
    };
    let span = declared.operator.span.clone();
    context.push(Problem::error(codes::SELECTOR, span, message).hint(hint));
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

/// A value as the file gives it.
pub(super) fn value(context: &mut Context, value: &Located<String>) -> Option<String> {
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
