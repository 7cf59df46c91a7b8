//! What a field holds, by its `type` and the keys that belong to it.

use std::ops::Range;

use serde_json::Number;

use super::context::Context;
use super::field::{Place, field, fields, is_true};
use super::list::list_type;
use super::rust_names::TypeNames;
use super::{codes, fit, format, kubernetes, lint, words};
use crate::model::{Field, FieldType};
use crate::problem::Problem;
use crate::spec::{self, Located};

/// What a field holds; anything when its `type` was reported.
pub(super) fn of(
    context: &mut Context,
    types: &mut TypeNames,
    place: &Place,
    declared: &spec::Field,
) -> FieldType {
    let Some(kind) = declared.r#type.word() else {
        return kubernetes::of(context, declared);
    };
    let Some(name) = declared.r#type.defined() else {
        return of_word(context, types, place, declared, kind);
    };
    let key = (place.in_status, name.to_owned());
    if let Some(known) = types.defined.get(&key) {
        return known.clone();
    }
    let place = place.of_definition(name);
    let found = of_word(context, types, &place, declared, kind);
    types.defined.insert(key, found.clone());
    found
}

fn of_word(
    context: &mut Context,
    types: &mut TypeNames,
    place: &Place,
    declared: &spec::Field,
    kind: spec::FieldType,
) -> FieldType {
    match kind {
        spec::FieldType::String => string(context, types, place, declared),
        spec::FieldType::Integer => integer(context, declared),
        spec::FieldType::Number => {
            lint::number(context, declared);
            let (minimum, maximum) = (declared.minimum.as_ref(), declared.maximum.as_ref());
            FieldType::Number {
                minimum: minimum.and_then(float),
                maximum: maximum.and_then(float),
                exclusive_minimum: is_true(declared.exclusive_minimum.as_ref()),
                exclusive_maximum: is_true(declared.exclusive_maximum.as_ref()),
            }
        }
        spec::FieldType::Boolean => FieldType::Boolean,
        spec::FieldType::List => {
            let items = part(
                context,
                types,
                place,
                "items",
                declared.items.as_deref(),
                &declared.r#type.span,
            );
            FieldType::List {
                list_type: list_type(context, declared, &items),
                items: Box::new(items),
                min_items: count(declared.min_items.as_ref()),
                max_items: count(declared.max_items.as_ref()),
            }
        }
        spec::FieldType::Map => FieldType::Map {
            values: Box::new(part(
                context,
                types,
                place,
                "values",
                declared.values.as_deref(),
                &declared.r#type.span,
            )),
            min_properties: count(declared.min_properties.as_ref()),
            max_properties: count(declared.max_properties.as_ref()),
        },
        spec::FieldType::Object => {
            if declared
                .fields
                .as_ref()
                .is_none_or(|fields| fields.0.is_empty())
            {
                context.push(missing_part("an object", "fields", &declared.r#type.span));
            }
            FieldType::Object {
                rust_type: types.give(place.prefix, &place.path),
                fields: fields(context, types, place, declared.fields.as_ref()),
            }
        }
        spec::FieldType::IntOrString => FieldType::IntOrString,
        spec::FieldType::Quantity => FieldType::Quantity,
        spec::FieldType::Duration => FieldType::Duration,
        spec::FieldType::DateTime => FieldType::DateTime,
        spec::FieldType::Any => FieldType::Any,
    }
}

fn string(
    context: &mut Context,
    types: &mut TypeNames,
    place: &Place,
    declared: &spec::Field,
) -> FieldType {
    if let Some(list) = &declared.r#enum {
        let values: Vec<String> = list.iter().filter_map(|word| word.value.clone()).collect();
        words::check(context, declared, list);
        return FieldType::Enum {
            values,
            rust_type: types.give(place.prefix, &place.path),
        };
    }
    let format = declared
        .format
        .as_ref()
        .and_then(|format| format::text(context, format));
    fit::pattern(context, declared.pattern.as_ref());
    FieldType::String {
        format,
        min_length: count(declared.min_length.as_ref()),
        max_length: count(declared.max_length.as_ref()),
        pattern: declared
            .pattern
            .as_ref()
            .and_then(|pattern| pattern.value.clone()),
    }
}

fn integer(context: &mut Context, declared: &spec::Field) -> FieldType {
    let bits = declared
        .format
        .as_ref()
        .map_or(64, |format| format::integer_bits(context, format));
    let mut whole = |number: Option<&Located<Number>>| {
        let number = number?;
        let found = number.value.as_ref()?;
        let whole = found
            .as_i64()
            .filter(|value| bits == 64 || i32::try_from(*value).is_ok());
        if whole.is_none() {
            let message = format!("`{found}` is not a whole number of {bits} bits");
            context.error(codes::BOUNDS, &number.span, message);
        }
        whole
    };
    FieldType::Integer {
        bits,
        minimum: whole(declared.minimum.as_ref()),
        maximum: whole(declared.maximum.as_ref()),
        exclusive_minimum: is_true(declared.exclusive_minimum.as_ref()),
        exclusive_maximum: is_true(declared.exclusive_maximum.as_ref()),
        multiple_of: whole(declared.multiple_of.as_ref()),
    }
}

/// The items of a list or the values of a map.
fn part(
    context: &mut Context,
    types: &mut TypeNames,
    place: &Place,
    key: &str,
    declared: Option<&spec::Field>,
    span: &Range<usize>,
) -> Field {
    match declared {
        Some(declared) => {
            fit::part(context, declared);
            field(context, types, place, declared)
        }
        None => {
            let owner = if key == "items" { "a list" } else { "a map" };
            context.push(missing_part(owner, key, span));
            field(
                context,
                &mut TypeNames::new("", false, false),
                place,
                &spec::Field::unknown(span),
            )
        }
    }
}

fn missing_part(owner: &str, key: &str, span: &Range<usize>) -> Problem {
    let example = if key == "fields" {
        "{ name: { type: string } }"
    } else {
        "{ type: string }"
    };
    Problem::error(
        codes::MISSING_PART,
        span.clone(),
        format!("{owner} needs `{key}`"),
    )
    .hint(format!("such as `{key}: {example}`"))
}

fn count(number: Option<&Located<u64>>) -> Option<u64> {
    number.and_then(|number| number.value)
}

fn float(number: &Located<Number>) -> Option<f64> {
    number.value.as_ref().and_then(Number::as_f64)
}
