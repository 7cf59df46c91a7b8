//! Rules that the API server evaluates: their types, and what it would refuse to take into a schema, because it has no type for
//! a value, because there is no former value, or because the rule could take too long.

use std::ops::Range;

use super::codes;
use super::context::Context;
use super::{rule_hint, rule_total};
use crate::expr::{self, Declared};
use crate::model::{self, rules::UNCHANGED};
use crate::problem::Problem;
use crate::spec::{Field, ListType, Located, Named, Resource, Validation};

/// The cost from which on a rule is refused, all the values that it is asked about together.
pub(super) const BUDGET: u64 = 10_000_000;

/// The cost from which on all the rules of a version together are refused.
const BUDGET_OF_ALL: u64 = 100_000_000;

/// Where a field is.
#[derive(Clone, Copy)]
struct Place {
    /// How many of it an object can hold; `None` where no bound says that.
    count: Option<u64>,
    /// The key that would bound that number, on a list or map around it without such a bound.
    missing_bound: Option<&'static str>,
    /// Whether the former value of an item cannot be told: a list around it is replaced as a whole.
    without_former: bool,
}

const ROOT: Place = Place {
    count: Some(1),
    missing_bound: None,
    without_former: false,
};

/// A field as it is written and as it is meant.
type Both<'a> = (&'a Field, &'a model::Field);

/// Reports what the API server would refuse of the rules of a kind.
pub(super) fn check(context: &mut Context, resource: &Resource, found: &model::Resource) {
    let mut rules = Rules::new(context);
    for both in pairs(resource.spec.as_ref(), &found.spec) {
        rules.named(both, ROOT);
    }
    let declared = resource.status.iter().flat_map(|fields| &fields.0);
    for ((_, declared), status) in declared.zip(&found.status) {
        rules.named((&declared.field, &status.field), ROOT);
    }
    rules.of_spec(resource.validations.as_deref(), &found.spec);
    rules.together(found, &found.spec, &found.validations);
}

/// The same of the rules that a version has in place of those of the kind.
pub(super) fn of_version(
    context: &mut Context,
    declared: Option<&[Validation]>,
    stored: &model::Resource,
    spec: &[model::Field],
    validations: &[model::Validation],
) {
    let mut rules = Rules::new(context);
    rules.of_spec(declared, spec);
    rules.together(stored, spec, validations);
}

fn pairs<'a>(
    declared: Option<&'a Named<Field>>,
    fields: &'a [model::Field],
) -> impl Iterator<Item = Both<'a>> {
    let declared = declared.into_iter().flat_map(|declared| &declared.0);
    declared.map(|(_, field)| field).zip(fields)
}

struct Rules<'a, 'b> {
    context: &'a mut Context<'b>,
    /// The rule that costs most, and how much.
    costliest: Option<(u64, Range<usize>)>,
}

impl<'a, 'b> Rules<'a, 'b> {
    fn new(context: &'a mut Context<'b>) -> Self {
        Self {
            context,
            costliest: None,
        }
    }

    fn named(&mut self, (declared, field): Both<'_>, place: Place) {
        if let Some(immutable) = &declared.immutable
            && immutable.value == Some(true)
            && let Some((message, hint)) =
                self.why_not_immutable((declared, field), &immutable.span, place)
        {
            self.context
                .push(Problem::error(codes::IMMUTABLE, immutable.span.clone(), message).hint(hint));
        }
        self.value((declared, field), place);
    }

    /// Why the rule that keeps a field as it is would be refused, or would not hold, and what to do about it.
    fn why_not_immutable(
        &mut self,
        (declared, field): Both<'_>,
        span: &Range<usize>,
        place: Place,
    ) -> Option<(&'static str, String)> {
        if field.nullable {
            let hint = "the API server asks no rule about null, so that it could still change: remove one of the two";
            return Some(("an immutable field is nullable", hint.to_owned()));
        }
        let Some(value) = Declared::of(field) else {
            let hint = "rules of the API server cannot see it: declare what it holds, or remove `immutable`";
            return Some(("an immutable field is of type `any`", hint.to_owned()));
        };
        if place.without_former {
            let hint = "the list around it is replaced as a whole, so that nothing says which item it was: give the list `listMapKeys`, or make all of it immutable";
            return Some((
                "an immutable field has no former value here",
                hint.to_owned(),
            ));
        }
        let rule = expr::check_rule(UNCHANGED, &value, self.context.catalog.oldest()).ok()?;
        let cost = cost(rule.cost, &value, place);
        if cost <= BUDGET {
            self.remember(cost, span);
            return None;
        }
        let hint = match (place.missing_bound, rule_hint::missing_bound(declared)) {
            (Some(outer), None) => {
                format!("bound how many there can be: give the list or map around it `{outer}`")
            }
            (None, Some(own)) => format!("bound how long it can be: give it `{own}`"),
            (Some(outer), Some(own)) => {
                format!("bound it: give it `{own}`, and the list or map around it `{outer}`")
            }
            (None, None) => {
                "lower the bounds of the lists and maps around it, or its own".to_owned()
            }
        };
        Some((
            "to compare so many values is more than the API server allows",
            hint,
        ))
    }

    /// The rules at a value, and those in it.
    fn value(&mut self, (declared, field): Both<'_>, place: Place) {
        if let Some(validations) = &declared.validations {
            match Declared::of(field) {
                Some(value) => self.all(validations, &value, field, place),
                None => self.untyped(validations),
            }
        }
        match &field.kind {
            model::FieldType::List {
                items, max_items, ..
            } => {
                let bound = max_items.is_none().then_some("maxItems");
                let place = Place {
                    count: times(place.count, *max_items),
                    missing_bound: place.missing_bound.or(bound),
                    without_former: place.without_former || !is_keyed(declared),
                };
                if let Some(declared) = &declared.items {
                    self.value((declared, items), place);
                }
            }
            model::FieldType::Map {
                values,
                max_properties,
                ..
            } => {
                let bound = max_properties.is_none().then_some("maxProperties");
                let place = Place {
                    count: times(place.count, *max_properties),
                    missing_bound: place.missing_bound.or(bound),
                    ..place
                };
                if let Some(declared) = &declared.values {
                    self.value((declared, values), place);
                }
            }
            model::FieldType::Object { fields, .. } => {
                for both in pairs(declared.fields.as_ref(), fields) {
                    self.named(both, place);
                }
            }
            _ => {}
        }
    }

    fn untyped(&mut self, validations: &[Validation]) {
        if let Some(validation) = validations.first() {
            self.context.push(
                Problem::error(codes::UNTYPED_RULE, validation.rule.span.clone(), "a rule about a value of type `any`")
                    .hint("rules of the API server cannot see it: declare what it holds, or remove the rule"),
            );
        }
    }

    /// The rules over the whole of the spec.
    fn of_spec(&mut self, declared: Option<&[Validation]>, spec: &[model::Field]) {
        let whole = model::Field::object(spec);
        self.all(
            declared.unwrap_or_default(),
            &Declared::fields(spec),
            &whole,
            ROOT,
        );
    }

    fn all(
        &mut self,
        validations: &[Validation],
        value: &Declared,
        field: &model::Field,
        place: Place,
    ) {
        for validation in validations {
            self.rule(&validation.rule, value, field, place);
            if let Some(message) = &validation.message_expression {
                self.message(message, value, field);
            }
        }
    }

    fn rule(
        &mut self,
        source: &Located<String>,
        value: &Declared,
        field: &model::Field,
        place: Place,
    ) {
        let Some(rule) = self.context.rule(source, value) else {
            return;
        };
        let span = source.span.clone();
        if rule.typed.ty != expr::Type::Bool || rule.typed.optional {
            let message = format!("expected true or false, found `{}`", rule.typed.ty);
            self.context.push(
                Problem::error(codes::NOT_BOOLEAN, span.clone(), message)
                    .hint("compare it, such as `self.replicas > 0`, or test it with `has(...)`"),
            );
        }
        if rule.reads_former && place.without_former {
            self.context.push(
                Problem::error(codes::NO_FORMER, span.clone(), "a rule asks for `oldSelf` where there is no former value")
                    .hint("the list around it is replaced as a whole, so that nothing says which item it was: give the list `listMapKeys`"),
            );
        }
        let cost = cost(rule.cost, value, place);
        self.costs(cost, source, field, place);
    }

    /// What says why a rule is broken. It is made once, so that only its own cost counts.
    fn message(&mut self, source: &Located<String>, value: &Declared, field: &model::Field) {
        let Some(rule) = self.context.rule(source, value) else {
            return;
        };
        if rule.typed.ty != expr::Type::String || rule.typed.optional {
            let message = format!("expected text, found `{}`", rule.typed.ty);
            self.context.push(
                Problem::error(codes::MESSAGE_EXPRESSION, source.span.clone(), message)
                    .hint("join texts, such as `\"at most \" + string(self.max)`"),
            );
        }
        self.costs(rule.cost, source, field, ROOT);
    }

    fn costs(&mut self, cost: u64, source: &Located<String>, field: &model::Field, place: Place) {
        self.remember(cost, &source.span);
        if cost > BUDGET {
            let text = source.text().unwrap_or_default();
            let hint = rule_hint::bounds(text, field, place.missing_bound);
            let message = format!(
                "the API server refuses the rule: it could cost {}",
                rule_hint::exceeding(cost, BUDGET)
            );
            self.context
                .push(Problem::error(codes::COSTLY_RULE, source.span.clone(), message).hint(hint));
        }
    }

    /// Remembers what costs most.
    fn remember(&mut self, cost: u64, span: &Range<usize>) {
        if self.costliest.as_ref().is_none_or(|(most, _)| *most < cost) {
            self.costliest = Some((cost, span.clone()));
        }
    }

    /// Reports if all rules of a version together are refused, those that the definition has besides included.
    fn together(
        self,
        kind: &model::Resource,
        spec: &[model::Field],
        validations: &[model::Validation],
    ) {
        let status: Vec<_> = kind
            .status
            .iter()
            .map(|status| status.field.clone())
            .collect();
        let version = rule_total::Version {
            spec,
            validations,
            status: &status,
            name: (kind.name_limit, kind.name_form),
        };
        let total = rule_total::of(version, self.context.catalog.oldest());
        if let (true, Some((_, span))) = (total > BUDGET_OF_ALL, self.costliest) {
            let message = format!(
                "the API server refuses the rules: together they could cost {}",
                rule_hint::exceeding(total, BUDGET_OF_ALL)
            );
            self.context
                .push(Problem::error(codes::COSTLY_RULE, span, message).hint(
                    "this one costs most: say less, or lower the bounds of what it goes through",
                ));
        }
    }
}

/// What a rule costs over all the values that it is asked about.
fn cost(once: u64, value: &Declared, place: Place) -> u64 {
    once.saturating_mul(place.count.unwrap_or_else(|| value.most_often()))
}

/// How many there can be of what is in a list or map, of which there are so many.
pub(super) fn times(count: Option<u64>, bound: Option<u64>) -> Option<u64> {
    Some(count?.saturating_mul(bound?))
}

/// Whether the items of a list are told apart by keys.
fn is_keyed(field: &Field) -> bool {
    let keys = field.list_map_keys.as_ref();
    keys.is_some_and(|keys| !keys.is_empty())
        || field
            .list_type
            .as_ref()
            .and_then(|list_type| list_type.value)
            == Some(ListType::Map)
}
