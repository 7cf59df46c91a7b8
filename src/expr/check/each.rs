//! Macros over lists and maps.

use std::sync::Arc;

use super::call::words;
use super::facts::facts;
use super::fit::has_order;
use super::{Checked, Checker, Local};
use crate::catalog::Schema;
use crate::expr::comprehension::{self, Macro};
use crate::expr::syntax::Expr;
use crate::expr::tree::{Each, Kind, Node};
use crate::expr::{Error, Repr, Type, codes, schema};

impl Checker<'_> {
    /// A macro over a list or map, if it is one.
    pub fn over(
        &mut self,
        of: &Expr,
        name: &str,
        arguments: &[Expr],
        whole: &Expr,
    ) -> Option<Checked> {
        let first = comprehension::named(name).next()?;
        let Some(form) = comprehension::with_arguments(name, arguments.len()) else {
            let counts: Vec<String> = comprehension::named(name)
                .map(|form| words(form.arguments()))
                .collect();
            let names = if first.variables == 1 {
                "item"
            } else {
                "key, item"
            };
            let hint = format!(
                "such as {}.{name}({names}, {})",
                self.text(of),
                body(first.macro_)
            );
            return Some(self.wrong_count(
                name,
                &counts.join(" or "),
                arguments.len(),
                whole,
                &hint,
            ));
        };
        let (names, rest) = arguments.split_at(form.variables);
        let (filter, body) = match rest {
            [filter, body] => (Some(filter), body),
            [body] => (None, body),
            _ => return None,
        };
        Some(self.each(form.macro_, of, names, filter, body))
    }

    /// What a macro makes of what it goes over.
    fn each(
        &mut self,
        macro_: Macro,
        of: &Expr,
        names: &[Expr],
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
        let local = |name: &String, ty: &Type, repr: Repr, schema: Option<&Arc<Schema>>| Local {
            name: name.clone(),
            ty: ty.clone(),
            repr,
            schema: schema.cloned(),
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
        let known = schema::element(&range, self.environment).map(Arc::new);
        let is_map = matches!(range.ty, Type::Map(_))
            || matches!(
                schema::of(&range, self.environment),
                Some(Schema::Map(_) | Schema::Object(_))
            );
        let locals = match variables.as_slice() {
            [item] if is_map => vec![local(item, &key, Repr::Plain, None)],
            [item] => vec![local(item, &value, range.repr, known.as_ref())],
            [first, second, ..] => vec![
                local(first, &key, Repr::Plain, None),
                local(second, &value, range.repr, known.as_ref()),
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

/// What a macro could make of an item.
fn body(macro_: Macro) -> &'static str {
    match macro_ {
        Macro::All | Macro::Exists | Macro::ExistsOne | Macro::Filter => "item.size() > 0",
        Macro::Map | Macro::TransformMap | Macro::SortBy => "item.name",
        Macro::TransformMapEntry => "{item.name: item}",
    }
}
