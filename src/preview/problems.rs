//! The expressions of a spec that have no value for a resource, as problems.

use super::codes;
use super::scope::Failure;
use super::{Fate, Preview, Wrong};
use crate::problem::Problem;

/// What is to be said of the expressions that have no value and never will, and of keys that cannot be any.
#[must_use]
pub fn problems(preview: &Preview<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for object in &preview.objects {
        if let Fate::Failed(wrong) = &object.fate {
            problems.push(of_object(&object.name(), wrong, object.child.each.as_ref()));
        }
    }
    for (part, failure) in &preview.failures {
        problems.push(problem(part, failure));
    }
    problems
}

fn of_object(name: &str, wrong: &Wrong<'_>, each: Option<&crate::model::Each>) -> Problem {
    match (&wrong.failure, each) {
        (Some(failure), _) => problem(name, failure),
        (None, each) => {
            let span = each.map_or(0..0, |each| each.key.span.clone());
            Problem::error(codes::NO_VALUE, span, wrong.message.clone())
                .label(format!("the key of `{name}`"))
                .hint("give each element of the resource a key of its own that is one line of text")
        }
    }
}

fn problem(part: &str, failure: &Failure<'_>) -> Problem {
    let span = failure.expression.map_or(0..0, |typed| typed.span.clone());
    let message = format!("{part}: {}", failure.source);
    Problem::error(codes::NO_VALUE, span, message)
        .label("it has no value for this resource")
        .hint("correct the fields of the resource that it reads, or let a rule under `validations` refuse such values")
}
