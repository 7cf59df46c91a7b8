//! One change, undone: the fields after it become those before it.

use std::ops::Range;

use super::place::{self, Nowhere};
use super::{Draft, presence, relocate};
use crate::model::{Change, Path};
use crate::problem::Problem;
use crate::spec::{self, Located};
use crate::validate::codes;
use crate::validate::context::Context;
use crate::validate::fit::at;
use crate::validate::names;

/// Where a change stands in the file, and what it is about.
pub(super) struct Subject<'a> {
    /// The path as it is written.
    pub written: &'a Located<String>,
    /// The same as names.
    pub path: Path,
}

/// Undoes a change; `None` when it was reported.
pub(super) fn undo(
    context: &mut Context,
    draft: &mut Draft,
    change: &spec::Change,
) -> Option<Change> {
    let kinds = [
        ("rename", &change.rename),
        ("move", &change.r#move),
        ("add", &change.add),
        ("drop", &change.drop),
    ];
    let given = kinds
        .iter()
        .filter_map(|(kind, path)| Some((*kind, path.as_ref()?)));
    let given: Vec<_> = given.collect();
    let [(kind, written)] = given.as_slice() else {
        let span = given
            .last()
            .map_or(draft.span.clone(), |(_, path)| path.span.clone());
        let message = "a change says one of `rename`, `move`, `add` and `drop`";
        context.error(codes::ONE_OF, &span, message);
        return None;
    };
    keys(context, kind, change);
    let path = placed(context, &written.span, place::names(written.text()?))?;
    let subject = Subject { written, path };
    match *kind {
        "add" => presence::add(context, draft, &subject, change.default.as_ref()),
        "drop" => presence::drop(context, draft, &subject, change),
        _ => {
            let Some(to) = &change.to else {
                let message = format!("the key `to` is missing beside `{kind}`");
                context.error(codes::MISSING_KEY, &written.span, message);
                return None;
            };
            let target = target(context, kind, &subject.path, to)?;
            relocate::undo(context, draft, &subject, to, target)
        }
    }
}

/// The path that a field got.
fn target(context: &mut Context, kind: &str, from: &Path, to: &Located<String>) -> Option<Path> {
    let text = to.text()?;
    let (_, around) = from.split_last()?;
    if kind == "rename" {
        if !names::FIELD.holds(text) {
            let problem = names::FIELD.problem(text, &to.span);
            context
                .push(problem.hint("the new name alone; `move` takes the path of another place"));
            return None;
        }
        return Some([around, &[text.to_owned()]].concat());
    }
    let target = placed(context, &to.span, place::names(text))?;
    if target
        .split_last()
        .is_some_and(|(_, others)| others == around)
    {
        let name = target.last().map_or("", String::as_str);
        context.push(
            Problem::error(
                codes::CHANGE,
                to.span.clone(),
                "the field stays in its place",
            )
            .hint(format!("write it as `rename`, with `to: {name}`")),
        );
        return None;
    }
    Some(target)
}

/// A key, where it stands if it does, and what it belongs to.
type Belonging = (&'static str, Option<Range<usize>>, &'static [&'static str]);

/// Reports keys that mean nothing for the change.
fn keys(context: &mut Context, kind: &str, change: &spec::Change) {
    let default = change.default.as_ref().map(|default| default.span.clone());
    let field = change.field.as_ref().map(|field| field.r#type.span.clone());
    let owners: [Belonging; 3] = [
        ("to", at(change.to.as_ref()), &["rename", "move"]),
        ("default", default, &["add", "drop"]),
        ("field", field, &["drop"]),
    ];
    for (key, span, owners) in owners {
        if let Some(span) = span.filter(|_| !owners.contains(&kind)) {
            let message = format!("`{key}` means nothing beside `{kind}`");
            context.push(
                Problem::error(codes::FOREIGN_KEY, span, message)
                    .hint(format!("it belongs to `{}`", owners.join("` and `"))),
            );
        }
    }
}

/// What is at a place, or a report of why there is nothing.
pub(super) fn placed<T>(
    context: &mut Context,
    span: &Range<usize>,
    found: Result<T, Nowhere>,
) -> Option<T> {
    match found {
        Ok(found) => Some(found),
        Err(nowhere) => {
            let mut problem = Problem::error(codes::PATH, span.clone(), nowhere.message);
            problem.hint = nowhere.hint;
            context.push(problem);
            None
        }
    }
}

/// Reports a change that cannot be made both ways.
pub(super) fn refuse<T>(
    context: &mut Context,
    span: &Range<usize>,
    message: String,
    hint: &str,
) -> Option<T> {
    context.push(Problem::error(codes::CHANGE, span.clone(), message).hint(hint));
    None
}
