//! The words of an enum.

use std::collections::BTreeSet;

use super::codes;
use super::context::Context;
use super::fit::at;
use crate::problem::Problem;
use crate::spec::{Field, Located};

/// Reports what is wrong with the words of an enum.
pub(super) fn check(context: &mut Context, declared: &Field, words: &[Located<String>]) {
    if words.is_empty() {
        context.error(codes::EMPTY, &declared.r#type.span, "`enum` has no words");
    }
    let mut seen = BTreeSet::new();
    for word in words {
        if let Some(text) = word.text()
            && !seen.insert(text)
        {
            let message = format!("the word `{text}` comes twice");
            context.error(codes::DUPLICATE, &word.span, message);
        }
    }
    for (key, span) in [
        ("pattern", at(declared.pattern.as_ref())),
        ("format", at(declared.format.as_ref())),
        ("minLength", at(declared.min_length.as_ref())),
        ("maxLength", at(declared.max_length.as_ref())),
    ] {
        if let Some(span) = span {
            context.push(
                Problem::error(
                    codes::FOREIGN_KEY,
                    span.clone(),
                    format!("`{key}` means nothing beside `enum`"),
                )
                .hint("remove it: the words say what the text may be"),
            );
        }
    }
}
