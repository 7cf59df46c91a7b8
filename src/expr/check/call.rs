//! Calls: which function or macro is meant, and with what.

use super::fit::fit;
use super::overload::Argument;
use super::suggest::suggest;
use super::unfitting::example;
use super::{Checked, Checker};
use crate::expr::comprehension;
use crate::expr::data::Data;
use crate::expr::library::{self, Function, Sort};
use crate::expr::rule::{ELSEWHERE, functions};
use crate::expr::syntax::{Expr, ExprKind, Name};
use crate::expr::tree::{Kind, Node};
use crate::expr::{Error, Type, codes};

/// Macros that are called on what may be unset.
const OF_OPTIONALS: [&str; 6] = ["orValue", "or", "hasValue", "value", "optMap", "optFlatMap"];

/// Macros that are called on something.
fn methods() -> impl Iterator<Item = &'static str> {
    OF_OPTIONALS.into_iter().chain(comprehension::names())
}

/// Macros that are called by themselves.
const FUNCTIONS: [&str; 5] = [
    "has",
    "cel.bind",
    "optional.of",
    "optional.ofNonZeroValue",
    "optional.none",
];

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
            && (library::is_namespace(namespace) || functions::is_namespace(namespace))
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
        if let Some(oldest) = self.environment.rules()
            && let Some(checked) = self.of_rules(oldest, of, function, arguments)
        {
            return checked;
        }
        if let Some(checked) = self.macro_call(of, function, arguments, whole) {
            return checked;
        }
        let name = function.text.as_str();
        let is_method = of.is_some();
        let all: Vec<&'static Function> = library::named(name)
            .filter(|function| function.signature.receiver.is_some() == is_method)
            .filter(|function| {
                self.environment.rules().is_none() || functions::has(function.entry.signature)
            })
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
                let signature = &function.signature;
                let least = words(signature.parameters.len());
                let count = if signature.repeats {
                    least + " or more"
                } else {
                    least
                };
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
        let before = std::mem::replace(&mut self.mixed, name == "format");
        let nodes: Vec<Checked> = written
            .iter()
            .map(|expression| self.value(expression))
            .collect();
        self.mixed = before;
        let nodes = nodes.into_iter().collect::<Option<Vec<Node>>>()?;
        let given: Vec<Argument<'_>> = nodes.into_iter().zip(written).collect();
        self.overload(&fitting, function, given, whole)
    }

    /// A call in a rule of what the API server does not have, or of what is there alone.
    fn of_rules(
        &mut self,
        oldest: u8,
        of: Option<&Expr>,
        function: &Name,
        arguments: &[Expr],
    ) -> Option<Checked> {
        let name = function.text.as_str();
        let ours = |name: &str| {
            let mut macros = methods().chain(FUNCTIONS);
            macros.any(|known| known == name) || library::named(name).count() > 0
        };
        match functions::since(name) {
            Some(since) if since > oldest => {
                let message = format!("rules have {name}() from Kubernetes 1.{since} on");
                let error = Error::new(codes::NOT_IN_RULES, function.span.clone(), message);
                Some(self.report(
                    error.hint("do without it, or support newer clusters alone: `kubernetes`"),
                ))
            }
            Some(_) if ours(name) => None,
            Some(_) => {
                let parts = of.into_iter().chain(arguments);
                let known = parts.filter(|part| self.value(part).is_none()).count() == 0;
                Some(known.then(|| {
                    // Nothing here can call it: whoever asks for its value is told so.
                    let none = Node::constant(Type::Dyn, Data::Null);
                    let missing = Kind::Present(Box::new(none), format!("{ELSEWHERE}{name}()"));
                    Node::new(functions::result(name), missing)
                }))
            }
            None if ours(name) => {
                let message = format!("rules of the API server have no function {name}()");
                let error = Error::new(codes::NOT_IN_RULES, function.span.clone(), message);
                Some(self.report(
                    error.hint(
                        "it is there in templates and conditions alone: say it in another way",
                    ),
                ))
            }
            None => None,
        }
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
            let macros: Vec<&str> = match method {
                true => methods().collect(),
                false => FUNCTIONS.to_vec(),
            };
            let functions = library::all()
                .filter(move |function| function.signature.receiver.is_some() == method);
            macros
                .into_iter()
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
                let macros =
                    methods().filter(|_| matches!(receiver, Some(Type::List(_) | Type::Map(_))));
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

/// A number in words.
pub fn words(number: usize) -> String {
    ["no", "one", "two", "three", "four"]
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}
