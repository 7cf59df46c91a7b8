//! Which of several functions of a name is meant.

use super::fit::{candidates, fit, has_objects, has_order, is_dynamic_list};
use super::{Checked, Checker};
use crate::expr::data::Data;
use crate::expr::library::{self, Function, Sort};
use crate::expr::syntax::{Expr, Name};
use crate::expr::tree::{Kind, Node, Presence};
use crate::expr::{Error, Type, codes};

/// Functions that compare items: what has no order fits none of them.
const ORDERING: [&str; 6] = [
    "min",
    "max",
    "sort",
    "isSorted",
    "math.greatest",
    "math.least",
];

/// A node and how it is written.
pub type Argument<'e> = (Node, &'e Expr);

impl Checker<'_> {
    /// The one of several functions of a name that fits what it is called with.
    pub fn overload(
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
        // The type of most values is known.
        if let ("type", [(node, _)]) = (name, given.as_slice())
            && let Some(name) = node.ty.name()
        {
            return Some(Node::constant(
                Type::TypeName,
                Data::String(name.to_owned()),
            ));
        }
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
}
