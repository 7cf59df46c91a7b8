//! Texts that have to be literals of a form: patterns and formats.

use super::overload::Argument;
use super::{Checker, call::words};
use crate::expr::data::Data;
use crate::expr::syntax::{Expr, ExprKind};
use crate::expr::tree::Kind;
use crate::expr::{Error, cel, codes};

impl Checker<'_> {
    /// Whether an expression is a literal that is a regular expression.
    pub fn pattern(&mut self, expression: &Expr) -> Option<()> {
        let ExprKind::String(pattern) = &expression.kind else {
            let error = Error::new(
                codes::PATTERN,
                expression.span.clone(),
                "a pattern is a literal",
            );
            return self
                .report(error.hint("it is checked and compiled when the code is generated"));
        };
        if let Some(wrong) = cel::pattern_error(pattern) {
            let message = format!("not a regular expression: {wrong}");
            let error = Error::new(codes::PATTERN, expression.span.clone(), message);
            return self
                .report(error.hint("patterns are RE2: no look-around and no back-references"));
        }
        Some(())
    }

    /// Whether a literal template takes as many values as a literal list has.
    pub fn verbs(
        &mut self,
        (template, whole): &Argument<'_>,
        (values, place): &Argument<'_>,
    ) -> Option<()> {
        let Kind::Constant(Data::String(template)) = &template.kind else {
            return Some(());
        };
        let wanted = match cel::verbs(template) {
            Ok(wanted) => wanted,
            Err(error) => {
                self.fails(&error, whole)?;
                return None;
            }
        };
        let found = match &values.kind {
            Kind::List(items) => items.len(),
            Kind::Constant(Data::List(items)) => items.len(),
            _ => return Some(()),
        };
        if wanted == found {
            return Some(());
        }
        let message = format!("the format takes {} values, not {found}", words(wanted));
        self.report(Error::new(codes::ARGUMENTS, place.span.clone(), message))
    }
}
