//! What a text is joined of, so that two texts can be compared without running them.

use super::syntax::{Binary, Expr, ExprKind, parse};
use super::{Interpolation, Part, Type};

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Joined {
    /// Text as it is.
    Text(String),
    /// The source of an expression, without white space that says nothing.
    Expression(String),
}

impl Interpolation {
    /// The parts of the text: of an expression that joins texts, what it joins. `${"a-" + spec.x}` and `a-${spec.x}` have the same.
    #[must_use]
    pub fn joined(&self) -> Vec<Joined> {
        let mut found = Vec::new();
        for part in &self.parts {
            match part {
                Part::Text(text) => found.push(Joined::Text(text.clone())),
                Part::Expression(typed) => match parse(&typed.source) {
                    Ok(expression) => {
                        collect(&expression, &typed.source, &typed.ty, &mut found);
                    }
                    Err(_) => found.push(Joined::Expression(compact(&typed.source))),
                },
            }
        }
        found
    }
}

fn collect(expression: &Expr, source: &str, ty: &Type, found: &mut Vec<Joined>) {
    match &expression.kind {
        ExprKind::String(text) => found.push(Joined::Text(text.clone())),
        ExprKind::Int(number) => found.push(Joined::Text(number.to_string())),
        ExprKind::Binary(Binary::Add, left, right) if *ty == Type::String => {
            collect(left, source, ty, found);
            collect(right, source, ty, found);
        }
        // Text of something is written as that is in a text.
        ExprKind::Call {
            of: None,
            function,
            arguments,
        } if function.text == "string" && arguments.len() == 1 => {
            arguments
                .iter()
                .for_each(|inner| collect(inner, source, &Type::Dyn, found));
        }
        _ => {
            let source = source.get(expression.span.clone()).unwrap_or_default();
            found.push(Joined::Expression(compact(source)));
        }
    }
}

/// A source without white space outside of text literals.
fn compact(source: &str) -> String {
    let mut quote = None;
    let mut escaped = false;
    let is_kept = |letter: &char| {
        let is_quote = matches!(letter, '"' | '\'');
        match quote {
            Some(open) if *letter == open && !escaped => quote = None,
            None if is_quote => quote = Some(*letter),
            _ => {}
        }
        escaped = *letter == '\\' && !escaped;
        quote.is_some() || !letter.is_whitespace()
    };
    source.chars().filter(is_kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expr::{Environment, interpolate};

    fn joined(text: &str) -> Vec<Joined> {
        let environment = Environment::new()
            .with("a", Type::String)
            .with("n", Type::Int);
        interpolate(text, &environment).expect("valid").joined()
    }

    #[test]
    fn texts_that_are_joined_alike_are_alike() {
        for (one, other) in [
            ("x-${a}", "${'x-' + a}"),
            ("${ a }${a}", "${a + a}"),
            ("${string(n)}", "${n}"),
            ("80", "${80}"),
            ("${a == 'b  c' ? a : 'd'}", "${a=='b  c'?a:'d'}"),
        ] {
            assert_eq!(joined(one), joined(other), "{one}");
        }
        assert_ne!(joined("${n + 1}"), joined("${n}1"));
        assert_ne!(
            joined("${a == 'b c' ? a : 'd'}"),
            joined("${a == 'bc' ? a : 'd'}")
        );
    }
}
