//! How several writers of a list are merged.

use std::collections::BTreeSet;

use super::context::Context;
use super::suggest::did_you_mean;
use super::{codes, lint};
use crate::model::{self, ListType};
use crate::problem::Problem;
use crate::spec::{self, Field};

/// How a list is merged: as a whole unless it says otherwise or names keys.
pub(super) fn list_type(context: &mut Context, declared: &Field, items: &model::Field) -> ListType {
    let keys: Vec<String> = declared
        .list_map_keys
        .iter()
        .flatten()
        .filter_map(|key| key.value.clone())
        .collect();
    let asked = declared
        .list_type
        .as_ref()
        .and_then(|list_type| list_type.value);
    check(context, declared, items);
    match asked {
        Some(spec::ListType::Set) => ListType::Set,
        Some(spec::ListType::Map) => ListType::Map(keys),
        None if !keys.is_empty() => ListType::Map(keys),
        Some(spec::ListType::Atomic) => ListType::Atomic,
        None => {
            lint::atomic_list(context, declared, items);
            ListType::Atomic
        }
    }
}

/// Reports what is wrong with how a list is merged.
fn check(context: &mut Context, declared: &Field, items: &model::Field) {
    let asked = declared
        .list_type
        .as_ref()
        .and_then(|list_type| Some((list_type, list_type.value?)));
    let keys = declared.list_map_keys.as_deref().unwrap_or_default();
    match asked {
        Some((place, spec::ListType::Set)) if !is_scalar(items) => {
            context.push(
                Problem::error(codes::LIST_TYPE, place.span.clone(), "a set holds scalars alone")
                    .hint("use `listMapKeys: [name]` for objects that differ in `name`, or `listType: atomic`"),
            );
        }
        Some((place, spec::ListType::Map)) if keys.is_empty() => {
            context.push(
                Problem::error(
                    codes::LIST_TYPE,
                    place.span.clone(),
                    "a list of type `map` needs `listMapKeys`",
                )
                .hint("such as `listMapKeys: [name]`"),
            );
        }
        Some((place, spec::ListType::Set | spec::ListType::Atomic)) if !keys.is_empty() => {
            context.push(
                Problem::error(
                    codes::LIST_TYPE,
                    place.span.clone(),
                    "`listMapKeys` makes a list of type `map`",
                )
                .hint("remove one of the two"),
            );
        }
        _ => {}
    }
    let fields = match &items.kind {
        model::FieldType::Object { fields, .. } => fields.as_slice(),
        _ => &[],
    };
    let mut seen = BTreeSet::new();
    for key in keys {
        let Some(name) = key.text() else {
            continue;
        };
        let field = fields.iter().find(|field| field.name == name);
        let (message, hint) = match field {
            None => {
                let known = fields.iter().map(|field| field.name.as_str());
                (
                    format!("the items have no field `{name}`"),
                    did_you_mean(name, known),
                )
            }
            Some(field) if !is_scalar(field) => {
                let hint = "items are told apart by text, numbers and truths";
                (
                    format!("the key `{name}` is not one value"),
                    Some(hint.to_owned()),
                )
            }
            Some(field) if field.is_optional() => {
                let hint = "without it, items could not be told apart";
                (
                    format!("the key `{name}` must be required or have a default"),
                    Some(hint.to_owned()),
                )
            }
            Some(_) if !seen.insert(name) => (format!("the key `{name}` comes twice"), None),
            Some(_) => continue,
        };
        let problem = Problem::error(codes::LIST_TYPE, key.span.clone(), message);
        context.push(Problem { hint, ..problem });
    }
}

/// Whether a field holds one value, and not several.
fn is_scalar(field: &model::Field) -> bool {
    !matches!(
        field.kind,
        model::FieldType::Object { .. }
            | model::FieldType::List { .. }
            | model::FieldType::Map { .. }
            | model::FieldType::Kubernetes { .. }
            | model::FieldType::Any
    )
}
