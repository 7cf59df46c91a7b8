//! Syntax tree to typed tree: names, types and null safety.

mod call;
mod compare;
mod each;
mod facts;
mod fit;
mod form;
mod literal;
mod macros;
mod operator;
mod optional;
mod overload;
mod presence;
mod read;
mod suggest;
mod unfitting;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::data::{Data, Special};
use super::rule::Types;
use super::syntax::{Expr, ExprKind};
use super::tree::{Kind, Node, Presence};
use crate::catalog::Schema;

use super::{Environment, Error, Opaque, Repr, Type, Typed, cel, codes, evaluate, schema, syntax};

/// Checks an expression.
pub fn check(source: &str, environment: &Environment) -> Result<Typed, Vec<Error>> {
    let expression = syntax::parse(source).map_err(|error| vec![error])?;
    let mut checker = Checker::new(source, environment);
    let tree = checker.any(&expression);
    checker.finish(tree, facts::facts(&expression, true))
}

/// Checks an expression that must be a truth.
pub fn check_condition(source: &str, environment: &Environment) -> Result<Typed, Vec<Error>> {
    let expression = syntax::parse(source).map_err(|error| vec![error])?;
    let mut checker = Checker::new(source, environment);
    let tree = checker.typed(&expression, &Type::Bool);
    checker.finish(tree, facts::facts(&expression, true))
}

/// Checks a rule, which the API server evaluates, and tells the types of its parts.
pub fn check_rule(source: &str, environment: &Environment) -> Result<(Typed, Types), Vec<Error>> {
    let expression = syntax::parse(source).map_err(|error| vec![error])?;
    let mut checker = Checker::new(source, environment);
    let tree = checker.value(&expression);
    let types = std::mem::take(&mut checker.types);
    let typed = checker.finish(tree, facts::facts(&expression, true))?;
    Ok((typed, types))
}

/// Checks an expression that becomes part of a text.
pub fn check_part(source: &str, environment: &Environment) -> Result<Typed, Vec<Error>> {
    let expression = syntax::parse(source).map_err(|error| vec![error])?;
    let mut checker = Checker::new(source, environment);
    let tree = checker.scalar(&expression);
    checker.finish(tree, facts::facts(&expression, true))
}

/// Whether an expression has a value wherever what the environment knows holds.
pub fn is_set(typed: &Typed, environment: &Environment) -> bool {
    let known = || facts::path(&syntax::parse(&typed.source).ok()?);
    !typed.optional || known().is_some_and(|path| environment.present().contains(&path))
}

/// The conditions that hold wherever a condition does: what it joins with `&&`, as written.
pub fn conditions(source: &str) -> BTreeSet<String> {
    syntax::parse(source).map_or_else(
        |_| BTreeSet::new(),
        |condition| facts::conditions(&condition, source),
    )
}

/// A node, or nothing when a mistake was reported.
type Checked = Option<Node>;

struct Checker<'a> {
    source: &'a str,
    environment: &'a Environment,
    /// The paths known to be set at this place.
    present: BTreeSet<String>,
    errors: Vec<Error>,
    variables: BTreeSet<String>,
    /// The variables that the macros around this place name.
    locals: Vec<Local>,
    /// The types of the parts of a rule.
    types: Types,
    /// Whether lists may hold values of several types, as what `format` is given may in rules.
    mixed: bool,
}

/// A variable that a macro names.
struct Local {
    name: String,
    ty: Type,
    repr: Repr,
    /// What is known of it if it is read from an object of a known kind.
    schema: Option<Arc<Schema>>,
}

impl<'a> Checker<'a> {
    fn new(source: &'a str, environment: &'a Environment) -> Self {
        Self {
            source,
            environment,
            present: environment.present().clone(),
            errors: Vec::new(),
            variables: BTreeSet::new(),
            locals: Vec::new(),
            types: Types::new(),
            mixed: false,
        }
    }

    fn finish(mut self, tree: Checked, facts: BTreeSet<String>) -> Result<Typed, Vec<Error>> {
        self.errors
            .sort_by_key(|error| (error.span.start, error.span.end));
        match tree {
            Some(tree) if self.errors.is_empty() => Ok(Typed {
                source: self.source.to_owned(),
                span: 0..self.source.len(),
                ty: tree.ty.clone(),
                optional: tree.presence != Presence::Always,
                variables: self.variables,
                facts,
                tree,
            }),
            _ => Err(self.errors),
        }
    }

    /// An expression of any type, set or not.
    fn any(&mut self, expression: &Expr) -> Checked {
        let node = self.kind(expression)?;
        if self.environment.rules().is_some() {
            let place = (expression.span.start, expression.span.end);
            self.types.insert(place, node.ty.clone());
        }
        let known = matches!(node.kind, Kind::Constant(_)) || self.environment.is_as_written();
        if known || !node.is_closed(&mut Vec::new()) {
            return Some(node);
        }
        match evaluate::constant(&node) {
            Ok(Some(data)) => Some(Node {
                kind: Kind::Constant(data),
                presence: Presence::Always,
                ..node
            }),
            // What is unset stays as it is written: it may be given a default.
            Ok(None) => Some(node),
            Err(error) => self.fails(&error, expression),
        }
    }

    /// That an expression without variables fails.
    pub fn fails(&mut self, error: &cel::Error, expression: &Expr) -> Checked {
        let cel::Error::Invalid { what } = error else {
            let message = format!("the expression always fails: {error}");
            return self.report(Error::new(
                codes::ALWAYS_FAILS,
                expression.span.clone(),
                message,
            ));
        };
        let hint = match *what {
            "a duration" => "such as \"1h30m\", \"90s\" or \"500ms\"",
            "a timestamp" => "such as \"2026-01-31T08:30:00Z\"",
            "a quantity" => "such as \"500m\", \"1Gi\" or \"2\"",
            "a semantic version" => "such as \"1.2.3\" or \"1.2.3-rc.1\", without a v",
            "an IP address" => "such as \"10.0.0.1\" or \"2001:db8::1\"",
            "a CIDR" => "such as \"10.0.0.0/8\"",
            "a URL" => "such as \"https://example.com/path\"",
            "a format" => "verbs are %s, %d, %f, %e, %b, %o, %x and %X; %% is a percent sign",
            _ => "correct the text",
        };
        let message = format!("this is not {what}");
        let place = invalid_text(expression).unwrap_or(expression);
        self.report(Error::new(codes::INVALID_TEXT, place.span.clone(), message).hint(hint))
    }

    fn kind(&mut self, expression: &Expr) -> Checked {
        match &expression.kind {
            ExprKind::Null => Some(Node {
                presence: Presence::Unset,
                ..Node::constant(Type::Null, Data::Null)
            }),
            ExprKind::Bool(bool) => Some(Node::constant(Type::Bool, Data::Bool(*bool))),
            ExprKind::Int(int) => Some(Node::constant(Type::Int, Data::Int(*int))),
            ExprKind::Uint(uint) => Some(Node::constant(Type::Uint, Data::Uint(*uint))),
            ExprKind::Bytes(bytes) => {
                let bytes = Data::Opaque(Special::Bytes(cel::Bytes(bytes.clone())));
                Some(Node::constant(Type::Opaque(Opaque::Bytes), bytes))
            }
            ExprKind::Double(double) => Some(Node::constant(Type::Double, Data::Double(*double))),
            ExprKind::String(text) => {
                Some(Node::constant(Type::String, Data::String(text.clone())))
            }
            ExprKind::Variable(name) if name == "metadata" => self.whole_metadata(expression),
            ExprKind::Variable(name) => self.variable(name, expression),
            ExprKind::Select {
                of,
                field,
                optional,
            } => self.select(of, field, *optional, expression),
            ExprKind::Index { of, key, optional } => self.index(of, key, *optional, expression),
            ExprKind::Call {
                of,
                function,
                arguments,
            } => self.call(of.as_deref(), function, arguments, expression),
            ExprKind::Unary(operator, operand) => self.unary(*operator, operand),
            ExprKind::Binary(operator, left, right) => {
                self.binary(*operator, left, right, expression)
            }
            ExprKind::Conditional(condition, yes, no) => self.conditional(condition, yes, no),
            ExprKind::Optional(element) => self.any(element),
            ExprKind::List(items) => self.list(items),
            ExprKind::Map(entries) => self.map(entries),
        }
    }

    /// An expression of any type that has a value.
    fn value(&mut self, expression: &Expr) -> Checked {
        let node = self.any(expression)?;
        let node = self.require(node, expression)?;
        Some(self.known(node))
    }

    /// A value that is read from an object of a known kind, as the scalar that it is.
    fn known(&self, node: Node) -> Node {
        let known = schema::of(&node, self.environment).map(|schema| schema::type_of(&schema));
        match known {
            Some(ty) if node.is_dynamic() && ty != Type::Dyn => {
                Node::new(ty, Kind::Coerce(Box::new(node)))
            }
            _ => node,
        }
    }

    /// An expression of one type; a dynamic one is taken as one.
    fn typed(&mut self, expression: &Expr, ty: &Type) -> Checked {
        let node = self.value(expression)?;
        self.expect(node, ty, expression)
    }

    /// An expression that has a text: a bool, number or string.
    fn scalar(&mut self, expression: &Expr) -> Checked {
        let node = self.value(expression)?;
        match node.ty {
            Type::Dyn | Type::Bool | Type::Int | Type::Uint | Type::Double | Type::String => {
                Some(node)
            }
            Type::Opaque(_) => {
                let text = self.text(expression);
                let error = Error::new(
                    codes::TYPE_MISMATCH,
                    expression.span.clone(),
                    format!("{} is not text", node.ty),
                );
                self.report(error.hint(format!("write string({text})")))
            }
            _ => {
                let message = format!("a {} has no text", node.ty);
                self.report(Error::new(
                    codes::TYPE_MISMATCH,
                    expression.span.clone(),
                    message,
                ))
            }
        }
    }

    /// A value as one of a type.
    fn expect(&mut self, node: Node, ty: &Type, expression: &Expr) -> Checked {
        if node.ty == *ty {
            return Some(node);
        }
        if node.is_dynamic() {
            return Some(Node::new(ty.clone(), Kind::Coerce(Box::new(node))));
        }
        if node.is_empty_list() && matches!(ty, Type::List(_)) || *ty == Type::Dyn {
            return Some(self.fitted(node, ty));
        }
        let message = format!("expected {ty}, found {}", node.ty);
        let error = Error::new(codes::TYPE_MISMATCH, expression.span.clone(), message)
            .label(format!("this is {}", node.ty));
        let text = self.text(expression);
        let hint = match (&node.ty, ty) {
            (
                Type::Int | Type::Uint | Type::Double | Type::Bool | Type::Opaque(_),
                Type::String,
            ) => {
                format!("write string({text})")
            }
            (Type::Int | Type::String, Type::Double) => format!("write double({text})"),
            (Type::Double | Type::Uint | Type::String, Type::Int) => format!("write int({text})"),
            (Type::Double | Type::Int | Type::String, Type::Uint) => format!("write uint({text})"),
            (Type::String, Type::Opaque(opaque)) => format!("write {}({text})", opaque.name()),
            (_, Type::Bool) => {
                "a condition compares, such as `a == b`, or tests, such as `has(a.b)`".to_owned()
            }
            _ => return self.report(error),
        };
        self.report(error.hint(hint))
    }

    /// The source of an expression.
    fn text(&self, expression: &Expr) -> &'a str {
        self.source.get(expression.span.clone()).unwrap_or_default()
    }

    fn report<T>(&mut self, error: Error) -> Option<T> {
        self.errors.push(error);
        None
    }

    /// Checks a part where some more paths are known to be set.
    fn knowing<T>(&mut self, facts: BTreeSet<String>, check: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.present.clone();
        self.present.extend(facts);
        let checked = check(self);
        self.present = before;
        checked
    }

    /// Whether a name is that of a variable here.
    fn is_variable(&self, name: &str) -> bool {
        self.environment.get(name).is_some() || self.locals.iter().any(|local| local.name == name)
    }
}

/// The text literal that a call of a conversion is about.
fn invalid_text(expression: &Expr) -> Option<&Expr> {
    let ExprKind::Call { of, arguments, .. } = &expression.kind else {
        return None;
    };
    let written = || of.as_deref().into_iter().chain(arguments);
    written().find(|argument| matches!(argument.kind, ExprKind::String(_)))
}
