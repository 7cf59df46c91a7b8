//! Whether the keys of a field fit its type and each other.

use std::ops::Range;

use regex_lite::Regex;

use super::codes;
use super::context::Context;
use crate::model;
use crate::problem::Problem;
use crate::spec::{Field, FieldType, Located, TypeName};

/// Where a value stands, if it is there.
pub(super) fn at<T>(value: Option<&Located<T>>) -> Option<Range<usize>> {
    value.map(|value| value.span.clone())
}

/// A key, where it stands if it does, and the types that it belongs to.
type TypedKey = (&'static str, Option<Range<usize>>, &'static [FieldType]);

/// The keys that belong to some types alone.
fn typed_keys(field: &Field) -> [TypedKey; 20] {
    use FieldType as T;
    let first = |items: Option<&Vec<Located<String>>>| {
        items.map(|items| items.first().map_or(0..0, |item| item.span.clone()))
    };
    let numeric: &'static [FieldType] = &[T::Integer, T::Number];
    [
        (
            "format",
            at(field.format.as_ref()),
            &[T::String, T::Integer],
        ),
        ("enum", first(field.r#enum.as_ref()), &[T::String]),
        ("minLength", at(field.min_length.as_ref()), &[T::String]),
        ("maxLength", at(field.max_length.as_ref()), &[T::String]),
        ("pattern", at(field.pattern.as_ref()), &[T::String]),
        ("minimum", at(field.minimum.as_ref()), numeric),
        ("maximum", at(field.maximum.as_ref()), numeric),
        (
            "exclusiveMinimum",
            at(field.exclusive_minimum.as_ref()),
            numeric,
        ),
        (
            "exclusiveMaximum",
            at(field.exclusive_maximum.as_ref()),
            numeric,
        ),
        ("multipleOf", at(field.multiple_of.as_ref()), &[T::Integer]),
        (
            "items",
            field.items.as_ref().map(|items| items.r#type.span.clone()),
            &[T::List],
        ),
        ("minItems", at(field.min_items.as_ref()), &[T::List]),
        ("maxItems", at(field.max_items.as_ref()), &[T::List]),
        ("listType", at(field.list_type.as_ref()), &[T::List]),
        (
            "listMapKeys",
            first(field.list_map_keys.as_ref()),
            &[T::List],
        ),
        (
            "values",
            field
                .values
                .as_ref()
                .map(|values| values.r#type.span.clone()),
            &[T::Map],
        ),
        (
            "minProperties",
            at(field.min_properties.as_ref()),
            &[T::Map],
        ),
        (
            "maxProperties",
            at(field.max_properties.as_ref()),
            &[T::Map],
        ),
        (
            "fields",
            field
                .fields
                .as_ref()
                .map(|fields| fields.0.first().map_or(0..0, |(key, _)| key.span.clone())),
            &[T::Object],
        ),
        ("secret", at(field.secret.as_ref()), &[T::String, T::Map]),
    ]
}

/// Reports keys that mean nothing for the type of the field.
pub(super) fn keys(context: &mut Context, field: &Field) {
    let Some(kind) = field.r#type.word() else {
        return named(context, field);
    };
    for (key, span, types) in typed_keys(field) {
        let Some(span) = span.filter(|_| !types.contains(&kind)) else {
            continue;
        };
        let words: Vec<String> = types
            .iter()
            .map(|kind| format!("`{}`", kind.word()))
            .collect();
        context.push(
            Problem::error(
                codes::FOREIGN_KEY,
                span,
                format!("`{key}` means nothing for type `{}`", kind.word()),
            )
            .hint(format!("it belongs to {}", words.join(" and "))),
        );
    }
}

/// Reports keys that a type with a name says itself.
pub(super) fn named(context: &mut Context, field: &Field) {
    let (name, hint) = match &field.r#type.value {
        Some(TypeName::Kubernetes(name)) => (name, "Kubernetes says what it holds"),
        Some(TypeName::Defined { name, .. }) => (name, "say it under `definitions`"),
        Some(TypeName::Word(_)) | None => return,
    };
    for (key, span, _) in typed_keys(field) {
        // What is secret depends on what is kept in the field.
        let belongs = key == "secret" && field.r#type.defined().is_some();
        if let Some(span) = span.filter(|_| !belongs) {
            let message = format!("`{key}` means nothing for type `{name}`");
            context.push(Problem::error(codes::FOREIGN_KEY, span, message).hint(hint));
        }
    }
}

/// Reports keys that contradict each other.
pub(super) fn together(context: &mut Context, declared: &Field, field: &model::Field) {
    let number = |number: &Option<Located<serde_json::Number>>| {
        number
            .as_ref()
            .and_then(|number| number.value.as_ref())
            .and_then(serde_json::Number::as_f64)
    };
    if let (Some(least), Some(greatest), Some(place)) = (
        number(&declared.minimum),
        number(&declared.maximum),
        &declared.maximum,
    ) {
        let exclusive = [&declared.exclusive_minimum, &declared.exclusive_maximum];
        let open = exclusive
            .iter()
            .any(|flag| flag.as_ref().is_some_and(|flag| flag.value == Some(true)));
        if least > greatest || (open && least >= greatest) {
            context.push(
                Problem::error(
                    codes::BOUNDS,
                    place.span.clone(),
                    "no number lies between `minimum` and `maximum`",
                )
                .hint("lower the one or raise the other"),
            );
        }
    }
    for (least, greatest, names) in [
        (
            &declared.min_length,
            &declared.max_length,
            "`maxLength` is below `minLength`",
        ),
        (
            &declared.min_items,
            &declared.max_items,
            "`maxItems` is below `minItems`",
        ),
        (
            &declared.min_properties,
            &declared.max_properties,
            "`maxProperties` is below `minProperties`",
        ),
    ] {
        if let (Some(least), Some(greatest)) = (least, greatest)
            && least.value > greatest.value
            && greatest.value.is_some()
        {
            context.error(codes::BOUNDS, &greatest.span, names);
        }
    }
    if let Some(step) = &declared.multiple_of
        && step
            .value
            .as_ref()
            .and_then(serde_json::Number::as_i64)
            .is_some_and(|step| step <= 0)
    {
        context.error(codes::BOUNDS, &step.span, "`multipleOf` must be above 0");
    }
    if let Some(pattern) = &declared.pattern
        && field.required
        && field.example.is_none()
        && field.default.is_none()
    {
        context.push(
            Problem::error(
                codes::EXAMPLE_NEEDED,
                pattern.span.clone(),
                "a required field with a pattern needs an example",
            )
            .hint("the generated sample shows it: add `example` with a text that matches"),
        );
    }
    if let (true, Some(default)) = (field.required, &declared.default) {
        context.push(
            Problem::error(
                codes::REQUIRED_DEFAULT,
                default.span.clone(),
                "a required field with a default",
            )
            .hint("a default makes the field optional for users: remove `required` or `default`"),
        );
    }
}

/// Reports keys of a field that is the items of a list or the values of a map, and has no name to be set or unset.
pub(super) fn part(context: &mut Context, declared: &Field) {
    let default = declared
        .default
        .as_ref()
        .map(|default| default.span.clone());
    for (key, span) in [
        ("required", at(declared.required.as_ref())),
        ("default", default),
        ("immutable", at(declared.immutable.as_ref())),
        ("nullable", at(declared.nullable.as_ref())),
        ("secret", at(declared.secret.as_ref())),
    ] {
        if let Some(span) = span {
            context.push(
                Problem::error(
                    codes::FOREIGN_KEY,
                    span,
                    format!("`{key}` means nothing for items and values"),
                )
                .hint("put it on the list or map itself, or on a field of an object"),
            );
        }
    }
}

/// Reports a pattern that the API server could not read.
pub(super) fn pattern(context: &mut Context, pattern: Option<&Located<String>>) {
    let Some((pattern, text)) = pattern.and_then(|pattern| Some((pattern, pattern.text()?))) else {
        return;
    };
    if let Err(error) = Regex::new(text) {
        context.push(
            Problem::error(
                codes::PATTERN,
                pattern.span.clone(),
                format!("not a regular expression: {error}"),
            )
            .hint("patterns are RE2: no look-around and no back-references"),
        );
    }
}
