//! Where an expression mentions fields of a variable.

use std::ops::Range;

use super::syntax::{Expr, ExprKind, parse};

/// A chain of fields that begins at a variable, as far as it is one: `self.tls.secretName` in `self.tls.secretName.size()`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The names of the fields.
    pub names: Vec<String>,
    /// Where each of them stands in the source.
    places: Vec<Range<usize>>,
    /// How many of them, from the first on, are read without a `?`.
    plain: usize,
}

impl Mention {
    /// The bytes of the fields from one to before another; `None` when one of them is read by `.?`.
    #[must_use]
    pub fn place(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let first = self.places.get(from)?;
        let last = self.places.get(to.checked_sub(1)?)?;
        let is_single = from + 1 == to;
        (is_single || to <= self.plain).then_some((first.start, last.end))
    }
}

/// Every mention of the variables, in the order of the source; none where the source has mistakes.
#[must_use]
pub fn mentions(source: &str, variables: &[&str]) -> Vec<Mention> {
    let mut found = Vec::new();
    if let Ok(expression) = parse(source) {
        collect(&expression, variables, &mut found);
    }
    found.sort_by_key(|mention: &Mention| mention.places.first().map_or(0, |place| place.start));
    found
}

fn collect(expression: &Expr, variables: &[&str], found: &mut Vec<Mention>) {
    if let Some(mention) = chain(expression, variables) {
        found.push(mention);
        return;
    }
    for part in expression.parts() {
        collect(part, variables, found);
    }
}

fn chain(expression: &Expr, variables: &[&str]) -> Option<Mention> {
    match &expression.kind {
        ExprKind::Variable(name) => variables.contains(&name.as_str()).then(|| Mention {
            names: Vec::new(),
            places: Vec::new(),
            plain: 0,
        }),
        ExprKind::Select {
            of,
            field,
            optional,
        } => {
            let mut mention = chain(of, variables)?;
            if !optional && mention.plain == mention.names.len() {
                mention.plain += 1;
            }
            mention.names.push(field.text.clone());
            mention.places.push(field.span.clone());
            Some(mention)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_are_found_wherever_they_stand() {
        let source = "has(self.a.b) ? self.list.all(x, x.y > self.a.?c.orValue(1)) : [oldSelf[self.k]] == [self]";
        let found = mentions(source, &["self", "oldSelf"]);
        let mut names = Vec::from_iter(found.iter().map(|mention| mention.names.join(".")));
        names.sort();
        assert_eq!(names, ["", "", "a.b", "a.c", "k", "list"]);
        let optional = found.iter().find(|mention| mention.names == ["a", "c"]);
        let place = |from, to| optional.and_then(|mention| mention.place(from, to));
        assert_eq!(place(0, 2), None);
        assert_eq!(
            place(1, 2).map(|(start, end)| &source[start..end]),
            Some("c")
        );
        assert!(mentions("self.", &["self"]).is_empty());
    }
}
