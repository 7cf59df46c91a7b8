//! No function fits, or more than one does.

use super::fit::fit;
use super::overload::Argument;
use super::{Checked, Checker};
use crate::expr::library::{Function, Sort};
use crate::expr::syntax::{Expr, Name};
use crate::expr::{Error, Type, codes};

impl Checker<'_> {
    /// Several functions fit, since the type of a value is not known.
    pub fn ambiguous(&mut self, receivers: &[String], of: &Expr) -> Checked {
        let text = self.text(of);
        let message = format!(
            "the type of `{text}` is unknown: it could be {}",
            receivers.join(" or ")
        );
        let hint = if receivers.iter().any(|receiver| receiver == "string") {
            format!("say what it is: string({text}) for a text, {text}.map(item, item) for a list")
        } else {
            format!("say what its items are, such as {text}.map(item, int(item))")
        };
        self.report(Error::new(codes::TYPE_MISMATCH, of.span.clone(), message).hint(hint))
    }

    /// No function of the name fits: what is wrong with the first value that does not fit.
    pub fn unfitting(
        &mut self,
        functions: &[&'static Function],
        name: &Name,
        given: Vec<Argument<'_>>,
    ) -> Checked {
        let receiver = |function: &&&'static Function| {
            let sort = function.signature.receiver.as_ref();
            sort.zip(given.first())
                .is_none_or(|(sort, (node, _))| fit(sort, &node.ty, false, &mut None).is_some())
        };
        let called: Vec<&&'static Function> = functions.iter().filter(receiver).collect();
        let Some(function) = called.first() else {
            let sorts: Vec<String> = functions
                .iter()
                .filter_map(|f| f.signature.receiver.as_ref())
                .map(Sort::to_string)
                .collect();
            let (found, span) = given
                .first()
                .map_or((&Type::Dyn, name.span.clone()), |(node, of)| {
                    (&node.ty, of.span.clone())
                });
            let message = format!(
                "{}() is called on {}, not on {found}",
                name.text,
                alternatives(&sorts)
            );
            return self
                .report(Error::new(codes::TYPE_MISMATCH, span, message).hint(example(functions)));
        };
        let mut any = None;
        let count = given.len() - usize::from(function.signature.receiver.is_some());
        let sorts: Vec<&Sort> = function.signature.sorts(count).collect();
        let wrong = sorts.iter().zip(&given).position(|(sort, (node, _))| {
            fit(sort, &node.ty, node.is_empty_list(), &mut any).is_none()
        });
        let at = wrong.unwrap_or(0);
        let (Some(sort), Some((node, expression))) = (sorts.get(at), given.get(at)) else {
            return None;
        };
        let expected = sort.resolved(any.as_ref().unwrap_or(&Type::Dyn));
        let mut others: Vec<String> = vec![expected.to_string()];
        for function in &called {
            let other = function
                .signature
                .sorts(count)
                .nth(at)
                .map(|sort| sort.resolved(&Type::Dyn).to_string());
            others.extend(other.filter(|other| other != "dyn" && !others.contains(other)));
        }
        if let ([_], false) = (others.as_slice(), expected == Type::Dyn) {
            return self.expect(node.clone(), &expected, expression);
        }
        // Of what takes almost anything, only what it does not take is of interest.
        let message = if others.len() > 6 {
            format!("{}() does not take {}", name.text, node.ty)
        } else {
            format!("expected {}, found {}", alternatives(&others), node.ty)
        };
        let error = Error::new(codes::TYPE_MISMATCH, expression.span.clone(), message);
        self.report(
            error
                .label(format!("this is {}", node.ty))
                .hint(example(functions)),
        )
    }
}

fn alternatives(words: &[String]) -> String {
    let mut distinct: Vec<&str> = Vec::new();
    for word in words {
        if !distinct.contains(&word.as_str()) {
            distinct.push(word);
        }
    }
    distinct.join(" or ")
}

/// A call of the first of some functions, as it could stand in an expression.
pub fn example(functions: &[&'static Function]) -> String {
    functions.first().map_or_else(String::new, |function| {
        format!("such as {}", function.entry.example)
    })
}
