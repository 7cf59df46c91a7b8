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
    let mut variants = BTreeSet::new();
    for word in words {
        let Some(text) = word.text() else {
            continue;
        };
        let variant = heck::ToUpperCamelCase::to_upper_camel_case(text);
        if !seen.insert(text) {
            context.error(
                codes::DUPLICATE,
                &word.span,
                format!("the word `{text}` comes twice"),
            );
        } else if !variant.starts_with(|first: char| first.is_ascii_alphabetic())
            || !variant.is_ascii()
        {
            context.push(
                Problem::error(
                    codes::INVALID_NAME,
                    word.span.clone(),
                    format!("`{text}` gives no name in Rust"),
                )
                .hint("begin the word with a letter, or use `pattern` instead of `enum`"),
            );
        } else if !variants.insert(variant.clone()) {
            let message =
                format!("`{text}` and an earlier word have the same name in Rust, `{variant}`");
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
            context.error(
                codes::FOREIGN_KEY,
                &span,
                format!("`{key}` means nothing beside `enum`"),
            );
        }
    }
}
