//! Calls: which function or macro is meant, and with what.

use super::suggest::suggest;
use super::{Checked, Checker};
use crate::expr::data::Data;
use crate::expr::library::{self, Function, Sort};
use crate::expr::syntax::{Expr, ExprKind, Name};
use crate::expr::tree::{Kind, Node, Presence};
use crate::expr::{Error, Type, cel, codes};

/// Macros that are called on something.
const METHODS: [&str; 16] = [
    "orValue",
    "or",
    "hasValue",
    "value",
    "optMap",
    "optFlatMap",
    "all",
    "exists",
    "exists_one",
    "existsOne",
    "filter",
    "map",
    "sortBy",
    "transformList",
    "transformMap",
    "transformMapEntry",
];

/// Macros that are called by themselves.
const FUNCTIONS: [&str; 5] = [
    "has",
    "cel.bind",
    "optional.of",
    "optional.ofNonZeroValue",
    "optional.none",
];

/// Functions that compare items: what has no order fits none of them.
const ORDERING: [&str; 6] = [
    "min",
    "max",
    "sort",
    "isSorted",
    "math.greatest",
    "math.least",
];

/// What it costs to take a value of a known type as a dynamic one.
const UNNEEDED: u32 = 100;

/// A node and how it is written.
pub type Argument<'e> = (Node, &'e Expr);

impl Checker<'_> {
    pub fn call(
        &mut self,
        of: Option<&Expr>,
        function: &Name,
        arguments: &[Expr],
        whole: &Expr,
    ) -> Checked {
        // `math.abs(...)`: what stands before the dot is part of the name, unless it is a variable.
        if let Some(of) = of
            && let ExprKind::Variable(namespace) = &of.kind
            && library::is_namespace(namespace)
            && !self.is_variable(namespace)
        {
            let name = Name {
                span: of.span.start..function.span.end,
                text: format!("{namespace}.{}", function.text),
            };
            return self.named(None, &name, arguments, whole);
        }
        self.named(of, function, arguments, whole)
    }

    fn named(
        &mut self,
        of: Option<&Expr>,
        function: &Name,
        arguments: &[Expr],
        whole: &Expr,
    ) -> Checked {
        if let Some(checked) = self.macro_call(of, function, arguments, whole) {
            return checked;
        }
        let name = function.text.as_str();
        let is_method = of.is_some();
        let all: Vec<&'static Function> = library::named(name)
            .filter(|function| function.signature.receiver.is_some() == is_method)
            .collect();
        if all.is_empty() {
            return self.unknown(of, function);
        }
        let fitting: Vec<&'static Function> = all
            .iter()
            .copied()
            .filter(|function| function.signature.takes(arguments.len()))
            .collect();
        if fitting.is_empty() {
            let mut counts: Vec<String> = Vec::new();
            for function in &all {
                let count = words(function.signature.parameters.len());
                if !counts.contains(&count) {
                    counts.push(count);
                }
            }
            return self.wrong_count(
                name,
                &counts.join(" or "),
                arguments.len(),
                whole,
                &example(&all),
            );
        }
        let written: Vec<&Expr> = of.into_iter().chain(arguments).collect();
        let nodes: Vec<Checked> = written
            .iter()
            .map(|expression| self.value(expression))
            .collect();
        let nodes = nodes.into_iter().collect::<Option<Vec<Node>>>()?;
        let given: Vec<Argument<'_>> = nodes.into_iter().zip(written).collect();
        self.overload(&fitting, function, given, whole)
    }

    /// The one of several functions of a name that fits what it is called with.
    fn overload(
        &mut self,
        functions: &[&'static Function],
        name: &Name,
        given: Vec<Argument<'_>>,
        whole: &Expr,
    ) -> Checked {
        let found = candidates(functions, &given);
        if let Some((node, of)) = given.first()
            && (node.ty == Type::Dyn || is_dynamic_list(&node.ty))
        {
            let possible = || {
                found
                    .iter()
                    .filter_map(|(_, function, _)| function.signature.receiver.as_ref())
            };
            let exact = possible().any(|sort| {
                *sort == Sort::Of(Type::Dyn) || fit(sort, &node.ty, false, &mut None) == Some(0)
            });
            let receivers: Vec<String> = possible().map(Sort::to_string).collect();
            if !exact && receivers.len() > 1 {
                return self.ambiguous(&receivers, of);
            }
        }
        let Some((_, function, any)) = found.into_iter().next() else {
            return self.unfitting(functions, name, given);
        };
        self.apply(function, any, given, whole)
    }

    /// The function of a name that values fit best.
    pub fn fitting(
        &self,
        name: &str,
        given: Vec<Argument<'_>>,
    ) -> Option<(&'static Function, Type)> {
        let functions: Vec<&'static Function> = library::named(name).collect();
        let (_, function, any) = candidates(&functions, &given).into_iter().next()?;
        Some((function, any))
    }

    /// A call of a function that fits.
    pub fn apply(
        &mut self,
        function: &'static Function,
        any: Type,
        given: Vec<Argument<'_>>,
        whole: &Expr,
    ) -> Checked {
        let name = function.name();
        if ORDERING.contains(&name) && !has_order(&any) {
            let message = format!("{any} has no order");
            let span = given
                .first()
                .map_or(whole.span.clone(), |(_, of)| of.span.clone());
            return self.report(Error::new(codes::TYPE_MISMATCH, span, message));
        }
        if let ("format", [template, values]) = (name, given.as_slice()) {
            self.verbs(template, values)?;
        }
        // Rust compares objects only as JSON.
        let compares = matches!(name, "indexOf" | "lastIndexOf" | "distinct");
        let any = if compares && has_objects(&any) {
            Type::Dyn
        } else {
            any
        };
        let count = given.len() - usize::from(function.signature.receiver.is_some());
        let sorts: Vec<Sort> = function.signature.sorts(count).cloned().collect();
        let mut arguments = Vec::new();
        for (sort, (node, expression)) in sorts.iter().zip(given) {
            let node = self.fitted(node, &sort.resolved(&any));
            if *sort == Sort::Pattern {
                self.pattern(expression)?;
            }
            arguments.push(node);
        }
        if function.signature.repeats {
            let ty = sorts.last().map_or(Type::Dyn, |sort| sort.resolved(&any));
            arguments = vec![Node::new(Type::List(Box::new(ty)), Kind::List(arguments))];
        }
        let result = &function.signature.result;
        let node = Node::new(result.resolved(&any), Kind::Call(function, arguments));
        let presence = match result {
            Sort::Optional(_) => Presence::Chain,
            _ => Presence::Always,
        };
        Some(Node { presence, ..node })
    }

    /// A value as one of the type that it fits.
    pub fn fitted(&self, node: Node, ty: &Type) -> Node {
        if node.ty == *ty {
            return node;
        }
        if node.is_empty_list() {
            return Node {
                ty: ty.clone(),
                ..node
            };
        }
        Node::new(ty.clone(), Kind::Coerce(Box::new(node)))
    }

    fn pattern(&mut self, expression: &Expr) -> Option<()> {
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
    fn verbs(
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

    /// Several functions fit, since the type of a value is not known.
    fn ambiguous(&mut self, receivers: &[String], of: &Expr) -> Checked {
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
    fn unfitting(
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
            others.extend(other.filter(|other| !others.contains(other)));
        }
        if let ([_], false) = (others.as_slice(), expected == Type::Dyn) {
            return self.expect(node.clone(), &expected, expression);
        }
        let message = format!("expected {}, found {}", alternatives(&others), node.ty);
        let error = Error::new(codes::TYPE_MISMATCH, expression.span.clone(), message);
        self.report(
            error
                .label(format!("this is {}", node.ty))
                .hint(example(functions)),
        )
    }

    /// That a function is called with more or fewer values than it takes.
    pub fn wrong_count<T>(
        &mut self,
        name: &str,
        wanted: &str,
        found: usize,
        whole: &Expr,
        hint: &str,
    ) -> Option<T> {
        let plural = if wanted == "one" {
            "argument"
        } else {
            "arguments"
        };
        let message = format!("{name}() takes {wanted} {plural}, not {found}");
        self.report(Error::new(codes::ARGUMENTS, whole.span.clone(), message).hint(hint))
    }

    /// There is no such function, or it is called in another way.
    fn unknown(&mut self, of: Option<&Expr>, function: &Name) -> Checked {
        let name = function.text.as_str();
        let named = |method: bool| {
            let macros: &[&str] = if method { &METHODS } else { &FUNCTIONS };
            let functions = library::all()
                .filter(move |function| function.signature.receiver.is_some() == method);
            macros
                .iter()
                .copied()
                .chain(functions.map(Function::name))
                .filter(|name| !name.starts_with('_'))
        };
        if named(of.is_none()).any(|other| other == name) {
            let message = match of {
                Some(_) => format!("{name}() is called as {name}(value)"),
                None => format!("{name}() is called as value.{name}(...)"),
            };
            return self.report(Error::new(codes::ARGUMENTS, function.span.clone(), message));
        }
        let receiver = match of {
            Some(of) => Some(self.any(of)?.ty),
            None => None,
        };
        let fits = |sort: &Sort| {
            receiver
                .as_ref()
                .is_none_or(|ty| fit(sort, ty, false, &mut None).is_some())
        };
        let known = match &receiver {
            Some(Type::Dyn) | None => named(of.is_some()).collect(),
            Some(_) => {
                let functions = library::all()
                    .filter(|function| function.signature.receiver.as_ref().is_some_and(fits));
                let macros = METHODS
                    .iter()
                    .copied()
                    .filter(|_| matches!(receiver, Some(Type::List(_) | Type::Map(_))));
                functions
                    .map(Function::name)
                    .chain(macros)
                    .collect::<std::collections::BTreeSet<&str>>()
            }
        };
        let message = match &receiver {
            Some(ty) if *ty != Type::Dyn => format!("{ty} has no function {name}()"),
            _ => format!("there is no function {name}()"),
        };
        let hint = suggest(name, known.into_iter());
        self.report(Error::new(codes::UNKNOWN_FUNCTION, function.span.clone(), message).hint(hint))
    }
}

/// The functions that values fit best, each with what `T` is.
fn candidates(
    functions: &[&'static Function],
    given: &[Argument<'_>],
) -> Vec<(u32, &'static Function, Type)> {
    let count =
        |function: &Function| given.len() - usize::from(function.signature.receiver.is_some());
    let fits = |function: &&'static Function| {
        let mut any = None;
        let mut cost = 0;
        for (sort, (node, _)) in function.signature.sorts(count(function)).zip(given) {
            cost += fit(sort, &node.ty, node.is_empty_list(), &mut any)?;
        }
        Some((cost, *function, any.unwrap_or(Type::Dyn)))
    };
    let mut found: Vec<(u32, &'static Function, Type)> =
        functions.iter().filter_map(fits).collect();
    // Beside functions for known types, one for dynamic values is for these alone.
    found.retain(|(cost, ..)| *cost < UNNEEDED || functions.len() == 1);
    found.sort_by_key(|(cost, ..)| *cost);
    found
}

/// How well a type fits: 0 is best; `None` where it does not.
fn fit(sort: &Sort, ty: &Type, empty: bool, any: &mut Option<Type>) -> Option<u32> {
    match (sort, ty) {
        (Sort::List(_), Type::List(_)) if empty => Some(0),
        (Sort::List(sort), Type::List(ty)) | (Sort::Map(sort), Type::Map(ty)) => {
            fit(sort, ty, false, any)
        }
        (Sort::List(sort) | Sort::Map(sort), Type::Dyn) => Some(1 + fit(sort, ty, false, any)?),
        (Sort::Of(Type::Dyn), Type::Dyn) => Some(0),
        (Sort::Of(Type::Dyn), _) => Some(UNNEEDED),
        // What is dynamic is JSON, which has no values of these types.
        (Sort::Of(Type::Opaque(_) | Type::TypeName), Type::Dyn) => None,
        (Sort::Of(_) | Sort::Pattern, Type::Dyn) => Some(1),
        (Sort::Of(expected), found) => (expected == found).then_some(0),
        (Sort::Pattern, found) => (*found == Type::String).then_some(0),
        (Sort::Optional(sort), ty) => fit(sort, ty, empty, any),
        (Sort::Any, ty) => match any {
            None => {
                *any = Some(ty.clone());
                Some(0)
            }
            Some(known) if known == ty => Some(0),
            Some(Type::Dyn) => Some(2),
            Some(_) if *ty == Type::Dyn => {
                *any = Some(Type::Dyn);
                Some(2)
            }
            Some(_) => None,
        },
        _ => None,
    }
}

fn is_dynamic_list(ty: &Type) -> bool {
    matches!(ty, Type::List(items) if **items == Type::Dyn)
}

/// Whether values of a type have an order.
pub fn has_order(ty: &Type) -> bool {
    use crate::expr::Opaque as O;
    match ty {
        Type::Dyn | Type::Bool | Type::Int | Type::Uint | Type::Double | Type::String => true,
        Type::Opaque(opaque) => matches!(opaque, O::Bytes | O::Timestamp | O::Duration),
        _ => false,
    }
}

/// Whether values of a type hold objects.
fn has_objects(ty: &Type) -> bool {
    match ty {
        Type::Object(_) => true,
        Type::List(items) | Type::Map(items) => has_objects(items),
        _ => false,
    }
}

/// A number in words.
pub fn words(number: usize) -> String {
    ["no", "one", "two", "three", "four"]
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
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
fn example(functions: &[&'static Function]) -> String {
    functions.first().map_or_else(String::new, |function| {
        format!("such as {}", function.entry.example)
    })
}
