//! Rules that the API server refuses to take into a schema: those it has no type for, those that need a former value where
//! there is none, and those that could take too long.

use super::codes;
use super::context::Context;
use super::fit::at;
use super::rule_cost::{self, BUDGET};
use crate::problem::Problem;
use crate::spec::{Field, FieldType, ListType, Named};

/// Where a field is.
#[derive(Clone, Copy)]
struct Place {
    /// How many of it an object can hold, as the API server estimates that.
    count: f64,
    /// The key that would bound that number, on a list or map around it without such a bound.
    missing_bound: Option<&'static str>,
    /// Whether the former value of an item cannot be told: a list around it is replaced as a whole.
    without_former: bool,
}

/// Reports what the API server would refuse of the rules of named fields.
pub(super) fn check<'a>(context: &mut Context, fields: impl IntoIterator<Item = &'a Field>) {
    let place = Place {
        count: 1.0,
        missing_bound: None,
        without_former: false,
    };
    for field in fields {
        named(context, field, place);
    }
}

fn named(context: &mut Context, field: &Field, place: Place) {
    if let Some(immutable) = &field.immutable
        && immutable.value == Some(true)
        && let Some((message, hint)) = why_not_immutable(field, place)
    {
        context.push(Problem::error(codes::IMMUTABLE, immutable.span.clone(), message).hint(hint));
    }
    value(context, field, place);
}

/// Why the rule that keeps a field as it is would be refused, or would not hold, and what to do about it.
fn why_not_immutable(field: &Field, place: Place) -> Option<(&'static str, String)> {
    if field.nullable.as_ref().and_then(|nullable| nullable.value) == Some(true) {
        let hint = "the API server asks no rule about null, so that it could still change: remove one of the two";
        return Some(("an immutable field is nullable", hint.to_owned()));
    }
    if is_untyped(field) {
        let hint =
            "rules of the API server cannot see it: declare what it holds, or remove `immutable`";
        return Some(("an immutable field is of type `any`", hint.to_owned()));
    }
    if place.without_former {
        let hint = "the list around it is replaced as a whole, so that nothing says which item it was: give the list `listMapKeys`, or make all of it immutable";
        return Some((
            "an immutable field has no former value here",
            hint.to_owned(),
        ));
    }
    if rule_cost::of_equality(field) * place.count <= BUDGET {
        return None;
    }
    let hint = match (place.missing_bound, rule_cost::missing_bound(field)) {
        (Some(outer), None) => {
            format!("bound how many there can be: give the list or map around it `{outer}`")
        }
        (None, Some(own)) => format!("bound how long it can be: give it `{own}`"),
        (Some(outer), Some(own)) => {
            format!("bound it: give it `{own}`, and the list or map around it `{outer}`")
        }
        (None, None) => "lower the bounds of the lists and maps around it, or its own".to_owned(),
    };
    Some((
        "to compare so many values is more than the API server allows",
        hint,
    ))
}

/// The rules at a value, and those in it.
fn value(context: &mut Context, field: &Field, place: Place) {
    if let Some(validation) = field.validations.as_ref().and_then(|list| list.first()) {
        let span = validation.rule.span.clone();
        if is_untyped(field) {
            context.push(
                Problem::error(codes::UNTYPED_RULE, span, "a rule about a value of type `any`")
                    .hint("rules of the API server cannot see it: declare what it holds, or remove the rule"),
            );
        } else if let Some(bound) = place.missing_bound {
            context.push(
                Problem::warning(codes::COSTLY_RULE, span, "a rule in a list or map without an upper bound")
                    .hint(format!("the API server may refuse it, as it reckons with a million items: give the list or map around it `{bound}`")),
            );
        }
    }
    match field.r#type.word() {
        Some(FieldType::List) => {
            let keyed = field
                .list_map_keys
                .as_ref()
                .is_some_and(|keys| !keys.is_empty())
                || field
                    .list_type
                    .as_ref()
                    .and_then(|list_type| list_type.value)
                    == Some(ListType::Map);
            let bounded = at(field.max_items.as_ref()).is_some();
            let place = Place {
                count: place.count * rule_cost::count(field),
                missing_bound: if bounded {
                    place.missing_bound
                } else {
                    Some("maxItems")
                },
                without_former: place.without_former || !keyed,
            };
            field
                .items
                .iter()
                .for_each(|items| value(context, items, place));
        }
        Some(FieldType::Map) => {
            let bounded = at(field.max_properties.as_ref()).is_some();
            let place = Place {
                count: place.count * rule_cost::count(field),
                missing_bound: if bounded {
                    place.missing_bound
                } else {
                    Some("maxProperties")
                },
                ..place
            };
            field
                .values
                .iter()
                .for_each(|values| value(context, values, place));
        }
        _ => {
            for field in fields(field.fields.as_ref()) {
                named(context, field, place);
            }
        }
    }
}

fn fields(fields: Option<&Named<Field>>) -> impl Iterator<Item = &Field> {
    fields
        .into_iter()
        .flat_map(|fields| &fields.0)
        .map(|(_, field)| field)
}

/// Whether rules of the API server know no type for a field: it holds anything, or a list or map of that.
fn is_untyped(field: &Field) -> bool {
    match field.r#type.word() {
        Some(FieldType::Any) => true,
        Some(FieldType::List) => field.items.as_deref().is_some_and(is_untyped),
        Some(FieldType::Map) => field.values.as_deref().is_some_and(is_untyped),
        _ => false,
    }
}
