//! Values in Secrets that the operator makes up.

use std::ops::RangeInclusive;

use super::context::Context;
use super::{codes, names};
use crate::model::{ChildKind, Generated};
use crate::problem::Problem;
use crate::spec::{self, Key, Kind, Node};

/// How long a value is where the spec says nothing: more than 190 bits.
const LENGTH: usize = 32;

/// How long it can be: 47 bits withstand whoever has to ask a server at each attempt, and no program takes more than the most.
const LENGTHS: RangeInclusive<u64> = 8..=128;

/// The keys of a Secret under which its values are.
const DATA: [&str; 2] = ["data", "stringData"];

/// The values that are made up for a child of some kind.
pub(super) fn generated(
    context: &mut Context,
    (key, child): (&Key, &spec::Child),
    kind: &ChildKind,
) -> Vec<Generated> {
    let Some(declared) = &child.generate else {
        return Vec::new();
    };
    if !kind.kind.is_empty() && (kind.group.as_str(), kind.kind.as_str()) != ("", "Secret") {
        context.push(
            Problem::error(
                codes::GENERATED_PLACE,
                key.span.clone(),
                format!(
                    "`{}` is a {} and cannot have generated values",
                    key.name, kind.kind
                ),
            )
            .hint("generate them in a child of kind Secret, and refer to that by name"),
        );
        return Vec::new();
    }
    if declared.0.is_empty() {
        context.push(
            Problem::error(codes::EMPTY, key.span.clone(), "`generate` names no value")
                .hint("name a key of the Secret's data, such as `generate: { password: {} }`, or remove it"),
        );
    }
    whole_data(context, &child.template);
    let values = declared.0.iter();
    values
        .map(|(key, value)| {
            if !names::DATA_KEY.holds(&key.name) {
                context.push(names::DATA_KEY.problem(&key.name, &key.span));
            }
            given_too(context, &child.template, key);
            Generated {
                key: key.name.clone(),
                length: length(context, value),
            }
        })
        .collect()
}

/// Which keys an expression gives is not known.
fn whole_data(context: &mut Context, template: &Node) {
    for data in DATA.iter().filter_map(|data| template.get(data)) {
        if !matches!(data.kind, Kind::Map(_) | Kind::Null | Kind::Absent) {
            context.push(
                Problem::error(
                    codes::GENERATED_TWICE,
                    data.span.clone(),
                    "this could give a value that is generated, too",
                )
                .hint("write the keys out, or put what they are read from into another Secret"),
            );
        }
    }
}

/// A value has one source.
fn given_too(context: &mut Context, template: &Node, key: &Key) {
    let given = DATA
        .iter()
        .filter_map(|data| template.get(data)?.get(&key.name));
    for value in given {
        context.push(
            Problem::error(
                codes::GENERATED_TWICE,
                value.span.clone(),
                format!("`{}` is generated", key.name),
            )
            .hint("remove it here, or under `generate`"),
        );
    }
}

fn length(context: &mut Context, declared: &spec::Generated) -> usize {
    let Some(declared) = &declared.length else {
        return LENGTH;
    };
    let Some(length) = declared.value else {
        return LENGTH;
    };
    if !LENGTHS.contains(&length) {
        context.push(
            Problem::error(
                codes::GENERATED_LENGTH,
                declared.span.clone(),
                format!("a generated value of {length} characters"),
            )
            .hint(format!(
                "between {} and {} are possible",
                LENGTHS.start(),
                LENGTHS.end()
            )),
        );
    }
    usize::try_from(length).unwrap_or(LENGTH)
}
