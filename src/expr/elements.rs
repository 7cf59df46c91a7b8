//! What an expression reads of the elements of lists that are variables.

use std::collections::BTreeSet;

use super::comprehension::{self, Comprehension};
use super::syntax::{Expr, ExprKind, parse};

/// The paths that are read of elements of variables, such as `tokens[].data.key` for `tokens.map(t, t.data.key)`; `tokens[]`
/// where elements are read as a whole, or in a way that is not known here. How many there are is no reading; `tests` says
/// whether it is one to test with `has` whether something is set. Where the source has mistakes there are none.
#[must_use]
pub fn elements(source: &str, tests: bool) -> BTreeSet<String> {
    let mut reads = BTreeSet::new();
    if let Ok(expression) = parse(source) {
        let mut walk = Walk {
            aliases: Vec::new(),
            reads: &mut reads,
            tests,
        };
        walk.value(&expression);
    }
    reads
}

struct Walk<'a> {
    /// The variables of macros, each with the list whose elements it stands for; `None` for what stands for none.
    aliases: Vec<(String, Option<String>)>,
    reads: &'a mut BTreeSet<String>,
    tests: bool,
}

impl Walk<'_> {
    /// An expression whose value matters.
    fn value(&mut self, expression: &Expr) {
        if let Some((list, path)) = self.element(expression) {
            self.reads.insert(format!("{list}[]{path}"));
            self.keys(expression);
            return;
        }
        if let Some(list) = self.list(expression) {
            self.reads.insert(format!("{list}[]"));
            self.inside(expression);
            return;
        }
        match &expression.kind {
            ExprKind::Call {
                of,
                function,
                arguments,
            } => {
                let one = match (of, &arguments[..]) {
                    (None, [one]) => Some(one),
                    (Some(one), []) => Some(&**one),
                    _ => None,
                };
                match (&*function.text, one) {
                    ("has", Some(_)) if !self.tests => {}
                    ("size", Some(list)) if self.list(list).is_some() => self.inside(list),
                    (name, _) => self.call(of.as_deref(), name, arguments),
                }
            }
            _ => expression
                .parts()
                .into_iter()
                .for_each(|part| self.value(part)),
        }
    }

    /// A call: of a macro over a list, only what its body reads matters.
    fn call(&mut self, of: Option<&Expr>, function: &str, arguments: &[Expr]) {
        if let Some(of) = of
            && let Some(list) = self.list(of)
            && let Some(form) = comprehension::with_arguments(function, arguments.len())
        {
            self.inside(of);
            self.body(form, &list, arguments);
            return;
        }
        of.into_iter()
            .chain(arguments)
            .for_each(|part| self.value(part));
    }

    /// The arguments of a macro over a list: its variables, the last of which is an element, then what they are read in.
    fn body(&mut self, form: &Comprehension, list: &str, arguments: &[Expr]) {
        let known = self.aliases.len();
        let (variables, bodies) = arguments.split_at(form.variables);
        for (at, variable) in variables.iter().enumerate() {
            if let ExprKind::Variable(name) = &variable.kind {
                let is_element = at + 1 == form.variables;
                self.aliases
                    .push((name.clone(), is_element.then(|| list.to_owned())));
            }
        }
        bodies.iter().for_each(|body| self.value(body));
        self.aliases.truncate(known);
    }

    /// What a list is made of besides its variable: the bodies of its macros.
    fn inside(&mut self, list: &Expr) {
        if let ExprKind::Call {
            of: Some(of),
            function,
            arguments,
        } = &list.kind
            && let Some(name) = self.list(of)
            && let Some(form) = comprehension::with_arguments(&function.text, arguments.len())
        {
            self.inside(of);
            self.body(form, &name, arguments);
        }
    }

    /// The keys by which an element, and what is in it, are found.
    fn keys(&mut self, element: &Expr) {
        match &element.kind {
            ExprKind::Select { of, .. } => self.keys(of),
            ExprKind::Index { of, key, .. } => {
                self.value(key);
                if self.list(of).is_some() {
                    self.inside(of);
                } else {
                    self.keys(of);
                }
            }
            _ => {}
        }
    }

    /// The variable whose elements a list holds.
    fn list(&self, expression: &Expr) -> Option<String> {
        match &expression.kind {
            ExprKind::Variable(name) => match self.alias(name) {
                Some(_) => None,
                None => Some(name.clone()),
            },
            ExprKind::Call {
                of: Some(of),
                function,
                arguments,
            } => comprehension::with_arguments(&function.text, arguments.len())
                .filter(|form| form.macro_.keeps_items())
                .and_then(|_| self.list(of)),
            _ => None,
        }
    }

    /// The list that an element, or a part of one, is of, and the path of the part.
    fn element(&self, expression: &Expr) -> Option<(String, String)> {
        match &expression.kind {
            ExprKind::Variable(name) => {
                let list = self.alias(name)?.as_ref()?;
                Some((list.clone(), String::new()))
            }
            ExprKind::Index { of, .. } => match self.list(of) {
                Some(list) => Some((list, String::new())),
                // The key may be computed: a part of what it is found in, whichever.
                None => self.element(of),
            },
            ExprKind::Select { of, field, .. } => {
                let (list, path) = self.element(of)?;
                Some((list, format!("{path}.{}", field.text)))
            }
            _ => None,
        }
    }

    fn alias(&self, name: &str) -> Option<&Option<String>> {
        let mut aliases = self.aliases.iter().rev();
        let (_, list) = aliases.find(|(known, _)| known == name)?;
        Some(list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_of_elements_is_found() {
        for (source, expected) in [
            ("size(tokens)", ""),
            ("tokens.size() > 1", ""),
            ("tokens", "tokens[]"),
            ("tokens[0]", "tokens[]"),
            ("tokens[0].metadata.name", "tokens[].metadata.name"),
            ("tokens[?0].?data.?key.orValue('')", "tokens[].data.key"),
            ("tokens[0]['data']", "tokens[]"),
            ("tokens.map(t, t.metadata.name)", "tokens[].metadata.name"),
            ("tokens.map(t, t.data.key)", "tokens[].data.key"),
            ("tokens.map(t, t)", "tokens[]"),
            (
                "tokens.map(t, t.type == 'x', t.data)",
                "tokens[].data tokens[].type",
            ),
            ("tokens.transformList(i, t, t.data)", "tokens[].data"),
            ("size(tokens.filter(t, t.data.a == 'x'))", "tokens[].data.a"),
            (
                "tokens.filter(t, has(t.data))[0].metadata.name",
                "tokens[].metadata.name",
            ),
            (
                "tokens.filter(t, t.type == 'x').map(t, t.data.a)",
                "tokens[].data.a tokens[].type",
            ),
            ("tokens.filter(t, t.type == 'x')", "tokens[] tokens[].type"),
            (
                "tokens.exists(t, others.exists(o, o.a == t.b))",
                "others[].a tokens[].b",
            ),
            ("first(tokens)", "tokens[]"),
            ("tokens.first().data", "tokens[]"),
            ("[tokens]", "tokens[]"),
            ("[?tokens[?0].?data]", "tokens[].data"),
            ("{?'a': tokens[?0].?data}", "tokens[].data"),
            ("tokens.all(i, t, i < 2 && t.data != '')", "tokens[].data"),
            (
                "tokens.transformMapEntry(i, t, {string(i): t.data})",
                "tokens[].data",
            ),
            ("tokens.map(t, on, t.data)", "on[] tokens[].data"),
            ("tokens.map(t, t.data) + ", ""),
        ] {
            let found = Vec::from_iter(elements(source, false)).join(" ");
            assert_eq!(found, expected, "{source}");
        }
    }

    #[test]
    fn a_test_is_a_reading_if_that_is_asked() {
        let source = "tokens.exists(t, has(t.data.key))";
        let expected = ["tokens[].data.key".to_owned()];
        assert_eq!(Vec::from_iter(elements(source, true)), expected);
        assert!(elements(source, false).is_empty());
    }
}
