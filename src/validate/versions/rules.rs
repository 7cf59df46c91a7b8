//! CEL rules, columns and the scale subresource, which name fields by their paths.

use std::ops::Range;

use super::Draft;
use super::place::{find, shown};
use crate::expr;
use crate::model::{Field, FieldType, Path, Validation, name_in_rules};
use crate::problem::Problem;
use crate::validate::codes;
use crate::validate::context::Context;

/// A field that is somewhere else in the version, or nowhere.
struct Moved<'a> {
    /// Where it is in the stored version, seen from where a rule stands.
    path: &'a [String],
    /// Where it is in the version, if the rule can see it there.
    now: Option<&'a [String]>,
    /// The fields as they are in the version, seen from there.
    fields: &'a [Field],
}

/// Brings all that names a field in line with where it is in the version, and reports rules that cannot be.
pub(super) fn adapt(
    context: &mut Context,
    draft: &mut Draft,
    span: &Range<usize>,
    path: &Path,
    now: Option<&Path>,
) {
    let mut lost = Vec::new();
    let fields = draft.spec.clone();
    let moved = Moved {
        path,
        now: now.map(Vec::as_slice),
        fields: &fields,
    };
    draft.validations = rewrite(&draft.validations, &moved, &mut lost);
    if draft.has_rules {
        lost.clear();
    }
    for rule in lost {
        let hint = "give the version `validations` of its own, which are checked in place of it; `[]` for none";
        report(context, draft, span, path, &rule, hint);
    }
    let mut lost = Vec::new();
    inner(&mut draft.spec, &moved, &mut lost);
    for rule in lost {
        let hint =
            "put the rule under `validations` of the kind, for which a version can have others";
        report(context, draft, span, path, &rule, hint);
    }
    columns(draft, path, now);
}

fn report(
    context: &mut Context,
    draft: &Draft,
    span: &Range<usize>,
    path: &Path,
    rule: &str,
    hint: &str,
) {
    let message = format!(
        "the rule `{rule}` mentions `{}`, and cannot be said of {}",
        shown(path),
        draft.name
    );
    context.push(Problem::error(codes::VERSION_RULE, span.clone(), message).hint(hint));
}

/// The rules of the objects around a field.
fn inner(fields: &mut [Field], moved: &Moved, lost: &mut Vec<String>) {
    let Some((name, path)) = moved.path.split_first() else {
        return;
    };
    for field in fields.iter_mut().filter(|field| field.name == *name) {
        let FieldType::Object { fields, .. } = &mut field.kind else {
            continue;
        };
        let as_it_is = fields.clone();
        let now = moved.now.and_then(|now| now.split_first());
        let moved = Moved {
            path,
            now: now.filter(|(first, _)| *first == name).map(|(_, now)| now),
            fields: &as_it_is,
        };
        if !path.is_empty() {
            field.validations = rewrite(&field.validations, &moved, lost);
            inner(fields, &moved, lost);
        }
    }
}

/// The rules as they have to be; those that cannot be go to `lost`.
fn rewrite(rules: &[Validation], moved: &Moved, lost: &mut Vec<String>) -> Vec<Validation> {
    let mut kept = Vec::new();
    for validation in rules {
        match rewritten(&validation.rule, moved) {
            Some(rule) => kept.push(Validation {
                rule,
                message: validation.message.clone(),
                // What it says of the stored version may not be there in another.
                message_expression: validation
                    .message_expression
                    .as_deref()
                    .and_then(|message| rewritten(message, moved)),
            }),
            None => lost.push(validation.rule.clone()),
        }
    }
    kept
}

/// A rule that names the field where it is in the version; `None` where it mentions what is not there, or is something else.
fn rewritten(rule: &str, moved: &Moved) -> Option<String> {
    let spelled =
        |path: &[String]| -> Vec<String> { path.iter().map(|name| name_in_rules(name)).collect() };
    let (path, now) = (spelled(moved.path), moved.now.map(spelled));
    let mut out = rule.to_owned();
    // From the end, so that what comes before stays where it is.
    for mention in expr::mentions(rule, &["self", "oldSelf"]).into_iter().rev() {
        let names = &mention.names;
        if names.starts_with(&path) {
            let now = now.as_ref()?;
            let shared = path
                .iter()
                .zip(now)
                .take_while(|(one, other)| one == other)
                .count();
            let first = shared.min(path.len() - 1).min(now.len() - 1);
            let (start, end) = mention.place(first, path.len())?;
            out.replace_range(start..end, &now[first..].join("."));
        } else if path.starts_with(names) && !names.is_empty() {
            let stays = find(moved.fields, &moved.path[..names.len()]).is_some();
            let moves = now.as_ref().is_some_and(|now| around(now) != around(&path));
            if !stays || moves {
                return None;
            }
        } else if now.as_ref().is_some_and(|now| now.starts_with(names)) && !names.is_empty() {
            return None;
        }
    }
    Some(out)
}

fn around(path: &[String]) -> &[String] {
    path.split_last().map_or(&[], |(_, around)| around)
}

/// Columns follow a field that moved and go with one that is not there; so does the scale subresource.
fn columns(draft: &mut Draft, path: &Path, now: Option<&Path>) {
    let json_path = |path: &Path| format!(".{}", shown(path));
    let (before, after) = (json_path(path), now.map(json_path));
    let adapted = |text: &str| match text.strip_prefix(&before) {
        Some(rest) if rest.is_empty() || rest.starts_with(['.', '[']) => {
            after.as_ref().map(|after| format!("{after}{rest}"))
        }
        _ => Some(text.to_owned()),
    };
    draft
        .columns
        .retain_mut(|column| match adapted(&column.path) {
            Some(path) => {
                column.path = path;
                true
            }
            None => false,
        });
    draft.scale = draft.scale.take().and_then(|mut scale| {
        scale.spec_replicas_path = adapted(&scale.spec_replicas_path)?;
        Some(scale)
    });
}
