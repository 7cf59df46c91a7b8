//! Fields that one of two versions does not have.

use serde_json::Value;

use super::change::{Subject, placed, refuse};
use super::place::{self, find, inside, shown};
use super::{Draft, examples, rules};
use crate::model::{Change, Field};
use crate::problem::Problem;
use crate::spec::{self, Node};
use crate::validate::context::Context;
use crate::validate::field::{self, Place};
use crate::validate::rust_names::{TypeNames, snake};
use crate::validate::{codes, names, secrets, value};

/// Takes a field away that the version does not have.
pub(super) fn add(
    context: &mut Context,
    draft: &mut Draft,
    subject: &Subject,
    default: Option<&Node>,
) -> Option<Change> {
    let span = &subject.written.span;
    let path = &subject.path;
    let field = placed(context, span, place::take(&mut draft.spec, path))?;
    let (_, around) = path.split_last()?;
    if !around.is_empty() && inside(&mut draft.spec, around).is_some_and(|fields| fields.is_empty())
    {
        let message = format!(
            "`{}` would have no field left in `{}`",
            shown(around),
            draft.name
        );
        return refuse(
            context,
            span,
            message,
            &format!("add `{}` as a whole", shown(around)),
        );
    }
    if !examples::without(&mut draft.spec, path, None) {
        let message = format!("the default of an object around `{}` has it", shown(path));
        return refuse(
            context,
            span,
            message,
            "set the default in the field itself",
        );
    }
    rules::adapt(context, draft, span, path, None);
    let default = given(context, draft, subject, &field, default);
    Some(Change::Add {
        path: path.clone(),
        default,
    })
}

/// Brings a field back that only the version has.
pub(super) fn drop(
    context: &mut Context,
    draft: &mut Draft,
    subject: &Subject,
    change: &spec::Change,
) -> Option<Change> {
    let span = &subject.written.span;
    let path = &subject.path;
    let Some(declared) = &change.field else {
        context.push(
            Problem::error(
                codes::MISSING_KEY,
                span.clone(),
                "the key `field` is missing beside `drop`",
            )
            .hint("such as `field: { type: string }`: what it was in this version"),
        );
        return None;
    };
    let (name, around) = path.split_last()?;
    if !names::FIELD.holds(name) {
        context.push(names::FIELD.problem(name, span));
    }
    if find(&draft.spec, path).is_some() {
        let message = format!("`{}` is there in the stored version, too", shown(path));
        return refuse(
            context,
            span,
            message,
            "a field of both versions needs no change",
        );
    }
    let place = Place {
        prefix: draft.kind,
        path: path.iter().map(String::as_str).collect(),
        in_status: false,
    };
    // These types never become Rust types.
    let mut types = TypeNames::new(draft.kind, false, false);
    let field = field::field(context, &mut types, &place, declared);
    let field = Field {
        name: name.clone(),
        rust_name: snake(name),
        ..field
    };
    let default = given(context, draft, subject, &field, change.default.as_ref());
    let Some(fields) = inside(&mut draft.spec, around) else {
        let message = format!(
            "there is no object `{}` in the stored version",
            shown(around)
        );
        return refuse(
            context,
            span,
            message,
            "drop the outermost object that is gone, as a whole",
        );
    };
    fields.push(field);
    Some(Change::Drop {
        path: path.clone(),
        default,
    })
}

/// The value of the field in objects of the version that does not have it.
fn given(
    context: &mut Context,
    draft: &Draft,
    subject: &Subject,
    field: &Field,
    default: Option<&Node>,
) -> Option<Value> {
    let span = &subject.written.span;
    if field.secret || !secrets::paths(std::slice::from_ref(field)).is_empty() {
        context.push(
            Problem::error(
                codes::LOST_SECRET,
                span.clone(),
                format!(
                    "`{}` is or has a secret, which an annotation must not hold",
                    shown(&subject.path)
                ),
            )
            .hint("leave the change out: then both versions have the field"),
        );
    }
    if let Some(default) = default {
        value::check(context, default, field);
        return Some(default.to_json());
    }
    if field.required && !draft.has_code {
        context.push(
            Problem::error(
                codes::NO_VALUE,
                span.clone(),
                format!(
                    "`{}` is required, and objects of one version have no value for it",
                    shown(&subject.path)
                ),
            )
            .hint("give the change a `default`"),
        );
    }
    field.default.clone()
}
