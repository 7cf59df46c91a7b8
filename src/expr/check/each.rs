//! Macros over lists and maps.

use super::call::words;
use super::facts::facts;
use super::fit::has_order;
use super::{Checked, Checker, Local};
use crate::expr::syntax::Expr;
use crate::expr::tree::{Each, Kind, Macro, Node};
use crate::expr::{Error, Repr, Type, codes};

/// A macro over lists and maps: its name, what it is, how many variables it names, and whether it takes a filter besides.
const OVER: [(&str, Macro, usize, bool); 16] = [
    ("all", Macro::All, 1, false),
    ("all", Macro::All, 2, false),
    ("exists", Macro::Exists, 1, false),
    ("exists", Macro::Exists, 2, false),
    ("exists_one", Macro::ExistsOne, 1, false),
    ("exists_one", Macro::ExistsOne, 2, false),
    ("existsOne", Macro::ExistsOne, 1, false),
    ("existsOne", Macro::ExistsOne, 2, false),
    ("filter", Macro::Filter, 1, false),
    ("map", Macro::Map, 1, false),
    ("map", Macro::Map, 1, true),
    ("sortBy", Macro::SortBy, 1, false),
    ("transformList", Macro::Map, 2, false),
    ("transformList", Macro::Map, 2, true),
    ("transformMap", Macro::TransformMap, 2, false),
    ("transformMap", Macro::TransformMap, 2, true),
];

impl Checker<'_> {
    /// A macro over a list or map, if it is one.
    pub fn over(
        &mut self,
        of: &Expr,
        name: &str,
        arguments: &[Expr],
        whole: &Expr,
    ) -> Option<Checked> {
        let known: Vec<_> = OVER.iter().filter(|(other, ..)| *other == name).collect();
        let (_, macro_, first, ..) = known.first()?;
        let count = |variables: usize, filter: bool| variables + usize::from(filter) + 1;
        // `all(x, test)` and `all(i, x, test)`; `map(x, body)` and `map(x, filter, body)`.
        let found = known
            .iter()
            .find(|(_, _, variables, filter)| count(*variables, *filter) == arguments.len());
        let Some((_, _, variables, filter)) = found else {
            let counts: Vec<String> = known
                .iter()
                .map(|(_, _, variables, filter)| words(count(*variables, *filter)))
                .collect();
            let body = if matches!(macro_, Macro::Map | Macro::TransformMap | Macro::SortBy) {
                "item.name"
            } else {
                "item.size() > 0"
            };
            let names = if *first == 1 { "item" } else { "key, item" };
            let hint = format!("such as {}.{name}({names}, {body})", self.text(of));
            return Some(self.wrong_count(
                name,
                &counts.join(" or "),
                arguments.len(),
                whole,
                &hint,
            ));
        };
        let (names, rest) = arguments.split_at(*variables);
        let (filter, body) = match (rest, filter) {
            ([filter, body], true) => (Some(filter), body),
            ([body], false) => (None, body),
            _ => return None,
        };
        Some(self.each(*macro_, of, &names.iter().collect::<Vec<_>>(), filter, body))
    }

    /// What a macro makes of what it goes over.
    pub fn each(
        &mut self,
        macro_: Macro,
        of: &Expr,
        names: &[&Expr],
        filter: Option<&Expr>,
        body: &Expr,
    ) -> Checked {
        let range = self.value(of);
        let variables: Option<Vec<String>> =
            names.iter().map(|name| self.variable_name(name)).collect();
        let (range, variables) = (range?, variables?);
        if let ([first, second], [_, place]) = (variables.as_slice(), names)
            && first == second
        {
            return self.taken(first, place);
        }
        let local = |name: &String, ty: &Type, repr: Repr| Local {
            name: name.clone(),
            ty: ty.clone(),
            repr,
        };
        let (key, value) = match &range.ty {
            Type::List(items) => (Type::Int, (**items).clone()),
            Type::Map(values) => (Type::String, (**values).clone()),
            Type::Dyn => (Type::Dyn, Type::Dyn),
            other => {
                let message = format!("expected a list or map, found {other}");
                return self.report(Error::new(codes::TYPE_MISMATCH, of.span.clone(), message));
            }
        };
        if macro_ == Macro::TransformMap && matches!(range.ty, Type::List(_)) {
            let message = format!("expected a map, found {}", range.ty);
            let error = Error::new(codes::TYPE_MISMATCH, of.span.clone(), message);
            return self.report(error.hint(
                "the keys of maps are texts: use transformMapEntry() to make them of positions",
            ));
        }
        let locals = match variables.as_slice() {
            [item] if matches!(range.ty, Type::Map(_)) => vec![local(item, &key, Repr::Plain)],
            [item] => vec![local(item, &value, range.repr)],
            [first, second, ..] => vec![
                local(first, &key, Repr::Plain),
                local(second, &value, range.repr),
            ],
            [] => vec![],
        };
        let item = locals.first().map_or(Type::Dyn, |local| local.ty.clone());
        let (filter, body_node) = self.naming(locals, |checker| {
            let filter_node = filter.map(|filter| checker.typed(filter, &Type::Bool));
            let facts = filter.map(|filter| facts(filter, true)).unwrap_or_default();
            let body = checker.knowing(facts, |checker| match macro_ {
                Macro::All | Macro::Exists | Macro::ExistsOne | Macro::Filter => {
                    checker.typed(body, &Type::Bool)
                }
                _ => checker.value(body),
            });
            (filter_node, body)
        });
        let filter = match filter {
            Some(filter) => Some(filter?),
            None => None,
        };
        let body_node = body_node?;
        let (ty, repr) = match macro_ {
            Macro::All | Macro::Exists | Macro::ExistsOne => (Type::Bool, Repr::Plain),
            Macro::Filter | Macro::SortBy => {
                let repr = if matches!(range.ty, Type::Map(_)) {
                    Repr::Plain
                } else {
                    range.repr
                };
                (Type::List(Box::new(item)), repr)
            }
            Macro::Map => (Type::List(Box::new(body_node.ty.clone())), Repr::Plain),
            Macro::TransformMap => (Type::Map(Box::new(body_node.ty.clone())), Repr::Plain),
            Macro::TransformMapEntry => (body_node.ty.clone(), Repr::Plain),
        };
        if macro_ == Macro::SortBy && !has_order(&body_node.ty) {
            let message = format!("{} has no order", body_node.ty);
            return self.report(Error::new(codes::TYPE_MISMATCH, body.span.clone(), message));
        }
        if macro_ == Macro::TransformMapEntry && !matches!(ty, Type::Map(_)) {
            let message = format!("expected a map, found {ty}");
            let error = Error::new(codes::TYPE_MISMATCH, body.span.clone(), message);
            return self.report(error.hint("such as {key: value}"));
        }
        let each = Each {
            macro_,
            range,
            variables,
            filter,
            body: body_node,
        };
        Some(Node {
            repr,
            ..Node::new(ty, Kind::Each(Box::new(each)))
        })
    }
}
