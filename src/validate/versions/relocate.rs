//! A field in another place, or under another name.

use std::ops::Range;

use super::change::{Subject, placed, refuse};
use super::place::{self, find, inside, is_certain, shown};
use super::{Draft, examples, rules};
use crate::model::{Change, Field, FieldType, Path};
use crate::spec::Located;
use crate::validate::context::Context;
use crate::validate::names;
use crate::validate::rust_names::snake;

/// Moves a field from where the change puts it to where it is in the version.
pub(super) fn undo(
    context: &mut Context,
    draft: &mut Draft,
    subject: &Subject,
    to: &Located<String>,
    target: Path,
) -> Option<Change> {
    let (from, span) = (&subject.path, &subject.written.span);
    let (name, around) = from.split_last()?;
    let (_, around_target) = target.split_last()?;
    if !names::FIELD.holds(name) {
        context.push(names::FIELD.problem(name, span));
    }
    let certain = is_certain(&draft.spec, around_target);
    let turn = turn(&draft.spec, &target);
    let mut field = placed(context, &to.span, place::take(&mut draft.spec, &target))?;
    (field.name, field.rust_name) = (name.clone(), snake(name));
    if !certain {
        field.required = false;
        field.default = None;
    }
    let (mut only_before, mut only_after) = (Vec::new(), Vec::new());
    if around != around_target {
        only_after = emptied(context, draft, &to.span, around_target, &field)?;
        only_before = made(context, draft, span, around, &field)?;
        // What the field itself takes the place of is no object any more.
        only_after.retain(|path| !from.starts_with(path));
        only_before.retain(|path| !target.starts_with(path));
    }
    if find(&draft.spec, from).is_some() {
        let message = format!("`{}` is there in the stored version, too", shown(from));
        return refuse(
            context,
            span,
            message,
            "say first what became of that one: the changes are in order",
        );
    }
    let fields = inside(&mut draft.spec, around)?;
    let turn = turn
        .filter(|_| around == around_target)
        .unwrap_or(fields.len());
    fields.insert(turn.min(fields.len()), field);
    if !examples::without(&mut draft.spec, &target, Some(from)) {
        let message = format!(
            "the default of an object around `{}` has it",
            shown(&target)
        );
        return refuse(
            context,
            &to.span,
            message,
            "set the default in the field itself",
        );
    }
    rules::adapt(context, draft, span, &target, Some(from));
    Some(Change::Move {
        from: from.clone(),
        to: target,
        only_before,
        only_after,
    })
}

/// The turn of a field among those of its object.
fn turn(fields: &[Field], path: &[String]) -> Option<usize> {
    let (name, around) = path.split_last()?;
    let fields = match find(fields, around).map(|field| &field.kind) {
        Some(FieldType::Object { fields, .. }) => fields,
        _ => fields,
    };
    fields.iter().position(|field| field.name == *name)
}

/// Removes the objects that have no field left, innermost first. Objects that stay must not lack a field where only the moved
/// one is set.
fn emptied(
    context: &mut Context,
    draft: &mut Draft,
    span: &Range<usize>,
    around: &[String],
    moved: &Field,
) -> Option<Vec<Path>> {
    let mut removed = Vec::new();
    for depth in (1..=around.len()).rev() {
        let path = &around[..depth];
        let object = find(&draft.spec, path)?;
        if !inside(&mut draft.spec.clone(), path)?.is_empty() {
            lacks_nothing(context, draft, span, path)?;
            continue;
        }
        if !object.is_optional() && moved.is_optional() {
            let message = format!(
                "objects of {} without `{}` would lack `{}`, which {} needs",
                draft.name,
                moved.name,
                shown(path),
                draft.stored
            );
            return refuse(
                context,
                span,
                message,
                "make that object optional, or the field required",
            );
        }
        if object.immutable || !object.validations.is_empty() {
            let message = format!(
                "`{}` has rules, and is not there in {}",
                shown(path),
                draft.name
            );
            let hint = "put them into the field itself, or under `validations` of the kind";
            return refuse(context, span, message, hint);
        }
        place::take(&mut draft.spec, path).ok()?;
        removed.push(path.to_vec());
    }
    Some(removed)
}

/// Makes the objects around a place that are not there, and gives them, innermost first.
fn made(
    context: &mut Context,
    draft: &mut Draft,
    span: &Range<usize>,
    around: &[String],
    moved: &Field,
) -> Option<Vec<Path>> {
    let mut made = Vec::new();
    for depth in 1..=around.len() {
        let path = &around[..depth];
        match find(&draft.spec, path) {
            Some(Field {
                kind: FieldType::Object { .. },
                ..
            }) => {
                lacks_nothing(context, draft, span, path)?;
                if moved.required && !is_certain(&draft.spec, path) {
                    let message = format!(
                        "objects of {} without `{}` would lack `{}`, which {} needs",
                        draft.name,
                        shown(path),
                        moved.name,
                        draft.stored
                    );
                    return refuse(
                        context,
                        span,
                        message,
                        "make that object required, or the field optional",
                    );
                }
            }
            Some(_) => {
                let message = format!("`{}` is no object in the stored version", shown(path));
                return refuse(
                    context,
                    span,
                    message,
                    "drop and add the whole of it, and have it converted by `conversion: code`",
                );
            }
            None => {
                let name = &path[depth - 1];
                inside(&mut draft.spec, &path[..depth - 1])?.push(object(name, moved));
                made.insert(0, path.to_vec());
            }
        }
    }
    Some(made)
}

/// An object for a field: there wherever the field is.
fn object(name: &str, moved: &Field) -> Field {
    let has_default = !moved.required && moved.default.is_some();
    Field {
        name: name.to_owned(),
        rust_name: snake(name),
        description: String::new(),
        kind: FieldType::Object {
            fields: Vec::new(),
            rust_type: String::new(),
        },
        required: moved.required,
        default: has_default.then(|| serde_json::json!({})),
        example: None,
        nullable: false,
        immutable: false,
        secret: false,
        type_description: String::new(),
        validations: Vec::new(),
    }
}

/// An object that may be missing is made when the moved field is set: no other field of it may be required then.
fn lacks_nothing(
    context: &mut Context,
    draft: &Draft,
    span: &Range<usize>,
    path: &[String],
) -> Option<()> {
    let Field {
        kind: FieldType::Object { fields, .. },
        ..
    } = find(&draft.spec, path)?
    else {
        return Some(());
    };
    let required = fields.iter().find(|field| field.required);
    match required.filter(|_| !is_certain(&draft.spec, path)) {
        None => Some(()),
        Some(required) => {
            let message = format!(
                "an object that has nothing of `{}` but the moved field would lack `{}`",
                shown(path),
                required.name
            );
            refuse(
                context,
                span,
                message,
                "make that field optional, or drop and add the objects and have them converted by `conversion: code`",
            )
        }
    }
}
