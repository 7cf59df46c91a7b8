//! What every rule has at hand: the text, a place for problems, and expressions whose mistakes are placed in the file.

use std::collections::BTreeSet;
use std::ops::Range;

use super::codes;
use super::reads::reads;
use crate::catalog::{Catalog, Schema};
use crate::expr::{self, Declared, Environment, Interpolation, Part, Rule, Type, Typed};
use crate::model::{ChildKind, RateLimit};
use crate::problem::{Problem, Severity};
use crate::spec::{Located, place};

/// The text of a spec and the problems found in it so far.
pub(super) struct Context<'a> {
    text: &'a str,
    problems: Vec<Problem>,
    /// The paths that expressions of the current resource read.
    pub reads: BTreeSet<String>,
    /// What the clusters that the operator supports know.
    pub catalog: Catalog,
    /// The kinds that the operator reconciles.
    pub own_kinds: Vec<ChildKind>,
    /// The rate limits that hooks of all kinds can share.
    pub rate_limits: Vec<RateLimit>,
}

impl<'a> Context<'a> {
    pub fn new(text: &'a str, problems: Vec<Problem>, catalog: Catalog) -> Self {
        Self {
            text,
            problems,
            reads: BTreeSet::new(),
            catalog,
            own_kinds: Vec::new(),
            rate_limits: Vec::new(),
        }
    }

    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    pub fn push(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// What objects of a kind hold, if that is known.
    pub fn schema(&self, api_version: &str, kind: &str) -> Option<Schema> {
        self.catalog
            .find(api_version, kind)
            .map(|known| known.schema)
    }

    /// The kind of the operator's own with this `apiVersion` and `kind`.
    pub fn own_kind(&self, api_version: &str, kind: &str) -> Option<ChildKind> {
        let is_it = |own: &&ChildKind| {
            own.kind == kind && format!("{}/{}", own.group, own.version) == api_version
        };
        self.own_kinds.iter().find(is_it).cloned()
    }

    /// Whether an error was recorded, in view of which what is missing need not be missed.
    pub fn failed(&self) -> bool {
        self.problems
            .iter()
            .any(|problem| problem.severity == Severity::Error)
    }

    /// Whether an error was recorded that stands inside of a place.
    pub fn failed_in(&self, place: &Range<usize>) -> bool {
        let mut problems = self.problems.iter();
        problems.any(|problem| {
            problem.severity == Severity::Error
                && problem.file.is_none()
                && place.start <= problem.span.start
                && problem.span.end <= place.end
        })
    }

    /// Records an error without advice.
    pub fn error(&mut self, code: &'static str, span: &Range<usize>, message: impl Into<String>) {
        self.push(Problem::error(code, span.clone(), message));
    }

    /// A bare expression that is true or false.
    pub fn condition(
        &mut self,
        source: &Located<String>,
        environment: &Environment,
    ) -> Option<Typed> {
        let typed = self.expression(source, environment)?;
        let ty = typed.known_type(environment);
        if !matches!(ty, Type::Bool | Type::Dyn) || typed.optional {
            let found = if typed.optional {
                "a value that may be unset".to_owned()
            } else {
                format!("`{ty}`")
            };
            self.push(
                Problem::error(
                    codes::NOT_BOOLEAN,
                    source.span.clone(),
                    format!("expected true or false, found {found}"),
                )
                .hint("compare it, such as `spec.replicas > 0`, or test it with `has(...)`"),
            );
            return None;
        }
        Some(typed)
    }

    /// A bare expression of any type.
    pub fn expression(
        &mut self,
        source: &Located<String>,
        environment: &Environment,
    ) -> Option<Typed> {
        let text = source.text()?;
        if text.trim_start().starts_with("${") {
            self.push(
                Problem::error(
                    codes::BARE_EXPRESSION,
                    source.span.clone(),
                    "this key holds an expression as it is",
                )
                .hint("write it without `${` and `}`"),
            );
            return None;
        }
        let typed = expr::check(text, environment);
        let mut typed = self.placed(source, text, typed)?;
        typed.span = place(self.text, &source.span, text, &typed.span);
        self.reads_by(&typed);
        Some(typed)
    }

    /// Text with `${...}` inside.
    pub fn interpolation(
        &mut self,
        source: &Located<String>,
        environment: &Environment,
    ) -> Option<Interpolation> {
        let text = source.text()?;
        let interpolation = self.placed(source, text, expr::interpolate(text, environment))?;
        for typed in interpolation.expressions() {
            self.reads_by(typed);
        }
        Some(interpolation.placed(|span| place(self.text, &source.span, text, span)))
    }

    /// Remembers what an expression reads, also of the elements of lists.
    fn reads_by(&mut self, typed: &Typed) {
        self.reads.extend(reads(typed));
        self.reads.extend(expr::elements(&typed.source, true));
    }

    /// A rule about a value, which the API server evaluates.
    pub fn rule(&mut self, source: &Located<String>, value: &Declared) -> Option<Rule> {
        let text = source.text()?;
        let rule = expr::check_rule(text, value, self.catalog.oldest());
        self.placed(source, text, rule)
    }

    /// A condition of a webhook about such an object, which the API server evaluates.
    pub fn match_condition(&mut self, source: &Located<String>, object: &Schema) -> Option<Typed> {
        let text = source.text()?;
        let condition = expr::check_match_condition(text, object, self.catalog.oldest());
        self.placed(source, text, condition)
    }

    /// The result of `expr`, its mistakes recorded where they stand in the file.
    fn placed<T>(
        &mut self,
        source: &Located<String>,
        value: &str,
        result: Result<T, Vec<expr::Error>>,
    ) -> Option<T> {
        let errors = match result {
            Ok(result) => return Some(result),
            Err(errors) => errors,
        };
        for error in errors {
            let span = place(self.text, &source.span, value, &error.span);
            let mut problem = Problem::error(error.code, span, error.message).label(error.label);
            problem.hint = error.hint;
            self.push(problem);
        }
        None
    }
}

/// What an interpolation looks like in the file, but for white space inside of `${}`.
pub(super) fn written(interpolation: &Interpolation) -> String {
    let part = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Expression(typed) => format!("${{{}}}", typed.source.trim()),
    };
    interpolation.parts.iter().map(part).collect()
}
