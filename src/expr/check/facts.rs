//! What is known to be set where a condition holds, or does not.

use std::collections::BTreeSet;

use crate::expr::syntax::{Binary, Expr, ExprKind, Unary};

/// The paths that are set wherever a condition is true, or false.
pub fn facts(condition: &Expr, truth: bool) -> BTreeSet<String> {
    match &condition.kind {
        ExprKind::Unary(Unary::Not, operand) => facts(operand, !truth),
        ExprKind::Binary(operator @ (Binary::And | Binary::Or), left, right) => {
            let (left, right) = (facts(left, truth), facts(right, truth));
            if (*operator == Binary::And) == truth {
                &left | &right
            } else {
                &left & &right
            }
        }
        ExprKind::Call {
            of: None,
            function,
            arguments,
        } if truth && function.text == "has" => arguments.first().map(prefixes).unwrap_or_default(),
        ExprKind::Call {
            of: Some(of),
            function,
            ..
        } if truth && function.text == "hasValue" => prefixes(of),
        _ => BTreeSet::new(),
    }
}

/// What a condition joins with `&&`, as it is written in the source.
pub fn conditions(condition: &Expr, source: &str) -> BTreeSet<String> {
    match &condition.kind {
        ExprKind::Binary(Binary::And, left, right) => {
            let (left, right) = (conditions(left, source), conditions(right, source));
            &left | &right
        }
        _ => {
            let text = source.get(condition.span.clone()).unwrap_or_default();
            BTreeSet::from([text.to_owned()])
        }
    }
}

/// A path and all that it goes through.
fn prefixes(expression: &Expr) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let mut next = Some(expression);
    while let Some(expression) = next {
        all.extend(path(expression));
        next = match &expression.kind {
            ExprKind::Select { of, .. } | ExprKind::Index { of, .. } => Some(of),
            _ => None,
        };
    }
    all
}

/// The name of what an expression reads, the same for every way to write it.
pub fn path(expression: &Expr) -> Option<String> {
    match &expression.kind {
        ExprKind::Variable(name) => Some(name.clone()),
        ExprKind::Select { of, field, .. } => Some(format!("{}.{}", path(of)?, field.text)),
        ExprKind::Index { of, key, .. } => match &key.kind {
            ExprKind::String(key) if is_word(key) => Some(format!("{}.{key}", path(of)?)),
            ExprKind::String(key) => Some(format!("{}[{key:?}]", path(of)?)),
            ExprKind::Int(key) => Some(format!("{}[{key}]", path(of)?)),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a key can also be written as a field: any other could read like a longer path.
fn is_word(key: &str) -> bool {
    key.chars()
        .all(|letter| letter.is_alphanumeric() || letter == '_')
}
