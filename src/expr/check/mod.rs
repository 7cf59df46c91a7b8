//! Syntax tree to typed tree: names, types and null safety.

mod call;
mod compare;
mod facts;
mod literal;
mod operator;
mod presence;
mod read;
mod suggest;

use std::collections::BTreeSet;

use super::data::Data;
use super::syntax::{Expr, ExprKind};
use super::tree::{Kind, Node, Presence};
use super::{Environment, Error, Type, Typed, codes, evaluate, schema, syntax};

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
    /// How many variables were read so far: a part that reads none is constant.
    reads: usize,
}

impl<'a> Checker<'a> {
    fn new(source: &'a str, environment: &'a Environment) -> Self {
        Self {
            source,
            environment,
            present: environment.present().clone(),
            errors: Vec::new(),
            variables: BTreeSet::new(),
            reads: 0,
        }
    }

    fn finish(mut self, tree: Checked, facts: BTreeSet<String>) -> Result<Typed, Vec<Error>> {
        self.errors
            .sort_by_key(|error| (error.span.start, error.span.end));
        match tree {
            Some(tree) if self.errors.is_empty() => Ok(Typed {
                source: self.source.to_owned(),
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
        let reads = self.reads;
        let node = self.kind(expression)?;
        if self.reads > reads || matches!(node.kind, Kind::Constant(_)) {
            return Some(node);
        }
        match evaluate::constant(&node) {
            Ok(data) => Some(Node {
                kind: Kind::Constant(data),
                ..node
            }),
            Err(error) => {
                let message = format!("the expression always fails: {error}");
                self.report(Error::new(
                    codes::ALWAYS_FAILS,
                    expression.span.clone(),
                    message,
                ))
            }
        }
    }

    fn kind(&mut self, expression: &Expr) -> Checked {
        match &expression.kind {
            ExprKind::Null => Some(Node {
                presence: Presence::Unset,
                ..Node::constant(Type::Null, Data::Null)
            }),
            ExprKind::Bool(bool) => Some(Node::constant(Type::Bool, Data::Bool(*bool))),
            ExprKind::Int(int) => Some(Node::constant(Type::Int, Data::Int(*int))),
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
            Type::Dyn | Type::Bool | Type::Int | Type::Double | Type::String => Some(node),
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
        let message = format!("expected {ty}, found {}", node.ty);
        let error = Error::new(codes::TYPE_MISMATCH, expression.span.clone(), message)
            .label(format!("this is {}", node.ty));
        let text = self.text(expression);
        let hint = match (&node.ty, ty) {
            (Type::Int | Type::Double | Type::Bool, Type::String) => {
                format!("write string({text})")
            }
            (Type::Int | Type::String, Type::Double) => format!("write double({text})"),
            (Type::Double | Type::String, Type::Int) => format!("write int({text})"),
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
}
